import { Form, Link, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { FormPage } from '../account/form-page.tsx'
import { orFormRefusal } from '../account/form-refusal.ts'
import { MessageNote } from '../account/message-note.tsx'
import { RefusalNote } from '../account/refusal-note.tsx'
import { TextField } from '../account/text-field.tsx'
import { apiContext } from '../api-context.ts'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/reset.ts'

export function loader({ params }: Route.LoaderArgs) {
  pageLanguage(params.lang)
  return null
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const email = formText(await request.formData(), 'email')
  const { answer, refusal } = await orFormRefusal(context.get(apiContext).account.requestReset({ lang, email }))
  return { email, refusal, message: answer?.message }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Reset({ actionData }: Route.ComponentProps) {
  const t = useTranslations('account.reset')
  const field = useTranslations('account.field')
  const sign = useTranslations('account.sign_up')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  const { message, refusal, email } = actionData ?? {}
  if (message)
    return (
      <FormPage title={t('title')}>
        <MessageNote title={sign('sent')}>
          <p>{message}</p>
        </MessageNote>
      </FormPage>
    )
  return (
    <FormPage title={t('title')} lead={t('lead')}>
      <Form method="post" className="card stack account-form">
        <RefusalNote refusal={refusal} />
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
        <button className="button button-main" disabled={busy}>
          {t('submit')}
        </button>
      </Form>
      <p>{sign.rich('have', { link: (text) => <Link to={`/${lang}/sign-in`}>{text}</Link> })}</p>
    </FormPage>
  )
}
