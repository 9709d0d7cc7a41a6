import { Form, Link, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { FormPage } from '../account/form-page.tsx'
import { orFormRefusal } from '../account/form-refusal.ts'
import { MessageNote } from '../account/message-note.tsx'
import { RefusalNote } from '../account/refusal-note.tsx'
import { ResendForm } from '../account/resend-form.tsx'
import { rememberedReturn } from '../account/return-cookie.server.ts'
import { withReturn } from '../account/return-path.ts'
import { useTokenOutOfAddress } from '../account/use-token-out-of-address.ts'
import { apiContext } from '../api-context.ts'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/verify-email.ts'

export async function loader({ params, request }: Route.LoaderArgs) {
  pageLanguage(params.lang)
  return { token: new URL(request.url).searchParams.get('token') ?? '', to: await rememberedReturn(request) }
}

/** Only a press of the button uses the link up: programs that look through mail open every link they find. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const { account } = context.get(apiContext)
  const form = await request.formData()
  if (formText(form, 'intent') === 'resend') {
    const email = formText(form, 'email')
    const { answer, refusal } = await orFormRefusal(account.resendVerification({ lang, email }))
    return { form: 'resend' as const, email, refusal, message: answer?.message }
  }
  const token = formText(form, 'token')
  const { answer, refusal } = await orFormRefusal(account.verifyEmail({ lang, token }))
  return { form: 'verify' as const, email: '', refusal, message: answer?.message }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function VerifyEmail({ loaderData: { token, to }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.verify')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  useTokenOutOfAddress()
  const { form, message, refusal } = actionData ?? {}
  if (form === 'verify' && message)
    return (
      <FormPage title={t('title')}>
        <MessageNote title={t('done')}>
          <p>{message}</p>
          <p>
            <Link className="button button-main" to={`/${lang}${withReturn('/sign-in', to)}`}>
              {t('go_on')}
            </Link>
          </p>
        </MessageNote>
      </FormPage>
    )
  return (
    <FormPage title={t('title')} lead={token === '' || actionData ? undefined : t('lead')}>
      {token !== '' && !actionData && (
        <Form method="post" action={`/${lang}/verify-email`} className="card account-form">
          <input type="hidden" name="token" value={token} />
          <button className="button button-main" name="intent" value="verify" disabled={busy}>
            {t('submit')}
          </button>
        </Form>
      )}
      {form === 'verify' && <RefusalNote refusal={refusal} />}
      {form === 'resend' && message && (
        <MessageNote title={t('again_title')}>
          <p>{message}</p>
        </MessageNote>
      )}
      {(token === '' || actionData) && <ResendForm email={actionData?.email} refusal={form === 'resend' ? refusal : undefined} />}
    </FormPage>
  )
}
