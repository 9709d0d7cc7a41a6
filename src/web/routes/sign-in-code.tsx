import { Form, Link, redirect, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { FormPage } from '../account/form-page.tsx'
import { CodeField } from '../account/code-field.tsx'
import { orFormRefusal } from '../account/form-refusal.ts'
import { RefusalNote } from '../account/refusal-note.tsx'
import { returnPath, withReturn } from '../account/return-path.ts'
import { TextField } from '../account/text-field.tsx'
import { apiContext } from '../api-context.ts'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/sign-in-code.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const search = new URL(request.url).searchParams
  const to = returnPath(search.get('to'))
  if ((await context.get(apiContext).account.get({})).signed_in) throw redirect(`/${lang}${to}`)
  return { to, kind: kindOf(search.get('kind')) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  // People copy codes with the spaces their app shows.
  const code = formText(form, 'code').replaceAll(/\s/g, '')
  const { refusal } = await orFormRefusal(context.get(apiContext).account.enterCode({ lang, code, kind: kindOf(formText(form, 'kind')) }))
  if (refusal) return { refusal }
  throw redirect(`/${lang}${returnPath(formText(form, 'to'))}`)
}

function kindOf(text: string | null): 'app' | 'backup' {
  return text === 'backup' ? 'backup' : 'app'
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function SignInCode({ loaderData: { to, kind }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.code')
  const field = useTranslations('account.field')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  const refusal = actionData?.refusal
  const other = new URLSearchParams({ to, ...(kind === 'app' && { kind: 'backup' }) })
  return (
    <FormPage title={t('title')} lead={t(`${kind}_lead`)}>
      <Form method="post" className="card stack account-form" key={kind}>
        <RefusalNote refusal={refusal} />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="kind" value={kind} />
        {kind === 'app' ? (
          <CodeField refusal={refusal} />
        ) : (
          <TextField name="code" label={field('backup_code')} autoComplete="off" required maxLength={20} refusal={refusal} />
        )}
        <button className="button button-main" disabled={busy}>
          {t('submit')}
        </button>
        <ul className="plain account-links">
          <li>
            <Link to={`/${lang}/sign-in/code?${other}`} replace>
              {t(kind === 'app' ? 'use_backup' : 'use_app')}
            </Link>
          </li>
          <li>
            <Link to={`/${lang}${withReturn('/sign-in', to)}`}>{t('again')}</Link>
          </li>
        </ul>
      </Form>
    </FormPage>
  )
}
