import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

export async function addViews(db: Kysely<Database>, rows: readonly { company_id: string; day: string; count: number }[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('profile_view')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['company_id', 'day']).doUpdateSet({ count: sql<number>`profile_view.count + excluded.count` }),
    )
    .execute()
}

/** Newest first. */
export async function listViews(
  db: Kysely<Database>,
  companyIds: readonly string[],
  from: string,
): Promise<{ day: string; count: number }[]> {
  const rows = await db
    .selectFrom('profile_view')
    .select((eb) => ['day', eb.fn.sum<string>('count').as('count')])
    .where('company_id', 'in', [...companyIds])
    .where('day', '>=', from)
    .groupBy('day')
    .orderBy('day', 'desc')
    .execute()
  return rows.map((row) => ({ day: row.day, count: Number(row.count) }))
}

export async function deleteViewsBefore(db: Kysely<Database>, day: string): Promise<void> {
  await db.deleteFrom('profile_view').where('day', '<', day).execute()
}
