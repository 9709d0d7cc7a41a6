import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Institution, Programme } from '../../api/contract/place.ts'
import type { SegmentDetail } from '../../api/contract/segment.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatDate } from '../format/number.ts'
import { institutionKind, programmeKind } from '../places/kinds.ts'
import { EvidenceLine } from '../companies/evidence-line.tsx'

/** Law, schemes and institutions that name the segment. */
export function Support({
  programmes,
  institutions,
  names,
}: {
  programmes: readonly Programme[]
  institutions: readonly Institution[]
  names: SourceNames
}) {
  const t = useTranslations('segment.support')
  const kinds = useTranslations('places.programme_kind')
  const lang = useLocale()
  return (
    <section aria-labelledby="support">
      <h2 id="support">{t('heading')}</h2>
      {programmes.length + institutions.length === 0 && <p>{t('none')}</p>}
      {programmes.length > 0 && (
        <>
          <h3>{t('programmes')}</h3>
          <ul className="cards">
            {programmes.map((programme) => {
              const kind = programmeKind(programme.kind)
              return (
                <li key={programme.id} className="card">
                  <h4 className="card-title">{programme.name}</h4>
                  <p className="quiet">
                    {[
                      kind && kinds(kind),
                      programme.number,
                      programme.effective_from && t('from', { date: formatDate(programme.effective_from, lang) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                  <p>{programme.summary}</p>
                  <EvidenceLine of={programme} names={names} />
                </li>
              )
            })}
          </ul>
          <p>
            <Link to={`/${lang}/programmes`}>{t('all')}</Link>
          </p>
        </>
      )}
      {institutions.length > 0 && (
        <>
          <h3>{t('institutions')}</h3>
          <InstitutionCards institutions={institutions} names={names} heading="h4" />
        </>
      )}
    </section>
  )
}

/** `heading`: one level below the heading the cards stand under. */
export function InstitutionCards({
  institutions,
  names,
  heading: Heading,
}: {
  institutions: readonly Institution[]
  names: SourceNames
  heading: 'h3' | 'h4'
}) {
  const kinds = useTranslations('places.institution_kind')
  const website = useTranslations('places.page')('website')
  const lang = useLocale()
  return (
    <ul className="cards">
      {institutions.map((institution) => {
        const kind = institutionKind(institution.kind)
        return (
          <li key={institution.id} className="card">
            <Heading className="card-title">{institution.name}</Heading>
            <p className="quiet">
              {kind && kinds(kind)}
              {institution.province && (
                <>
                  {' · '}
                  <Link to={`/${lang}/places/${institution.province.id}`}>{institution.province.name}</Link>
                </>
              )}
            </p>
            <p>{institution.summary}</p>
            {institution.website && (
              <p>
                <a className="external" href={institution.website} rel="nofollow noopener">
                  {website}
                </a>
              </p>
            )}
            <EvidenceLine of={institution} names={names} />
          </li>
        )
      })}
    </ul>
  )
}

/** Parts somebody wants to buy. */
export function Needs({ segmentId, needs, names }: { segmentId: string; needs: SegmentDetail['needs']; names: SourceNames }) {
  const t = useTranslations('segment.needs')
  const lang = useLocale()
  return (
    <section aria-labelledby="wanted">
      <h2 id="wanted">{t('heading')}</h2>
      {needs.length === 0 && (
        <p>
          {t('none')} {t('real')}
        </p>
      )}
      <ul className="cards">
        {needs.map((need) => (
          <li key={need.need_id} className="card">
            <h3>
              <Link to={`/${lang}/needs/${need.need_id}`}>{need.title}</Link> <DemoMark fictional={need.fictional} />
            </h3>
            {need.volume !== null && <p>{need.volume.text}</p>}
            {need.conditions.length > 0 && <p>{need.conditions.map(({ text }) => text).join(' · ')}</p>}
            {need.deadline && <p>{t('deadline', { date: formatDate(need.deadline, lang) })}</p>}
            {need.source_id !== null && <SourceLinks ids={[need.source_id]} names={names} />}
          </li>
        ))}
      </ul>
      <p className="row no-print">
        {needs.length > 0 && <Link to={`/${lang}/needs?segment=${segmentId}`}>{t('all')}</Link>}
        <Link to={`/${lang}/match?segment=${segmentId}`}>{t('match')}</Link>
        <Link to={`/${lang}/needs/new?segment=${segmentId}`} rel="nofollow">
          {t('post')}
        </Link>
      </p>
    </section>
  )
}
