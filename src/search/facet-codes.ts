/**
 * Values that companies are counted with, as numbers: the database groups numbers several times as fast as words. A number is the
 * hash of its value, so that nobody has to keep a list of which is which; with 63 bits no two of some thousand values ever meet.
 */
import { createHash } from 'node:crypto'

const codes = new Map<string, string>()

/** Decimal, for it is more than a double holds. */
export function facetCode(value: string): string {
  const known = codes.get(value)
  if (known !== undefined) return known
  const code = (createHash('sha256').update(value).digest().readBigUInt64BE(0) >> 1n).toString()
  codes.set(value, code)
  return code
}

/** As a column of the database: sorted, so that the same values are the same text. */
export function facetArray(values: Iterable<string>): string {
  const sorted = [...new Set(values)].map((value) => BigInt(facetCode(value))).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${sorted.join(',')}}`
}

export type FacetDecoder = ReadonlyMap<string, string>

export function facetDecoder(values: Iterable<string>): FacetDecoder {
  return new Map([...values].map((value) => [facetCode(value), value]))
}
