import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countedBytes, type CountedParts, sumOf, type Tally, tallyOf, type Years } from '../../src/search/counted.ts'
import type { DictionaryEntry } from '../../src/search/dictionary.ts'
import { codeOf, facetCodes, valueOf } from '../../src/search/facet-codes.ts'
import { COUNTED, FACET_MARKS, type Marked } from '../../src/search/facets.ts'
import { EVERY, pairCounts, tallyOfPairs, withChange } from '../../src/search/pair-counts.ts'

const ENTRIES: DictionaryEntry[] = [
  ...['pcba', 'mlcc', 'film'].map((id) => ({ param: 'segment' as const, id, texts: [] })),
  ...['bac-ninh', 'ha-noi'].map((id) => ({ param: 'province' as const, id, texts: [] })),
  ...['que-vo', 'tien-son'].map((id) => ({ param: 'park' as const, id, texts: [] })),
  ...['iso-9001', 'rohs'].map((id) => ({ param: 'certificate' as const, id, texts: [] })),
  { param: 'process', id: 'welding', texts: [] },
]
const STAGE: Readonly<Record<string, string>> = { pcba: 'assembly', mlcc: 'parts', film: 'parts' }
const codes = facetCodes(ENTRIES, Object.values(STAGE))
const years: Years = ['2025-06-30', '2024-06-30']

const some = <T extends string>(...values: T[]) => fc.constantFrom(...values)
const maybe = <T extends string>(...values: T[]) => fc.option(some(...values))
const company: fc.Arbitrary<CountedParts> = fc.record({
  has: fc.integer({ min: 0, max: 2047 }),
  latest: some('', '2023-12-31', '2024-06-30', '2025-06-29', '2026-01-01'),
  traits: fc.uniqueArray(some('pr:welding', 'hc:KOR', 'hc:VNM', 'o:domestic', 'g:press', 'z:unknown')),
  made: fc.array(
    fc
      .record({ segment: some('pcba', 'mlcc', 'film'), role: some('maker', 'trader') })
      .map((row) => ({ ...row, stage: STAGE[row.segment]! })),
    { maxLength: 3 },
  ),
  places: fc.array(
    fc.record({
      province: maybe('bac-ninh', 'ha-noi'),
      former: maybe('bac-ninh'),
      park: maybe('que-vo', 'tien-son'),
      certificates: fc.uniqueArray(some('iso-9001', 'rohs')),
    }),
    { maxLength: 3 },
  ),
})

const bytesOf = (parts: CountedParts) => Buffer.from(countedBytes(parts, codes).slice(2), 'hex')
const VALUES: readonly (readonly [Marked, string])[] = [
  ['segment', 'mlcc'],
  ['stage', 'parts'],
  ['role', 'maker'],
  ['province', 'bac-ninh'],
  ['park', 'que-vo'],
  ['certificate', 'rohs'],
  ['process', 'welding'],
  ['home_country', 'KOR'],
]

/** What a list under one filter shows: the companies that pass it, by the rows that pass it. */
function counted(companies: readonly CountedParts[], dimension: Marked, value: string): Tally {
  const passing = companies.filter((one) =>
    tallyOf([{ bytes: bytesOf(one), filters: { [dimension]: [value] }, inCircle: false }], codes, years).facets[dimension].has(value),
  )
  return tallyOf([{ bytes: Buffer.concat(passing.map(bytesOf)), filters: { [dimension]: [value] }, inCircle: false }], codes, years)
}

const without = ({ total, facets }: Tally, own: Marked) => ({
  total,
  facets: Object.fromEntries(COUNTED.filter((dimension) => dimension !== own).map((dimension) => [dimension, facets[dimension]])),
})

test('every value has a number of its own and a number its value', () => {
  for (const { param, id } of ENTRIES) {
    const dimension = param as Marked
    expect(valueOf(codes, codeOf(codes, `${FACET_MARKS[dimension]}${id}`)!)).toEqual({ dimension, value: id })
  }
  expect(valueOf(codes, codeOf(codes, 'hc:AAA')!)).toEqual({ dimension: 'home_country', value: 'AAA' })
  expect(valueOf(codes, codeOf(codes, 'hc:ZZZ')!)).toEqual({ dimension: 'home_country', value: 'ZZZ' })
  expect(codeOf(codes, 's:nowhere')).toBeUndefined()
})

