import { randomBytes } from 'node:crypto'
import {
  endInvitation,
  findInvitation,
  findInvitationByHash,
  insertInvitation,
  type InvitationRow,
  listInvitationRows,
} from '../../db/queries/invitations.ts'
import { findOrganisation, insertMember, listMemberRows, lockOrganisation } from '../../db/queries/organisations.ts'
import { findUser, findUserByEmail } from '../../db/queries/users.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { MemberRole } from '../../domain/policy/actor.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking, PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { hashOfKey } from '../visitor-keys.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { changeableOrganisation, readableOrganisation } from './find-organisation.ts'
import { tellOwners } from './organisations.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const WORKS_MS = 7 * DAY_MS
const MOST_OPEN = 20
const MOST_A_DAY = 30

type InvitationState = 'open' | 'expired' | 'accepted' | 'refused' | 'revoked'

function stateOf({ outcome, expires_at }: InvitationRow, now: Date): InvitationState {
  return outcome ?? (expires_at <= now ? 'expired' : 'open')
}

function presentInvitation(row: InvitationRow, now: Date) {
  return {
    invitation_id: row.invitation_id,
    email: row.email,
    role: row.role,
    invited_by: row.inviter_name ?? '',
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    state: stateOf(row, now),
  }
}

export async function listInvitations(
  context: ServiceContext,
  query: PageInput & { organisation_id: string; state?: InvitationState | undefined; lang: Language },
  asking: Asking,
  now = new Date(),
) {
  const organisation = await readableOrganisation(context, asking, query)
  if (!can(asking.actor, 'organisation_invitation', 'read', organisation))
    throw new Problem('forbidden', wording(query.lang).text('organisation.refused.change'))
  const rows = await listInvitationRows(context.db, organisation.organisation_id)
  return pageOf(
    rows.filter((row) => query.state === undefined || stateOf(row, now) === query.state),
    query,
    (row) => presentInvitation(row, now),
  )
}

interface InviteInput {
  organisation_id: string
  email: string
  role: MemberRole
  lang: Language
}

/** Only the hash of the link's token is stored: whoever reads the database cannot accept for others. */
export async function invite(
  context: ServiceContext,
  { organisation_id, email, role, lang }: InviteInput,
  asking: PersonAsking,
  now = new Date(),
) {
  const words = wording(lang)
  countDeed(context, 'invite', asking.address, lang, now)
  return inTransaction(context.db, async (trx) => {
    const organisation = await changeableOrganisation(trx, asking, { organisation_id, lang })
    const members = await listMemberRows(trx, { organisationId: organisation_id })
    if (members.some((member) => member.email === email)) throw new Problem('conflict', words.text('organisation.is_member', { email }))
    const known = await listInvitationRows(trx, organisation_id)
    const open = known.filter((row) => stateOf(row, now) === 'open')
    const before = open.filter((row) => row.email === email)
    if (open.length - before.length >= MOST_OPEN)
      throw new Problem('conflict', words.text('organisation.too_many_open', { most: MOST_OPEN }))
    if (known.filter((row) => row.created_at.getTime() > now.getTime() - DAY_MS).length >= MOST_A_DAY)
      throw new Problem('too_many', words.text('organisation.too_many_sent', { most: MOST_A_DAY }))
    for (const row of before) await endInvitation(trx, row.invitation_id, 'revoked', now)

    const token = randomBytes(32).toString('base64url')
    const row = {
      invitation_id: uuidV7(now),
      organisation_id,
      email,
      role,
      invited_by: asking.user.id,
      created_at: now,
      expires_at: new Date(now.getTime() + WORKS_MS),
      ended_at: null,
      outcome: null,
    }
    await insertInvitation(trx, { ...row, token_hash: hashOfKey(token) })
    // The address itself stays out of the log, which is never cut.
    const details = { invitation_id: row.invitation_id, role }
    await writeAudit(trx, { actor: asking.by, action: 'organisation.invite', target: organisation_id, details }, now)
    const language = (await findUserByEmail(trx, email))?.language ?? lang
    const values = {
      inviter: asking.user.name,
      organisation: organisation.name,
      role: wording(language).text(`member_role.${role}`),
      link: pageLink(context.accounts, language, 'invitation', { token }),
    }
    await postMail(trx, { to: email, template: 'invitation', language, values }, now)
    return presentInvitation({ ...row, inviter_name: asking.user.name }, now)
  })
}

