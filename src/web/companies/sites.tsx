import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Site } from '../../api/contract/company.ts'
import type { SourceNames } from '../components/source-links.tsx'
import { EvidenceLine } from './evidence-line.tsx'

const SITE_KINDS = ['plant', 'rd_centre', 'office', 'warehouse', 'unknown'] as const
const SITE_STATUSES = ['operating', 'planned', 'closed', 'unknown'] as const
/** The day the 63 provinces became 34. */
const MERGER = '2025-07-01'

export function Sites({ sites, names }: { sites: readonly Site[]; names: SourceNames }) {
  const t = useTranslations('companies')
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{t('page.sites')}</h2>
      {sites.length === 0 ? (
        <p className="missing-value">{t('page.sites_none')}</p>
      ) : (
        <ul className="cards">
          {sites.map((site) => (
            <SiteCard key={site.id} site={site} names={names} />
          ))}
        </ul>
      )}
    </section>
  )
}

function SiteCard({ site, names }: { site: Site; names: SourceNames }) {
  const t = useTranslations('companies')
  const lang = useLocale()
  const kind = SITE_KINDS.find((one) => one === site.kind) ?? 'unknown'
  const status = SITE_STATUSES.find((one) => one === site.status) ?? 'unknown'
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
      {site.address && <p lang="vi">{site.address}</p>}
      <p className="quiet">{t(`status.${status}`)}</p>
      <p>
        <EvidenceLine of={site} names={names} />
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
