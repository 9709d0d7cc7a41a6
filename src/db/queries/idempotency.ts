import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

export type IdempotencyRow = Selectable<Database['idempotency_key']>

/** Whether it was not there: of two that come at once, one inserts. */
export async function insertIdempotencyKey(db: Kysely<Database>, row: Insertable<Database['idempotency_key']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('idempotency_key')
    .values(row)
    .onConflict((conflict) => conflict.columns(['actor', 'key_hash']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export function findIdempotencyKey(db: Kysely<Database>, actor: string, keyHash: string): Promise<IdempotencyRow | undefined> {
  return db.selectFrom('idempotency_key').selectAll().where('actor', '=', actor).where('key_hash', '=', keyHash).executeTakeFirst()
}

export async function settleIdempotencyKey(
  db: Kysely<Database>,
  { actor, key_hash, status, answer }: Pick<IdempotencyRow, 'actor' | 'key_hash' | 'status' | 'answer'>,
): Promise<void> {
  await db.updateTable('idempotency_key').set({ status, answer }).where('actor', '=', actor).where('key_hash', '=', key_hash).execute()
}

export async function deleteIdempotencyKey(db: Kysely<Database>, actor: string, keyHash: string): Promise<void> {
  await db.deleteFrom('idempotency_key').where('actor', '=', actor).where('key_hash', '=', keyHash).execute()
}

export async function deleteIdempotencyKeysBefore(db: Kysely<Database>, now: Date): Promise<void> {
  await db.deleteFrom('idempotency_key').where('expires_at', '<=', now).execute()
}
