import '../styles/needs.css'
import '../styles/curation.css'
import { data, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formText } from '../form-text.ts'
import { formChoices } from '../needs/form-choices.server.ts'
import { fieldsOfNeed, needOf, sentFields } from '../needs/need-fields.ts'
import { NeedForm } from '../needs/need-form.tsx'
import { Preview } from '../needs/preview.tsx'
import { previewOf } from '../needs/preview.server.ts'
import { requirementOf, wrongNumbers } from '../needs/requirement-fields.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/need-edit.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const need = await membersOnly(lang, `/needs/${params.id}/edit`, api.need.get({ need_id: params.id, lang }))
  if (!need.may.change) throw data(null, { status: 403 })
  const fields = fieldsOfNeed(need)
  return {
    title: need.title,
    fields: [...fields],
    isDraft: need.state === 'draft',
    choices: await formChoices(api, lang, fields.get('segment') ?? undefined),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const form = await request.formData()
  const sent = sentFields(form)
  const fields = new URLSearchParams(sent)
  const wrong = wrongNumbers(fields)
  if (wrong.length > 0 || formText(form, 'intent') === 'preview')
    return {
      sent,
      wrong,
      stale: false,
      preview: wrong.length > 0 ? null : await previewOf(api, lang, requirementOf(fields)),
      refusal: undefined,
    }
  const need_id = params.id
  const now = await membersOnly(lang, `/needs/${need_id}/edit`, api.need.get({ need_id, lang }))
  // Somebody else has changed it meanwhile: nothing of theirs is written over unseen.
  if (String(now.own?.version ?? '') !== formText(form, 'version')) return { sent, wrong, stale: true, preview: null, refusal: undefined }
  const saved = await orRefusal(api.need.update({ need_id, lang, ...needOf(fields) }))
  if (saved.refusal) return { sent, wrong, stale: false, preview: null, refusal: saved.refusal }
  if (formText(form, 'intent') === 'publish' && saved.answer.may.publish) {
    const published = await orRefusal(api.need.publish({ need_id, lang }))
    if (published.refusal) return { sent: [...fieldsOfNeed(saved.answer)], wrong, stale: false, preview: null, refusal: published.refusal }
  }
  throw redirect(`/${lang}/needs/${need_id}?done=1`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function NeedEdit({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useTranslations('needs')
  const lang = useLocale()
  const fields = new URLSearchParams(actionData?.sent ?? loaderData.fields)
  return (
    <div className="page needs-page">
      <PageMeta title={t('form.edit_title', { title: loaderData.title })} />
      <meta name="robots" content="noindex" />
      <PageHeader
        title={t('form.edit_title', { title: loaderData.title })}
        crumbs={[
          { to: `/${lang}/needs/mine`, name: t('mine.title') },
          { to: `/${lang}/needs/${params.id}`, name: loaderData.title },
        ]}
      />
      {actionData?.stale && (
        <p role="alert" className="note-box refusal-box">
          {t('form.stale')}
        </p>
      )}
      <NeedForm fields={fields} choices={loaderData.choices} organisations={[]} refusal={actionData?.refusal} isNew={loaderData.isDraft}>
        <Preview preview={actionData?.preview ?? null} wrong={actionData?.wrong ?? []} />
      </NeedForm>
    </div>
  )
}
