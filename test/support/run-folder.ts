import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { onServer, serverTemplates } from './database.ts'

/** Filled databases that the files of one run copy. Never kept for the next: what fills them may have changed. */
export function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'matxich-run-'))
  process.env['TEST_RUN_FOLDER'] = folder
  const empty = async (): Promise<void> => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
    if (process.env['TEST_DATABASE_URL'] === undefined) return
    const { rows } = await onServer(`select datname from pg_database where starts_with(datname, '${serverTemplates(folder)}')`)
    for (const { datname } of rows as { datname: string }[]) await onServer(`drop database ${datname} with (force)`)
  }
  project.onTestsRerun(empty)
  return async () => {
    await empty()
    rmSync(folder, { recursive: true, force: true })
  }
}
