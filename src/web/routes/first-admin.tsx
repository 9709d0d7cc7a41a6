import { Form, Link, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { FormPage } from '../account/form-page.tsx'
import { formPassword } from '../account/form-password.ts'
import { orFormRefusal } from '../account/form-refusal.ts'
import { MessageNote } from '../account/message-note.tsx'
import { PasswordField } from '../account/password-field.tsx'
import { RefusalNote } from '../account/refusal-note.tsx'
import { TextField } from '../account/text-field.tsx'
import { useTokenOutOfAddress } from '../account/use-token-out-of-address.ts'
import { apiContext } from '../api-context.ts'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/first-admin.ts'

export function loader({ params, request }: Route.LoaderArgs) {
  pageLanguage(params.lang)
  return { token: new URL(request.url).searchParams.get('token') ?? '' }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const sent = { token: formText(form, 'token'), name: formText(form, 'name'), email: formText(form, 'email') }
  const { answer, refusal } = await orFormRefusal(
    context.get(apiContext).account.createFirstAdmin({ lang, ...sent, password: formPassword(form) }),
  )
  return { sent, refusal, message: answer?.message }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function FirstAdmin({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.first_admin')
  const field = useTranslations('account.field')
  const verify = useTranslations('account.verify')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  useTokenOutOfAddress()
  const { message, refusal, sent } = actionData ?? {}
  if (message)
    return (
      <FormPage title={t('title')}>
        <MessageNote title={t('done')}>
          <p>{message}</p>
          <p>
            <Link className="button button-main" to={`/${lang}/sign-in?${new URLSearchParams({ to: '/account/security' })}`}>
              {verify('go_on')}
            </Link>
          </p>
        </MessageNote>
      </FormPage>
    )
  const token = sent?.token ?? loaderData.token
  return (
    <FormPage title={t('title')} lead={t('lead')}>
      <Form method="post" action={`/${lang}/first-admin`} className="card stack account-form">
        <RefusalNote refusal={refusal} />
        {token === '' ? (
          <TextField name="token" label={t('token')} autoComplete="off" required maxLength={200} />
        ) : (
          <input type="hidden" name="token" value={token} />
        )}
        <TextField
          name="name"
          label={field('name')}
          autoComplete="name"
          required
          maxLength={100}
          defaultValue={sent?.name}
          refusal={refusal}
        />
        <TextField
          name="email"
          type="email"
          label={field('email')}
          autoComplete="username"
          required
          maxLength={254}
          defaultValue={sent?.email}
          refusal={refusal}
        />
        <PasswordField name="password" label={field('password')} isNew refusal={refusal} />
        <button className="button button-main" disabled={busy}>
          {t('submit')}
        </button>
      </Form>
    </FormPage>
  )
}
