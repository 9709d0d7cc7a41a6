import '../styles/curation.css'
import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { memberOnly } from '../account/members-only.ts'
import { MemberPage } from '../account/member-page.tsx'
import { MessageNote } from '../account/message-note.tsx'
import { TextField } from '../account/text-field.tsx'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/account-data.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  // After erasing there is nobody any more; the answer of the form is all there is to read.
  const { user } = await api.account.get({})
  if (user === null) return { requests: null }
  return { requests: (await api.privacy.mine({ lang })).items }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  await memberOnly(api, lang, '/account/data')
  const password = formText(await request.formData(), 'password')
  const { answer, refusal } = await orRefusal(api.privacy.eraseOwn({ lang, password }))
  return { erased: answer, refusal }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function AccountData({ loaderData: { requests }, actionData }: Route.ComponentProps) {
  const t = useTranslations('disclosure')
  const lang = useLocale()
  if (actionData?.erased || requests === null)
    return (
      <MemberPage title={t('own.title')}>
        {actionData?.erased ? (
          <MessageNote title={t('own.erased')}>
            <p>{actionData.erased.message}</p>
          </MessageNote>
        ) : (
          <p>
            <Link to={`/${lang}/sign-in?to=/account/data`}>{t('privacy.own')}</Link>
          </p>
        )}
      </MemberPage>
    )
  return (
    <MemberPage title={t('own.title')} lead={t('own.lead')} tabs>
      <section className="card" aria-labelledby="take">
        <h2 id="take" className="card-title">
          {t('own.take')}
        </h2>
        <p>{t('own.take_note')}</p>
        <p className="row">
          <a className="button" href={`/${lang}/account/data.json`} download>
            {t('own.take')}
          </a>
          <Link to={`/${lang}/privacy`}>{t('privacy.title')}</Link>
        </p>
      </section>
      <section className="card" aria-labelledby="requests">
        <h2 id="requests" className="card-title">
          {t('own.requests')}
        </h2>
        {requests.length === 0 ? (
          <p>
            {t('own.no_requests')} <Link to={`/${lang}/privacy/request`}>{t('privacy.ask')}</Link>
          </p>
        ) : (
          <ul>
            {requests.map((request) => (
              <li key={request.ref}>
                {request.ref}: {request.kind_name} · <b>{request.state_name}</b>
                {request.due_on !== null && ` · ${t('request.due')} ${formatDate(request.due_on, lang)}`}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Form method="post" className="card stack" aria-labelledby="erase">
        <h2 id="erase" className="card-title">
          {t('own.erase')}
        </h2>
        <p>{t('own.erase_note')}</p>
        <RefusalBox refusal={actionData?.refusal} />
        <TextField name="password" type="password" label={t('own.password')} autoComplete="current-password" required maxLength={256} />
        <p>
          <button className="button">{t('own.erase_do')}</button>
        </p>
      </Form>
    </MemberPage>
  )
}
