import type { Kysely } from 'kysely'
import type { Language } from '../../domain/vocabulary.ts'
import type { Database } from '../schema.ts'
import { findUser, type UserRow } from './users.ts'

/** Whose sign-in at a provider this is. */
export async function findUserByCredential(db: Kysely<Database>, provider: string, accountId: string): Promise<UserRow | undefined> {
  const row = await db
    .selectFrom('auth_credential')
    .select('user_id')
    .where('provider_id', '=', provider)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row && findUser(db, row.user_id)
}

/** A person who did not sign up here. */
export async function insertUser(
  db: Kysely<Database>,
  { at, ...person }: { id: string; name: string; email: string; language: Language; email_verified: boolean; at: Date },
): Promise<void> {
  await db
    .insertInto('auth_user')
    .values({
      ...person,
      image: null,
      created_at: at,
      updated_at: at,
      two_factor_enabled: false,
      staff_role: null,
      blocked_at: null,
      blocked_reason: null,
    })
    .execute()
}

export async function insertCredential(
  db: Kysely<Database>,
  { at, ...credential }: { id: string; user_id: string; provider_id: string; account_id: string; at: Date },
): Promise<void> {
  await db
    .insertInto('auth_credential')
    .values({
      ...credential,
      access_token: null,
      refresh_token: null,
      id_token: null,
      access_token_expires_at: null,
      refresh_token_expires_at: null,
      scope: null,
      password: null,
      created_at: at,
      updated_at: at,
    })
    .execute()
}
