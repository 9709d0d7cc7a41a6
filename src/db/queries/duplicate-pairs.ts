import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

export interface SubjectPair {
  readonly level: 'company' | 'site'
  readonly left: string
  readonly right: string
}

/** Keys of companies that so many hold that they tell nothing; a strong key may have five times as many holders. */
export async function crowdedKeys(db: Kysely<Database>, strongKinds: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from match_key where kind = 'company' group by key
    having count(*) > case when strpos(${strongKinds}, left(key, 1)) > 0 then ${5 * most}::integer else ${most}::integer end`.execute(db)
  return rows.map((row) => row.key)
}

export async function profiledCompanies(db: Kysely<Database>, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('link_profile')
    .select('company_id')
    .where('kind', '=', 'company')
    .where('company_id', '>', after)
    .orderBy('company_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.company_id)
}

/**
 * Pairs worth comparing of which the left side is one of these: companies that share a key, and sites of one company. Sites of
 * two companies become a question only once the companies are one.
 */
export async function pairsWorthComparing(
  db: Kysely<Database>,
  companyIds: readonly string[],
  crowded: readonly string[],
): Promise<SubjectPair[]> {
  const these = sql`any(${[...companyIds]}::text[])`
  const { rows } = await sql<SubjectPair>`
    select distinct 'company' as level, a.subject_id as left, b.subject_id as right
    from match_key a join match_key b on b.key = a.key and b.kind = 'company' and b.subject_id > a.subject_id
    where a.kind = 'company' and a.company_id = ${these} and a.key <> all(${[...crowded]}::text[])
    union all
    select 'site', a.subject_id, b.subject_id
    from link_profile a join link_profile b on b.company_id = a.company_id and b.kind = 'site' and b.subject_id > a.subject_id
    where a.kind = 'site' and a.company_id = ${these}`.execute(db)
  return rows
}

export async function profilesOf(db: Kysely<Database>, subjectIds: readonly string[]) {
  return db
    .selectFrom('link_profile')
    .select(['company_id', 'subject_id', 'profile'])
    .where('subject_id', '=', sql<string>`any(${[...subjectIds]}::text[])`)
    .execute()
}
