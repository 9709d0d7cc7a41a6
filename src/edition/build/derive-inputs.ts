/**
 * Independent evidence for the curated links of the chain, kept apart from the editors' judgement:
 *
 * - "US technology": the largest direct requirement (input per dollar of output) between a commodity of the input's HS codes
 *   and an industry of the output's HS codes. Source: US Bureau of Economic Analysis, 2017 benchmark input-output accounts,
 *   detailed table (public domain); correspondence of HS lines with BEA codes is ours.
 * - "Trade pattern": φ_pq = Σ_c M_cp M_cq / max(k_p, k_q) with M = 1 where RCA ≥ 1 (Hidalgo et al. 2007), the largest over
 *   pairs of different HS 1992 headings. A pair of the same heading would always be 1 and says nothing.
 */
import { exportMatrix, type ComplexityMaths } from './derive-headings.ts'
import type { Coefficients, SegmentCode, WorldExport } from './read-reference.ts'

export interface CuratedLink {
  input_segment_id: string
  output_segment_id: string
  essential: string
  curated: string
  note: string
  source_id: string
}

export type TechnologyMissing = 'no_hs_code' | 'no_bea_match' | 'service' | 'outside_scope'
export type PatternMissing = 'no_hs_code' | 'no_trade_data' | 'service'

export interface LinkRow extends CuratedLink {
  us_technology: number | null
  us_technology_missing: TechnologyMissing | ''
  trade_pattern: number | null
  trade_pattern_missing: PatternMissing | ''
}

export interface TechnologyTables {
  coefficients: Coefficients
  hs2012ToBea: ReadonlyMap<string, readonly string[]>
  hs2017ToHs2012: ReadonlyMap<string, readonly string[]>
  hs2022ToHs2012: ReadonlyMap<string, readonly string[]>
}

const SERVICE_STAGES: ReadonlySet<string> = new Set(['software_design', 'test_certification', 'logistics', 'recycling'])
/** Machines and moulds are investment, which a table of direct requirements does not contain. */
const CAPITAL_STAGES: ReadonlySet<string> = new Set(['tooling_equipment'])

/** The same links, with both evidences or the reason why one is missing. */
export function deriveLinks(
  links: readonly CuratedLink[],
  stageOf: ReadonlyMap<string, string>,
  codes: readonly SegmentCode[],
  tables: TechnologyTables,
  proximity: HeadingProximity,
): LinkRow[] {
  const hs = Map.groupBy(
    codes.filter((row) => row.system === 'hs2022'),
    (row) => row.segment_id,
  )
  const beaOf = new Map([...hs].map(([id, rows]) => [id, beaCodes(rows, tables)]))
  const headingsOf = new Map([...hs].map(([id, rows]) => [id, [...new Set(rows.map((row) => row.hs1992_heading).filter(Boolean))]]))
  return links.map((link) => {
    const { input_segment_id: input, output_segment_id: output } = link
    const stages = [stageOf.get(input), stageOf.get(output)].map((stage) => stage ?? '')
    const technology = usTechnology(
      stages,
      hs.has(input) && hs.has(output),
      beaOf.get(input) ?? [],
      beaOf.get(output) ?? [],
      tables.coefficients,
    )
    const pattern = tradePattern(
      stages,
      hs.has(input) && hs.has(output),
      headingsOf.get(input) ?? [],
      headingsOf.get(output) ?? [],
      proximity,
    )
    const oneHeading = pattern.trade_pattern_missing === 'no_trade_data' && sameSingle(headingsOf.get(input), headingsOf.get(output))
    const note = oneHeading && link.note === '' ? `both counted under heading ${headingsOf.get(input)?.[0]}` : link.note
    return { ...link, ...technology, ...pattern, note }
  })
}

type Technology = Pick<LinkRow, 'us_technology' | 'us_technology_missing'>
type Pattern = Pick<LinkRow, 'trade_pattern' | 'trade_pattern_missing'>

function usTechnology(
  stages: readonly string[],
  coded: boolean,
  commodities: readonly string[],
  industries: readonly string[],
  coefficients: Coefficients,
): Technology {
  const missing = (reason: TechnologyMissing): Technology => ({ us_technology: null, us_technology_missing: reason })
  if (stages.some((stage) => SERVICE_STAGES.has(stage))) return missing('service')
  if (stages.some((stage) => CAPITAL_STAGES.has(stage))) return missing('outside_scope')
  if (!coded) return missing('no_hs_code')
  if (commodities.length === 0 || industries.length === 0) return missing('no_bea_match')
  const values = commodities.flatMap((commodity) => industries.map((industry) => coefficients.get(commodity)?.get(industry) ?? 0))
  return { us_technology: Number(Math.max(...values).toPrecision(6)), us_technology_missing: '' }
}

function tradePattern(
  stages: readonly string[],
  coded: boolean,
  inputs: readonly string[],
  outputs: readonly string[],
  proximity: HeadingProximity,
): Pattern {
  const missing = (reason: PatternMissing): Pattern => ({ trade_pattern: null, trade_pattern_missing: reason })
  if (stages.some((stage) => SERVICE_STAGES.has(stage))) return missing('service')
  if (!coded) return missing('no_hs_code')
  const values = inputs.flatMap((p) => outputs.flatMap((q) => (p === q ? [] : (proximity(p, q) ?? []))))
  if (values.length === 0) return missing('no_trade_data')
  return { trade_pattern: Number(Math.max(...values).toFixed(6)), trade_pattern_missing: '' }
}

function sameSingle(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === 1 && b.length === 1 && a[0] === b[0]
}

/** BEA codes of a segment's HS lines: through HS 2017 where the editors gave it, else straight from HS 2022. */
function beaCodes(rows: readonly SegmentCode[], { hs2012ToBea, hs2017ToHs2012, hs2022ToHs2012 }: TechnologyTables): string[] {
  const older = rows.flatMap((row) => {
    const through2017 = row.hs2017_codes.flatMap((code) => hs2017ToHs2012.get(code) ?? [])
    return through2017.length > 0 ? through2017 : (hs2022ToHs2012.get(row.code) ?? [])
  })
  return [...new Set(older.flatMap((code) => hs2012ToBea.get(code) ?? []))]
}

/** φ of two headings, or undefined when one is not in the world matrix. */
export type HeadingProximity = (a: string, b: string) => number | undefined

export function headingProximity(rows: readonly WorldExport[], maths: ComplexityMaths): HeadingProximity {
  const matrix = exportMatrix(rows)
  const phi = maths.proximity(maths.presence(maths.rca(matrix.exports, matrix)), matrix)
  const at = new Map(matrix.productIds.map((id, i) => [id, i]))
  return (a, b) => {
    const p = at.get(a)
    const q = at.get(b)
    return p === undefined || q === undefined ? undefined : phi[p * matrix.products + q]
  }
}
