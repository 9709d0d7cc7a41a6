/**
 * How many companies there are of each value together with each other: what a list under one filter shows, counted before it is
 * asked. Values of one row (what it makes, or where) count together only where a row has both.
 */
import { WANTED_DATA } from '../domain/company-filters.ts'
import { dayNumber, emptyFacets, numbersOf, put, putSaid, type Tally, type Years } from './counted.ts'
import { CODES, type FacetCodes, NO_CODE } from './facet-codes.ts'

/** Together with every company: the counts of the whole directory. */
export const EVERY = 0
/** What is said, and latest days, are counted with values but are none. */
const FIRST_BIT = CODES
const FIRST_DAY = CODES + 32
const LAST = FIRST_DAY + CODES

export interface PairCounts {
  /** Of documents as the database has them, one after the other. */
  add(bytes: Uint8Array, sign: 1 | -1): void
  /** By value: what it is together with and how often, in twos; noughts left out. */
  entries(): Generator<readonly [value: number, pairs: Int32Array]>
}

export function pairCounts(): PairCounts {
  const ranks = new Int32Array(LAST).fill(-1)
  const codes: number[] = []
  const rows = new Map<number, Int32Array>()
  const rankOf = (code: number): number => {
    const known = ranks[code] ?? -1
    if (known >= 0) return known
    ranks[code] = codes.length
    codes.push(code)
    return codes.length - 1
  }
  const bump = (value: number, rank: number, sign: number): void => {
    let row = rows.get(value)
    if (row === undefined || row.length <= rank) {
      const wider = new Int32Array(Math.max(64, 2 * rank))
      if (row !== undefined) wider.set(row)
      rows.set(value, (row = wider))
    }
    row[rank] = (row[rank] ?? 0) + sign
  }
  const addCompany = ({ free, rowGroups }: Counted, sign: number): void => {
    const groups = rowGroups.map((group) => [...new Set(group.flat())])
    const all = [...free.values, ...groups.flat()]
    for (const code of [EVERY, ...all, ...free.said]) bump(EVERY, rankOf(code), sign)
    for (const value of free.values) for (const code of [...all, ...free.said]) bump(value, rankOf(code), sign)
    for (const [g, values] of groups.entries()) {
      const others = [...free.values, ...groups.flatMap((group, h) => (h === g ? [] : group)), ...free.said]
      for (const value of values) for (const code of others) bump(value, rankOf(code), sign)
      for (const [value, code] of pairsInRows(rowGroups[g] ?? [])) bump(value, rankOf(code), sign)
    }
  }
  return {
    add(bytes, sign) {
      for (const company of companiesIn(bytes)) addCompany(company, sign)
    },
    *entries() {
      for (const [value, row] of rows) {
        const pairs: number[] = []
        for (const [rank, count] of row.entries()) if (count !== 0) pairs.push(codes[rank] ?? 0, count)
        if (pairs.length > 0) yield [value, Int32Array.from(pairs)]
      }
    },
  }
}

interface Counted {
  readonly free: { readonly values: readonly number[]; readonly said: readonly number[] }
  /** What it makes, and where it is: rows of values. */
  readonly rowGroups: readonly (readonly (readonly number[])[])[]
}

function* companiesIn(bytes: Uint8Array): Generator<Counted> {
  const n = numbersOf(bytes)
  for (let start = 0; start < n.length;) {
    const end = start + (n[start] ?? 0)
    const said = WANTED_DATA.flatMap((_, bit) => (((n[start + 1] ?? 0) & (1 << bit)) === 0 ? [] : [FIRST_BIT + bit]))
    said.push(FIRST_DAY + (n[start + 2] ?? 0))
    let i = start + 3
    const values = [...n.subarray(i + 1, i + 1 + (n[i] ?? 0))]
    i += values.length + 1
    const made = Array.from({ length: n[i] ?? 0 }, (_, row) => told(n.subarray(i + 1 + 3 * row, i + 4 + 3 * row)))
    i += 1 + 3 * made.length
    const places: number[][] = []
    for (; i < end; i += 4 + (n[i + 3] ?? 0)) places.push([...told(n.subarray(i, i + 3)), ...n.subarray(i + 4, i + 4 + (n[i + 3] ?? 0))])
    yield { free: { values, said }, rowGroups: [made, places] }
    start = end
  }
}

function told(codes: Uint16Array): number[] {
  return [...codes].filter((code) => code !== NO_CODE)
}

/** Each pair once, whichever rows have it; a value with itself is how often it occurs. */
function pairsInRows(rows: readonly (readonly number[])[]): (readonly [number, number])[] {
  const pairs = new Map<number, readonly [number, number]>()
  for (const row of rows) for (const a of row) for (const b of row) pairs.set(a * CODES + b, [a, b])
  return [...pairs.values()]
}

/** Pairs of before with what has changed. */
export function withChange(before: Int32Array, change: Int32Array): Int32Array {
  const counts = new Map<number, number>()
  for (const pairs of [before, change])
    for (let i = 0; i < pairs.length; i += 2) counts.set(pairs[i] ?? 0, (counts.get(pairs[i] ?? 0) ?? 0) + (pairs[i + 1] ?? 0))
  return Int32Array.from([...counts].filter(([, count]) => count !== 0).flat())
}

/** All counts of the companies with a value, as if they had been counted now. */
export function tallyOfPairs(value: number, pairs: Int32Array, codes: FacetCodes, years: Years): Tally {
  const facets = emptyFacets()
  const has = WANTED_DATA.map(() => 0)
  const fresh = [0, 0]
  const since = years.map(dayNumber)
  let total = 0
  for (let i = 0; i < pairs.length; i += 2) {
    const [code, count] = [pairs[i] ?? 0, pairs[i + 1] ?? 0]
    if (code === value) total = count
    if (code >= FIRST_DAY) for (const [y, first] of since.entries()) fresh[y] = (fresh[y] ?? 0) + (code - FIRST_DAY >= first ? count : 0)
    else if (code >= FIRST_BIT) has[code - FIRST_BIT] = count
    else if (code !== EVERY) put(facets, codes, code, count)
  }
  putSaid(facets, total, has, fresh)
  return { total, facets }
}
