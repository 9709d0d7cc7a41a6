/**
 * What a company is counted with, as numbers of 16 bits one after the other:
 *   how many numbers · bits of what is said · latest day · n, n traits · n, n × (segment, stage, role) · (province, former, park, n, n certificates) …
 * Companies that are found are sent as one text of bytes and counted here: the database took four times as long to group them.
 */
import { WANTED_DATA } from '../domain/company-filters.ts'
import { codeOf, CODES, type FacetCodes, NO_CODE, valueOf } from './facet-codes.ts'
import { type Chosen, COUNTED, type Counted, type Counts, FACET_MARKS, MADE_DIMENSIONS, PLACE_DIMENSIONS, type Place } from './facets.ts'

export interface CountedParts {
  readonly has: number
  /** YYYY-MM-DD, or empty. */
  readonly latest: string
  /** Marked values that stand alone. */
  readonly traits: readonly string[]
  readonly made: readonly { readonly segment: string; readonly role: string; readonly stage: string }[]
  readonly places: readonly Place[]
}

const FIRST_DAY = Date.parse('1999-12-31')
const LAST_DAY_NUMBER = CODES - 1

/** Undated is 0, which no year ago is before. */
export function dayNumber(day: string): number {
  if (day === '') return 0
  return Math.min(LAST_DAY_NUMBER, Math.max(1, Math.round((Date.parse(day) - FIRST_DAY) / 86_400_000)))
}

/** As a column of the database. The same parts are the same bytes, in whichever order they come. */
export function countedBytes({ has, latest, traits, made, places }: CountedParts, codes: FacetCodes): string {
  const code = (mark: string, value: string | null) =>
    value === null || value === '' ? NO_CODE : (codeOf(codes, `${mark}${value}`) ?? NO_CODE)
  const alone = [...new Set(traits.map((value) => codeOf(codes, value) ?? NO_CODE))]
    .filter((one) => one !== NO_CODE)
    .toSorted((a, b) => a - b)
  const rows = distinct(made.map((row) => MADE_DIMENSIONS.map((dimension) => code(FACET_MARKS[dimension], row[dimension]))))
  const sites = distinct(places.map((place) => placeNumbers(place, code)))
  const numbers = [has, dayNumber(latest), alone.length, ...alone, rows.length, ...rows.flat(), ...sites.flat()]
  return hex([numbers.length + 1, ...numbers])
}

/** Of one site. It begins with a nought, as no company does. */
export function placeBytes(place: Place, codes: FacetCodes): string {
  return hex([0, ...placeNumbers(place, (mark, value) => (value === null ? NO_CODE : (codeOf(codes, `${mark}${value}`) ?? NO_CODE)))])
}

function placeNumbers({ province, former, park, certificates }: Place, code: (mark: string, value: string | null) => number): number[] {
  const held = [...new Set(certificates.map((one) => code('c:', one)))].filter((one) => one !== NO_CODE).toSorted((a, b) => a - b)
  return [code('p:', province), code('p:', former), code('k:', park), held.length, ...held]
}

function distinct(rows: readonly number[][]): number[][] {
  return [...new Map(rows.map((row) => [row.join(), row])).values()].toSorted((a, b) => (a.join() < b.join() ? -1 : 1))
}

function hex(numbers: readonly number[]): string {
  const bytes = Buffer.alloc(numbers.length * 2)
  for (const [i, number] of numbers.entries()) bytes.writeUInt16LE(number, i * 2)
  return `\\x${bytes.toString('hex')}`
}

export function numbersOf(bytes: Uint8Array): Uint16Array {
  const { buffer, byteOffset } = bytes.byteOffset % 2 === 0 ? bytes : new Uint8Array(bytes)
  return new Uint16Array(buffer, byteOffset, bytes.byteLength / 2)
}

/** How many companies there are, and how many with each value. */
export interface Tally {
  readonly total: number
  readonly facets: Readonly<Record<Counted, Counts>>
}

/** First days of freshness, one and two years ago. */
export type Years = readonly [string, string]

/** Documents one after the other, and the filters that their rows must pass to count. */
export interface ToCount {
  readonly bytes: Uint8Array
  readonly filters: Chosen
  /** Of places those that follow each company count, not its own. */
  readonly inCircle: boolean
}

/** Empty between two calls: new ones for each would be half a megabyte to collect. */
const counts = new Int32Array(CODES)
/** By which company a value was counted last. */
const seen = new Int32Array(CODES)

