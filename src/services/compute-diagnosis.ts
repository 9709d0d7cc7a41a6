/** Computes indicators, statuses and gaps of the loaded edition and stores them. Numbers come from the pure engines. */
import type { Kysely } from 'kysely'
import { downstream, downstreamReach, growthPerYear, herfindahl, inputAvailability } from '../analytics/chain.ts'
import { diagnose, type SegmentEvidence } from '../analytics/diagnosis.ts'
import { gapScores } from '../analytics/gap-score.ts'
import { type AtlasRows, readAtlasRows } from '../db/queries/atlas-rows.ts'
import { type Results, replaceResults } from '../db/queries/results.ts'
import type { Database } from '../db/schema.ts'
import { firmCounts, NO_FIRMS, invert, segmentHeadings } from './atlas.ts'
import { bestRatio, LAST_COMPARABLE_YEAR, latestValue, sumHeadings, type TradeIndex, tradeIndex, yearlyRatios } from './segment-trade.ts'

type Indicator = Results['indicators'][number]

interface Chain {
  rows: AtlasRows
  trade: TradeIndex
  headings: Map<string, string[]>
  links: { input: string; output: string; essential: boolean }[]
  rca: Map<string, number>
  /** Sources of the links and of the exports they are weighed by. */
  graphSources: string[]
  finals: ReadonlySet<string>
  exportsByFinal: Map<string, number>
  firms: ReturnType<typeof firmCounts>
}

/** Gaps are sought among what goes into products; capital goods and services are another question (BEC 41 is left out as in the methods). */
const GAP_STAGES: ReadonlySet<string> = new Set(['materials', 'processed_materials', 'components', 'modules'])

/** Recomputes everything; a few hundred segments take well under a second. */
export async function computeDiagnosis(db: Kysely<Database>): Promise<void> {
  await replaceResults(db, diagnoseChain(await readAtlasRows(db)))
}

/** The pure middle: rows in, results out. */
export function diagnoseChain(rows: AtlasRows): Results {
  const chain = readChain(rows)
  const indicators: Indicator[] = []
  const statuses: Results['statuses'] = []
  const candidates: { id: string; parts: Record<string, number | null> }[] = []
  for (const segment of rows.segments) {
    const { evidence, list } = segmentEvidence(chain, segment)
    indicators.push(...list)
    const diagnosis = diagnose(evidence)
    const ratio = evidence.importExportRatio
    statuses.push({
      segment_id: segment.segment_id,
      status: diagnosis.status,
      overlays: JSON.stringify(diagnosis.overlays),
      rule: diagnosis.rule,
      source_ids: [...new Set(list.flatMap((indicator) => indicator.source_ids))],
      // JSON knows no infinity: an open upper bound is null.
      inputs: JSON.stringify({
        ...evidence,
        importExportRatio: ratio && { low: ratio.low, high: Number.isFinite(ratio.high) ? ratio.high : null },
        would_change: diagnosis.wouldChange,
      }),
    })
    const isGap = diagnosis.status === 'missing' || diagnosis.status === 'weak' || diagnosis.overlays.includes('bottleneck')
    if (isGap && GAP_STAGES.has(segment.stage_id))
      candidates.push({ id: segment.segment_id, parts: gapParts(chain, segment.segment_id, evidence) })
  }
  const gaps = gapScores(candidates).map((gap, i) => ({
    segment_id: gap.id,
    rank: i + 1,
    score: gap.score,
    parts: JSON.stringify({ values: candidates.find((candidate) => candidate.id === gap.id)?.parts ?? {}, percentiles: gap.percentiles }),
  }))
  return { indicators, statuses, gaps }
}

