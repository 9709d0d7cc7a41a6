import type { Kysely } from 'kysely'
import { countLivingKeys } from '../../db/queries/api-keys.ts'
import {
  countSessions,
  deleteSessions,
  findUser,
  listUserRows,
  lockAdmins,
  lockUser,
  organisationsOfUsers,
  providersOfUsers,
  type StaffFilter,
  updateUser,
  type UserRow,
} from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import type { StaffRole } from '../../domain/policy/actor.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { wording } from '../wording.ts'
import { endKeysBeyond } from './api-keys.ts'
import type { Asking } from './asking.ts'
import { writeAudit } from './audit.ts'
import { waysIn } from './describe.ts'
import { postMail } from './outbox.ts'
import { pageLink } from './page-link.ts'

interface UserQuery extends PageInput {
  q?: string | undefined
  staff_role?: StaffFilter | undefined
  blocked?: boolean | undefined
}

export async function listUsers(
  { db }: Pick<ServiceContext, 'db'>,
  query: UserQuery,
  asking: Pick<Asking, 'actor' | 'user'>,
  now = new Date(),
) {
  const { q, staff_role, blocked } = query
  const rows = await listUserRows(db, scope(asking.actor, 'user', 'read'), { staff_role, blocked })
  const words = fold(q ?? '')
  const found = words === '' ? rows : rows.filter((row) => matchesAllWords(fold(`${row.name} ${row.email}`), words))
  const page = pageOf(found, query, (row) => row)
  return { ...page, items: await presentUsers(db, page.items, asking, now) }
}

export async function getUser(
  { db }: ServiceContext,
  { user_id, lang }: { user_id: string; lang: Language },
  asking: Asking,
  now = new Date(),
) {
  return presented(db, await userOrThrow(db, user_id, lang), asking, now)
}

async function presented(db: Kysely<Database>, row: UserRow, asking: Pick<Asking, 'actor' | 'user'>, now: Date) {
  const [shown] = await presentUsers(db, [row], asking, now)
  if (shown === undefined) throw new Error('A person was lost on the way.')
  return shown
}

async function presentUsers(db: Kysely<Database>, rows: readonly UserRow[], { user: asker }: Pick<Asking, 'user'>, now: Date) {
  const ids = rows.map((row) => row.id)
  const sessions = await countSessions(db, ids, now)
  const keys = await countLivingKeys(db, ids, now)
  const providers = await providersOfUsers(db, ids)
  const organisations = await organisationsOfUsers(db, ids)
  return rows.map((row) => ({
    user_id: row.id,
    name: row.name,
    email: row.email,
    email_verified: row.email_verified,
    language: row.language,
    staff_role: row.staff_role,
    second_factor: row.two_factor_enabled === true,
    signs_in_by: waysIn(providers.get(row.id)),
    blocked_at: row.blocked_at?.toISOString() ?? null,
    blocked_reason: row.blocked_reason,
    created_at: row.created_at.toISOString(),
    sessions: sessions.get(row.id) ?? 0,
    keys: keys.get(row.id) ?? 0,
    organisations: organisations.get(row.id) ?? [],
    myself: row.id === asker?.id,
  }))
}

async function userOrThrow(db: Kysely<Database>, id: string, lang: Language): Promise<UserRow> {
  const row = await findUser(db, id)
  if (row === undefined) throw new Problem('not_found', wording(lang).text('not_found.user'))
  return row
}

export interface UserChangeInput {
  user_id: string
  staff_role?: StaffRole | null | undefined
  blocked?: boolean | undefined
  reason: string
  lang: Language
}

/** Role and block by an administrator. What a session or a key could do before, it cannot do a moment later. */
export async function changeUser(
  { db, accounts }: Pick<ServiceContext, 'db' | 'accounts'>,
  { user_id, staff_role, blocked, reason, lang }: UserChangeInput,
  asking: Pick<Asking, 'actor' | 'user' | 'by'>,
  now = new Date(),
) {
  const words = wording(lang)
  if (!can(asking.actor, 'user', 'change', { user_id })) throw new Problem('forbidden', words.text('user.not_yourself'))
  return inTransaction(db, async (trx) => {
    // In one order for everybody: of two administrators who demote each other at once, one stays.
    const admins = await lockAdmins(trx)
    await lockUser(trx, user_id)
    const before = await userOrThrow(trx, user_id, lang)
    const after: UserRow = {
      ...before,
      ...(staff_role !== undefined && { staff_role }),
      ...(blocked === true && { blocked_at: before.blocked_at ?? now, blocked_reason: before.blocked_reason ?? reason }),
      ...(blocked === false && { blocked_at: null, blocked_reason: null }),
    }
    const roleChanged = after.staff_role !== before.staff_role
    const blockChanged = (after.blocked_at === null) !== (before.blocked_at === null)
    if (!roleChanged && !blockChanged) throw new Problem('conflict', words.text('user.nothing_changed'))
    const admin = (row: UserRow) => row.staff_role === 'admin' && row.blocked_at === null
    if (admin(before) && !admin(after) && !admins.some((id) => id !== user_id)) throw new Problem('conflict', words.text('user.last_admin'))

    const { blocked_at, blocked_reason } = after
    await updateUser(trx, user_id, { staff_role: after.staff_role, blocked_at, blocked_reason }, now)
    const ended = await deleteSessions(trx, user_id)
    const keys = await endKeysBeyond(trx, after, asking.by, now)
    if (roleChanged) {
      const details = { from: before.staff_role, to: after.staff_role, reason, sessions_ended: ended, keys_ended: keys }
      await writeAudit(trx, { actor: asking.by, action: 'user.role', target: user_id, details }, now)
    }
    if (blockChanged) {
      const action = blocked_at === null ? 'user.unblock' : 'user.block'
      const details = { reason, sessions_ended: ended, keys_ended: keys }
      await writeAudit(trx, { actor: asking.by, action, target: user_id, details }, now)
    }
    await tell(trx, { accounts }, { after, roleChanged, blockChanged, reason }, now)
    return presented(trx, after, asking, now)
  })
}

interface ChangeTold {
  readonly after: UserRow
  readonly roleChanged: boolean
  readonly blockChanged: boolean
  readonly reason: string
}

async function tell(
  trx: Kysely<Database>,
  { accounts }: Pick<ServiceContext, 'accounts'>,
  { after, roleChanged, blockChanged, reason }: ChangeTold,
  now: Date,
): Promise<void> {
  const { email: to, language, name } = after
  const link = pageLink(accounts, language, 'account')
  const codes = pageLink(accounts, language, 'account/second-factor')
  const role = wording(language).text(`staff_role.${after.staff_role ?? 'none'}`)
  if (roleChanged) await postMail(trx, { to, template: 'role_changed', language, values: { name, role, link: codes } }, now)
  if (!blockChanged) return
  if (after.blocked_at === null) await postMail(trx, { to, template: 'account_unblocked', language, values: { name, link } }, now)
  else await postMail(trx, { to, template: 'account_blocked', language, values: { name, reason } }, now)
}
