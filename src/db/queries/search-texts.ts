import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** Other names, products and names of sites: what a company is found by and its line in a list does not show. */
export async function otherTexts(
  db: Kysely<Database>,
  ids: readonly string[],
  properties: readonly string[],
): Promise<{ company_id: string; text: string }[]> {
  const these = sql`any(${[...ids]}::text[])`
  const { rows } = await sql<{ company_id: string; text: string }>`
    select company_id, text from company_name where company_id = ${these}
    union all select company_id, product from company_segment where company_id = ${these} and product is not null
    union all select company_id, value from company_fact where company_id = ${these} and property = any(${[...properties]}::text[])
    union all select company_id, name from site where company_id = ${these} and name is not null`.execute(db)
  return rows
}

/** Named sites of companies, in the order of the companies. */
export async function sitesOf(db: Kysely<Database>, ids: readonly string[]) {
  const { rows } = await sql<{ site_id: string; company_id: string; name: string; kind: string; company_name: string }>`
    select s.site_id, s.company_id, s.name, s.kind, c.name_en as company_name
    from unnest(${[...ids]}::text[]) with ordinality as f(company_id, at)
    join site s on s.company_id = f.company_id join company c on c.company_id = s.company_id
    where s.name is not null order by f.at, s.site_id`.execute(db)
  return rows
}
