import { useTranslations } from 'use-intl'
import type { SegmentSummary } from '../../api/contract/segment.ts'
import { OWNERSHIPS } from '../../domain/vocabulary.ts'

/** How many firms are on record and whose they are. None on record is not "none exist". */
export function FirmSplit({ companies }: { companies: SegmentSummary['companies'] }) {
  const t = useTranslations('segment')
  if (companies.total === 0) return <span className="missing-value">{t('list.none_on_record')}</span>
  const parts = OWNERSHIPS.filter((key) => companies[key] > 0).map((key) => t(`split.${key}`, { count: companies[key] }))
  return (
    <>
      <b className="number">{companies.total}</b>
      <small className="quiet">{parts.join(' · ')}</small>
    </>
  )
}
