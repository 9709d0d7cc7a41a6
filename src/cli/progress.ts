/** Progress of long work on stderr: one moving bar in a terminal, one line for each step elsewhere (logs, CI). */

export interface TextStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export interface Progress {
  update(step: string, detail: string, done: number, total: number): void
  end(): void
}

const BAR = 24
const FRAME_MS = 60
const QUIET_MS = 1000

export function createProgress(stream: TextStream): Progress {
  let lastStep = ''
  let lastFrame = 0
  let shown = false
  const begun = Date.now()
  return {
    update: (step, detail, done, total) => {
      if (stream.isTTY !== true) {
        // What is done in a blink needs no line in a log.
        if (step !== lastStep && Date.now() - begun > QUIET_MS) stream.write(`${step} …\n`)
        lastStep = step
        return
      }
      const now = Date.now()
      if (step === lastStep && done < total && now - lastFrame < FRAME_MS) return
      lastStep = step
      lastFrame = now
      shown = true
      const filled = total > 0 ? Math.round((BAR * Math.min(done, total)) / total) : 0
      const text = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${step} ${detail}`
      // Longer than the line would wrap, and then the next frame writes below instead of over it.
      stream.write(`\r\u001b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`)
    },
    end: () => {
      if (shown) stream.write('\r\u001b[2K')
      shown = false
      lastStep = ''
    },
  }
}
