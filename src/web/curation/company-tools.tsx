import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../api/contract/company.ts'
import { siteName } from '../companies/site-name.ts'

/** For operators only, on the page of a company: the ways into merging, splitting and moving. */
export function CompanyTools({ company }: { company: Pick<CompanyDetail, 'id' | 'site_list'> }) {
  const t = useTranslations('companies.curate')
  const lang = useLocale()
  return (
    <section aria-labelledby="curate" className="note-box no-print">
      <h2 id="curate" className="card-title">
        {t('title')}
      </h2>
      <ul className="tight tool-links">
        <li>
          <Link to={`/${lang}/curation/merge?from=${company.id}`}>{t('merge_away')}</Link>
        </li>
        <li>
          <Link to={`/${lang}/curation/merge?into=${company.id}`}>{t('merge_in')}</Link>
        </li>
        <li>
          <Link to={`/${lang}/curation/split?subject=${company.id}`}>{t('split')}</Link>
        </li>
        {company.site_list.map((site) => (
          <li key={site.id}>
            <Link to={`/${lang}/curation/move?site=${site.id}`}>{t('move', { site: siteName(site) })}</Link>
          </li>
        ))}
        <li>
          <Link to={`/${lang}/curation/log?subject=${company.id}`}>{t('log')}</Link>
        </li>
      </ul>
    </section>
  )
}
