import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** As they wrote it; never an address. */
export async function namesOfPeople(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('auth_user')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function findOrganisations(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, { name: string; verified: boolean }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(['organisation_id', 'name', 'verified_at'])
    .where('organisation_id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.organisation_id, { name: row.name, verified: row.verified_at !== null }]))
}

/** Of these ids of one company, those under which somebody speaks for it. */
export async function spokenIds(db: Kysely<Database>, companyIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('organisation_company')
    .select('company_id')
    .distinct()
    .where('company_id', 'in', [...companyIds])
    .where('ended_at', 'is', null)
    .orderBy('company_id')
    .execute()
  return rows.map((row) => row.company_id)
}
