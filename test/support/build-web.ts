import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { BUILD_FOLDER } from '../../src/app.ts'
import { buildWebIfStale } from '../../src/cli/web-build.ts'

/**
 * Before the first test of a fresh clone: some API tests ask for a page, and the test runner remembers for all later files that the
 * web app could not be found.
 */
export async function setup(): Promise<void> {
  if (!existsSync(join(BUILD_FOLDER, 'server/index.js'))) await buildWebIfStale(() => {})
}
