import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type ApiKeyRow = Omit<Selectable<Database['api_key']>, 'key_hash'>

const COLUMNS = ['key_id', 'user_id', 'name', 'start', 'scopes', 'created_at', 'expires_at', 'last_used_on', 'ended_at'] as const

export function findKeyByHash(db: Kysely<Database>, hash: string, now: Date): Promise<ApiKeyRow | undefined> {
  return db
    .selectFrom('api_key')
    .select(COLUMNS)
    .where('key_hash', '=', hash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

export async function noteKeyUse(db: Kysely<Database>, id: string, today: string): Promise<void> {
  await db.updateTable('api_key').set({ last_used_on: today }).where('key_id', '=', id).execute()
}

export async function insertKey(db: Kysely<Database>, row: Insertable<Database['api_key']>): Promise<void> {
  await db.insertInto('api_key').values(row).execute()
}

/** Newest first. */
export function listKeyRows(db: Kysely<Database>, allowed: Condition): Promise<ApiKeyRow[]> {
  return db
    .selectFrom('api_key')
    .select(COLUMNS)
    .where((eb) => scopeOf(eb, 'api_key', allowed))
    .orderBy('key_id', 'desc')
    .execute()
}

/** False when there is none that could end. */
export async function endKey(db: Kysely<Database>, id: string, allowed: Condition, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('api_key')
    .set({ ended_at: at })
    .where('key_id', '=', id)
    .where('ended_at', 'is', null)
    .where((eb) => scopeOf(eb, 'api_key', allowed))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** How many of each person's work. */
export async function countLivingKeys(db: Kysely<Database>, userIds: readonly string[], now: Date): Promise<Map<string, number>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('api_key')
    .select((eb) => ['user_id', eb.fn.countAll<string>().as('count')])
    .where('user_id', 'in', [...userIds])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .groupBy('user_id')
    .execute()
  return new Map(rows.map((row) => [row.user_id, Number(row.count)]))
}
