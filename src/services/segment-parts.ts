import type { Language } from '../domain/vocabulary.ts'
import { type Atlas, type LinkRow, NO_FIRMS } from './atlas.ts'
import { localized } from './wording.ts'

const SYSTEM_ORDER = ['hs2022', 'isic4', 'vsic2018', 'vsic2025']

export function segmentCodes(atlas: Atlas, segmentId: string, lang: Language) {
  return (atlas.codes.get(segmentId) ?? [])
    .toSorted((a, b) => SYSTEM_ORDER.indexOf(a.system) - SYSTEM_ORDER.indexOf(b.system) || (a.code < b.code ? -1 : 1))
    .map(({ segment_id: _segment, ...code }) => {
      const label = atlas.codeLabels.get(`${code.system}:${code.code}`)
      return { ...code, label: label ? localized(label, 'label', lang) : null }
    })
}

/** Below these a figure does not count as support for a link: noise in the US table, no more than chance in trade. */
const SUPPORTS = { us_technology: 0.001, trade_pattern: 0.3 }

/** How many of the three evidences support the link: editors, US technology, trade pattern. */
export function agreeingEvidence(link: LinkRow): number {
  return [
    link.curated === 'confirmed',
    link.us_technology !== null && link.us_technology >= SUPPORTS.us_technology,
    link.trade_pattern !== null && link.trade_pattern >= SUPPORTS.trade_pattern,
  ].filter(Boolean).length
}

export function segmentLinks(atlas: Atlas, segmentId: string, side: 'inputs' | 'outputs', lang: Language) {
  const links = (side === 'inputs' ? atlas.inputs : atlas.outputs).get(segmentId) ?? []
  return links
    .flatMap((link) => {
      const row = atlas.segments.get(side === 'inputs' ? link.input_segment_id : link.output_segment_id)
      if (!row) return []
      const status = atlas.status.get(row.segment_id)
      return [
        {
          segment: {
            id: row.segment_id,
            name: localized(row, 'name', lang),
            short_name: localized(row, 'short_name', lang),
            stage: row.stage_id,
            status: status?.status ?? ('data_poor' as const),
            overlays: status?.overlays ?? [],
            companies: (atlas.firms.get(row.segment_id) ?? NO_FIRMS).total,
          },
          essential: link.essential,
          curated: link.curated,
          us_technology: link.us_technology,
          us_technology_missing: link.us_technology_missing,
          trade_pattern: link.trade_pattern,
          trade_pattern_missing: link.trade_pattern_missing,
          agreeing: agreeingEvidence(link),
          note: link.note,
          source_id: link.source_id,
        },
      ]
    })
    .toSorted(
      (a, b) => Number(b.essential) - Number(a.essential) || b.agreeing - a.agreeing || (b.us_technology ?? 0) - (a.us_technology ?? 0),
    )
}
