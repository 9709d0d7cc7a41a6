import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import type { Site } from '../../../api/contract/company-detail.ts'
import { COMPANY_STATUSES, SITE_KINDS } from '../../../domain/vocabulary.ts'
import type { SourceNames } from '../../components/source-links.tsx'
import { CertificateStateBadge } from './certificate-state.tsx'
import type { LocatorMap } from './locator.server.ts'
import { Locator } from './locator.tsx'
import { correctionPath, Said } from './section.tsx'

/** The day the 63 provinces became 34. */
const MERGER = '2025-07-01'

interface SitesProps {
  company: CompanyDetail
  names: SourceNames
  maps: readonly LocatorMap[]
}

export function Sites({ company, names, maps }: SitesProps) {
  const t = useTranslations('companies')
  const profile = useTranslations('profile')
  const lang = useLocale()
  const sites = company.site_list
  return (
    <section aria-labelledby="sites" className="profile-section">
      <h2 id="sites">{t('page.sites')}</h2>
      {sites.length === 0 ? (
        <p className="missing-value">
          {t('page.sites_none')}{' '}
          <Link to={correctionPath(lang, company.id, 'address')} rel="nofollow" className="no-print">
            {profile('tell')}
          </Link>
        </p>
      ) : (
        <div className={maps.length > 0 ? 'sites-with-map' : undefined}>
          <ul className="cards">
            {sites.map((site) => (
              <SiteCard key={site.id} site={site} company={company} names={names} />
            ))}
          </ul>
          {maps.length > 0 && (
            <div className="locators">
              {maps.map((map) => (
                <Locator key={map.provinceId} map={map} />
              ))}
            </div>
          )}
        </div>
      )}
    </section>
  )
}

function SiteCard({ site, company, names }: { site: Site; company: CompanyDetail; names: SourceNames }) {
  const t = useTranslations('companies')
  const profile = useTranslations('profile')
  const lang = useLocale()
  const kind = SITE_KINDS.find((one) => one === site.kind) ?? 'unknown'
  const status = COMPANY_STATUSES.find((one) => one === site.status) ?? 'unknown'
  const certificates = company.certificates.filter((one) => site.certificates.includes(one.id))
  return (
    <li className="card">
      <h3 className="card-title">
        {t(`site.${kind}`)}
        {site.name && <span lang="en">: {site.name}</span>}
      </h3>
      <p className="site-place">
        {site.park && <Link to={`/${lang}/companies?park=${site.park.id}`}>{site.park.name}</Link>}
        <SiteProvince site={site} />
      </p>
      {site.address ? (
        <p lang="vi">{site.address}</p>
      ) : (
        <p className="missing-value">
          {profile('sites.no_address')}{' '}
          <Link to={correctionPath(lang, company.id, 'address', site.id)} rel="nofollow" className="no-print">
            {profile('tell')}
          </Link>
        </p>
      )}
      {site.position && <p className="note">{profile(`sites.basis.${site.position.basis}`)}</p>}
      {status !== 'unknown' && <p className="quiet">{t(`status.${status}`)}</p>}
      {certificates.length > 0 && (
        <p className="badges">
          {certificates.map((one) => (
            <span key={one.id} className="certified">
              {one.term?.name ?? one.text} <CertificateStateBadge state={one.state} />
            </span>
          ))}
        </p>
      )}
      <p>
        <Said of={site} names={names} />
      </p>
    </li>
  )
}

/** A source from before the merger speaks of the old province: both names stand there, as readers know either. */
function SiteProvince({ site }: { site: Site }) {
  const t = useTranslations('companies.page')
  const lang = useLocale()
  const { province, former_province: former, as_of: asOf } = site
  if (!province) return <span className="missing-value">{t('place_unknown')}</span>
  const isOld = former !== null && former.name !== province.name && (asOf === null || asOf < MERGER)
  return (
    <Link to={`/${lang}/places/${province.id}`}>{isOld ? t('former', { former: former.name, now: province.name }) : province.name}</Link>
  )
}
