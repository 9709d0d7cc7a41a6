import { useLocale, useTranslations } from 'use-intl'
import { EVIDENCE_GRADES, type EvidenceGrade } from '../../domain/vocabulary.ts'
import { formatDate } from '../format/number.ts'

/** How far a fact was checked, as a five-step ladder with its name; with a date when the source gives one. */
export function EvidenceBadge({ grade, asOf }: { grade: EvidenceGrade; asOf?: string | null }) {
  const t = useTranslations('common.evidence')
  const lang = useLocale()
  const level = EVIDENCE_GRADES.indexOf(grade) + 1
  return (
    <span className="evidence" title={t('level', { level, name: t(grade) })}>
      <svg className="evidence-steps" width="23" height="12" viewBox="0 0 23 12" aria-hidden="true" focusable="false">
        {EVIDENCE_GRADES.map((step, index) => (
          <rect key={step} x={index * 5} y={9 - index * 2} width="3" height={3 + index * 2} className={index < level ? 'on' : 'off'} />
        ))}
      </svg>
      {t(grade)}
      {asOf && <span className="quiet"> {t('as_of', { date: formatDate(asOf, lang) })}</span>}
    </span>
  )
}
