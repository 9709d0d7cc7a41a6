import { data, Form, Link, redirect, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { FormPage } from '../account/form-page.tsx'
import { formPassword } from '../account/form-password.ts'
import { orFormRefusal } from '../account/form-refusal.ts'
import { MessageNote } from '../account/message-note.tsx'
import { PasswordField } from '../account/password-field.tsx'
import { RefusalNote } from '../account/refusal-note.tsx'
import { ResendForm } from '../account/resend-form.tsx'
import { rememberReturn } from '../account/return-cookie.server.ts'
import { returnPath, withReturn } from '../account/return-path.ts'
import { TextField } from '../account/text-field.tsx'
import { Trap } from '../account/trap.tsx'
import { apiContext } from '../api-context.ts'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/sign-up.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const to = returnPath(new URL(request.url).searchParams.get('to'))
  if ((await context.get(apiContext).account.get({})).signed_in) throw redirect(`/${lang}${to}`)
  return { to }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const [name, email] = [formText(form, 'name'), formText(form, 'email')]
  const { answer, refusal } = await orFormRefusal(
    context.get(apiContext).account.signUp({
      lang,
      name,
      email,
      password: formPassword(form),
      website: formText(form, 'website'),
    }),
  )
  if (refusal) return data({ refusal, sent: { name, email } })
  const headers = await rememberReturn(request, returnPath(formText(form, 'to')))
  return data({ message: answer.message, sent: { name, email } }, { headers })
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function SignUp({ loaderData: { to }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.sign_up')
  const field = useTranslations('account.field')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  const sent = actionData?.sent
  if (actionData && 'message' in actionData)
    return (
      <FormPage title={t('title')}>
        <MessageNote title={t('sent')}>
          <p>{actionData.message}</p>
        </MessageNote>
        <ResendForm email={actionData.sent.email} />
      </FormPage>
    )
  const refusal = actionData?.refusal
  return (
    <FormPage title={t('title')} lead={t('lead')}>
      <Form method="post" className="card stack account-form">
        <RefusalNote refusal={refusal} />
        <input type="hidden" name="to" value={to} />
        <TextField
          name="name"
          label={field('name')}
          note={field('name_note')}
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
        <Trap />
        <p className="note">{t.rich('privacy', { link: (text) => <Link to={`/${lang}/privacy`}>{text}</Link> })}</p>
        <button className="button button-main" disabled={busy}>
          {t('submit')}
        </button>
      </Form>
      <p>{t.rich('have', { link: (text) => <Link to={`/${lang}${withReturn('/sign-in', to)}`}>{text}</Link> })}</p>
    </FormPage>
  )
}
