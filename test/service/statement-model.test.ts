import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadEdition } from '../../src/edition/load.ts'
import { readEdition } from '../../src/edition/read.ts'
import { replayStatements, verifyProjection } from '../../src/services/statements/projection.ts'
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts'
import { DEMO } from '../support/demo-app.ts'
import { OPS, statementMachine, type Step, withoutStatements } from '../support/statement-machine.ts'

/** More of both: bench/statements.ts. */
const RUNS = 16
const STEPS = 60
/** The same steps every time: a change of the code is judged by them. Others are looked for by bench/statements.ts. */
const SEED = 20_261_122
/** Looks back to this many moments of each run. */
const MOMENTS = 4

const step: fc.Arbitrary<Step> = fc.record({
  op: fc.constantFrom(...OPS),
  a: fc.nat(1000),
  b: fc.nat(1000),
  c: fc.nat(1000),
})

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let handle: TestDatabase
    beforeAll(async () => {
      handle = await openTestDatabase(engine)
      await loadEdition(handle, await readEdition(DEMO))
    })
    afterAll(() => handle.dispose())

    test('random imports, corrections, merges, splits, moves, retractions and undos show what a plain replay shows', async () => {
      const total = { commands: 0, undone: 0, refused: 0 }
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
          await withoutStatements(handle, async (statements) => {
            const machine = statementMachine(statements)
            for (const each of steps) {
              await machine.run(each)
              expect(await machine.shown()).toEqual(machine.expected())
            }
            const check = await verifyProjection(statements)
            expect(check).toMatchObject({ equal: true, differing: [] })
            await replayStatements(statements)
            expect((await verifyProjection(statements)).shown_checksum).toBe(check.shown_checksum)
            for (let i = 1; i <= MOMENTS; i++) {
              const { at, picture } = machine.pictures[Math.floor((machine.pictures.length * i) / (MOMENTS + 1))]!
              expect(await machine.shownAt(at)).toEqual(picture)
            }
            for (const key of ['commands', 'undone', 'refused'] as const) total[key] += machine.counts()[key]
          })
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      )
      expect(total.commands + total.refused).toBeGreaterThan((RUNS * STEPS) / 2)
      expect(Math.min(total.undone, total.refused)).toBeGreaterThan(RUNS)
    }, 300_000)
  })
}
