/** Points of a segment's trade as a picture needs them. A gap stays a gap; two data vintages are never joined. */
import type { SegmentDetail } from '../../api/contract/segment.ts'

export type TradePoint = SegmentDetail['trade'][number]
export type Flow = TradePoint['flow']

const MAIN_VINTAGE = 'atlas_v18'
/** Figures after this year rest on another basis and stand apart. */
const LAST_COMPARABLE_YEAR = 2023

export interface TradeSeries {
  flow: Flow
  /** Runs of neighbouring years with a value: each is one line. */
  runs: { year: number; value: number }[][]
  /** Years without a value, with the bound it cannot exceed. */
  bounds: { year: number; bound: number }[]
  /** Values of an earlier data vintage. */
  earlier: { year: number; value: number }[]
  /** Values on another basis. */
  otherBasis: { year: number; value: number }[]
  known: number
}

export interface TradePicture {
  from: number
  to: number
  years: number[]
  max: number
  series: TradeSeries[]
  wholeHeadings: boolean
}

export function tradePicture(all: readonly TradePoint[]): TradePicture | undefined {
  const points = all.filter((point) => point.value_usd !== null || point.upper_bound_usd !== null)
  const years = [...new Set(points.map((point) => point.year))].toSorted((a, b) => a - b)
  const from = years[0]
  const to = years.at(-1)
  const largest = Math.max(0, ...points.flatMap((point) => point.value_usd ?? point.upper_bound_usd ?? []))
  if (from === undefined || to === undefined || largest === 0) return undefined
  const series = (['export', 'import'] as const).map((flow) =>
    seriesOf(
      points.filter((point) => point.flow === flow),
      flow,
    ),
  )
  return { from, to, years, max: niceMax(largest), series, wholeHeadings: points.some((point) => point.basis === 'whole_headings') }
}

function seriesOf(points: readonly TradePoint[], flow: Flow): TradeSeries {
  const main = points.filter((point) => point.vintage === MAIN_VINTAGE).toSorted((a, b) => a.year - b.year)
  const comparable = main.filter((point) => point.year <= LAST_COMPARABLE_YEAR)
  return {
    flow,
    runs: runsOf(comparable),
    bounds: comparable.flatMap((point) =>
      point.value_usd === null && point.upper_bound_usd !== null ? [{ year: point.year, bound: point.upper_bound_usd }] : [],
    ),
    earlier: valued(points.filter((point) => point.vintage !== MAIN_VINTAGE)),
    otherBasis: valued(main.filter((point) => point.year > LAST_COMPARABLE_YEAR)),
    known: comparable.filter((point) => point.value_usd !== null).length,
  }
}

function valued(points: readonly TradePoint[]): { year: number; value: number }[] {
  return points
    .flatMap((point) => (point.value_usd === null ? [] : [{ year: point.year, value: point.value_usd }]))
    .toSorted((a, b) => a.year - b.year)
}

function runsOf(points: readonly TradePoint[]): { year: number; value: number }[][] {
  const runs: { year: number; value: number }[][] = []
  for (const point of valued(points)) {
    const last = runs.at(-1)
    if (last?.at(-1)?.year === point.year - 1) last.push(point)
    else runs.push([point])
  }
  return runs
}

/** The next of 1, 2, 2.5, 4, 5 or 10 times a power of ten, so that the axis ends on a round number. */
export function niceMax(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 2.5, 4, 5, 10].find((factor) => factor * power >= value) ?? 10
  return step * power
}
