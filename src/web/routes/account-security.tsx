import { Form, Link, redirect, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Done } from '../account/done-note.tsx'
import { formPassword } from '../account/form-password.ts'
import { type FormRefusal, orFormRefusal } from '../account/form-refusal.ts'
import { type Member, memberOnly } from '../account/members-only.ts'
import { MemberPage } from '../account/member-page.tsx'
import { PasswordField } from '../account/password-field.tsx'
import { RefusalNote } from '../account/refusal-note.tsx'
import { SessionList } from '../account/session-list.tsx'
import { Username } from '../account/username.tsx'
import { apiContext } from '../api-context.ts'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/account-security.ts'

const PATH = '/account/security'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const { user } = await memberOnly(api, lang, PATH)
  return { user, sessions: (await api.account.sessions({})).items }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  await memberOnly(api, lang, PATH)
  const form = await request.formData()
  const intent = formText(form, 'intent')
  const session_id = formText(form, 'session_id')
  const password = formPassword(form)
  const deeds: Record<string, () => Promise<Done>> = {
    password: () => api.account.changePassword({ lang, password, new_password: formPassword(form, 'new_password') }).then(() => 'password'),
    end_factor: () => api.account.endSecondFactor({ lang, password }).then(() => 'second_factor_off'),
    end_session: () => api.account.endSessions({ lang, session_id }).then(() => 'session'),
    end_others: () => api.account.endSessions({ lang }).then(() => 'sessions'),
  }
  const deed = deeds[intent]
  if (deed === undefined) throw new Response(null, { status: 400 })
  const { answer, refusal } = await orFormRefusal(deed())
  if (refusal) return { intent, refusal }
  throw redirect(`/${lang}${PATH}?done=${answer}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function AccountSecurity({ loaderData: { user, sessions }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.security')
  const refusalOf = (...intents: readonly string[]) => (intents.includes(actionData?.intent ?? '') ? actionData?.refusal : undefined)
  return (
    <MemberPage title={t('title')} tabs>
      {user.signs_in_by.includes('password') ? (
        <>
          <PasswordForm email={user.email} refusal={refusalOf('password')} />
          <SecondFactor user={user} refusal={refusalOf('end_factor')} />
        </>
      ) : (
        <p className="note-box">{t('agency')}</p>
      )}
      <SessionList sessions={sessions} refusal={refusalOf('end_session', 'end_others')} />
    </MemberPage>
  )
}

function PasswordForm({ email, refusal }: { email: string; refusal: FormRefusal | undefined }) {
  const t = useTranslations('account.security')
  const field = useTranslations('account.field')
  const busy = useNavigation().formMethod === 'POST'
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">{t('password')}</h2>
      <p className="note">{t('password_note')}</p>
      <Form method="post" className="stack account-form">
        <RefusalNote refusal={refusal} id="refusal-password" />
        <Username email={email} />
        <PasswordField name="password" label={field('current_password')} refusal={refusal} refusalId="refusal-password" />
        <PasswordField name="new_password" label={field('new_password')} isNew refusal={refusal} refusalId="refusal-password" />
        <button className="button button-main" name="intent" value="password" disabled={busy}>
          {t('change')}
        </button>
      </Form>
    </section>
  )
}

function SecondFactor({ user, refusal }: { user: Member['user']; refusal: FormRefusal | undefined }) {
  const t = useTranslations('account.security')
  const field = useTranslations('account.field')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  return (
    <section className="card" aria-labelledby="second-factor">
      <div className="row">
        <h2 id="second-factor">{t('second_factor')}</h2>
        <span className={`mark ${user.second_factor ? 'mark-good' : 'mark-plain'}`}>
          {user.second_factor && <span aria-hidden="true">✓</span>} {t(user.second_factor ? 'on' : 'off')}
        </span>
      </div>
      <p>{t('why')}</p>
      {user.second_factor ? (
        <details className="more" open={refusal !== undefined}>
          <summary>{t('end')}</summary>
          <Form method="post" className="stack account-form">
            <p className="note">{t('end_note')}</p>
            <RefusalNote refusal={refusal} id="refusal-factor" />
            <Username email={user.email} />
            <PasswordField name="password" label={field('current_password')} refusal={refusal} refusalId="refusal-factor" />
            <button className="button" name="intent" value="end_factor" disabled={busy}>
              {t('end')}
            </button>
          </Form>
        </details>
      ) : (
        <p>
          <Link className="button button-main" to={`/${lang}/account/second-factor`}>
            {t('begin')}
          </Link>
        </p>
      )}
    </section>
  )
}
