/** What the browser remembers of uploads: those that were cut off (kept by the upload library), and the one that waits for its form. */

export interface FinishedUpload {
  id: string
  name: string
  size: number
}

export interface LeftUpload {
  name: string
  size: number
  begun: string
}

const FINISHED = 'matxich-upload'
const LEFT = 'tus::'
/** The server throws away what nobody went on with. */
const EXPIRY_MS = 24 * 60 * 60 * 1000

export function keepFinished(upload: FinishedUpload): void {
  inStorage(() => sessionStorage.setItem(FINISHED, JSON.stringify(upload)))
}

/** A finished upload is used once; a page that is reloaded before its form was sent finds it here. */
function readFinished(): FinishedUpload | undefined {
  return inStorage(() => {
    const text = sessionStorage.getItem(FINISHED)
    return text === null ? undefined : (JSON.parse(text) as FinishedUpload)
  })
}

export function forgetFinished(): void {
  inStorage(() => sessionStorage.removeItem(FINISHED))
}

/** Asked after the first drawing: the server, which draws the page first, cannot know it. */
export function keptUploads(): Promise<{ finished: FinishedUpload | undefined; left: LeftUpload[] }> {
  return Promise.resolve({ finished: readFinished(), left: leftUploads() })
}

function leftUploads(): LeftUpload[] {
  const found = inStorage(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(LEFT))
      .flatMap((key) => {
        const { size, metadata, creationTime } = JSON.parse(localStorage.getItem(key) ?? '{}') as {
          size?: number
          metadata?: { filename?: string }
          creationTime?: string
        }
        const begun = new Date(creationTime ?? 0)
        if (!metadata?.filename || Date.now() - begun.getTime() > EXPIRY_MS) return []
        return [{ name: metadata.filename, size: size ?? 0, begun: begun.toISOString() }]
      }),
  )
  return found ?? []
}

/** A browser may forbid storage altogether; uploads then work, but do not outlive the page. */
function inStorage<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
