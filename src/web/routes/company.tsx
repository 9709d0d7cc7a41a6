import '../styles/companies.css'
import '../styles/segment.css'
import { data, Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../api/contract/company.ts'
import { apiContext } from '../api-context.ts'
import { hasCode, notFoundAsResponse } from '../api-errors.ts'
import { Capabilities } from '../companies/capabilities.tsx'
import { type CompanyChain, companyChain } from '../companies/company-chain.server.ts'
import { otherNames, OtherNames } from '../companies/company-names.tsx'
import { FactTable } from '../companies/fact-table.tsx'
import { HistoryLink } from '../companies/history-link.tsx'
import { Identity } from '../companies/identity.tsx'
import { Sites } from '../companies/sites.tsx'
import { Tombstone } from '../companies/tombstone.tsx'
import { SourceList } from '../companies/source-list.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import { sourcesInNotes } from '../components/note-text.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { useOperator } from '../components/site-data.ts'
import { CompanyTools } from '../curation/company-tools.tsx'
import { pageLanguage } from '../page-language.ts'
import { ChainStrip } from '../segment/chain-strip.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/company.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const company = await orGone(api.company.get({ id: params.id, lang }))
  if (company === null) return data({ id: params.id, company: null }, { status: 410 })
  // A public id, or the id of a record merged into another, leads to the one address.
  if (company.id !== params.id) throw redirect(`/${lang}/companies/${company.id}`, 301)
  const chain = companyChain(company, await api.segment.chain({ lang }))
  return {
    company,
    chain,
    names: await sourceNames(api, lang, [
      ...company.sources.map((source) => source.id),
      ...sourcesInNotes([company.note, ...company.facts.map((fact) => fact.note)]),
    ]),
  }
}

/** Null: there was a record, and everything said about it was taken back. */
async function orGone<T>(answer: Promise<T>): Promise<T | null> {
  return notFoundAsResponse(answer).catch((error: unknown) => {
    if (hasCode(error, 'GONE')) return null
    throw error
  })
}

export default function CompanyPage({ loaderData }: Route.ComponentProps) {
  return loaderData.company === null ? <Tombstone id={loaderData.id} /> : <Company {...loaderData} />
}

interface CompanyProps {
  company: CompanyDetail
  chain: CompanyChain
  names: SourceNames
}

function Company({ company, chain, names }: CompanyProps) {
  const t = useTranslations('companies')
  const lang = useLocale()
  const operator = useOperator()
  const segments = company.capabilities.map((capability) => capability.segment.name).join(', ')
  return (
    <article className="page company-page">
      <PageHeader
        title={
          <>
            {company.name}
            <DemoMark fictional={company.fictional} />
          </>
        }
        crumbs={[{ to: `/${lang}/companies`, name: t('title') }]}
      >
        <OtherNames company={company} />
        {company.fictional && <p className="note-box">{t('page.fictional')}</p>}
      </PageHeader>
      <div className="company-grid">
        <div className="stack">
          <Capabilities capabilities={company.capabilities} names={names} />
          <Sites sites={company.site_list} names={names} />
        </div>
        <div className="stack">
          <Identity company={company} names={names} />
          <Missing missing={company.missing} />
        </div>
      </div>
      <FactTable facts={company.facts} names={names} />
      <CompanyPosition chain={chain} />
      <SourceList sources={company.sources} />
      <HistoryLink id={company.id} />
      <section aria-labelledby="correct" className="note-box no-print">
        <h2 id="correct" className="card-title">
          {t('page.correct')}
        </h2>
        <p>{t('page.correct_text')}</p>
        <p>
          <Link to={`/${lang}/corrections/new?subject=${company.id}`} rel="nofollow">
            {t('page.suggest')}
          </Link>
        </p>
      </section>
      {operator && <CompanyTools company={company} />}
      {/* Last, because its JSON-LD stays where it stands. */}
      <PageMeta title={company.name} description={t('page.description', { name: company.name, segments })} jsonLd={organization(company)} />
    </article>
  )
}

function Missing({ missing }: { missing: readonly string[] }) {
  const t = useTranslations('companies.page')
  if (missing.length === 0) return null
  return (
    <section aria-labelledby="missing" className="card">
      <h2 id="missing" className="card-title">
        {t('missing')}
      </h2>
      <ul className="tight">
        {missing.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="note">{t('missing_lead')}</p>
    </section>
  )
}

function CompanyPosition({ chain }: { chain: CompanyChain }) {
  const t = useTranslations('companies.page')
  const segment = useTranslations('segment.page')
  const lang = useLocale()
  if (chain.makes.length === 0) return null
  const more = (count: number) =>
    count > 0 ? { text: segment('more', { count }), href: `/${lang}/segments/${chain.makes[0]?.id ?? ''}#needs` } : undefined
  return (
    <section aria-labelledby="chain">
      <h2 id="chain">{t('chain')}</h2>
      <ChainStrip
        label={t('chain')}
        columns={[
          { title: t('chain_needs'), items: chain.needs, none: segment('no_inputs'), more: more(chain.needsLeft) },
          { title: t('chain_makes'), items: chain.makes, none: '', here: true },
          { title: t('chain_feeds'), items: chain.feeds, none: segment('no_outputs'), more: more(chain.feedsLeft) },
        ]}
      />
    </section>
  )
}

function organization(company: CompanyDetail): Record<string, unknown> {
  return {
    '@type': 'Organization',
    name: company.name_en,
    alternateName: otherNames({ ...company, name: company.name_en }).map((name) => name.text),
    ...(company.website && { url: company.website }),
    ...(company.ticker && { tickerSymbol: company.ticker }),
    ...(company.group_name && { parentOrganization: { '@type': 'Organization', name: company.group_name } }),
    ...(company.fictional && { disambiguatingDescription: 'Fictional company of the demo edition' }),
    location: company.site_list.map((site) => ({
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressCountry: 'VN',
        ...(site.province && { addressRegion: site.province.name }),
        ...(site.address && { streetAddress: site.address }),
      },
    })),
  }
}
