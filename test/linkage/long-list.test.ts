import { expect, test } from 'vitest'
import { madeUpList } from '../../bench/made-up-list.ts'
import { EMPTY_GAZETTEER, prepareParty } from '../../src/linkage/party.ts'
import { dedupe } from '../../src/linkage/dedupe.ts'
import { dedupeList } from '../../src/services/linkage/dedupe-list.ts'
import { pairQuality } from '../support/linkage-quality.ts'

const WORDS = { words: {}, sum: 'sum', bits: 'bits' }

test('a list through threads comes out as one in one thread', { timeout: 60_000 }, async () => {
  const rows = madeUpList(1200, 7)
  const inputs = rows.map(({ name, address, tax_code }, index) => ({ id: String(index), names: [name], address, tax_code }))
  const options = { level: 'company', gazetteer: EMPTY_GAZETTEER } as const
  const short = await dedupeList(inputs, WORDS, options)
  const long = await dedupeList(inputs, WORDS, { ...options, long_from: 1 })
  expect(long).toEqual(short)
  const atOnce = dedupe(
    inputs.map((input) => prepareParty(input, EMPTY_GAZETTEER)),
    'company',
  )
  expect([...short.cluster_of]).toEqual([...atOnce.cluster_of])
  const { precision, recall } = pairQuality(
    rows.map(({ firm }) => firm),
    short.cluster_of,
  )
  expect(precision).toBeGreaterThan(0.99)
  expect(recall).toBeGreaterThan(0.9)
})
