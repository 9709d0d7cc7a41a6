import '../styles/curation.css'
import '../styles/introductions.css'
import { Form, Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { PARTIES } from '../../domain/introductions.ts'
import { choiceOf } from '../account/choice-of.ts'
import { memberOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { ConductFigures } from '../introductions/conduct-figures.tsx'
import { FindSupplier } from '../introductions/find-supplier.tsx'
import { OpenForm } from '../introductions/open-form.tsx'
import { textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/introduction-new.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const url = new URL(request.url)
  const api = context.get(apiContext)
  const { organisations } = await memberOnly(api, lang, `/introductions/new${url.search}`)
  const company_id = textParam(url.searchParams, 'company')
  const q = textParam(url.searchParams, 'q')
  const company = company_id === undefined ? null : await notFoundAsResponse(api.company.get({ id: company_id, lang }))
  const conduct = company === null ? null : await api.outcome.conduct({ side: 'supplier', subject_id: company.id, lang })
  const found = company !== null || q === undefined ? [] : (await api.company.list({ q, limit: 10, lang })).items
  const segments = company === null ? [] : (await api.segment.list({ lang, limit: 500 })).items
  return {
    company: company && { id: company.id, name: company.name, fictional: company.fictional },
    conduct,
    q: q ?? '',
    found: found.map(({ id, name }) => ({ id, name })),
    segments: segments.map(({ id, name }) => ({ id, name })),
    need: textParam(url.searchParams, 'need') ?? null,
    event: textParam(url.searchParams, 'event') ?? null,
    segment: textParam(url.searchParams, 'segment') ?? null,
    mine: organisations
      .filter(({ role }) => role !== 'member')
      .map(({ organisation_id, name, kind, verified, company_ids }) => ({ organisation_id, name, kind, verified, company_ids })),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const said = { title: formText(form, 'title'), text: formText(form, 'text') }
  // One choice says as whom and for which organisation.
  const [as, organisation_id] = formText(form, 'as').split(' ')
  const { answer, refusal } = await orRefusal(
    context.get(apiContext).introduction.create({
      lang,
      ...said,
      as: PARTIES.find((party) => party === as) ?? choiceOf(form, 'as', PARTIES) ?? 'buyer',
      organisation_id: organisation_id || undefined,
      company_id: formText(form, 'company_id'),
      need_id: formText(form, 'need_id') || undefined,
      event_id: formText(form, 'event_id') || undefined,
      segment_id: formText(form, 'segment_id') || undefined,
      buyer: formText(form, 'buyer') || undefined,
    }),
  )
  // What was typed is not typed twice.
  if (answer === undefined) return { refusal, ...said }
  throw redirect(`/${lang}/introductions/${answer.introduction_id}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function IntroductionNew({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  const { company, mine, conduct } = loaderData
  const title = company === null ? t('new.title') : t('new.title_with', { name: company.name })
  return (
    <div className="page">
      <PageMeta title={title} />
      <meta name="robots" content="noindex" />
      <PageHeader
        title={
          <>
            {title}
            {company && <DemoMark fictional={company.fictional} />}
          </>
        }
        lead={t('new.lead')}
        crumbs={[{ to: `/${lang}/introductions`, name: t('list.title') }]}
      />
      <RefusalBox refusal={actionData?.refusal} />
      {mine.length === 0 ? (
        <p className="card">
          {t('new.no_organisation')} <Link to={`/${lang}/organisations/new`}>{t('new.make_organisation')}</Link>
        </p>
      ) : company === null ? (
        <FindSupplier q={loaderData.q} found={loaderData.found} need={loaderData.need} event={loaderData.event} />
      ) : (
        <>
          {conduct?.shown && <ConductFigures one={conduct} />}
          <OpenForm asked={{ ...loaderData, company }} typed={actionData} />
        </>
      )}
      {company !== null && mine.length > 0 && (
        <Form method="get">
          <button className="button button-small">{t('new.other')}</button>
        </Form>
      )}
    </div>
  )
}