function readChain(rows: AtlasRows): Chain {
  const headings = segmentHeadings(rows.segmentCodes)
  const byHeading = new Map(rows.headings.map((row) => [row.hs1992_heading, row]))
  const rca = new Map<string, number>()
  for (const [id, list] of headings) {
    const value = worldWeighted(
      list.flatMap((heading) => byHeading.get(heading) ?? []),
      (row) => row.rca,
    )
    if (value !== null) rca.set(id, value)
  }
  // Final products under one heading share its exports equally, so that no dollar counts twice.
  const finals = new Set(rows.segments.filter((row) => row.stage_id === 'final_products').map((row) => row.segment_id))
  const finalHeadings = new Map([...headings].filter(([id]) => finals.has(id)))
  const sharing = invert(finalHeadings)
  const exportsByFinal = new Map<string, number>()
  for (const [id, list] of finalHeadings) {
    for (const heading of list) {
      const value = byHeading.get(heading)?.export_usd
      if (value != null) exportsByFinal.set(id, (exportsByFinal.get(id) ?? 0) + value / (sharing.get(heading)?.length ?? 1))
    }
  }
  return {
    rows,
    trade: tradeIndex(rows.headingTrade, rows.headings),
    headings,
    links: rows.links.map((link) => ({ input: link.input_segment_id, output: link.output_segment_id, essential: link.essential })),
    rca,
    graphSources: [...new Set([...rows.links, ...rows.headings].map((row) => row.source_id))],
    finals,
    exportsByFinal,
    firms: firmCounts(rows.firmCounts),
  }
}

function segmentEvidence(chain: Chain, segment: AtlasRows['segments'][number]): { evidence: SegmentEvidence; list: Indicator[] } {
  const id = segment.segment_id
  const headings = chain.headings.get(id) ?? []
  const rows = chain.rows.headings.filter((row) => headings.includes(row.hs1992_heading))
  const noTrade =
    headings.length === 0
      ? segment.stage_id.match(/^(software_design|test_certification|logistics|recycling)$/)
        ? 'service'
        : 'no_hs_code'
      : rows.length === 0
        ? 'no_trade_data'
        : 'below_cutoff'
  const headingSources = [...new Set(rows.map((row) => row.source_id))]
  const headingYear = rows[0]?.year ?? null
  const list: Indicator[] = []
  const add = (
    indicator: string,
    value: number | null,
    unit: string,
    year: number | null,
    source_ids: string[],
    inputs: Record<string, unknown> = {},
    missing = noTrade,
  ) => {
    list.push({
      segment_id: id,
      indicator,
      year,
      value,
      unit,
      missing_reason: value === null ? missing : null,
      source_ids,
      inputs: JSON.stringify(inputs),
    })
    return value
  }
  const weighted = (pick: (row: AtlasRows['headings'][number]) => number | null) => worldWeighted(rows, pick)

  const rca = add(
    'rca',
    weighted((row) => row.rca),
    'ratio',
    headingYear,
    headingSources,
    { headings },
  )
  add(
    'r_size',
    weighted((row) => row.r_size),
    'ratio',
    headingYear,
    headingSources,
    { headings },
  )
  const pci = weighted((row) => row.pci)
  add('pci', pci, 'score', headingYear, headingSources, { headings })
  const densityPercentile = add(
    'density_percentile',
    weighted((row) => row.density_percentile),
    'share',
    headingYear,
    headingSources,
    { headings },
  )
  const worldHhi = add(
    'world_hhi',
    weighted((row) => row.world_hhi),
    'index',
    headingYear,
    headingSources,
    { headings },
  )

  for (const flow of ['export', 'import'] as const) {
    const latest = latestValue(chain.trade, headings, flow)
    const exact = latest && latest.low === latest.high
    add(`${flow}_usd`, exact ? latest.low : null, 'usd', latest?.year ?? null, latest?.source_ids ?? [], {
      headings,
      vintage: latest?.vintage ?? null,
      upper_bound_usd: latest && !exact ? latest.high : null,
      lower_bound_usd: latest && !exact ? latest.low : null,
    })
  }
  const ratio = bestRatio(chain.trade, headings)
  const exactRatio = ratio && ratio.low === ratio.high ? ratio.low : null
  add('import_export_ratio', exactRatio, 'ratio', ratio?.years.at(-1) ?? null, ratio?.source_ids ?? [], {
    years: ratio?.years ?? [],
    vintage: ratio?.vintage ?? null,
    low: ratio?.low ?? null,
    high: ratio && Number.isFinite(ratio.high) ? ratio.high : null,
  })

  const first = sumHeadings(chain.trade, headings, LAST_COMPARABLE_YEAR - 3, 'export', 'atlas_v18')
  const last = sumHeadings(chain.trade, headings, LAST_COMPARABLE_YEAR, 'export', 'atlas_v18')
  const known = first && last && first.low === first.high && last.low === last.high
  const exportGrowth = add(
    'export_growth',
    known ? growthPerYear(first.low, last.low, 3) : null,
    'share',
    LAST_COMPARABLE_YEAR,
    last?.source_ids ?? [],
    { from: LAST_COMPARABLE_YEAR - 3 },
  )

  const { hhi: originHhi, year: originYear, sources: originSources } = originConcentration(chain.rows, id)
  add('origin_hhi', originHhi, 'index', originYear, originSources, {}, 'no_source')

  const inputs = chain.links.filter((link) => link.output === id)
  const availability = inputAvailability(
    inputs.map((link) => ({ rca: chain.rca.get(link.input) ?? null, weight: link.essential ? 1 : 0.5 })),
  )
  add(
    'input_availability',
    availability?.share ?? null,
    'share',
    headingYear ?? chain.rows.headings[0]?.year ?? null,
    chain.graphSources,
    { inputs: inputs.length, known: availability?.known ?? 0 },
    inputs.length === 0 ? 'no_inputs' : 'no_trade_data',
  )

  const isFinal = segment.stage_id === 'final_products'
  const needing = downstream(id, chain.links, { essentialOnly: true })
  if (isFinal) needing.add(id)
  const reach = add(
    'downstream_reach',
    downstreamReach(needing, chain.exportsByFinal),
    'share',
    chain.rows.headings[0]?.year ?? null,
    chain.graphSources,
    { products: [...needing].filter((other) => chain.exportsByFinal.has(other)).length },
  )

  const firms = chain.firms.get(id) ?? NO_FIRMS
  add('firms', firms.total, 'count', null, [], { ...firms })
  const knownOwners = firms.total - firms.unknown
  add('domestic_share', knownOwners > 0 ? firms.domestic / knownOwners : null, 'share', null, [], { ...firms }, 'no_firm_on_record')

  return {
    list,
    evidence: {
      rca,
      importExportRatio: ratio ? { low: ratio.low, high: ratio.high } : null,
      yearlyRatios: ratio ? yearlyRatios(chain.trade, headings, ratio.vintage) : [],
      firms,
      coverage: null,
      exportGrowth,
      densityPercentile,
      reach,
      essential: chain.links.some((link) => link.input === id && link.essential),
      originHhi,
      worldHhi,
    },
  }
}

