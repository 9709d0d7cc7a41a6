import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Institution } from '../../api/contract/place.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { ConcernedSegments } from './concerned-segments.tsx'
import { KINDS } from './kinds.ts'

export function InstitutionCard({ institution, names }: { institution: Institution; names: SourceNames }) {
  const t = useTranslations('data.support')
  const lang = useLocale()
  const kind = KINDS.find((one) => one === institution.kind)
  return (
    <li className="card" id={institution.id}>
      <ul className="tags">
        <li>{kind ? t(`kinds.${kind}`) : institution.kind}</li>
        {institution.province && (
          <li>
            <Link to={`/${lang}/places/${institution.province.id}`}>{institution.province.name}</Link>
          </li>
        )}
      </ul>
      <h3 className="card-title">{institution.name}</h3>
      <p>{institution.summary}</p>
      {institution.website && /^https?:/.test(institution.website) && (
        <p>
          <a className="external" href={institution.website} rel="external nofollow">
            {t('website')}
          </a>
        </p>
      )}
      <ConcernedSegments segments={institution.segments} />
      <p className="row">
        <EvidenceBadge grade={institution.evidence_grade} asOf={institution.as_of} />
        <SourceLinks ids={[institution.source_id]} names={names} />
      </p>
    </li>
  )
}
