import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** Companies with what they make, where they stand and which certificates they hold: what anybody can read. The first so many, by id. */
export async function possibleBuyerRows(db: Kysely<Database>, most: number) {
  const companies = await db
    .selectFrom('company')
    .select(['company_id', 'group_name', 'home_country'])
    .where('status', '!=', 'closed')
    .orderBy('company_id')
    .limit(most)
    .execute()
  const last = companies.at(-1)?.company_id
  if (last === undefined) return { companies, made: [], sites: [], certificates: [] }
  const made = await db.selectFrom('company_segment').select(['company_id', 'segment_id']).where('company_id', '<=', last).execute()
  const sites = await db
    .selectFrom('site')
    .select(['company_id', 'province_id'])
    .where('province_id', 'is not', null)
    .where('status', '!=', 'closed')
    .where('company_id', '<=', last)
    .execute()
  const certificates = await db
    .selectFrom('company_fact')
    .select(['company_id', 'term_id'])
    .where('property', '=', 'certificate')
    .where('term_id', 'is not', null)
    .where('company_id', '<=', last)
    .execute()
  return { companies, made, sites, certificates }
}
