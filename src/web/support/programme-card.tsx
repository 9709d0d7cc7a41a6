import { useLocale, useTranslations } from 'use-intl'
import type { Programme } from '../../api/contract/place.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatDate } from '../format/number.ts'
import { ConcernedSegments } from './concerned-segments.tsx'
import { KINDS } from './kinds.ts'

export function ProgrammeCard({ programme, names }: { programme: Programme; names: SourceNames }) {
  const t = useTranslations('data.support')
  const lang = useLocale()
  const kind = KINDS.find((one) => one === programme.kind)
  const dates = [
    programme.issued_on && t('issued', { date: formatDate(programme.issued_on, lang) }),
    programme.effective_from && t('from', { date: formatDate(programme.effective_from, lang) }),
    programme.effective_to && t('to', { date: formatDate(programme.effective_to, lang) }),
  ].filter(Boolean)
  return (
    <li className="card" id={programme.id}>
      <ul className="tags">
        <li>{kind ? t(`kinds.${kind}`) : programme.kind}</li>
        {programme.number && <li>{programme.number}</li>}
      </ul>
      <h3 className="card-title">{programme.name}</h3>
      <p>{programme.summary}</p>
      <p className="note">
        {programme.issuer && <>{programme.issuer}. </>}
        {dates.length > 0 ? dates.join(', ') : t('no_date')}
      </p>
      <ConcernedSegments segments={programme.segments} />
      <p className="row">
        <EvidenceBadge grade={programme.evidence_grade} asOf={programme.as_of} />
        <SourceLinks ids={[programme.source_id]} names={names} />
      </p>
    </li>
  )
}

/** Newest first; those without a date last. */
export function byDate(a: Programme, b: Programme): number {
  return (b.issued_on ?? '').localeCompare(a.issued_on ?? '')
}
