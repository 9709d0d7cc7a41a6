import { Form, Link, redirect, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { AgencySignIn } from '../account/agency-sign-in.tsx'
import { beginWithAgency, describeAgency } from '../account/agency.server.ts'
import { FormPage } from '../account/form-page.tsx'
import { formPassword } from '../account/form-password.ts'
import { type FormRefusal, orFormRefusal } from '../account/form-refusal.ts'
import { PasswordField } from '../account/password-field.tsx'
import { RefusalNote } from '../account/refusal-note.tsx'
import { returnPath, withReturn } from '../account/return-path.ts'
import { TextField } from '../account/text-field.tsx'
import { apiContext } from '../api-context.ts'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/sign-in.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const to = returnPath(search.get('to'))
  const [{ signed_in }, agency] = await Promise.all([api.account.get({}), describeAgency(api, lang, search.get('refused'))])
  if (signed_in) throw redirect(`/${lang}${to}`)
  return { to, agency }
}

interface SignInAnswer {
  refusal?: FormRefusal | undefined
  /** As it was sent and refused. */
  email?: string | undefined
  /** Of the agency's own sign-in. */
  url?: string | undefined
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<SignInAnswer> {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const form = await request.formData()
  const [email, to] = [formText(form, 'email'), returnPath(formText(form, 'to'))]
  if (formText(form, 'intent') === 'agency') return beginWithAgency(api, lang, to)
  const { answer, refusal } = await orFormRefusal(api.account.signIn({ lang, email, password: formPassword(form) }))
  if (refusal) return { refusal, email }
  throw redirect(`/${lang}${answer.status === 'code_needed' ? withReturn('/sign-in/code', to) : to}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function SignIn({ loaderData: { to, agency }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.sign_in')
  const field = useTranslations('account.field')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  const { refusal, email, url }: SignInAnswer = actionData ?? {}
  const link = (page: string) => (text: React.ReactNode) => <Link to={`/${lang}${withReturn(page, to)}`}>{text}</Link>
  return (
    <FormPage title={t('title')}>
      {agency.message && (
        <p role="alert" className="note-box refusal-box">
          {agency.message}
        </p>
      )}
      {agency.name !== null && <AgencySignIn name={agency.name} to={to} url={url} />}
      <Form method="post" className="card stack account-form">
        <RefusalNote refusal={refusal} />
        <input type="hidden" name="to" value={to} />
        <TextField
          name="email"
          type="email"
          label={field('email')}
          autoComplete="username"
          required
          maxLength={254}
          defaultValue={email}
          refusal={refusal}
        />
        <PasswordField name="password" label={field('password')} refusal={refusal} />
        <button className="button button-main" disabled={busy}>
          {t('submit')}
        </button>
        <ul className="plain account-links">
          <li>
            <Link to={`/${lang}/reset`}>{t('forgot')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/verify-email`}>{t('unverified')}</Link>
          </li>
        </ul>
      </Form>
      <p>{t.rich('new', { link: link('/sign-up') })}</p>
      <p className="note">{t.rich('operator', { link: link('/operator') })}</p>
    </FormPage>
  )
}
