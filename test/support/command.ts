import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { main } from '../../src/cli/main.ts'

const ROOT = join(import.meta.dirname, '../..')
const DEMO = join(ROOT, 'editions/demo')
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

export function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  return startCommand(args, env).finished
}

/** The same without a process of its own: quicker, and enough where only the words matter. */
export async function runHere(args: readonly string[]): Promise<Finished> {
  let [stdout, stderr] = ['', '']
  const status = await main(args, { stdout: { write: (text) => (stdout += text) }, stderr: { write: (text) => (stderr += text) } })
  return { status, stdout, stderr }
}

const madeFolders: string[] = []
afterAll(() => madeFolders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** The demo edition in a folder of its own, with one file changed. */
export function changedDemo(changes: Readonly<Record<string, (text: string) => string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'matxich-demo-'))
  madeFolders.push(folder)
  cpSync(DEMO, folder, { recursive: true })
  for (const [file, change] of Object.entries(changes)) {
    const path = join(folder, file)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`The change of ${file} changed nothing: the demo edition is not what this test expects.`)
    writeFileSync(path, after)
  }
  return folder
}

export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
