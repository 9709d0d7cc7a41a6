import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

export async function namesOfOrganisations(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(['organisation_id', 'name'])
    .where('organisation_id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.organisation_id, row.name]))
}