test('a company with two sites in a province counts there once; only what passes in one row counts', () => {
  const place = (park: string, certificates: string[]) => ({ province: 'bac-ninh', former: null, park, certificates })
  const made = [
    { segment: 'pcba', role: 'maker', stage: 'assembly' },
    { segment: 'mlcc', role: 'trader', stage: 'parts' },
  ]
  const parts = { has: 1, latest: '2025-12-31', traits: [], made, places: [place('que-vo', ['rohs']), place('tien-son', [])] }
  const { total, facets } = tallyOf(
    [{ bytes: bytesOf(parts), filters: { segment: ['pcba'], certificate: ['rohs'] }, inCircle: false }],
    codes,
    years,
  )
  expect([total, facets.role, facets.park, facets.province]).toEqual([
    1,
    new Map([['maker', 1]]),
    new Map([['que-vo', 1]]),
    new Map([['bac-ninh', 1]]),
  ])
  expect([facets.has, facets.lacks.size, facets.freshness.get('12m')]).toEqual([new Map([['website', 1]]), 10, 1])
})

test('what is kept of one value is what counting its companies gives', () => {
  fc.assert(
    fc.property(fc.array(company, { maxLength: 12 }), (companies) => {
      const counts = pairCounts()
      counts.add(Buffer.concat(companies.map(bytesOf)), 1)
      const kept = new Map(counts.entries())
      const every = tallyOf([{ bytes: Buffer.concat(companies.map(bytesOf)), filters: {}, inCircle: false }], codes, years)
      expect(tallyOfPairs(EVERY, kept.get(EVERY) ?? new Int32Array(), codes, years)).toEqual(every)
      for (const [dimension, value] of VALUES) {
        const code = codeOf(codes, `${FACET_MARKS[dimension]}${value}`)!
        const pairs = tallyOfPairs(code, kept.get(code) ?? new Int32Array(), codes, years)
        expect(without(pairs, dimension), dimension).toEqual(without(counted(companies, dimension, value), dimension))
      }
    }),
    { numRuns: 300 },
  )
})

test('a change of some is the count of all that are left', () => {
  const pairsOf = (companies: readonly CountedParts[], removed: readonly CountedParts[] = []) => {
    const counts = pairCounts()
    for (const one of companies) counts.add(bytesOf(one), 1)
    for (const one of removed) counts.add(bytesOf(one), -1)
    return new Map(counts.entries())
  }
  const sorted = (pairs: Int32Array | undefined) =>
    Array.from({ length: (pairs?.length ?? 0) / 2 }, (_, i) => `${pairs![2 * i]}:${pairs![2 * i + 1]}`).toSorted()
  fc.assert(
    fc.property(fc.array(company), fc.array(company, { maxLength: 3 }), fc.array(company, { maxLength: 3 }), (stay, go, come) => {
      const [before, after, change] = [pairsOf([...stay, ...go]), pairsOf([...stay, ...come]), pairsOf(come, go)]
      for (const value of new Set([...before.keys(), ...after.keys()])) {
        const changed = withChange(before.get(value) ?? new Int32Array(), change.get(value) ?? new Int32Array())
        expect(sorted(changed)).toEqual(sorted(after.get(value)))
      }
    }),
  )
})

test('sums of sets that overlap', () => {
  const tally = (total: number, makers: number): Tally => {
    const { facets } = tallyOf([], codes, years)
    return { total, facets: { ...facets, role: new Map([['maker', makers]]) } }
  }
  const sum = sumOf([
    { sign: 1, tally: tally(5, 3) },
    { sign: 1, tally: tally(2, 2) },
    { sign: -1, tally: tally(2, 2) },
  ])
  expect([sum.total, sum.facets.role]).toEqual([5, new Map([['maker', 3]])])
})
