/** A segment's trade from the HS headings it is counted under. Unknown is a range or nothing, never zero. */
import type { AtlasRows } from '../db/queries/atlas-rows.ts'

type HeadingTradeRow = AtlasRows['headingTrade'][number]
type HeadingRow = AtlasRows['headings'][number]

export type Flow = 'export' | 'import'
export type Vintage = 'atlas_v18' | 'atlas_2022'

/** What is known of a value: exactly (low = high), within bounds, or only from below (high infinite). US$. */
export interface Known {
  low: number
  high: number
  source_ids: string[]
}

export interface TradeIndex {
  /** Value of one heading, in one year, as that vintage has it; undefined = nothing is known. */
  value(heading: string, year: number, flow: Flow, vintage: Vintage): Known | undefined
}

/** 2024 rests on another basis (see the source's note), so no ratio, growth or "latest" uses it. */
export const LAST_COMPARABLE_YEAR = 2023

export function tradeIndex(rows: readonly HeadingTradeRow[], headings: readonly HeadingRow[]): TradeIndex {
  const index = new Map<string, Known>()
  const key = (heading: string, year: number, flow: Flow, vintage: Vintage) => `${heading}|${year}|${flow}|${vintage}`
  for (const row of rows) {
    const known = bounds(row)
    if (known) index.set(key(row.hs1992_heading, row.year, row.flow, row.vintage), known)
  }
  // The world matrix gives Viet Nam's exports of every heading in its year, also below the cut-off of the yearly lists.
  for (const row of headings) {
    if (row.export_usd === null) continue
    index.set(key(row.hs1992_heading, row.year, 'export', 'atlas_v18'), {
      low: row.export_usd,
      high: row.export_usd,
      source_ids: [row.source_id],
    })
  }
  return { value: (heading, year, flow, vintage) => index.get(key(heading, year, flow, vintage)) }
}

function bounds(row: HeadingTradeRow): Known | undefined {
  if (row.value_usd !== null) return { low: row.value_usd, high: row.value_usd, source_ids: [row.source_id] }
  if (row.missing_reason === 'below_cutoff' && row.cutoff_usd !== null) return { low: 0, high: row.cutoff_usd, source_ids: [row.source_id] }
  return undefined
}

/** Sum over a segment's headings; undefined as soon as nothing is known of one of them. */
export function sumHeadings(index: TradeIndex, headings: readonly string[], year: number, flow: Flow, vintage: Vintage): Known | undefined {
  if (headings.length === 0) return undefined
  const parts = headings.map((heading) => index.value(heading, year, flow, vintage))
  const total: Known = { low: 0, high: 0, source_ids: [] }
  for (const part of parts) {
    if (!part) return undefined
    total.low += part.low
    total.high += part.high
    total.source_ids.push(...part.source_ids)
  }
  return { ...total, source_ids: [...new Set(total.source_ids)] }
}

export interface Ratio {
  low: number
  high: number
  years: number[]
  vintage: Vintage
  source_ids: string[]
}

/** Imports ÷ exports over several years together, as a range when a value is only bounded. */
export function importExportRatio(
  index: TradeIndex,
  headings: readonly string[],
  years: readonly number[],
  vintage: Vintage,
): Ratio | undefined {
  const total = { importLow: 0, importHigh: 0, exportLow: 0, exportHigh: 0 }
  const source_ids = new Set<string>()
  for (const year of years) {
    const imports = sumHeadings(index, headings, year, 'import', vintage)
    const exports = sumHeadings(index, headings, year, 'export', vintage)
    if (!imports || !exports) return undefined
    total.importLow += imports.low
    total.importHigh += imports.high
    total.exportLow += exports.low
    total.exportHigh += exports.high
    for (const id of [...imports.source_ids, ...exports.source_ids]) source_ids.add(id)
  }
  if (total.exportHigh === 0) return undefined
  const high = total.exportLow > 0 ? total.importHigh / total.exportLow : Number.POSITIVE_INFINITY
  return { low: total.importLow / total.exportHigh, high, years: [...years], vintage, source_ids: [...source_ids] }
}

const CHOICES: { years: number[]; vintage: Vintage }[] = [
  { years: [2021, 2022, 2023], vintage: 'atlas_v18' },
  { years: [2023], vintage: 'atlas_v18' },
  { years: [2019], vintage: 'atlas_v18' },
  { years: [2017, 2018, 2020], vintage: 'atlas_2022' },
  { years: [2020], vintage: 'atlas_2022' },
  { years: [2018], vintage: 'atlas_2022' },
  { years: [2017], vintage: 'atlas_2022' },
]

/** The best known ratio: the latest that is exact; else the range that says most (smallest upper bound, then largest lower). */
export function bestRatio(index: TradeIndex, headings: readonly string[]): Ratio | undefined {
  const ratios = CHOICES.flatMap(({ years, vintage }) => importExportRatio(index, headings, years, vintage) ?? [])
  return ratios.find((ratio) => ratio.low === ratio.high) ?? ratios.toSorted((a, b) => spread(a) - spread(b))[0]
}

function spread({ low, high }: Ratio): number {
  return Number.isFinite(high) ? high - low : 1e6 - low
}

/** Lower bounds of the ratio in each of the last three years of the vintage that knows them. */
export function yearlyRatios(index: TradeIndex, headings: readonly string[], vintage: Vintage): number[] {
  const years = vintage === 'atlas_v18' ? [2021, 2022, 2023] : [2017, 2018, 2020]
  return years.flatMap((year) => importExportRatio(index, headings, [year], vintage)?.low ?? [])
}

/** Latest exact value of the segment's headings, or the bound on it. */
export function latestValue(
  index: TradeIndex,
  headings: readonly string[],
  flow: Flow,
): (Known & { year: number; vintage: Vintage }) | undefined {
  const years: [number, Vintage][] = [
    ...[2023, 2022, 2021, 2020, 2019].map((year): [number, Vintage] => [year, 'atlas_v18']),
    ...[2020, 2018, 2017].map((year): [number, Vintage] => [year, 'atlas_2022']),
  ]
  const found = years.flatMap(([year, vintage]) => {
    const known = sumHeadings(index, headings, year, flow, vintage)
    return known ? [{ ...known, year, vintage }] : []
  })
  return found.find((known) => known.low === known.high) ?? found[0]
}
