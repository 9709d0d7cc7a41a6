import { defineConfig } from 'vitest/config'

/** Each file has a database of its own; two at a time keep the whole run under half an hour on two cores. */
const twoAtATime = { pool: 'forks' as const, maxWorkers: 2, isolate: true }

export default defineConfig({
  test: {
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
