import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../api/contract/index.ts'
import { formatDate } from '../format/number.ts'
import type { FormRefusal } from './form-refusal.ts'
import { RefusalNote } from './refusal-note.tsx'

type Invitation = Awaited<ReturnType<ApiClient['organisation']['invitations']>>['items'][number]

export function InvitationList({ invitations, refusal }: { invitations: readonly Invitation[]; refusal: FormRefusal | undefined }) {
  const t = useTranslations('account.organisation')
  const open = invitations.filter((invitation) => invitation.state === 'open')
  const over = invitations.filter((invitation) => invitation.state !== 'open')
  return (
    <section className="card" aria-labelledby="invitations">
      <h2 id="invitations">{t('invitations')}</h2>
      <RefusalNote refusal={refusal} id="refusal-invitations" />
      {open.length === 0 ? (
        <p>{t('no_invitation')}</p>
      ) : (
        <ul className="account-rows">
          {open.map((invitation) => (
            <InvitationRow key={invitation.invitation_id} invitation={invitation} />
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <details>
          <summary>{t('old_invitations', { count: over.length })}</summary>
          <ul className="account-rows">
            {over.map((invitation) => (
              <InvitationRow key={invitation.invitation_id} invitation={invitation} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const t = useTranslations('account.organisation')
  const role = useTranslations('account.role')
  const lang = useLocale()
  return (
    <li>
      <span>
        <b>{invitation.email}</b>
        <span className="note">
          {role(invitation.role)} ·{' '}
          {t('invited_by', { name: invitation.invited_by, date: formatDate(invitation.created_at.slice(0, 10), lang) })}
        </span>
      </span>
      {invitation.state === 'open' ? (
        <Form method="post">
          <input type="hidden" name="invitation_id" value={invitation.invitation_id} />
          <button className="button" name="intent" value="take_back">
            {t('take_back')}
            <span className="visually-hidden"> {invitation.email}</span>
          </button>
        </Form>
      ) : (
        <span className="mark mark-plain">{t(`invitation_state.${invitation.state}`)}</span>
      )}
    </li>
  )
}