/** Raw parts of the gap score; docs/methods/gaps.md says what each means. */
function gapParts(chain: Chain, id: string, evidence: SegmentEvidence): Record<string, number | null> {
  const finals = [...downstream(id, chain.links)].filter((other) => chain.finals.has(other)).length
  return {
    lack: evidence.rca === null ? null : Math.max(0, 1 - evidence.rca),
    // A lower bound of 0 says nothing; a positive one is the least the dependence can be.
    dependence: evidence.importExportRatio?.low || null,
    breadth: finals,
  }
}

function originConcentration(rows: AtlasRows, segmentId: string) {
  const basket = rows.baskets.find(
    (row) =>
      row.segment_ids?.split('|').includes(segmentId) &&
      rows.partnerTrade.some((trade) => trade.basket_id === row.basket_id && trade.flow === 'import' && trade.partner !== 'WLD'),
  )
  const flows = rows.partnerTrade.filter(
    (row) => row.basket_id === basket?.basket_id && row.flow === 'import' && row.partner !== 'WLD' && row.year <= LAST_COMPARABLE_YEAR,
  )
  const year = flows.length > 0 ? Math.max(...flows.map((row) => row.year)) : null
  const latest = flows.filter((row) => row.year === year)
  return { hhi: herfindahl(latest.map((row) => row.value_usd)), year, sources: [...new Set(latest.map((row) => row.source_id))] }
}

/** Mean over headings weighted by world exports: for RCA exactly the RCA of the headings taken together. */
function worldWeighted(rows: AtlasRows['headings'], pick: (row: AtlasRows['headings'][number]) => number | null): number | null {
  let sum = 0
  let weight = 0
  for (const row of rows) {
    const value = pick(row)
    if (value === null || row.world_export_usd <= 0) continue
    sum += value * row.world_export_usd
    weight += row.world_export_usd
  }
  return weight > 0 ? sum / weight : null
}
