import '../styles/claims.css'
import '../styles/staff.css'
import { Form, Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { STAFF_ROLES } from '../../domain/policy/actor.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formText } from '../curation/form-texts.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formatMoment } from '../format/moment.ts'
import { pageLanguage } from '../page-language.ts'
import { staffOnly } from '../staff/staff-only.ts'
import type { Route } from './+types/staff-user.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  return staffOnly(lang, `/staff/users/${params.id}`, context.get(apiContext).user.get({ user_id: params.id, lang }))
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const role = STAFF_ROLES.find((each) => each === formText(form, 'staff_role')) ?? null
  const change = form.has('staff_role') ? { staff_role: role } : { blocked: formText(form, 'blocked') === 'true' }
  const done = await orRefusal(
    context.get(apiContext).user.update({ user_id: params.id, ...change, reason: formText(form, 'reason') ?? '', lang }),
  )
  return done.refusal ? { refusal: done.refusal } : redirect(`/${lang}/staff/users/${params.id}?done=1`)
}

/** One person: what they may do, and whether they may come in. Nobody signs in as somebody else here. */
export default function StaffUser({ loaderData: user, actionData }: Route.ComponentProps) {
  const t = useTranslations('staff')
  const lang = useLocale()
  const [search] = useSearchParams()
  const facts: [string, React.ReactNode][] = [
    [t('users.email'), user.email],
    [t('users.state'), t(user.blocked_at ? 'users.blocked' : user.email_verified ? 'users.active' : 'users.not_verified')],
    [t('users.second_factor'), t(user.second_factor ? 'users.on' : 'users.off')],
    [t('users.signs_in_by'), user.signs_in_by.map((each) => t(`users.by.${each}`)).join(', ') || t('users.nobody')],
    [t('users.sessions'), user.sessions],
    [t('users.keys'), user.keys],
    [
      t('users.organisations'),
      user.organisations.map(({ name, role }) => `${name} (${t(`member.${role}`)})`).join(', ') || t('users.nobody'),
    ],
    [t('users.since'), formatMoment(user.created_at, lang)],
  ]
  return (
    <div className="page">
      <PageMeta title={user.name} />
      <meta name="robots" content="noindex" />
      <PageHeader
        title={user.name}
        crumbs={[
          { to: `/${lang}/staff`, name: t('title') },
          { to: `/${lang}/staff/users`, name: t('users.title') },
        ]}
      />
      <RefusalBox refusal={actionData?.refusal} />
      {search.has('done') && !actionData && (
        <p role="status" className="note-box">
          {t('users.done')}
        </p>
      )}
      <dl className="person-facts card">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {user.myself ? (
        <p className="note-box">{t('users.myself')}</p>
      ) : (
        <div className="staff-forms">
          <Form method="post" className="card own-form" aria-labelledby="role">
            <h2 id="role" className="card-title">
              {t('users.change_role')}
            </h2>
            <label className="field">
              <span>{t('users.role')}</span>
              <select name="staff_role" defaultValue={user.staff_role ?? ''}>
                <option value="">{t('role.none')}</option>
                {STAFF_ROLES.map((role) => (
                  <option key={role} value={role}>
                    {t(`role.${role}`)}
                  </option>
                ))}
              </select>
            </label>
            <p className="note">{t('users.role_note')}</p>
            <Reason label={t('users.reason')} />
            <button className="button button-main">{t('users.change_role')}</button>
          </Form>
          <Form method="post" className="card own-form" aria-labelledby="block">
            <h2 id="block" className="card-title">
              {t(user.blocked_at ? 'users.unblock' : 'users.block')}
            </h2>
            {user.blocked_at && (
              <p>{t('users.blocked_since', { time: formatMoment(user.blocked_at, lang), reason: user.blocked_reason ?? '' })}</p>
            )}
            <input type="hidden" name="blocked" value={user.blocked_at ? 'false' : 'true'} />
            <p className="note">{t(user.blocked_at ? 'users.unblock_note' : 'users.block_note')}</p>
            <Reason label={t('users.reason')} />
            <button className="button">{t(user.blocked_at ? 'users.unblock' : 'users.block')}</button>
          </Form>
        </div>
      )}
      <p>
        <Link to={`/${lang}/staff/audit?actor=user:${user.user_id}`}>{t('users.did')}</Link> ·{' '}
        <Link to={`/${lang}/staff/audit?target=${user.user_id}`}>{t('users.was_done')}</Link>
      </p>
    </div>
  )
}

function Reason({ label }: { label: string }) {
  return (
    <label className="field">
      <span>{label}</span>
      <textarea name="reason" required minLength={3} maxLength={500} rows={2} />
    </label>
  )
}
