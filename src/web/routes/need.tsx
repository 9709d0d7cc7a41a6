import '../styles/needs.css'
import '../styles/curation.css'
import '../styles/disclosure.css'
import { Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../api/contract/index.ts'
import type { NeedDetail } from '../../api/contract/need.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { companyIds, namedCompanies } from '../account/shell-account.server.ts'
import { signInFirst } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { actOnNeed } from '../needs/act-on-need.server.ts'
import { ConditionList } from '../needs/condition-list.tsx'
import { Grants } from '../needs/grants.tsx'
import { Buyer, NeedEvidence } from '../needs/need-card.tsx'
import { NeedFacts } from '../needs/need-facts.tsx'
import { OwnerTools } from '../needs/owner-tools.tsx'
import { type OwnFit, OwnFits } from '../needs/own-fit.tsx'
import { pageLanguage } from '../page-language.ts'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/need.ts'

/** Of one reader; whoever speaks for more sees them on the pages of the companies. */
const MOST_FITS = 3

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const need = await notFoundAsResponse(api.need.get({ need_id: params.id, lang }))
  const { organisations } = await api.account.get({})
  const companies = await namedCompanies(api, companyIds(organisations).slice(0, MOST_FITS), lang)
  return {
    need,
    fits: need.view === 'own' ? [] : await Promise.all(companies.map((company) => fitOf(api, lang, need, company))),
    grants: need.may.grant ? (await api.need.grants({ need_id: need.need_id, lang, limit: 100 })).items : null,
    names: await sourceNames(api, lang, need.source_id ? [need.source_id] : []),
  }
}

async function fitOf(api: ApiClient, lang: Language, need: NeedDetail, company: OwnFit['company']): Promise<OwnFit> {
  const page = await orRefusal(api.need.ofCompany({ id: company.id, lang, limit: 200 }))
  const found = page.answer?.items.find((one) => one.need.need_id === need.need_id)
  return { company, fit: found ? { fit: found.fit, fit_name: found.fit_name, score: found.score, lacks: found.lacks } : null }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const { refusal } = await orRefusal(actOnNeed(context.get(apiContext), lang, params.id, form))
  if (refusal?.code === 'UNAUTHORIZED') throw signInFirst(lang, `/needs/${params.id}`)
  if (refusal) return { refusal }
  throw redirect(`/${lang}/needs/${params.id}?done=1`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function NeedPage({ loaderData: { need, fits, grants, names }, actionData }: Route.ComponentProps) {
  const t = useTranslations('needs')
  const lang = useLocale()
  const [search] = useSearchParams()
  return (
    <article className="page need-page">
      <PageMeta title={need.title} description={need.conditions.map(({ text }) => text).join('; ')} />
      {need.view !== 'public' && <meta name="robots" content="noindex" />}
      <PageHeader
        title={
          <>
            <span lang={need.title_lang}>{need.title}</span>
            <DemoMark fictional={need.fictional} />
          </>
        }
        crumbs={[{ to: `/${lang}/needs`, name: t('title') }]}
      >
        <p className="need-line">
          <b>{need.kind_name}</b>
          {need.state !== 'open' && <b>{need.state_name}</b>}
          <Buyer need={need} />
        </p>
        {need.why_text && <p className="note">{need.why_text}</p>}
      </PageHeader>
      <RefusalBox refusal={actionData?.refusal} />
      {search.has('done') && !actionData?.refusal && (
        <p role="status" className="note-box">
          {t('done')}
        </p>
      )}
      {search.has('refused') && need.state === 'draft' && (
        <p role="status" className="note-box refusal-box">
          {t('not_published')}
        </p>
      )}
      <OwnerTools need={need} />
      <div className="need-grid">
        <div className="stack">
          <section className="card" aria-labelledby="wanted">
            <h2 id="wanted">{t('wanted')}</h2>
            <NeedFacts need={need} all />
            {need.text && <p className="written">{need.text}</p>}
            <NeedEvidence need={need} names={names} />
          </section>
          <ConditionList conditions={need.conditions} />
          <PrivateParts need={need} />
        </div>
        <div className="stack">
          {need.view !== 'own' && <OwnFits need={need} fits={fits} />}
          <Withheld need={need} />
          {grants && <Grants need={need} grants={grants} />}
        </div>
      </div>
      <p className="note">{t('no_payment')}</p>
      <p className="no-print">
        <Link to={`/${lang}/needs${need.field.level === 'segment' ? `?segment=${need.field.items[0]?.id ?? ''}` : ''}`}>{t('others')}</Link>
      </p>
    </article>
  )
}

function PrivateParts({ need }: { need: NeedDetail }) {
  const t = useTranslations('needs')
  if (need.parts.length === 0 && need.parts_hidden === 0) return null
  return (
    <section className="card private-box" aria-labelledby="parts">
      <h2 id="parts">{t('parts')}</h2>
      {need.parts.map((part) => (
        <div key={part.part_no}>
          <h3>{part.name}</h3>
          <p className="written">{part.text}</p>
        </div>
      ))}
      {need.parts_hidden > 0 && <p className="note">{t('parts_hidden', { count: need.parts_hidden })}</p>}
    </section>
  )
}

/** What an anonymous need keeps back is said, so that nobody takes it for unknown. */
function Withheld({ need }: { need: NeedDetail }) {
  const t = useTranslations('needs.withheld')
  if (need.withheld.length === 0) return null
  return (
    <section className="card" aria-labelledby="withheld">
      <h2 id="withheld">{t('title')}</h2>
      <p>{t('text')}</p>
      <ul className="tags">
        {need.withheld.map(({ what, name }) => (
          <li key={what}>{name}</li>
        ))}
      </ul>
    </section>
  )
}
