import '../styles/curation.css'
import '../styles/disclosure.css'
import { Form, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { choiceOf } from '../account/choice-of.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import { RequestState } from '../privacy/request-state.tsx'
import type { Route } from './+types/privacy-case.ts'

const STEPS = ['answered', 'extended', 'fulfilled', 'refused'] as const

export function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  return membersOnly(lang, `/privacy/queue/${params.ref}`, context.get(apiContext).privacy.get({ ref: params.ref, lang }))
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const text = formText(form, 'text')
  const { refusal } = await orRefusal(
    context.get(apiContext).privacy.step({ ref: params.ref, lang, step: choiceOf(form, 'step', STEPS) ?? 'answered', text }),
  )
  if (refusal) return { refusal, text }
  throw redirect(`/${lang}/privacy/queue/${params.ref}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function PrivacyCasePage({ loaderData: request, actionData }: Route.ComponentProps) {
  const t = useTranslations('disclosure')
  const lang = useLocale()
  const title = t('request.sent', { ref: request.ref })
  return (
    <div className="page">
      <PageMeta title={title} />
      <meta name="robots" content="noindex" />
      <PageHeader title={title} crumbs={[{ to: `/${lang}/privacy/queue`, name: t('queue.title') }]} />
      <RefusalBox refusal={actionData?.refusal} />
      {request.email !== null && (
        <dl className="facts card">
          <dt>{t('queue.email')}</dt>
          <dd>
            {request.email} <span className="quiet">({t(request.has_account ? 'queue.account' : 'queue.no_account')})</span>
          </dd>
          <dt>{t('queue.words')}</dt>
          <dd className="written">{request.text}</dd>
        </dl>
      )}
      <RequestState request={request} />
      {request.closed_on === null && (
        <Form method="post" className="card stack" aria-labelledby="next">
          <h2 id="next" className="card-title">
            {t('queue.step')}
          </h2>
          {request.kind === 'erase' && <p className="note-box">{t('queue.erases')}</p>}
          <label className="field field-text">
            <span>{t('queue.step')}</span>
            <select name="step" required defaultValue={request.answered_on === null ? 'answered' : 'fulfilled'}>
              {STEPS.map((step) => (
                <option key={step} value={step}>
                  {t(`queue.step_name.${step}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="field field-text">
            <span>{t('queue.text')}</span>
            <textarea name="text" rows={5} required minLength={10} maxLength={2000} defaultValue={actionData?.text} />
          </label>
          <p>
            <button className="button button-main">{t('queue.do')}</button>
          </p>
        </Form>
      )}
    </div>
  )
}
