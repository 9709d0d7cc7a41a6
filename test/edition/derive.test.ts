import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { deriveEdition, toCsv } from '../../src/edition/build/derive-edition.ts'

const reference = fileURLToPath(new URL('../../../shared/data', import.meta.url))
const edition = fileURLToPath(new URL('../../editions/vietnam-electronics', import.meta.url))

describe.skipIf(!existsSync(reference))('figures of the edition (skipped: reference data are not beside the project)', () => {
  it('come out of the reference files again, byte for byte', async () => {
    const derived = await deriveEdition(reference, edition)
    expect([...derived.keys()].toSorted()).toEqual([
      'heading',
      'heading_trade',
      'industry',
      'partner_trade',
      'product_trade',
      'segment_input',
    ])
    for (const [table, rows] of derived) {
      expect(
        toCsv(edition, table, rows) === readFileSync(`${edition}/${table}.csv`, 'utf8'),
        `${table}.csv differs from what its sources give`,
      ).toBe(true)
    }
  }, 60_000)
})
