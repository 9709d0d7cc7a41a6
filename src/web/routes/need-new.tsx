import '../styles/needs.css'
import '../styles/curation.css'
import { redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { memberOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formText } from '../form-text.ts'
import { searchOf } from '../links.ts'
import { BeginNeed } from '../needs/begin-need.tsx'
import { formChoices } from '../needs/form-choices.server.ts'
import { needOf, sentFields } from '../needs/need-fields.ts'
import { NeedForm } from '../needs/need-form.tsx'
import { Preview } from '../needs/preview.tsx'
import { previewOf } from '../needs/preview.server.ts'
import { fieldsOf, requirementOf, wrongNumbers } from '../needs/requirement-fields.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/need-new.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const searchParams = searchOf(request)
  const { organisations } = await memberOnly(api, lang, `/needs/new?${searchParams}`)
  const segment = searchParams.get('segment') ?? undefined
  const from = await startingFields(api, lang, searchParams)
  return {
    organisations: organisations.map(({ organisation_id, name }) => ({ id: organisation_id, name })),
    choices: await formChoices(api, lang, segment),
    fields: [...from.fields],
    why: from.why,
    begun: searchParams.size > 0,
  }
}

/** Of a segment alone: what the directory knows its makers to have. With more than that: as it stands in the address. */
async function startingFields(api: ApiClient, lang: Language, search: URLSearchParams) {
  const segment = search.get('segment')
  const onlySegment = [...search.keys()].every((name) => name === 'segment' || name === 'kind')
  if (!segment || !onlySegment) return { fields: search, why: [] }
  const templates = await orRefusal(api.need.templates({ segment, lang, limit: 1 }))
  const [template] = templates.answer?.items ?? []
  if (template === undefined) return { fields: search, why: [] }
  const fields = fieldsOf(template.requirement)
  for (const [name, value] of search) fields.set(name, value)
  return { fields, why: template.conditions.map(({ text, why }) => ({ text, why })) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const { organisations } = await memberOnly(api, lang, `/needs/new?${searchOf(request)}`)
  const form = await request.formData()
  const sent = sentFields(form)
  const fields = new URLSearchParams(sent)
  const wrong = wrongNumbers(fields)
  if (wrong.length > 0 || formText(form, 'intent') === 'preview')
    return { sent, wrong, preview: wrong.length > 0 ? null : await previewOf(api, lang, requirementOf(fields)), refusal: undefined }
  const organisation_id = formText(form, 'organisation_id') || (organisations[0]?.organisation_id ?? '')
  const made = await orRefusal(api.need.create({ lang, organisation_id, ...needOf(fields) }))
  if (made.refusal) return { sent, wrong, preview: null, refusal: made.refusal }
  const { need_id } = made.answer
  // What was written is kept, also when it cannot be published yet: its page says why.
  if (formText(form, 'intent') === 'publish') {
    const published = await orRefusal(api.need.publish({ need_id, lang }))
    if (published.refusal) throw redirect(`/${lang}/needs/${need_id}?refused=1`)
  }
  throw redirect(`/${lang}/needs/${need_id}?done=1`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function NeedNew({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('needs.form')
  const lang = useLocale()
  const [search] = useSearchParams()
  const { organisations, choices, begun, why } = loaderData
  const fields = new URLSearchParams(actionData?.sent ?? loaderData.fields)
  const choose = !begun && !actionData
  return (
    <div className="page needs-page">
      <PageMeta title={t('new_title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('new_title')} lead={choose ? t('new_lead') : undefined} crumbs={[{ to: `/${lang}/needs`, name: t('crumb') }]} />
      {organisations.length === 0 || choose ? (
        <BeginNeed organisations={organisations.length} segments={choices.segments} />
      ) : (
        <NeedForm
          key={search.toString()}
          fields={fields}
          choices={choices}
          organisations={organisations}
          refusal={actionData?.refusal}
          isNew
        >
          <Preview preview={actionData?.preview ?? null} wrong={actionData?.wrong ?? []} />
          {why.length > 0 && (
            <details className="more">
              <summary>{t('template_why')}</summary>
              <ul className="tight">
                {why.map((one) => (
                  <li key={one.text}>
                    {one.text}: <span className="quiet">{one.why}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </NeedForm>
      )}
    </div>
  )
}
