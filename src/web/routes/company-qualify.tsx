import '../styles/qualify.css'
import { data, Form, Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { PROGRESS_STATUSES } from '../../domain/qualification.ts'
import { choiceOf } from '../account/choice-of.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { CompanyPageHeader } from '../companies/company-page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { SourceLinks } from '../components/source-links.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { slugParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { WayStepCard } from '../qualify/way-step.tsx'
import { WaySummary } from '../qualify/way-summary.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/company-qualify.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const { searchParams } = new URL(request.url)
  const [types, company] = await Promise.all([
    api.qualify.buyerTypes({ lang, limit: 100 }),
    notFoundAsResponse(api.company.get({ id: params.id, lang })),
  ])
  if (company.id !== params.id) throw redirect(`/${lang}/companies/${company.id}/qualify`, 301)
  const asked = slugParam(searchParams, 'buyer_type') ?? types.items[0]?.id
  const way = asked === undefined ? null : await notFoundAsResponse(api.qualify.way({ id: company.id, buyer_type: asked, lang }))
  const documents = way?.may_change ? await api.document.list({ lang, limit: 100, company_id: company.id }) : null
  const sources = (way?.items ?? []).flatMap((step) => [
    step.source_id,
    step.asked_source_id,
    ...[step.duration.source_id, step.cost.source_id].flatMap((id) => id ?? []),
    ...[...step.proofs, ...step.programmes].map(({ source_id }) => source_id),
  ])
  return {
    types: types.items.map(({ id, name }) => ({ id, name })),
    company: { id: company.id, name: company.name, fictional: company.fictional },
    way,
    documents:
      documents?.items
        .filter(({ state }) => state === 'waiting' || state === 'accepted')
        .map(({ document_id, kind_name, created_at, state }) => ({
          document_id,
          name: `${kind_name}, ${created_at.slice(0, 10)}`,
          state,
        })) ?? null,
    names: await sourceNames(api, lang, way ? [...sources, way.buyer_type.source_id] : []),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const form = await request.formData()
  const step = { id: params.id, step_id: formText(form, 'step_id'), lang }
  const optional = (key: 'due_on' | 'done_on' | 'note' | 'document_id') => {
    const value = formText(form, key)
    return value === '' ? {} : { [key]: value }
  }
  const status = choiceOf(form, 'status', PROGRESS_STATUSES)
  const intent = formText(form, 'intent')
  if (intent !== 'delete' && status === undefined) throw data(null, { status: 400 })
  const { refusal } = await orRefusal(
    intent === 'delete'
      ? api.qualify.endProgress(step)
      : api.qualify.setProgress({
          ...step,
          status: status ?? 'planned',
          ...optional('due_on'),
          ...(status === 'done' && optional('done_on')),
          ...optional('note'),
          ...optional('document_id'),
        }),
  )
  if (refusal) return { refusal }
  const buyerType = slugParam(new URL(request.url).searchParams, 'buyer_type')
  const shown = new URLSearchParams({ ...(buyerType !== undefined && { buyer_type: buyerType }), done: '1' })
  throw redirect(`/${lang}/companies/${params.id}/qualify?${shown}#${step.step_id}`)
}

/** What a firm says of its progress is for its own people: no cache may keep the page. */
export const headers = () => ({ 'cache-control': 'no-store' })

export default function CompanyQualify({ loaderData: { types, company, way, documents, names }, actionData }: Route.ComponentProps) {
  const t = useTranslations('qualify.way')
  const progress = useTranslations('qualify.progress')
  const lang = useLocale()
  const [search] = useSearchParams()
  return (
    <div className="page qualify-page">
      <PageMeta title={t('title', { name: company.name })} description={t('lead')} canonicalParams={['buyer_type']} />
      <CompanyPageHeader company={company} title={t('title', { name: company.name })} lead={t('lead')} />
      <RefusalBox refusal={actionData?.refusal} />
      {search.has('done') && !actionData?.refusal && (
        <p role="status" className="note-box">
          ✓ {progress('saved')}
        </p>
      )}
      <Form method="get" className="row no-print" aria-label={t('choose')}>
        <label className="field">
          <span>{t('choose')}</span>
          <select name="buyer_type" key={way?.buyer_type.id} defaultValue={way?.buyer_type.id}>
            {types.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button className="button button-main">{t('go')}</button>
      </Form>
      {way && (
        <>
          <section aria-labelledby="asked" className="stack">
            <h2 id="asked">{t('asked', { name: way.buyer_type.name })}</h2>
            <p>{way.buyer_type.summary}</p>
            <p className="quiet">
              <EvidenceBadge grade={way.buyer_type.evidence_grade} asOf={way.buyer_type.as_of} />{' '}
              <SourceLinks ids={[way.buyer_type.source_id]} names={names} />. {t('disclaimer')}
            </p>
            <WaySummary way={way} />
          </section>
          <section aria-labelledby="steps" className="stack">
            <h2 id="steps">{t('steps')}</h2>
            <ol className="way-steps">
              {way.items.map((step) => (
                <WayStepCard key={step.step_id} step={step} names={names} documents={documents} />
              ))}
            </ol>
            <p className="row no-print">
              <Link to={`/${lang}/programmes`}>{t('all_programmes')}</Link>
            </p>
          </section>
        </>
      )}
    </div>
  )
}