export function tallyOf(parts: readonly ToCount[], codes: FacetCodes, years: Years): Tally {
  const met: number[] = []
  const has = WANTED_DATA.map(() => 0)
  const fresh = [0, 0]
  const since = years.map(dayNumber)
  let total = 0
  const count = (code: number): void => {
    if (code === NO_CODE || seen[code] === total) return
    if (seen[code] === 0) met.push(code)
    seen[code] = total
    counts[code] = (counts[code] ?? 0) + 1
  }
  const countCompany = (n: Uint16Array, start: number): void => {
    total++
    for (let bit = 0, bits = n[start + 1] ?? 0; bits !== 0; bit++, bits >>= 1) if ((bits & 1) === 1) has[bit] = (has[bit] ?? 0) + 1
    for (let year = 0; year < since.length; year++) if ((n[start + 2] ?? 0) >= (since[year] ?? 0)) fresh[year] = (fresh[year] ?? 0) + 1
  }
  for (const { bytes, filters, inCircle } of parts) {
    const [isMade, isPlace] = [passesMade(filters, codes), passesPlace(filters, codes)]
    const n = numbersOf(bytes)
    const countPlace = (at: number): number => {
      const end = at + 4 + (n[at + 3] ?? 0)
      if (!isPlace(n, at)) return end
      for (let i = at; i < end; i++) if (i !== at + 3) count(n[i] ?? NO_CODE)
      return end
    }
    for (let i = 0; i < n.length;) {
      const end = i + (n[i] ?? 0)
      countCompany(n, i)
      i += 4
      for (const last = i + (n[i - 1] ?? 0); i < last; i++) count(n[i] ?? NO_CODE)
      i++
      for (const last = i + 3 * (n[i - 1] ?? 0); i < last; i += 3) {
        if (isMade(n, i)) for (let j = i; j < i + 3; j++) count(n[j] ?? NO_CODE)
      }
      if (inCircle) i = end
      while (i < end) i = countPlace(i)
      while (i < n.length && n[i] === 0) i = countPlace(i + 1)
    }
  }
  const facets = emptyFacets()
  for (const code of met) {
    put(facets, codes, code, counts[code] ?? 0)
    counts[code] = seen[code] = 0
  }
  putSaid(facets, total, has, fresh)
  return { total, facets }
}

type Passes = (numbers: Uint16Array, at: number) => boolean

function passesMade(filters: Chosen, codes: FacetCodes): Passes {
  const [segment, stage, role] = MADE_DIMENSIONS.map((dimension) => chosenCodes(filters, dimension, codes))
  if (segment === undefined && stage === undefined && role === undefined) return () => true
  return (n, at) => isIn(segment, n[at]) && isIn(stage, n[at + 1]) && isIn(role, n[at + 2])
}

function passesPlace(filters: Chosen, codes: FacetCodes): Passes {
  const [province, park, certificate] = PLACE_DIMENSIONS.map((dimension) => chosenCodes(filters, dimension, codes))
  if (province === undefined && park === undefined && certificate === undefined) return () => true
  return (n, at) => {
    if (!isIn(park, n[at + 2]) || !(isIn(province, n[at]) || isIn(province, n[at + 1]))) return false
    return certificate === undefined || n.subarray(at + 4, at + 4 + (n[at + 3] ?? 0)).some((code) => certificate.has(code))
  }
}

function isIn(chosen: ReadonlySet<number> | undefined, code: number | undefined): boolean {
  return chosen === undefined || chosen.has(code ?? NO_CODE)
}

function chosenCodes(filters: Chosen, dimension: keyof Chosen, codes: FacetCodes): ReadonlySet<number> | undefined {
  const values = filters[dimension]
  return values === undefined ? undefined : new Set(values.map((value) => codeOf(codes, `${FACET_MARKS[dimension]}${value}`) ?? -1))
}

export function emptyFacets(): Record<Counted, Counts> {
  return Object.fromEntries(COUNTED.map((dimension) => [dimension, new Map()])) as Record<Counted, Counts>
}

export function put(facets: Record<Counted, Counts>, codes: FacetCodes, code: number, number: number): void {
  const known = valueOf(codes, code)
  if (known !== undefined) facets[known.dimension].set(known.value, number)
}

/** What some source says, what none says, and how old it is. */
export function putSaid(facets: Record<Counted, Counts>, total: number, has: readonly number[], fresh: readonly number[]): void {
  const some = (dimension: Counted, value: string, number: number) => number > 0 && facets[dimension].set(value, number)
  for (const [bit, wanted] of WANTED_DATA.entries()) {
    some('has', wanted, has[bit] ?? 0)
    some('lacks', wanted, total - (has[bit] ?? 0))
  }
  some('freshness', '12m', fresh[0] ?? 0)
  some('freshness', '24m', fresh[1] ?? 0)
}

/** Of what is in several sets: added where the sign is 1, taken away where it is -1. */
export function sumOf(parts: readonly { readonly sign: 1 | -1; readonly tally: Tally }[]): Tally {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only.tally
  const facets = emptyFacets()
  let total = 0
  for (const { sign, tally } of parts) {
    total += sign * tally.total
    for (const dimension of COUNTED)
      for (const [value, number] of tally.facets[dimension])
        facets[dimension].set(value, (facets[dimension].get(value) ?? 0) + sign * number)
  }
  for (const dimension of COUNTED) for (const [value, number] of facets[dimension]) if (number <= 0) facets[dimension].delete(value)
  return { total, facets }
}
