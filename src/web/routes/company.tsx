import '../styles/companies.css'
import '../styles/segment.css'
import '../styles/curation.css'
import '../styles/profile.css'
import { data, Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../api/contract/company.ts'
import { apiContext } from '../api-context.ts'
import { hasCode, notFoundAsResponse } from '../api-errors.ts'
import { CanDo } from '../companies/profile/can-do.tsx'
import { ClaimLine } from '../companies/profile/claim-line.tsx'
import { Certificates } from '../companies/profile/certificates.tsx'
import { type CompanyChain, companyChain } from '../companies/profile/company-chain.server.ts'
import { Completeness } from '../companies/profile/completeness.tsx'
import { Contents } from '../companies/profile/contents.tsx'
import { Group } from '../companies/profile/group.tsx'
import { HistoryDrawer } from '../companies/profile/history-drawer.tsx'
import { Identity } from '../companies/profile/identity.tsx'
import { organization } from '../companies/profile/json-ld.ts'
import { type LocatorMap, locatorMaps } from '../companies/profile/locator.server.ts'
import { Makes } from '../companies/profile/makes.tsx'
import { NamesLine } from '../companies/profile/names-line.tsx'
import { ChainPosition } from '../companies/profile/chain-position.tsx'
import { NotKnown } from '../companies/profile/not-known.tsx'
import { PrivateValues, type VisibleValues } from '../companies/profile/private-values.tsx'
import { Learning, Markets, Quality, Size } from '../companies/profile/quality-and-markets.tsx'
import { Share } from '../companies/profile/share.tsx'
import { Sites } from '../companies/profile/sites.tsx'
import { SourceList } from '../companies/profile/source-list.tsx'
import { Summary } from '../companies/profile/summary.tsx'
import { Tombstone } from '../companies/tombstone.tsx'
import { CompareToggle } from '../compare/compare-toggle.tsx'
import { CompareTray } from '../compare/compare-tray.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import { sourcesInNotes } from '../components/note-text.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { useAccount, useOperator } from '../components/site-data.ts'
import { CompanyTools } from '../curation/company-tools.tsx'
import { pageLanguage } from '../page-language.ts'
import { type QrCode, qrCode } from '../sheet/qr-code.server.ts'
import { stableAddress } from '../sheet/stable-address.ts'
import { ShortlistButton } from '../shortlists/shortlist-button.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/company.ts'

/** The page has these in lists of their own: a reader does not download them twice. */
const IN_LISTS: ReadonlySet<string> = new Set([
  'process',
  'equipment',
  'material',
  'tolerance',
  'capacity',
  'moq',
  'lead_time',
  'certificate',
  'quality',
  'export_market',
  'language',
  'institution',
  'buys',
])

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const company = await orGone(api.company.get({ id: params.id, lang }))
  if (company === null) return data({ id: params.id, company: null }, { status: 410 })
  // A public id, or the id of a record merged into another, leads to the one address.
  if (company.id !== params.id) throw redirect(`/${lang}/companies/${company.id}`, 301)
  return {
    company: { ...company, facts: company.facts.filter((fact) => !IN_LISTS.has(fact.property)) },
    chain: companyChain(company, await api.segment.chain({ lang })),
    maps: locatorMaps(company.site_list),
    visible: await api.disclosure.visible({ id: company.id, lang }),
    qr: qrCode(stableAddress(new URL(request.url).origin, lang, company.public_id)),
    names: await sourceNames(api, lang, [
      ...company.sources.map((source) => source.id),
      ...company.identity.map((field) => field.source_id),
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
  maps: LocatorMap[]
  qr: QrCode
  names: SourceNames
  visible: VisibleValues
}

function Company({ company, chain, maps, qr, names, visible }: CompanyProps) {
  const t = useTranslations('companies')
  const lang = useLocale()
  const operator = useOperator()
  const segments = company.capabilities.map((capability) => capability.segment.name).join(', ')
  return (
    <HistoryDrawer companyId={company.id} spokenOf={company.spoken_of}>
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
          <NamesLine company={company} />
          {company.fictional && <p className="note-box">{t('page.fictional')}</p>}
          <ClaimLine company={company} />
          <Actions company={company} />
        </PageHeader>
        <Summary company={company} />
        <Contents company={company} hasChain={chain.makes.length > 0} />
        <div className="company-grid">
          <div className="stack">
            <Makes company={company} names={names} />
            <CanDo company={company} names={names} />
            <Certificates company={company} names={names} />
            <Quality company={company} names={names} />
            <Markets company={company} names={names} />
            <Learning company={company} names={names} />
            <Size company={company} names={names} />
            <NotKnown company={company} />
          </div>
          <div className="stack">
            <PrivateValues companyId={company.id} visible={visible} />
            <Identity company={company} names={names} />
            <Completeness company={company} />
            <Share companyId={company.id} name={company.name} qr={qr} />
          </div>
        </div>
        <Sites company={company} names={names} maps={maps} />
        <Group group={company.group} />
        <ChainPosition chain={chain} />
        <SourceList sources={company.sources} />
        <Correct id={company.id} />
        {operator && <CompanyTools company={company} />}
        <CompareTray />
        {/* Last, because its JSON-LD stays where it stands. */}
        <PageMeta
          title={company.name}
          description={t('page.description', { name: company.name, segments })}
          jsonLd={organization(company, qr.url)}
        />
      </article>
    </HistoryDrawer>
  )
}

function Actions({ company }: { company: CompanyDetail }) {
  const t = useTranslations('profile')
  const lang = useLocale()
  const isMine = useAccount()?.companies.some(({ id }) => id === company.id) ?? false
  return (
    <div className="profile-actions no-print">
      <a href={`/${lang}/companies/${company.id}/sheet.pdf`} className="button">
        {t('share.sheet')}
      </a>
      <Link to={`/${lang}/companies/${company.id}/inquiry`} className="button" rel="nofollow">
        {t('private.write')}
      </Link>
      {!isMine && (
        <Link to={`/${lang}/introductions/new?company=${company.id}`} className="button" rel="nofollow">
          {t('private.introduce')}
        </Link>
      )}
      {isMine && (
        <Link to={`/${lang}/companies/${company.id}/needs`} className="button">
          {t('private.needs')}
        </Link>
      )}
      <Link to={`/${lang}/companies/${company.id}/qualify`} className="button">
        {t('private.qualify')}
      </Link>
      <Link to={`/${lang}/companies/${company.id}/next-products`} className="button">
        {t('private.next_products')}
      </Link>
      <ShortlistButton id={company.id} name={company.name} />
      <CompareToggle id={company.id} name={company.name} />
    </div>
  )
}

function Correct({ id }: { id: string }) {
  const t = useTranslations('companies.page')
  const lang = useLocale()
  return (
    <section aria-labelledby="correct" className="note-box no-print">
      <h2 id="correct" className="card-title">
        {t('correct')}
      </h2>
      <p>{t('correct_text')}</p>
      <p className="row">
        <Link to={`/${lang}/corrections/new?subject=${id}`} rel="nofollow">
          {t('suggest')}
        </Link>
        <span>
          <Link to={`/${lang}/companies/${id}/history`}>{t('history')}</Link> <span className="quiet">{t('history_text')}</span>
        </span>
      </p>
    </section>
  )
}
