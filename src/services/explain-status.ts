import type { Language, Overlay } from '../domain/vocabulary.ts'
import type { Atlas } from './atlas.ts'
import { segmentFigure } from './segment-indicators.ts'
import { type Wording, wording } from './wording.ts'

/** What compute-diagnosis stored beside each status. */
interface StoredEvidence {
  rca: number | null
  importExportRatio: { low: number; high: number | null } | null
  firms: { total: number; domestic: number; unknown: number }
  exportGrowth: number | null
  reach: number | null
  originHhi: number | null
  worldHhi: number | null
  would_change: string[]
}

const RULE_INPUTS: Record<string, readonly string[]> = {
  base: ['rca', 'import_export_ratio', 'firms', 'export_growth', 'density_percentile'],
  bottleneck: ['downstream_reach', 'import_export_ratio', 'origin_hhi', 'world_hhi'],
  enclave: ['rca', 'import_export_ratio', 'domestic_share', 'firms'],
  single_source: ['origin_hhi', 'world_hhi'],
}

/** The status of a segment with its rule, inputs and a plain sentence, in the reader's language. */
export function explainStatus(atlas: Atlas, segmentId: string, lang: Language) {
  const words = wording(lang)
  const row = atlas.status.get(segmentId)
  const evidence = (row?.inputs ?? null) as StoredEvidence | null
  const status = row?.status ?? 'data_poor'
  return {
    status,
    status_name: words.text(`status.${status}.name`),
    rule: words.text(`status.${status}.rule`),
    sentence: words.text(`rule.${row?.rule ?? 'data_poor_no_trade'}`, sentenceValues(atlas, segmentId, evidence, words)),
    inputs: ruleInputs(atlas, segmentId, 'base', lang),
    overlays: (row?.overlays ?? []).map((id: Overlay) => ({
      id,
      name: words.text(`overlay.${id}.name`),
      rule: words.text(`overlay.${id}.rule`),
      sentence: words.text(`overlay.${id}.sentence`, sentenceValues(atlas, segmentId, evidence, words)),
      inputs: ruleInputs(atlas, segmentId, id, lang),
    })),
    would_change: (evidence?.would_change ?? ['trade_data']).map((key) => words.text(`would_change.${key}`)),
  }
}

function ruleInputs(atlas: Atlas, segmentId: string, rule: string, lang: Language) {
  const words = wording(lang)
  return (RULE_INPUTS[rule] ?? []).map((id) => {
    const figure = segmentFigure(atlas, segmentId, id, lang)
    return {
      id,
      name: words.text(`indicator.${id}.name`),
      value: figure.value,
      text: inputText(figure, words),
      missing_reason: figure.missing_reason,
      source_ids: figure.source_ids,
    }
  })
}

function inputText(figure: ReturnType<typeof segmentFigure>, words: Wording): string {
  if (figure.value === null) return figure.note?.split(' · ')[0] ?? words.maybe(`missing_reason.${figure.missing_reason}`) ?? words.unknown
  const value =
    figure.unit === 'share' ? words.percent(figure.value) : figure.unit === 'usd' ? words.usd(figure.value) : words.number(figure.value)
  return figure.period ? `${value} (${figure.period})` : value
}

function sentenceValues(atlas: Atlas, segmentId: string, evidence: StoredEvidence | null, words: Wording): Record<string, string | number> {
  const number = (value: number | null | undefined) => (value == null ? words.unknown : words.number(value))
  const percent = (value: number | null | undefined) => (value == null ? words.unknown : words.percent(value))
  const reason = atlas.indicators.get(segmentId)?.get('rca')?.missing_reason
  return {
    rca: number(evidence?.rca),
    ratio: ratioText(evidence?.importExportRatio ?? null, words) ?? 'unknown',
    firms: evidence?.firms.total ?? 0,
    domestic: evidence?.firms.domestic ?? 0,
    growth: percent(evidence?.exportGrowth),
    reach: percent(evidence?.reach),
    hhi: number(evidence?.originHhi ?? evidence?.worldHhi),
    of: evidence?.originHhi == null ? 'world' : 'origins',
    worldHhi: number(evidence?.worldHhi),
    reason: (reason && words.maybe(`missing_reason.${reason}`)) ?? words.unknown,
  }
}

/** "2.3", "at least 12", "at most 0.4", or undefined when nothing is known. */
export function ratioText(ratio: { low: number; high: number | null } | null, words: Wording): string | undefined {
  if (!ratio) return undefined
  if (ratio.high !== null && ratio.high - ratio.low < 1e-9) return words.number(ratio.low)
  if (ratio.low > 0) return words.text('at_least', { value: words.number(ratio.low) })
  // "At most 149 times" is no information; "at most 0.4 times" is.
  return ratio.high === null || ratio.high > 1 ? undefined : words.text('at_most', { value: words.number(ratio.high) })
}
