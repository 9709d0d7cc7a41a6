import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** What is shown of companies, their sites, names and facts; to say what an import would change. */
export async function readKnownValues(db: Kysely<Database>, companyIds: readonly string[], siteIds: readonly string[]) {
  const these = sql<string>`any(${[...companyIds]}::text[])`
  return {
    companies: await db.selectFrom('company').selectAll().where('company_id', '=', these).execute(),
    sites: await db
      .selectFrom('site')
      .selectAll()
      .where('site_id', '=', sql<string>`any(${[...siteIds]}::text[])`)
      .execute(),
    names: await db.selectFrom('company_name').select(['company_id', 'text']).where('company_id', '=', these).execute(),
    facts: await db.selectFrom('company_fact').select(['company_id', 'property', 'value']).where('company_id', '=', these).execute(),
    segments: await db.selectFrom('company_segment').select(['company_id', 'segment_id', 'role']).where('company_id', '=', these).execute(),
  }
}
export type KnownValues = Awaited<ReturnType<typeof readKnownValues>>

/** Names to show, of companies and of the companies of sites. */
export async function subjectNames(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const these = sql<string>`any(${[...ids]}::text[])`
  const companies = await db.selectFrom('company').select(['company_id', 'name_en']).where('company_id', '=', these).execute()
  const sites = await db
    .selectFrom('site')
    .innerJoin('company', 'company.company_id', 'site.company_id')
    .select(['site.site_id', 'site.name', 'company.name_en'])
    .where('site.site_id', '=', these)
    .execute()
  return new Map([
    ...companies.map((row) => [row.company_id, row.name_en] as const),
    ...sites.map((row) => [row.site_id, row.name ?? row.name_en] as const),
  ])
}
