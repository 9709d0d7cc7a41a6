import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { BUILD_FOLDER } from '../../src/app.ts'
import { buildWebIfStale } from '../../src/cli/web-build.ts'

/**
 * Before the first test of a fresh clone: some API tests ask for a page, and the test runner remembers for all later files that the
 * web app could not be found. Files of the browser run beside each other: none of them may build what another one serves.
 */
export async function setup(project: TestProject): Promise<void> {
  const inBrowser = project.vitest.projects.some(({ name }) => name === 'browser')
  if (inBrowser || !existsSync(join(BUILD_FOLDER, 'server/index.js'))) await buildWebIfStale(() => {})
}