export async function revokeInvitation(
  context: ServiceContext,
  { organisation_id, invitation_id, lang }: { organisation_id: string; invitation_id: string; lang: Language },
  asking: Asking,
  now = new Date(),
) {
  return inTransaction(context.db, async (trx) => {
    await changeableOrganisation(trx, asking, { organisation_id, lang })
    const row = await findInvitation(trx, invitation_id)
    if (row?.organisation_id !== organisation_id) throw new Problem('not_found', wording(lang).text('not_found.invitation'))
    if (!(await endInvitation(trx, invitation_id, 'revoked', now)))
      throw new Problem('conflict', wording(lang).text('organisation.invitation_over'))
    await writeAudit(
      trx,
      { actor: asking.by, action: 'organisation.invitation_revoke', target: organisation_id, details: { invitation_id } },
      now,
    )
    return presentInvitation({ ...row, ended_at: now, outcome: 'revoked' }, now)
  })
}

type TokenInput = { token: string; lang: Language }

/** For whoever has the link. The address is shown in part: enough to know which of one's own it is. */
export async function getInvitation(context: ServiceContext, { token, lang }: TokenInput, asking: Asking, now = new Date()) {
  const { db } = context
  countDeed(context, 'open_invitation', asking.address, lang, now)
  const row = await findInvitationByHash(db, hashOfKey(token))
  const organisation = row && (await findOrganisation(db, row.organisation_id))
  if (row === undefined || organisation === undefined) throw new Problem('not_found', wording(lang).text('not_found.invitation'))
  return {
    state: stateOf(row, now),
    organisation: { name: organisation.name, kind: organisation.kind, verified: organisation.verified_at !== null },
    role: row.role,
    invited_by: row.inviter_name ?? '',
    expires_at: row.expires_at.toISOString(),
    email_hint: hintOf(row.email),
    for_me: isFor(row, asking),
  }
}

/** Once, and only by the person whose verified address it was sent to. */
export async function answerInvitation(
  context: ServiceContext,
  { token, accept, lang }: TokenInput & { accept: boolean },
  asking: PersonAsking,
  now = new Date(),
) {
  const words = wording(lang)
  countDeed(context, 'open_invitation', asking.address, lang, now)
  return inTransaction(context.db, async (trx) => {
    const row = await findInvitationByHash(trx, hashOfKey(token))
    if (row === undefined) throw new Problem('not_found', words.text('not_found.invitation'))
    const organisation = await lockOrganisation(trx, row.organisation_id)
    if (organisation === undefined) throw new Problem('not_found', words.text('not_found.invitation'))
    if (!isFor(row, asking)) throw new Problem('forbidden', words.text('organisation.refused.other_address', { hint: hintOf(row.email) }))
    if (stateOf(row, now) === 'expired' || !(await endInvitation(trx, row.invitation_id, accept ? 'accepted' : 'refused', now)))
      throw new Problem('conflict', words.text('organisation.invitation_over'))
    const [already] = await listMemberRows(trx, { organisationId: row.organisation_id, userId: asking.user.id })
    if (accept && already === undefined) {
      // Whoever invited may be out by now, and then speaks for nobody.
      const inviter = await listMemberRows(trx, { organisationId: row.organisation_id, userId: row.invited_by })
      const staff = (await findUser(trx, row.invited_by))?.staff_role === 'admin'
      if (!staff && inviter[0]?.role !== 'owner') throw new Problem('conflict', words.text('organisation.invitation_over'))
      await insertMember(trx, { organisation_id: row.organisation_id, user_id: asking.user.id, role: row.role, joined_at: now })
    }
    const details = { invitation_id: row.invitation_id, accepted: accept, ...(accept && { role: row.role }) }
    await writeAudit(trx, { actor: asking.by, action: 'organisation.invitation_answer', target: row.organisation_id, details }, now)
    const template = accept ? 'invitation_accepted' : 'invitation_refused'
    await tellOwners(trx, context, { organisation, template, person: asking.user.name, except: asking.user.id }, now)
    return {
      organisation_id: accept ? row.organisation_id : null,
      message: accept
        ? words.text('organisation.joined', { organisation: organisation.name })
        : words.text('organisation.declined', { organisation: organisation.name }),
    }
  })
}

function isFor({ email }: InvitationRow, { user }: Asking): boolean {
  return user !== null && user.email_verified && user.email === email
}

/** l…n@example.vn */
function hintOf(email: string): string {
  const [local = '', domain = ''] = email.split('@')
  return `${local.slice(0, 1)}…${local.length > 2 ? local.slice(-1) : ''}@${domain}`
}
