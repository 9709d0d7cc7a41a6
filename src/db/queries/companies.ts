import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '../schema.ts'

export type CompanyRow = Selectable<Database['company']>

/** Strongest evidence first. */
const GRADE_RANK = sql<number>`case company.evidence_grade when 'site_verified' then 0 when 'document' then 1 when 'official_list' then 2 when 'press' then 3 else 4 end`

/** What the lines of a list show of many companies, at once. */
export async function companyLinks(db: Kysely<Database>, ids: readonly string[]) {
  const these = sql<string>`any(${[...ids]}::text[])`
  return {
    made: await db
      .selectFrom('company_segment')
      .select(['company_id', 'segment_id', 'role'])
      .where('company_id', '=', these)
      .orderBy('segment_id')
      .execute(),
    sites: await db
      .selectFrom('site')
      .select(['company_id', 'site_id', 'province_id', 'former_province_id', 'park_id', 'address'])
      .where('company_id', '=', these)
      .orderBy('site_id')
      .execute(),
    facts: await db
      .selectFrom('company_fact')
      .select(['company_id', 'site_id', 'property', 'value', 'unit', 'evidence_grade', 'as_of', 'term_id', 'segment_id', 'details'])
      .where('company_id', '=', these)
      .orderBy('fact_id')
      .execute(),
  }
}

/** Names of schemes and units: a few hundred rows. */
export async function readTermNames(db: Kysely<Database>) {
  const schemes = await db.selectFrom('scheme').select(['scheme_id', 'name_vi', 'name_en', 'name_ko']).execute()
  const units = await db.selectFrom('unit').select(['unit_id', 'symbol', 'name_vi', 'name_en', 'name_ko']).execute()
  return {
    schemes: new Map(schemes.map((row) => [row.scheme_id, row])),
    units: new Map(units.map((row) => [row.unit_id, row])),
  }
}

/** Companies of any of the segments, those of the first segments first. */
export function companiesOfSegments(db: Kysely<Database>, segments: readonly string[], limit: number) {
  if (segments.length === 0) return Promise.resolve([])
  return db
    .selectFrom('company')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('company_segment as made')
          .select('made.company_id')
          .whereRef('made.company_id', '=', 'company.company_id')
          .where('made.segment_id', 'in', [...segments]),
      ),
    )
    .selectAll('company')
    .orderBy(sql`case company.ownership when 'domestic' then 0 when 'joint_venture' then 1 else 2 end`)
    .orderBy(GRADE_RANK)
    .orderBy('company.name_en')
    .limit(limit)
    .execute()
}

export type ShownCompany = NonNullable<Awaited<ReturnType<typeof findCompany>>>

export async function findCompany(db: Kysely<Database>, id: string) {
  const company = await db.selectFrom('company').selectAll().where('company_id', '=', id).executeTakeFirst()
  if (!company) return undefined
  return {
    company,
    sites: await db.selectFrom('site').selectAll().where('company_id', '=', id).orderBy('site_id').execute(),
    made: await db.selectFrom('company_segment').selectAll().where('company_id', '=', id).orderBy('segment_id').execute(),
    facts: await db.selectFrom('company_fact').selectAll().where('company_id', '=', id).orderBy('property').orderBy('fact_id').execute(),
    names: await db.selectFrom('company_name').selectAll().where('company_id', '=', id).orderBy('text').execute(),
  }
}

export async function listCompanyIds(db: Kysely<Database>): Promise<string[]> {
  return (await db.selectFrom('company').select('company_id').execute()).map((row) => row.company_id)
}
