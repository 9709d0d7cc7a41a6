import type { ReactNode } from 'react'
import { Form, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../api/contract/index.ts'
import type { Organisation } from '../../api/contract/organisation.ts'
import { MEMBER_ROLES } from '../../domain/policy/actor.ts'
import { formatDate } from '../format/number.ts'
import type { FormRefusal } from './form-refusal.ts'
import { RefusalNote } from './refusal-note.tsx'

type OrganisationMember = Awaited<ReturnType<ApiClient['organisation']['members']>>['items'][number]

interface MemberListProps {
  organisation: Organisation
  members: readonly OrganisationMember[]
  refusal: FormRefusal | undefined
  children: ReactNode
}

export function MemberList({ organisation, members, refusal, children }: MemberListProps) {
  const t = useTranslations('account.organisation')
  return (
    <section className="card" aria-labelledby="members">
      <h2 id="members">
        {t('members')} <span className="quiet">({organisation.members})</span>
      </h2>
      <RefusalNote refusal={refusal} id="refusal-members" />
      <ul className="account-rows">
        {members.map((member) => (
          <MemberRow
            key={`${member.user_id} ${member.role}`}
            member={member}
            mayChange={organisation.may_change}
            alone={organisation.members === 1}
          />
        ))}
      </ul>
      {children}
    </section>
  )
}

interface MemberRowProps {
  member: OrganisationMember
  mayChange: boolean
  /** One owner stays: nobody takes the last one out. */
  alone: boolean
}

function MemberRow({ member, mayChange, alone }: MemberRowProps) {
  const t = useTranslations('account.organisation')
  const role = useTranslations('account.role')
  const lang = useLocale()
  const { name, myself } = member
  return (
    <li>
      <span>
        <b>{name}</b> {myself && t('myself')} {member.blocked && <span className="mark mark-plain">{t('blocked')}</span>}
        <span className="note">
          {[member.email, t('joined', { date: formatDate(member.joined_at.slice(0, 10), lang) })].filter(Boolean).join(' · ')}
        </span>
      </span>
      {mayChange && !alone ? <RoleForm member={member} /> : <span>{role(member.role)}</span>}
      {(mayChange || myself) && !alone && (
        <details>
          <summary>
            {t(myself ? 'leave' : 'remove')}
            {!myself && <span className="visually-hidden">: {name}</span>}
          </summary>
          <Form method="post">
            <input type="hidden" name="user_id" value={member.user_id} />
            <p>{myself ? t('leave_sure') : t('remove_sure', { name })}</p>
            <button className="button" name="intent" value={myself ? 'leave' : 'remove'}>
              {t(myself ? 'leave' : 'remove')}
            </button>
          </Form>
        </details>
      )}
    </li>
  )
}

function RoleForm({ member }: { member: OrganisationMember }) {
  const t = useTranslations('account.organisation')
  const busy = useNavigation().formMethod === 'POST'
  return (
    <Form method="post">
      <input type="hidden" name="user_id" value={member.user_id} />
      <label className="field">
        <span className="visually-hidden">{t('role_of', { name: member.name })}</span>
        <RoleSelect chosen={member.role} />
      </label>
      <button className="button" name="intent" value="role" disabled={busy}>
        {t('set_role')}
        <span className="visually-hidden">: {member.name}</span>
      </button>
    </Form>
  )
}

export function RoleSelect({ chosen, notes = false }: { chosen: OrganisationMember['role']; notes?: boolean }) {
  const t = useTranslations('account.role')
  return (
    <select name="role" defaultValue={chosen}>
      {MEMBER_ROLES.map((one) => (
        <option key={one} value={one}>
          {t(one)}
          {notes && ` – ${t(`${one}_note`)}`}
        </option>
      ))}
    </select>
  )
}
