import type { Language } from '../domain/vocabulary.ts'
import type { Atlas, IndicatorRow } from './atlas.ts'
import { INDICATORS } from './edition.ts'
import { type Wording, wording } from './wording.ts'

/** One indicator as a figure: value or named reason, period, sources. */
export function segmentFigure(atlas: Atlas, segmentId: string, indicator: string, lang: Language) {
  const row = atlas.indicators.get(segmentId)?.get(indicator)
  return {
    value: row?.value ?? null,
    unit: row?.unit ?? '',
    period: row?.year == null ? null : String(row.year),
    missing_reason: row ? row.missing_reason : 'no_source',
    upper_bound:
      row?.value === null
        ? ((row.inputs as { upper_bound_usd?: number | null; high?: number | null }).upper_bound_usd ??
          (row.inputs as { high?: number | null }).high ??
          null)
        : null,
    note: row ? figureNote(atlas, segmentId, row, wording(lang)) : null,
    source_ids: row?.source_ids ?? [],
  }
}

export function segmentIndicators(atlas: Atlas, segmentId: string, lang: Language) {
  const words = wording(lang)
  return INDICATORS.map((id) => {
    const figure = segmentFigure(atlas, segmentId, id, lang)
    return {
      ...figure,
      id,
      name: words.text(`indicator.${id}.name`),
      definition: words.text(`indicator.${id}.definition`),
      formula: words.text(`indicator.${id}.formula`),
      reading:
        figure.value === null
          ? (words.maybe(`missing_reason.${figure.missing_reason}`) ?? words.unknown)
          : words.text(`indicator.${id}.reading`, readingValues(id, figure.value, words)),
    }
  })
}

function readingValues(id: string, value: number, words: Wording): Record<string, string> {
  return {
    value: words.number(value),
    pct: words.percent(value),
    effective: id.endsWith('_hhi') && value > 0 ? words.number(1 / value) : '',
    usd: words.usd(value),
  }
}

/** Bounds, vintage, and which other segments are counted under the same headings. */
function figureNote(atlas: Atlas, segmentId: string, row: IndicatorRow, words: Wording): string | null {
  const inputs = row.inputs as {
    upper_bound_usd?: number | null
    low?: number | null
    high?: number | null
    headings?: string[]
    vintage?: string | null
  }
  const parts: string[] = []
  if (row.value === null && inputs.upper_bound_usd != null) parts.push(words.text('at_most', { value: words.usd(inputs.upper_bound_usd) }))
  if (row.value === null && row.indicator === 'import_export_ratio') {
    if (inputs.low) parts.push(words.text('at_least', { value: words.number(inputs.low) }))
    if (inputs.high != null) parts.push(words.text('at_most', { value: words.number(inputs.high) }))
  }
  const shared = sharedWith(atlas, segmentId)
  if (inputs.headings && shared.length > 0)
    parts.push(
      words.text('whole_headings', {
        headings: inputs.headings.join(', '),
        segments: shared
          .map((id) => atlas.segments.get(id)?.[`short_name_${words.lang}`] ?? id)
          .slice(0, 4)
          .join(', '),
        n: shared.length,
      }),
    )
  if (inputs.vintage === 'atlas_2022') parts.push(words.text('earlier_vintage'))
  return parts.length > 0 ? parts.join(' · ') : null
}

/** Other segments counted under any of this segment's headings: then the figure is not this segment's alone. */
export function sharedWith(atlas: Atlas, segmentId: string): string[] {
  const others = (atlas.headings.get(segmentId) ?? []).flatMap((heading) => atlas.headingSegments.get(heading) ?? [])
  return [...new Set(others)].filter((id) => id !== segmentId)
}
