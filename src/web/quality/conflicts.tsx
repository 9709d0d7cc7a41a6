import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Quality } from '../../api/contract/quality.ts'
import { EVIDENCE_GRADES } from '../../domain/vocabulary.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'

/** Sources that disagree, each value with its evidence and which one is shown. */
export function Conflicts({ conflicts, names }: { conflicts: Quality['conflicts']; names: SourceNames }) {
  const t = useTranslations('quality.conflicts')
  const lang = useLocale()
  if (conflicts.count === 0) return <p>{t('none')}</p>
  return (
    <>
      <p className="prose-wide">{t('text', { count: conflicts.count, shown: conflicts.examples.length })}</p>
      <ul className="plain">
        {conflicts.examples.map((conflict) => (
          <li key={`${conflict.subject_id}:${conflict.property}`} className="card">
            <h3 className="card-title">
              <Link to={`/${lang}/companies/${conflict.company_id}/history`}>{conflict.name}</Link> · {conflict.property}
            </h3>
            <ul className="tight">
              {conflict.values.map((value) => {
                const grade = EVIDENCE_GRADES.find((one) => one === value.evidence_grade)
                return (
                  <li key={`${value.value}:${value.source_id}`}>
                    {value.shown ? <b>{value.value}</b> : value.value} {value.shown && <span className="quiet">({t('shown')})</span>}{' '}
                    {grade && <EvidenceBadge grade={grade} asOf={value.as_of} />} <SourceLinks ids={[value.source_id]} names={names} />
                  </li>
                )
              })}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
