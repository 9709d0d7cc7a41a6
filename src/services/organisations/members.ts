import { deleteMember, listMemberRows, type MemberRow, type OrganisationRow, setMemberRole } from '../../db/queries/organisations.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { MemberRole } from '../../domain/policy/actor.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { changeableOrganisation, readableOrganisation } from './find-organisation.ts'
import { tellOwners } from './organisations.ts'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'

export async function listMembers(context: ServiceContext, query: PageInput & { organisation_id: string; lang: Language }, asking: Asking) {
  const organisation = await readableOrganisation(context, asking, query)
  // Curators see which organisations there are, not who belongs to them.
  if (!can(asking.actor, 'organisation_member', 'read', organisation))
    throw new Problem('forbidden', wording(query.lang).text('organisation.refused.read_members'))
  const rows = await listMemberRows(context.db, { organisationId: organisation.organisation_id })
  return pageOf(rows, query, (row) => presentMember(row, asking))
}

/** Addresses are for those who invite and remove people, and for everybody their own. */
function presentMember(row: MemberRow, { actor, user }: Asking) {
  const myself = row.user_id === user?.id
  return {
    user_id: row.user_id,
    name: row.name,
    email: myself || can(actor, 'organisation_member', 'change', { organisation_id: row.organisation_id }) ? row.email : null,
    role: row.role,
    joined_at: row.joined_at.toISOString(),
    myself,
    blocked: row.blocked_at !== null,
  }
}

interface MemberInput {
  organisation_id: string
  user_id: string
  lang: Language
}

export async function changeMember(context: ServiceContext, input: MemberInput & { role: MemberRole }, asking: Asking, now = new Date()) {
  countDeed(context, 'change_organisation', asking.address, input.lang, now)
  return inTransaction(context.db, async (trx) => {
    const organisation = await changeableOrganisation(trx, asking, input)
    const member = await memberOrThrow(trx, input)
    if (member.role === input.role) return presentMember(member, asking)
    if (member.role === 'owner') await refuseLastOwner(trx, input)
    await setMemberRole(trx, input.organisation_id, input.user_id, input.role)
    const details = { user_id: member.user_id, from: member.role, to: input.role }
    await writeAudit(trx, { actor: asking.by, action: 'organisation.member_role', target: input.organisation_id, details }, now)
    const values = {
      name: member.name,
      organisation: organisation.name,
      role: wording(member.language).text(`member_role.${input.role}`),
      link: pageLink(context.accounts, member.language, `organisations/${organisation.organisation_id}`),
    }
    await postMail(trx, { to: member.email, template: 'member_role', language: member.language, values }, now)
    return presentMember({ ...member, role: input.role }, asking)
  })
}

/** Owners take others out; everybody may go by themselves. */
export async function removeMember(context: ServiceContext, input: MemberInput, asking: Asking, now = new Date()) {
  countDeed(context, 'change_organisation', asking.address, input.lang, now)
  return inTransaction(context.db, async (trx) => {
    const leaving = input.user_id === asking.user?.id
    const organisation = await changeableOrganisation(trx, asking, input, leaving ? 'read' : 'change')
    const member = await memberOrThrow(trx, input)
    if (member.role === 'owner') await refuseLastOwner(trx, input)
    await deleteMember(trx, input.organisation_id, input.user_id)
    const action = leaving ? 'organisation.member_leave' : 'organisation.member_remove'
    const details = { user_id: member.user_id, role: member.role }
    await writeAudit(trx, { actor: asking.by, action, target: input.organisation_id, details }, now)
    await tell(trx, context, { organisation, member, leaving }, now)
    return { user_id: member.user_id, removed: true as const }
  })
}

async function tell(
  trx: Kysely<Database>,
  context: ServiceContext,
  { organisation, member, leaving }: { organisation: OrganisationRow; member: MemberRow; leaving: boolean },
  now: Date,
): Promise<void> {
  if (leaving) return tellOwners(trx, context, { organisation, template: 'member_left', person: member.name }, now)
  const values = { name: member.name, organisation: organisation.name }
  await postMail(trx, { to: member.email, template: 'member_removed', language: member.language, values }, now)
}

async function memberOrThrow(trx: Kysely<Database>, { organisation_id, user_id, lang }: MemberInput): Promise<MemberRow> {
  const [member] = await listMemberRows(trx, { organisationId: organisation_id, userId: user_id })
  if (member === undefined) throw new Problem('not_found', wording(lang).text('not_found.member'))
  return member
}

/** The organisation's row is locked: of two owners who go at once, one stays. Somebody who cannot sign in does not count. */
async function refuseLastOwner(trx: Kysely<Database>, { organisation_id, user_id, lang }: MemberInput): Promise<void> {
  const owners = await listMemberRows(trx, { organisationId: organisation_id, role: 'owner' })
  if (!owners.some((owner) => owner.user_id !== user_id && owner.blocked_at === null))
    throw new Problem('conflict', wording(lang).text('organisation.last_owner'))
}
