import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { membersOnly, signInFirst } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { ClaimsPage } from '../claims/claims-page.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/claim-challenge.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  return membersOnly(lang, `/claims/${params.id}/challenge`, context.get(apiContext).claim.window({ claim_id: params.id, lang }))
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const input = { lang, claim_id: params.id, organisation_id: formText(form, 'organisation_id'), reason: formText(form, 'reason') }
  const done = await orRefusal(context.get(apiContext).claim.challenge(input))
  if (done.refusal?.code === 'UNAUTHORIZED') throw signInFirst(lang, `/claims/${params.id}/challenge`)
  return { refusal: done.refusal, message: done.answer?.message ?? null }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function ClaimChallenge({ loaderData: window, actionData }: Route.ComponentProps) {
  const t = useTranslations('claims.challenge')
  const lang = useLocale()
  return (
    <ClaimsPage title={t('title', { name: window.company_name })} lead={t('lead', { date: formatDate(window.window_ends_on, lang) })}>
      <RefusalBox refusal={actionData?.refusal} />
      {actionData?.message ? (
        <p role="status" className="note-box">
          {actionData.message}
        </p>
      ) : window.may_challenge_as.length === 0 ? (
        <p className="note-box">{window.challenged ? t('done') : t('over')}</p>
      ) : (
        <Form method="post" className="card own-form">
          <label className="field">
            <span>{t('as')}</span>
            <select name="organisation_id">
              {window.may_challenge_as.map((each) => (
                <option key={each.organisation_id} value={each.organisation_id}>
                  {each.name}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('reason')}</span>
            <textarea name="reason" required minLength={10} maxLength={2000} rows={4} />
          </label>
          <button className="button button-main">{t('send')}</button>
        </Form>
      )}
    </ClaimsPage>
  )
}
