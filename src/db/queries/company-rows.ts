import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

/** In the order of the ids; those that are not shown are left out. */
export async function readCompanies(db: Kysely<Database>, ids: readonly string[]): Promise<Selectable<Database['company']>[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('company')
    .selectAll()
    .where('company_id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.company_id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
