import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

export type SourceRow = Selectable<Database['source']>

export async function insertSourceIfNew(trx: Kysely<Database>, source: SourceRow): Promise<void> {
  await trx
    .insertInto('source')
    .values(source)
    .onConflict((conflict) => conflict.column('source_id').doNothing())
    .execute()
}

export async function sourceExists(db: Kysely<Database>, sourceId: string): Promise<boolean> {
  return (await db.selectFrom('source').select('source_id').where('source_id', '=', sourceId).executeTakeFirst()) !== undefined
}
