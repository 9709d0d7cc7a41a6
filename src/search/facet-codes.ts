/** Values that companies are counted with, as numbers of 16 bits: read and counted many times as fast as words. */
import { SIZE_CLASSES } from '../domain/company-filters.ts'
import { EVIDENCE_GRADES, OWNERSHIPS, ROLES } from '../domain/vocabulary.ts'
import type { DictionaryEntry } from './dictionary.ts'
import { FACET_MARKS, type Marked } from './facets.ts'

/** Plain data: threads hand it to each other. */
export interface FacetCodes {
  /** By marked value, `s:pcba`. */
  readonly codes: ReadonlyMap<string, number>
  /** The value of the code 1 first. */
  readonly values: readonly FacetValue[]
}

export interface FacetValue {
  readonly dimension: Marked
  readonly value: string
}

/** No value. */
export const NO_CODE = 0
export const CODES = 2 ** 16
const A = 'A'.charCodeAt(0)
const LETTERS = 26
const FIRST_COUNTRY = CODES - LETTERS ** 3

/**
 * An edition lists its values, always in the same order, so nobody has to keep which number is which: documents are made anew
 * whenever an edition is loaded.
 */
export function facetCodes(entries: readonly DictionaryEntry[], stages: Iterable<string>): FacetCodes {
  const values: FacetValue[] = entries.flatMap(({ param, id }) => (param === 'gateway' ? [] : [{ dimension: param, value: id }]))
  for (const value of stages) values.push({ dimension: 'stage', value })
  for (const value of ROLES) values.push({ dimension: 'role', value })
  for (const value of OWNERSHIPS) values.push({ dimension: 'ownership', value })
  for (const value of EVIDENCE_GRADES) values.push({ dimension: 'grade', value })
  for (const value of SIZE_CLASSES) values.push({ dimension: 'size', value })
  const byText = new Map(values.map((one) => [`${FACET_MARKS[one.dimension]}${one.value}`, one]))
  const sorted = [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (sorted.length >= FIRST_COUNTRY) throw new Error(`An edition can have ${FIRST_COUNTRY - 1} values to count, not ${sorted.length}.`)
  return { codes: new Map(sorted.map(([text], i) => [text, i + 1])), values: sorted.map(([, value]) => value) }
}

/** Undefined: no value of the edition. Countries are codes of three letters, whichever they are. */
export function codeOf({ codes }: FacetCodes, marked: string): number | undefined {
  return codes.get(marked) ?? countryCode(marked)
}

export function valueOf({ values }: FacetCodes, code: number): FacetValue | undefined {
  return code >= FIRST_COUNTRY ? { dimension: 'home_country', value: countryOf(code) } : values[code - 1]
}

function countryCode(value: string): number | undefined {
  const letters = /^hc:([A-Z]{3})$/.exec(value)?.[1]
  if (letters === undefined) return undefined
  return [...letters].reduce((code, letter) => code * LETTERS + letter.charCodeAt(0) - A, 0) + FIRST_COUNTRY
}

function countryOf(code: number): string {
  const at = code - FIRST_COUNTRY
  return String.fromCharCode(A + Math.floor(at / LETTERS ** 2), A + (Math.floor(at / LETTERS) % LETTERS), A + (at % LETTERS))
}
