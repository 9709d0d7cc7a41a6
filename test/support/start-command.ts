import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
/** As a person's shell would be: nothing of ours set. */
const CLEAN = { MATXICH_DATA: '', MATXICH_EDITION: '', DATABASE_URL: '', PORT: '', HOST: '', NODE_OPTIONS: '' }

export interface Finished {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunningCommand {
  readonly finished: Promise<Finished>
  readonly signal: (name: NodeJS.Signals) => void
  /** Resolves when the text is on stdout; rejects when the command ends before. */
  readonly prints: (text: string) => Promise<string>
}

/** The real command, as a child process. */
export function startCommand(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningCommand {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/launch.mjs'), ...args], {
    cwd: tmpdir(),
    env: { ...process.env, ...CLEAN, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  const watchers: (() => void)[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    for (const watcher of watchers) watcher()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const finished = new Promise<Finished>((done) => child.once('close', (status) => done({ status, stdout, stderr })))
  return {
    finished,
    signal: (name) => void child.kill(name),
    prints: (text) =>
      new Promise((found, failed) => {
        const look = () => stdout.includes(text) && found(stdout)
        watchers.push(look)
        look()
        void finished.then(({ status }) => failed(new Error(`ended with ${status} before it printed "${text}": ${stderr}`)))
      }),
  }
}
