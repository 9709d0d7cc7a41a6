import type { Language } from '../domain/vocabulary.ts'
import { type Atlas, NO_FIRMS } from './atlas.ts'
import type { ServiceContext } from './context.ts'
import { explainStatus, ratioText } from './explain-status.ts'
import { type PageInput, pageOf } from './paging.ts'
import { agreeingEvidence } from './segment-parts.ts'
import { passesFilters, type SegmentFilters, segmentFacets, summarizeSegment } from './segments.ts'
import { localized, type Wording, wording } from './wording.ts'

/** The whole chain for the map: every segment, every link. */
export function getChain({ atlas }: ServiceContext, { lang }: { lang: Language }) {
  const value = (id: string, indicator: string) => atlas.indicators.get(id)?.get(indicator)?.value ?? null
  const nodes = atlas.ordered.map((row) => {
    const id = row.segment_id
    const status = atlas.status.get(id)
    return {
      id,
      name: localized(row, 'name', lang),
      short_name: localized(row, 'short_name', lang),
      stage: row.stage_id,
      sector: row.sector_id,
      family: row.family_id,
      serves: atlas.serves.get(id) ?? [],
      status: status?.status ?? ('data_poor' as const),
      overlays: status?.overlays ?? [],
      status_sentence: explainStatus(atlas, id, lang).sentence,
      companies: (atlas.firms.get(id) ?? NO_FIRMS).total,
      export_usd: value(id, 'export_usd'),
      import_usd: value(id, 'import_usd'),
      rca: value(id, 'rca'),
      gap_rank: atlas.gapRank.get(id) ?? null,
      top_companies: atlas.topFirms.get(id) ?? [],
    }
  })
  return { nodes, edges: chainEdges(atlas) }
}

/**
 * Ribbon widths. A segment's trade (imports + exports, shared equally by the segments under the same headings) is
 * divided over its outputs by their evidence. Relative and indicative: there is no input–output table with Viet Nam.
 */
function chainEdges(atlas: Atlas) {
  const raw = atlas.rows.links.map((link) => {
    const outputs = atlas.outputs.get(link.input_segment_id) ?? []
    const strength = (other: typeof link) => agreeingEvidence(other) + (other.essential ? 1 : 0)
    const total = outputs.reduce((sum, other) => sum + strength(other), 0)
    return { link, flow: total > 0 ? (segmentFlow(atlas, link.input_segment_id) * strength(link)) / total : 0 }
  })
  const widest = Math.max(...raw.map(({ flow }) => flow), 1)
  return raw.map(({ link, flow }) => ({
    source: link.input_segment_id,
    target: link.output_segment_id,
    essential: link.essential,
    weight: flow / widest,
    import_dependent: isImportDependent(atlas, link.input_segment_id),
    agreeing: agreeingEvidence(link),
  }))
}

function segmentFlow(atlas: Atlas, id: string): number {
  const sharing = Math.max(1, ...(atlas.headings.get(id) ?? []).map((heading) => atlas.headingSegments.get(heading)?.length ?? 1))
  const value = (indicator: string) => {
    const row = atlas.indicators.get(id)?.get(indicator)
    // An unknown value is at most the cut-off; half of it stands in, for the width of a ribbon only.
    return row?.value ?? ((row?.inputs as { upper_bound_usd?: number | null } | undefined)?.upper_bound_usd ?? 0) / 2
  }
  return (value('export_usd') + value('import_usd')) / sharing
}

/** Status says it is weak or missing, or imports exceed exports; "not enough data" counts as dependent only by its trade. */
function isImportDependent(atlas: Atlas, id: string): boolean {
  const status = atlas.status.get(id)
  if (status?.status === 'missing' || status?.status === 'weak' || status?.overlays.includes('bottleneck')) return true
  const ratio = atlas.indicators.get(id)?.get('import_export_ratio')
  const low = (ratio?.inputs as { low?: number | null } | undefined)?.low
  return (ratio?.value ?? low ?? 0) >= 1
}

/** Missing and weak links, ranked, each with its parts and a sentence. */
export function listGaps({ atlas }: ServiceContext, query: SegmentFilters & PageInput & { lang: Language }) {
  const words = wording(query.lang)
  const rows = atlas.rows.gaps.flatMap((gap) => {
    const segment = atlas.segments.get(gap.segment_id)
    return segment ? [{ gap, segment }] : []
  })
  const passing = rows.filter(({ segment }) => passesFilters(atlas, segment, query))
  return {
    ...pageOf(passing, query, ({ gap, segment }) => {
      const { values, percentiles } = gap.parts as { values: Record<string, number | null>; percentiles: Record<string, number | null> }
      const id = segment.segment_id
      const neighbours = [
        ...(atlas.inputs.get(id) ?? []).map((link) => link.input_segment_id),
        ...(atlas.outputs.get(id) ?? []).map((link) => link.output_segment_id),
      ]
      return {
        rank: gap.rank,
        segment: summarizeSegment(atlas, segment, query.lang),
        score: gap.score,
        parts: Object.entries(values).map(([part, value]) => ({
          id: part,
          name: words.text(`gap_part.${part}.name`),
          value,
          text: value === null ? words.unknown : partText(part, value, words),
          percentile: percentiles[part] ?? null,
          missing_reason: value === null ? 'no_trade_data' : null,
          source_ids: partSources(atlas, id, part),
        })),
        why: gapSentence(atlas, id, values, words),
        makers_nearby: neighbours.reduce((sum, other) => sum + (atlas.firms.get(other) ?? NO_FIRMS).total, 0),
      }
    }),
    facets: segmentFacets(
      atlas,
      query,
      query.lang,
      rows.map(({ segment }) => segment),
    ),
  }
}

/** Sources of a part: those of the figures it is made of. */
function partSources(atlas: Atlas, segmentId: string, part: string): string[] {
  const indicator = part === 'lack' ? 'rca' : part === 'dependence' ? 'import_export_ratio' : undefined
  if (indicator) return atlas.indicators.get(segmentId)?.get(indicator)?.source_ids ?? []
  return [...new Set((atlas.outputs.get(segmentId) ?? []).map((link) => link.source_id))]
}

function partText(part: string, value: number, words: Wording): string {
  if (part === 'lack') return words.percent(value)
  return part === 'dependence' ? `${words.number(value)}×` : words.number(value)
}

function gapSentence(atlas: Atlas, id: string, values: Record<string, number | null>, words: Wording): string {
  const rca = atlas.indicators.get(id)?.get('rca')?.value
  const stored = atlas.status.get(id)?.inputs as { importExportRatio?: { low: number; high: number | null } | null } | undefined
  return words.text('gap_why', {
    rca: rca == null ? words.unknown : words.number(rca),
    ratio: ratioText(stored?.importExportRatio ?? null, words) ?? 'unknown',
    breadth: values.breadth ?? 0,
    firms: (atlas.firms.get(id) ?? NO_FIRMS).total,
  })
}
