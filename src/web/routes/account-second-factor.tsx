import { Form, Link, redirect, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { BackupCodes } from '../account/backup-codes.tsx'
import { CodeField } from '../account/code-field.tsx'
import { formPassword } from '../account/form-password.ts'
import { type FormRefusal, orFormRefusal } from '../account/form-refusal.ts'
import { memberOnly } from '../account/members-only.ts'
import { MemberPage } from '../account/member-page.tsx'
import { PasswordField } from '../account/password-field.tsx'
import { RefusalNote } from '../account/refusal-note.tsx'
import { type FactorDraft, factorDraft } from '../account/second-factor.server.ts'
import { Username } from '../account/username.tsx'
import { apiContext } from '../api-context.ts'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/account-second-factor.ts'

const PATH = '/account/second-factor'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const { user } = await memberOnly(context.get(apiContext), lang, PATH)
  if (user.second_factor) throw redirect(`/${lang}/account/security`)
  return { email: user.email }
}

interface Answer {
  draft: FactorDraft | undefined
  refusal: FormRefusal | undefined
}

/** The secret is in no address: it comes as the answer to the password, and goes along with the first code until that is right. */
export async function action({ context, params, request }: Route.ActionArgs): Promise<Answer> {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  await memberOnly(api, lang, PATH)
  const form = await request.formData()
  if (formText(form, 'intent') !== 'confirm') {
    const { answer, refusal } = await orFormRefusal(api.account.beginSecondFactor({ lang, password: formPassword(form) }))
    return { draft: answer && factorDraft(answer.otpauth_uri, answer.backup_codes), refusal }
  }
  const code = formText(form, 'code').replaceAll(/\s/g, '')
  const { refusal } = await orFormRefusal(api.account.confirmSecondFactor({ lang, code }))
  if (refusal) return { draft: factorDraft(formText(form, 'uri'), formText(form, 'codes').split(' ')), refusal }
  throw redirect(`/${lang}/account/security?done=second_factor_on`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function AccountSecondFactor({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.factor')
  const security = useTranslations('account.security')
  const lang = useLocale()
  const { draft, refusal } = actionData ?? {}
  return (
    <MemberPage title={t('title')} lead={security('why')} crumbs={[{ to: `/${lang}/account/security`, name: security('title') }]}>
      {draft ? <Draft draft={draft} email={email} refusal={refusal} /> : <Begin email={email} refusal={refusal} />}
    </MemberPage>
  )
}

function Begin({ email, refusal }: { email: string; refusal: FormRefusal | undefined }) {
  const t = useTranslations('account.security')
  const field = useTranslations('account.field')
  const busy = useNavigation().formMethod === 'POST'
  return (
    <Form method="post" className="card stack account-form">
      <p>{t('confirm_password')}</p>
      <RefusalNote refusal={refusal} />
      <Username email={email} />
      <PasswordField name="password" label={field('current_password')} refusal={refusal} />
      <button className="button button-main" name="intent" value="begin" disabled={busy}>
        {t('begin')}
      </button>
    </Form>
  )
}

function Draft({ draft, email, refusal }: { draft: FactorDraft; email: string; refusal: FormRefusal | undefined }) {
  const t = useTranslations('account.factor')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  const { uri, qr, secret, codes } = draft
  return (
    <>
      <section className="card no-print" aria-labelledby="scan">
        <h2 id="scan">{t('scan')}</h2>
        <svg className="qr-code" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t('qr')} shapeRendering="crispEdges">
          <rect width={qr.size} height={qr.size} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
        <p className="touch-only">
          <a className="button" href={uri}>
            {t('open')}
          </a>
        </p>
        <p>
          {t('secret')} <code className="secret">{secret}</code>
        </p>
      </section>
      <section className="card" aria-labelledby="codes">
        <h2 id="codes">{t('codes')}</h2>
        <p className="note">{t('codes_note')}</p>
        <BackupCodes codes={codes} email={email} />
      </section>
      <section className="card no-print" aria-labelledby="confirm">
        <h2 id="confirm">{t('confirm')}</h2>
        <Form method="post" className="stack account-form">
          <RefusalNote refusal={refusal} />
          <input type="hidden" name="uri" value={uri} />
          <input type="hidden" name="codes" value={codes.join(' ')} />
          <CodeField refusal={refusal} />
          <button className="button button-main" name="intent" value="confirm" disabled={busy}>
            {t('submit')}
          </button>
          <p>
            <Link to={`/${lang}/account/security`}>{t('cancel')}</Link>
          </p>
        </Form>
      </section>
    </>
  )
}
