import { useTranslations } from 'use-intl'
import { EVIDENCE_GRADES } from '../../domain/vocabulary.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'

export function EvidenceLadder() {
  const t = useTranslations('data.evidence')
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('title')}</h2>
      <p>{t('text')}</p>
      <dl className="facts card">
        {EVIDENCE_GRADES.map((grade) => (
          <div key={grade} className="fact-row">
            <dt>
              <EvidenceBadge grade={grade} />
            </dt>
            <dd>{t(grade)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
