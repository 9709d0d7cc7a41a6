import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { type Finished, startCommand } from './start-command.ts'

export { startCommand }

const DEMO = join(import.meta.dirname, '../../editions/demo')

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
