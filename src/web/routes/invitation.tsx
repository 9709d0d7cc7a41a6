import { Form, Link, redirect, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { FormPage } from '../account/form-page.tsx'
import { type FormRefusal, orFormRefusal } from '../account/form-refusal.ts'
import { memberOnly } from '../account/members-only.ts'
import { OrganisationMark } from '../account/organisation-mark.tsx'
import { RefusalNote } from '../account/refusal-note.tsx'
import { withReturn } from '../account/return-path.ts'
import { apiContext } from '../api-context.ts'
import { hasCode } from '../api-errors.ts'
import { formText } from '../form-text.ts'
import { formatMoment } from '../format/moment.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/invitation.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const [{ user }, invitation] = await Promise.all([
    api.account.get({}),
    api.invitation.get({ token, lang }).catch((error: unknown) => {
      if (hasCode(error, 'NOT_FOUND') || hasCode(error, 'BAD_REQUEST') || hasCode(error, 'GONE')) return null
      throw error
    }),
  ])
  return { token, invitation, email: user?.email ?? null }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const form = await request.formData()
  const token = formText(form, 'token')
  await memberOnly(api, lang, pathOf(token))
  const accept = formText(form, 'intent') === 'accept'
  const { answer, refusal } = await orFormRefusal(api.invitation.answer({ token, accept, lang }))
  if (refusal) return { refusal }
  if (answer.organisation_id === null) throw redirect(`/${lang}${pathOf(token)}`)
  throw redirect(`/${lang}/organisations/${answer.organisation_id}?done=accepted`)
}

/** The token stays in the address: one signs in first and comes back, and it is of use to the owner of one address only. */
function pathOf(token: string): string {
  return `/invitation?${new URLSearchParams({ token })}`
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Invitation({ loaderData: { token, invitation, email }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.invitation')
  const role = useTranslations('account.role')
  const kind = useTranslations('account.kind')
  const lang = useLocale()
  if (invitation === null)
    return (
      <FormPage title={t('unknown')}>
        <p className="note-box">{t('unknown_text')}</p>
      </FormPage>
    )
  const { organisation, state } = invitation
  return (
    <FormPage title={t('title', { organisation: organisation.name })}>
      <section className="card">
        <p className="row">
          {kind(organisation.kind)} <OrganisationMark verified={organisation.verified} />
        </p>
        <p>{t('text', { name: invitation.invited_by, role: role(invitation.role), note: role(`${invitation.role}_note`) })}</p>
        {state === 'open' ? (
          <>
            <p className="note">{t('for', { email: invitation.email_hint, time: formatMoment(invitation.expires_at, lang) })}</p>
            {email === null ? (
              <SignInFirst token={token} />
            ) : invitation.for_me ? (
              <AnswerForm token={token} refusal={actionData?.refusal} />
            ) : (
              <OtherPerson token={token} email={email} />
            )}
          </>
        ) : (
          <p className="note-box" role="status">
            {t(`state.${state}`)}
          </p>
        )}
      </section>
    </FormPage>
  )
}

function AnswerForm({ token, refusal }: { token: string; refusal: FormRefusal | undefined }) {
  const t = useTranslations('account.invitation')
  const busy = useNavigation().formMethod === 'POST'
  return (
    <Form method="post" className="row">
      <RefusalNote refusal={refusal} />
      <input type="hidden" name="token" value={token} />
      <button className="button button-main" name="intent" value="accept" disabled={busy}>
        {t('accept')}
      </button>
      <button className="button" name="intent" value="refuse" disabled={busy}>
        {t('refuse')}
      </button>
    </Form>
  )
}

function SignInFirst({ token }: { token: string }) {
  const t = useTranslations('account')
  const lang = useLocale()
  return (
    <>
      <p>{t('invitation.sign_in_first')}</p>
      <p className="row">
        <Link className="button button-main" to={`/${lang}${withReturn('/sign-in', pathOf(token))}`}>
          {t('sign_in.title')}
        </Link>
        <Link className="button" to={`/${lang}${withReturn('/sign-up', pathOf(token))}`}>
          {t('sign_up.title')}
        </Link>
      </p>
    </>
  )
}

function OtherPerson({ token, email }: { token: string; email: string }) {
  const t = useTranslations('account.invitation')
  const lang = useLocale()
  return (
    <Form method="post" action={`/${lang}/sign-out`}>
      <input type="hidden" name="to" value={pathOf(token)} />
      <p>{t('other_person', { email })}</p>
      <button className="button">{t('sign_out')}</button>
    </Form>
  )
}
