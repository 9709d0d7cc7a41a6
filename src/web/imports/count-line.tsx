import { useTranslations } from 'use-intl'
import type { ImportSummary } from '../../api/contract/imports.ts'

const SHOWN = ['new', 'linked', 'unchanged', 'review', 'rejected', 'footer'] as const

/** "12 new, 30 linked, 4 to review": only what there is. */
export function CountLine({ counts }: { counts: ImportSummary['counts'] }) {
  const t = useTranslations('imports')
  const shown = SHOWN.filter((state) => counts[state] > 0)
  if (shown.length === 0) return <span className="quiet">{t('list.not_yet')}</span>
  return <>{shown.map((state) => t(`count_line.${state}`, { count: counts[state] })).join(' · ')}</>
}
