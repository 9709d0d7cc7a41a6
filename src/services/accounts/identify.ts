import { findUser, listMemberships, type UserRow } from '../../db/queries/users.ts'
import { findKeyByHash, noteKeyUse } from '../../db/queries/api-keys.ts'
import { type Actor, KEY_SCOPES } from '../../domain/policy/actor.ts'
import type { ServiceContext } from '../context.ts'
import { hashOfKey } from '../visitor-keys.ts'

/** Every key of a program begins with it, so that scanners of source code find one that got into the wrong hands. */
export const KEY_PREFIX = 'matxich_'

export interface Identity {
  readonly actor: Actor
  readonly user: UserRow
  readonly session: { readonly id: string; readonly expires_at: Date } | null
}

/** Whose session the cookies of a request are; undefined = nobody's, or it has ended. */
export async function identifySession({ db, accounts }: ServiceContext, headers: Headers): Promise<Identity | undefined> {
  const found = await accounts.auth.api.getSession({ headers, query: { disableRefresh: true } })
  const user = found && (await findUser(db, found.user.id))
  if (!found || !user || user.blocked_at !== null) return undefined
  return {
    // A staff role counts only with a second factor: once it is on, there is no session without it.
    actor: { user_id: user.id, operator: false, staff: staffOf(user), memberships: await listMemberships(db, user.id), scopes: null },
    user,
    session: { id: found.session.id, expires_at: found.session.expiresAt },
  }
}

/** For whom a program acts; undefined = the key is unknown, or has ended. */
export async function identifyKey({ db }: ServiceContext, key: string, now = new Date()): Promise<Identity | undefined> {
  const row = await findKeyByHash(db, hashOfKey(key), now)
  const user = row && (await findUser(db, row.user_id))
  if (!row || !user || user.blocked_at !== null) return undefined
  const today = now.toISOString().slice(0, 10)
  if (row.last_used_on !== today) await noteKeyUse(db, row.key_id, today)
  const scopes = KEY_SCOPES.filter((scope) => row.scopes.split(' ').includes(scope))
  const actor: Actor = { user_id: user.id, operator: false, staff: staffOf(user), memberships: await listMemberships(db, user.id), scopes }
  return { actor, user, session: null }
}

function staffOf({ staff_role, two_factor_enabled }: UserRow): Actor['staff'] {
  return two_factor_enabled ? staff_role : null
}
