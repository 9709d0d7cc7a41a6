import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Each file has a database of its own; two at a time keep the whole run under half an hour on two cores. */
const twoAtATime = { pool: 'forks' as const, maxWorkers: 2, isolate: true }

/** These take minutes: they begin first, so that none runs on alone when the others are done. */
const LONG = /\/(?:api\/fuzz|service\/statement-model|search\/properties|browser\/(?:pages|needs|events))\.test\.ts$/

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { long = [], short = [] } = Object.groupBy(await super.sort(files), ({ moduleId }) => (LONG.test(moduleId) ? 'long' : 'short'))
    return [...long, ...short]
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    globalSetup: ['test/support/build-web.ts', 'test/support/run-folder.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{analytics,domain,matching,vocabulary,linkage,intake,edition,api,cli,web,docs}/**/*.test.ts', 'test/*.test.ts'],
          // Those of the API open a database; a slow machine needs longer than the usual five seconds.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          ...twoAtATime,
        },
      },
      { test: { name: 'db', include: ['test/db/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000, ...twoAtATime } },
      {
        test: {
          name: 'service',
          include: ['test/{service,search}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          ...twoAtATime,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          // A page on a slow machine takes its time; one second is the default.
          expect: { poll: { timeout: 15_000 } },
          // Each file has a server and a browser of its own; pages are drawn as src/cli/launch.mjs has them drawn.
          ...twoAtATime,
          env: { NODE_ENV: 'production' },
        },
      },
    ],
  },
})
