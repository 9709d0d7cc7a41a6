import { useLocale, useTranslations } from 'use-intl'
import { formatPercent, formatShort, formatUsd } from '../format/number.ts'
import { useEdition } from '../components/site-data.ts'
import type { DetailTexts } from './draw-detail.ts'
import type { DrawingTexts } from './draw.ts'
import type { MapModel, MapNode } from './map-data.ts'

export interface MapTexts {
  drawing: DrawingTexts
  detail: (id: string) => DetailTexts
}

export function isShort(node: { status: string }): boolean {
  return node.status === 'weak' || node.status === 'missing'
}

/** Every word the drawing needs, as functions, so that drawing itself stays free of React and of languages. */
export function useMapTexts(model: MapModel): MapTexts {
  const t = useTranslations('map')
  const common = useTranslations('common')
  const lang = useLocale()
  const { fictional } = useEdition()
  const nodes = new Map(model.nodes.map((node) => [node.id, node]))
  const families = new Map(model.families.map((family) => [family.id, family.name]))
  const name = (id: string) => nodes.get(id)?.name ?? id
  const firmsOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (nodes.get(id)?.companies ?? 0), 0)
  const unknown = (node: MapNode) => node.figures.imports.missing_reason ?? 'other'

  const spoken = (id: string) => {
    const node = nodes.get(id)
    if (!node) return ''
    const imports = node.import_usd === null ? missingText(common, unknown(node)) : formatUsd(node.import_usd, lang)
    const status = [common(`status.${node.status}`), ...node.overlays.map((overlay) => common(`overlay.${overlay}`))].join(', ')
    return `${status}. ${t('firms_long', { count: node.companies })}. ${t('spoken_imports', { value: imports })}`
  }

  return {
    drawing: {
      title: t('drawing', { count: model.nodes.length, stages: model.stages.length }),
      name,
      spoken,
      stage: (head) => t('stage_note', { count: head.nodes.length, short: head.nodes.filter(isShort).length }),
      card: (card) => t('firms_short', { count: firmsOf(card.tiles.map((tile) => tile.id)) }),
      ribbon: (from, to, kind, share) =>
        t('ribbon', { from: families.get(from) ?? from, to: families.get(to) ?? to, share: formatPercent(share * 100, lang), kind }),
      key: { title: t('key.title'), domestic: t('key.domestic'), imported: t('key.imported'), note: t('key.note') },
    },
    detail: (id) => {
      const node = nodes.get(id)
      const value = (usd: number | null | undefined) =>
        usd == null ? t('imports_unknown') : t('imports_short', { value: formatUsd(usd, lang) })
      return {
        firms: t('firms_short', { count: node?.companies ?? 0 }),
        imports: value(node?.import_usd),
        rca: node?.rca == null ? t('rca_unknown') : t('rca_short', { value: formatShort(node.rca, lang, 2) }),
        companies: (node?.top_companies ?? []).map((company) => (fictional ? `${company} (${common('demo.mark')})` : company)),
      }
    },
  }
}

type CommonTexts = ReturnType<typeof useTranslations<'common'>>

function missingText(common: CommonTexts, reason: string): string {
  const key = `missing.${reason}`
  return common.has(key as 'missing.other') ? common(key as 'missing.other') : common('missing.other')
}
