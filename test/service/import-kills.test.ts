import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importUnderKills } from '../support/killed-import.ts'
import { LARGE_FIELDS, writeLargeWorkbook } from '../support/large-workbook.ts'

const ROWS = 3000

test(
  'a server killed while it reads, links, takes in and makes documents leaves no gap and no duplicate',
  { timeout: 600_000 },
  async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'matxich-large-')), 'large.xlsx')
    await writeLargeWorkbook(file, ROWS)
    const phases = ['staging', 'linking', 'applying', 'applied']
    const outcome = await importUnderKills({
      file,
      mapping: LARGE_FIELDS,
      kills: phases.length,
      // In the middle of each, and then wherever it is.
      shouldKill: (state, done, kills) => state === phases[kills] && done > 0,
    })
    expect(outcome.killedIn).toEqual(phases)
    expect(outcome).toMatchObject({ staged: ROWS, matched: ROWS, duplicates: 0 })
    const { rows, new: fresh, linked, unchanged, review, rejected } = outcome.counts as Record<string, number>
    expect([rows, (fresh ?? 0) + (linked ?? 0) + (unchanged ?? 0) + (review ?? 0) + (rejected ?? 0)]).toEqual([ROWS, ROWS])
    expect(outcome.applied.rows).toBe((fresh ?? 0) + (linked ?? 0))
    expect(outcome.applied.records).toBe(2 * outcome.applied.rows)
    expect(outcome.companies).toBe(outcome.counts['new'])
    // All of them are found in the end.
    expect(outcome).toMatchObject({ found: outcome.companies, due: 0 })
  },
)
