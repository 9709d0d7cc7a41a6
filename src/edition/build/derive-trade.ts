/**
 * Viet Nam's trade by HS 1992 heading and six-digit code, by partner, and its industry by ISIC class, from the reference
 * tables. A value that is not known stays empty and says why: never 0, never a guess.
 *
 * Sources: Growth Lab, Atlas of Economic Complexity, release v18 and the earlier vintage of about 2022 (CC0);
 * UNIDO INDSTAT 4 (ISIC Rev. 4).
 */
import type { EarlierVintage, IndustryFigure, ListedHeading, PartnerFlow } from './read-reference.ts'

export type Flow = 'export' | 'import'

export interface HeadingTradeRow {
  hs1992_heading: string
  year: number
  flow: Flow
  vintage: 'atlas_v18' | 'atlas_2022'
  value_usd: number | null
  missing_reason: '' | 'below_cutoff' | 'no_source' | 'unreliable'
  cutoff_usd: number | null
  source_id: string
}

export interface ProductTradeRow {
  hs1992_code: string
  year: number
  flow: Flow
  value_usd: number | null
  missing_reason: '' | 'no_source' | 'unreliable'
  source_id: string
}

export interface PartnerTradeRow {
  basket_id: string
  flow: Flow
  partner: string
  year: number
  value_usd: number
  source_id: string
  note: string
}

export interface IndustryRow {
  isic4: string
  year: number
  variable: string
  value: number | null
  missing_reason: '' | 'no_source' | 'suppressed'
  source_id: string
}

/** Which headings of the earlier vintage agree with v18 where both exist, and which contradict it. */
export interface VintageQuality {
  good(heading: string, flow: Flow): boolean
  unreliable(heading: string, flow: Flow): boolean
}

const GOOD = new Set('3907 3919 3920 7410 7019 3818 8482 8505 8507 8532 8533 8534 8536 8541 8544 9001 9002 9013'.split(' '))
const UNRELIABLE = new Set('8471 8473 8517 8525 8529 8548'.split(' '))
const UNRELIABLE_EXPORTS = new Set('8518 8528 8541 8542'.split(' '))

/** As checked against v18, heading by heading, when the table was typed. */
export const EARLIER_VINTAGE_QUALITY: VintageQuality = {
  good: (heading, flow) => GOOD.has(heading) && !EARLIER_VINTAGE_QUALITY.unreliable(heading, flow),
  unreliable: (heading, flow) => UNRELIABLE.has(heading) || (flow === 'export' ? UNRELIABLE_EXPORTS.has(heading) : heading === '8542'),
}

/**
 * Every wanted heading in every listed year and flow. A heading that a year's list does not name is smaller than the
 * smallest one named: value unknown, `cutoff_usd` an upper bound.
 */
export function listedTrade(listed: readonly ListedHeading[], wanted: Iterable<string>, sourceId: string): HeadingTradeRow[] {
  const headings = [...wanted].toSorted()
  const lists = Map.groupBy(listed, (row) => `${row.year} ${row.flow}`)
  return [...lists.values()]
    .flatMap((list) => {
      const { year, flow } = list[0]!
      const cutoff = Math.min(...list.map((row) => row.usd))
      const value = new Map(list.map((row) => [row.heading, row.usd]))
      return headings.map((heading): HeadingTradeRow => {
        const known = value.get(heading) ?? null
        const base = { hs1992_heading: heading, year, flow, vintage: 'atlas_v18', value_usd: known, source_id: sourceId } as const
        return known === null
          ? { ...base, missing_reason: 'below_cutoff', cutoff_usd: cutoff }
          : { ...base, missing_reason: '', cutoff_usd: null }
      })
    })
    .toSorted(byHeading)
}

/** Earlier vintage: the good headings with their value; the contradicted ones without it; the untested ones left out. */
export function earlierTrade(rows: readonly EarlierVintage[], quality: VintageQuality, sourceId: string): HeadingTradeRow[] {
  return rows
    .flatMap((row) =>
      FLOWS.flatMap((flow): HeadingTradeRow[] => {
        const value = row[`${flow}_usd`]
        const base = {
          hs1992_heading: row.code,
          year: row.year,
          flow,
          vintage: 'atlas_2022',
          cutoff_usd: null,
          source_id: sourceId,
        } as const
        if (quality.unreliable(row.code, flow)) return [{ ...base, value_usd: null, missing_reason: 'unreliable' }]
        if (!quality.good(row.code, flow)) return []
        return [{ ...base, value_usd: value, missing_reason: value === null ? 'no_source' : '' }]
      }),
    )
    .toSorted(byHeading)
}

/** Six-digit codes of the good headings in the earlier vintage. */
export function productTrade(rows: readonly EarlierVintage[], quality: VintageQuality, sourceId: string): ProductTradeRow[] {
  return rows
    .flatMap((row) =>
      FLOWS.flatMap((flow): ProductTradeRow[] => {
        if (!quality.good(row.code.slice(0, 4), flow)) return []
        const value = row[`${flow}_usd`]
        return [
          {
            hs1992_code: row.code,
            year: row.year,
            flow,
            value_usd: value,
            missing_reason: value === null ? 'no_source' : '',
            source_id: sourceId,
          },
        ]
      }),
    )
    .toSorted((a, b) => compare(a.hs1992_code, b.hs1992_code) || a.year - b.year || compare(a.flow, b.flow))
}

export function partnerTrade(rows: readonly PartnerFlow[], sourceId: string, note = ''): PartnerTradeRow[] {
  return rows
    .map(({ usd, ...row }) => ({ ...row, value_usd: usd, source_id: sourceId, note }))
    .toSorted((a, b) => compare(a.basket_id, b.basket_id) || compare(a.flow, b.flow) || compare(a.partner, b.partner) || a.year - b.year)
}

const INDUSTRY_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['Establishments', 'establishments'],
  ['Employees', 'employees'],
  ['Female employees', 'female_employees'],
  ['Value added', 'value_added_usd'],
  ['Wages and salaries', 'wages_usd'],
])

/** INDSTAT by class. A class with no establishments at all was counted under another class that year: suppressed, not zero. */
export function industryRows(figures: readonly IndustryFigure[], classes: ReadonlySet<string>, sourceId: string): IndustryRow[] {
  const value = new Map(figures.map((row) => [`${row.isic4} ${row.year} ${row.variable}`, row.value]))
  const years = [...new Set(figures.map((row) => row.year))].toSorted((a, b) => a - b)
  return [...classes].toSorted().flatMap((isic4) =>
    years.flatMap((year) =>
      [...INDUSTRY_VARIABLES].map(([printed, variable]): IndustryRow => {
        const empty = value.get(`${isic4} ${year} Establishments`) === 0
        const known = value.get(`${isic4} ${year} ${printed}`) ?? null
        const base = { isic4, year, variable, source_id: sourceId }
        if (empty) return { ...base, value: null, missing_reason: 'suppressed' }
        return { ...base, value: known, missing_reason: known === null ? 'no_source' : '' }
      }),
    ),
  )
}

const FLOWS: readonly Flow[] = ['export', 'import']

function byHeading(a: HeadingTradeRow, b: HeadingTradeRow): number {
  return compare(a.hs1992_heading, b.hs1992_heading) || a.year - b.year || compare(a.flow, b.flow)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
