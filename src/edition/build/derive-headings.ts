/**
 * Capability indicators of one country by HS 1992 heading, from the world export matrix of one year.
 *
 * Source: Growth Lab at Harvard, Atlas of Economic Complexity, 2019 (CC0). Equations: Balassa (1965) for RCA; Hidalgo &
 * Hausmann (2009) in the eigenvector form for PCI; Hidalgo et al. (2007) for density. The maths is passed in, so that this
 * file knows nothing of the analytics engine.
 */
import type { WorldExport } from './read-reference.ts'

export interface Shape {
  countries: number
  products: number
}

/** What this file needs of the analytics engine; `src/analytics/complexity.ts` fits as it is. */
export interface ComplexityMaths {
  rca(exports: Float64Array, shape: Shape): Float64Array
  presence(rca: Float64Array): Uint8Array
  complexityIndex(presence: Uint8Array, shape: Shape): { pci: Float64Array; eci: Float64Array }
  proximity(presence: Uint8Array, shape: Shape): Float64Array
  density(presence: Uint8Array, proximity: Float64Array, shape: Shape, options: { self: boolean }): Float64Array
}

export interface MatrixFilter {
  /** Countries must export more than this, US$. */
  minimumCountry: number
  /** Products must be exported for more than this, US$. */
  minimumProduct: number
  /** Codes that are no products: unspecified goods, trade discrepancies. */
  dropped: readonly string[]
}

/** Countries above US$ 1 bn, products above US$ 0.5 bn, without "not specified" and "trade data discrepancies". */
export const STANDARD_FILTER: MatrixFilter = { minimumCountry: 1e9, minimumProduct: 5e8, dropped: ['9999', 'XXXX'] }

/**
 * Share of Viet Nam in world GDP at current US$, 2019: 334,365,270,497 ÷ 87,945,574,337,518.
 * World Bank, World Development Indicators NY.GDP.MKTP.CD, as compiled in github.com/datasets/gdp (2026-02-24).
 */
export const GDP_SHARE_2019 = 334_365_270_496.667 / 87_945_574_337_517.84

export interface ExportMatrix extends Shape {
  countryIds: string[]
  productIds: string[]
  /** Row-major, countries × products, US$. */
  exports: Float64Array
}

export interface HeadingRow {
  hs1992_heading: string
  year: number
  export_usd: number | null
  world_export_usd: number
  rca: number | null
  r_size: number | null
  pci: number | null
  density: number | null
  density_percentile: number | null
  world_hhi: number | null
  top_exporters: string
  source_id: string
}

/** The part of the world matrix that passes the filter. Totals are taken after the dropped codes, before the thresholds. */
export function exportMatrix(rows: readonly WorldExport[], filter: MatrixFilter = STANDARD_FILTER): ExportMatrix {
  const kept = rows.filter((row) => !filter.dropped.includes(row.heading))
  const byCountry = totals(kept, (row) => row.country)
  const byProduct = totals(kept, (row) => row.heading)
  const above = (sums: Map<string, number>, minimum: number) =>
    [...sums]
      .filter(([, sum]) => sum > minimum)
      .map(([id]) => id)
      .toSorted()
  const countryIds = above(byCountry, filter.minimumCountry)
  const productIds = above(byProduct, filter.minimumProduct)
  const countryAt = new Map(countryIds.map((id, i) => [id, i]))
  const productAt = new Map(productIds.map((id, i) => [id, i]))
  const exports = new Float64Array(countryIds.length * productIds.length)
  for (const row of kept) {
    const c = countryAt.get(row.country)
    const p = productAt.get(row.heading)
    if (c !== undefined && p !== undefined) exports[c * productIds.length + p]! += row.usd
  }
  return { countryIds, productIds, countries: countryIds.length, products: productIds.length, exports }
}

/**
 * One row per wanted heading. World exports, concentration and top exporters are over all economies; RCA, PCI and density
 * over the filtered matrix. RCA of a heading too small for the matrix is empty: unknown, not zero.
 * R_size = country's share of world exports of the heading ÷ its share of world GDP (`sizeShare`).
 * Density leaves the heading itself out, or the answer would leak into the question.
 */
export function deriveHeadings(
  rows: readonly WorldExport[],
  wanted: ReadonlySet<string>,
  country: string,
  year: number,
  sizeShare: number,
  sourceId: string,
  maths: ComplexityMaths,
): HeadingRow[] {
  const matrix = exportMatrix(rows)
  const at = matrix.countryIds.indexOf(country) * matrix.products
  if (at < 0) throw new RangeError(`${country} is not in the matrix`)
  const rca = maths.rca(matrix.exports, matrix)
  const m = maths.presence(rca)
  const { pci } = maths.complexityIndex(m, matrix)
  const density = maths.density(m, maths.proximity(m, matrix), matrix, { self: false })
  const ownDensity = density.subarray(at, at + matrix.products)
  const percentile = midRanks(ownDensity)
  const productAt = new Map(matrix.productIds.map((id, i) => [id, i]))

  const exporters = Map.groupBy(
    rows.filter((row) => wanted.has(row.heading) && row.usd > 0),
    (row) => row.heading,
  )
  return [...exporters]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([heading, all]) => {
      const world = all.reduce((sum, row) => sum + row.usd, 0)
      const own = all.find((row) => row.country === country)?.usd ?? null
      const p = productAt.get(heading)
      const largest = all.toSorted((a, b) => b.usd - a.usd).slice(0, 3)
      return {
        hs1992_heading: heading,
        year,
        export_usd: own,
        world_export_usd: Math.round(world),
        rca: p === undefined ? null : significant(rca[at + p]!),
        r_size: own === null ? null : significant(own / world / sizeShare),
        pci: p === undefined ? null : decimals(pci[p]!),
        density: p === undefined ? null : decimals(ownDensity[p]!),
        density_percentile: p === undefined ? null : decimals(percentile[p]!),
        world_hhi: decimals(all.reduce((sum, row) => sum + (row.usd / world) ** 2, 0)),
        top_exporters: largest.map((row) => `${row.country}:${(row.usd / world).toFixed(3)}`).join('|'),
        source_id: sourceId,
      }
    })
}

/** Headings to describe: those the segments use, and every larger heading of the chapters the chain draws on. */
export function wantedHeadings(
  rows: readonly WorldExport[],
  used: Iterable<string>,
  chapters: readonly string[],
  minimum = STANDARD_FILTER.minimumProduct,
): Set<string> {
  const world = totals(rows, (row) => row.heading)
  const large = [...world].filter(([heading, usd]) => chapters.includes(heading.slice(0, 2)) && usd > minimum).map(([heading]) => heading)
  return new Set([...used, ...large])
}

/** Mid-rank percentile, 0–1: (number below + half of the equals) ÷ n. */
function midRanks(values: Float64Array): Float64Array {
  const sorted = values.toSorted()
  return values.map((value) => {
    const below = sorted.findIndex((other) => other >= value)
    const notAbove = sorted.findLastIndex((other) => other <= value) + 1
    return (below + notAbove) / 2 / values.length
  })
}

function totals<T extends { usd: number }>(rows: readonly T[], key: (row: T) => string): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.usd)
  return sums
}

function significant(value: number): number {
  return Number(value.toPrecision(6))
}

function decimals(value: number): number | null {
  return Number.isNaN(value) ? null : Number(value.toFixed(6))
}
