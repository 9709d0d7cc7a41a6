import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanySummary } from '../../api/contract/company.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { OtherNames } from './company-names.tsx'
import { EvidenceLine } from './evidence-line.tsx'

const SEGMENTS_SHOWN = 4

/** A firm in the list: both names, whose it is, what it makes, where, and how well we know. */
export function CompanyCard({ company, names }: { company: CompanySummary; names: SourceNames }) {
  const t = useTranslations('companies')
  const common = useTranslations('common')
  const lang = useLocale()
  const more = company.segments.length - SEGMENTS_SHOWN
  return (
    <li className="card company-card">
      <div className="company-name">
        <h2>
          <Link to={`/${lang}/companies/${company.id}`}>{company.name}</Link>
          <DemoMark fictional={company.fictional} />
        </h2>
        <OtherNames company={company} />
        <p className="quiet">
          {[
            common(`ownership.${company.ownership}`),
            company.ownership !== 'domestic' && company.home_country_name && t('home', { country: company.home_country_name }),
            company.group_name && t('group', { name: company.group_name }),
            company.status !== 'operating' && company.status !== 'unknown' && t(`status.${company.status}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <dl className="company-facts">
        <div>
          <dt>{t('makes')}</dt>
          <dd>
            {company.segments.slice(0, SEGMENTS_SHOWN).map((segment, index) => (
              <span key={`${segment.id} ${segment.role}`}>
                {index > 0 && ', '}
                <Link to={`/${lang}/segments/${segment.id}`}>{segment.name}</Link>{' '}
                <span className="quiet">({common(`role.${segment.role}`)})</span>
              </span>
            ))}
            {more > 0 && <span className="quiet">, {t('more_segments', { count: more })}</span>}
            {company.segments.length === 0 && <span className="missing-value">{t('page.makes_none')}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('where')}</dt>
          <dd>
            {company.provinces.map((province, index) => (
              <span key={province.id}>
                {index > 0 && ', '}
                <Link to={`/${lang}/places/${province.id}`}>{province.name}</Link>
              </span>
            ))}
            {company.provinces.length === 0 && <span className="missing-value">{t('where_none')}</span>}
          </dd>
        </div>
        <div>
          <dt>{common('evidence.label')}</dt>
          <dd>
            <EvidenceLine of={company} names={names} />
          </dd>
        </div>
      </dl>
    </li>
  )
}
