import { Form, Link, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { FormPage } from '../account/form-page.tsx'
import { formPassword } from '../account/form-password.ts'
import { orFormRefusal } from '../account/form-refusal.ts'
import { MessageNote } from '../account/message-note.tsx'
import { PasswordField } from '../account/password-field.tsx'
import { RefusalNote } from '../account/refusal-note.tsx'
import { useTokenOutOfAddress } from '../account/use-token-out-of-address.ts'
import { apiContext } from '../api-context.ts'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/reset-password.ts'

export function loader({ params, request }: Route.LoaderArgs) {
  pageLanguage(params.lang)
  return { token: new URL(request.url).searchParams.get('token') ?? '' }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const token = formText(form, 'token')
  const { answer, refusal } = await orFormRefusal(
    context.get(apiContext).account.resetPassword({ lang, token, password: formPassword(form) }),
  )
  return { token, refusal, message: answer?.message }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function ResetPassword({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.reset')
  const field = useTranslations('account.field')
  const verify = useTranslations('account.verify')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  useTokenOutOfAddress()
  const { message, refusal } = actionData ?? {}
  // The address has it only when the page is first read.
  const token = actionData?.token ?? loaderData.token
  const again = (
    <p>
      <Link to={`/${lang}/reset`}>{t('ask_again')}</Link>
    </p>
  )
  if (message)
    return (
      <FormPage title={t('title')}>
        <MessageNote title={t('done')}>
          <p>{message}</p>
          <p>
            <Link className="button button-main" to={`/${lang}/sign-in`}>
              {verify('go_on')}
            </Link>
          </p>
        </MessageNote>
      </FormPage>
    )
  if (token === '')
    return (
      <FormPage title={t('title')}>
        <p className="note-box">{t('no_token')}</p>
        {again}
      </FormPage>
    )
  return (
    <FormPage title={t('title')} lead={t('choose_lead')}>
      <Form method="post" action={`/${lang}/reset-password`} className="card stack account-form">
        <RefusalNote refusal={refusal} />
        <input type="hidden" name="token" value={token} />
        <PasswordField name="password" label={field('new_password')} isNew refusal={refusal} />
        <button className="button button-main" disabled={busy}>
          {t('choose')}
        </button>
      </Form>
      {refusal && again}
    </FormPage>
  )
}
