import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../api/contract/company.ts'
import { NoteText } from '../components/note-text.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { EvidenceLine } from './evidence-line.tsx'

/** Who the firm is. What no source gives is named, not left out. */
export function Identity({ company, names }: { company: CompanyDetail; names: SourceNames }) {
  const t = useTranslations('companies')
  const common = useTranslations('common')
  const lang = useLocale()
  const notKnown = <span className="missing-value">{t('page.not_known')}</span>
  const known = (value: string | null, language?: string): ReactNode => (value === null ? notKnown : <span lang={language}>{value}</span>)
  return (
    <section aria-labelledby="identity" className="card">
      <h2 id="identity">{t('page.identity')}</h2>
      <dl className="facts">
        <dt>{t('page.name_vi')}</dt>
        <dd>{known(company.name_vi, 'vi')}</dd>
        <dt>{t('page.name_en')}</dt>
        <dd lang="en">{company.name_en}</dd>
        {company.name_native && (
          <>
            <dt>{t('page.name_native')}</dt>
            <dd lang={company.native_lang ?? 'und'}>{company.name_native}</dd>
          </>
        )}
        {company.short_name && (
          <>
            <dt>{t('page.short_name')}</dt>
            <dd>{company.short_name}</dd>
          </>
        )}
        <dt>{t('page.tax_code')}</dt>
        <dd>{known(company.tax_code)}</dd>
        <dt>{t('page.public_id')}</dt>
        <dd>{company.public_id}</dd>
        <dt>{t('page.ownership')}</dt>
        <dd>
          <Link to={`/${lang}/companies?ownership=${company.ownership}`}>{common(`ownership.${company.ownership}`)}</Link>
        </dd>
        <dt>{t('page.home_country')}</dt>
        <dd>
          {company.home_country ? (
            <Link to={`/${lang}/companies?home_country=${company.home_country}`}>{company.home_country_name}</Link>
          ) : (
            notKnown
          )}
        </dd>
        {company.group_name && (
          <>
            <dt>{t('page.group')}</dt>
            <dd>{company.group_name}</dd>
          </>
        )}
        {company.ticker && (
          <>
            <dt>{t('page.ticker')}</dt>
            <dd>{company.ticker}</dd>
          </>
        )}
        <dt>{t('page.website')}</dt>
        <dd>{company.website ? <Website url={company.website} /> : notKnown}</dd>
        <dt>{t('page.status')}</dt>
        <dd>{t(`status.${company.status}`)}</dd>
        {company.note && (
          <>
            <dt>{t('page.note')}</dt>
            <dd>
              <NoteText text={company.note} names={names} />
            </dd>
          </>
        )}
        <dt>{common('evidence.label')}</dt>
        <dd>
          <EvidenceLine of={company} names={names} />
        </dd>
      </dl>
    </section>
  )
}

/** Only web addresses become links: the value comes from a source, not from us. */
export function Website({ url }: { url: string }) {
  const address = /^https?:\/\//i.test(url) ? url : `https://${url}`
  if (!URL.canParse(address)) return <span>{url}</span>
  return (
    <a className="external" href={address} rel="nofollow noopener">
      {url.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </a>
  )
}
