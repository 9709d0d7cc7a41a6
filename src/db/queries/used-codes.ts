import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** Whether it was not there. */
export async function insertUsedCode(
  db: Kysely<Database>,
  row: { user_id: string; code_hash: string; expires_at: Date },
  now: Date,
): Promise<boolean> {
  await db.deleteFrom('used_code').where('expires_at', '<=', now).execute()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('used_code')
    .values(row)
    .onConflict((conflict) => conflict.columns(['user_id', 'code_hash']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
