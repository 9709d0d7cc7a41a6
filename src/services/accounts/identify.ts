import type { Kysely } from 'kysely'
import { findUser, listMemberships, providersOfUsers, type UserRow } from '../../db/queries/users.ts'
import { findKeyByHash, noteKeyUse } from '../../db/queries/api-keys.ts'
import type { Database } from '../../db/schema.ts'
import { type Actor, KEY_SCOPES, scopesOf } from '../../domain/policy/actor.ts'
import type { ServiceContext } from '../context.ts'
import { hashOfKey } from '../visitor-keys.ts'
import type { Accounts } from './accounts.ts'
import { AGENCY } from './library.ts'

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
  const { id, expiresAt, signedInBy } = found.session
  // Once one-time codes are on, there is no session by password without one. Who came in by the agency was not asked for it here.
  const passed = signedInBy === AGENCY ? vouches(accounts) : user.two_factor_enabled === true
  const staff = passed ? user.staff_role : null
  return {
    actor: { user_id: user.id, operator: false, staff, memberships: await listMemberships(db, user.id), scopes: null },
    user,
    session: { id, expires_at: expiresAt },
  }
}

/** For whom a program acts; undefined = the key is unknown, or has ended. */
export async function identifyKey({ db, accounts }: ServiceContext, key: string, now = new Date()): Promise<Identity | undefined> {
  const row = await findKeyByHash(db, hashOfKey(key), now)
  const user = row && (await findUser(db, row.user_id))
  if (!row || !user || user.blocked_at !== null) return undefined
  const today = now.toISOString().slice(0, 10)
  if (row.last_used_on !== today) await noteKeyUse(db, row.key_id, today)
  const staff = (await hasSecondFactor(db, accounts, user)) ? user.staff_role : null
  const scopes = KEY_SCOPES.filter((scope) => row.scopes.split(' ').includes(scope))
  const actor: Actor = { user_id: user.id, operator: false, staff, memberships: await listMemberships(db, user.id), scopes }
  return { actor: { ...actor, scopes: scopesOf(actor) }, user, session: null }
}

/** Whether the agency asks for a second factor itself, and says so. */
function vouches({ oidc }: Accounts): boolean {
  return oidc?.settings.secondFactor === true
}

/** A key was made in a session that had one. */
async function hasSecondFactor(
  db: Kysely<Database>,
  accounts: Accounts,
  { id, staff_role, two_factor_enabled }: UserRow,
): Promise<boolean> {
  if (two_factor_enabled === true || staff_role === null || !vouches(accounts)) return two_factor_enabled === true
  return (await providersOfUsers(db, [id])).get(id)?.includes(AGENCY) === true
}
