import { type Expression, type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql, type SqlBool } from 'kysely'
import type { Database } from '../schema.ts'
import type { EvidenceGrade, Ownership, Role } from '../../domain/vocabulary.ts'

export interface CompanyFilters {
  /** Folded words; every one must be found. */
  words: readonly string[]
  segment?: string | undefined
  /** Segments of the chosen stage: a firm counts with what it makes there. */
  stageSegments?: readonly string[] | undefined
  province?: string | undefined
  park?: string | undefined
  ownership?: Ownership | undefined
  home_country?: string | undefined
  role?: Role | undefined
  grade?: EvidenceGrade | undefined
}

export type CompanyDimension = 'segment' | 'stage' | 'province' | 'ownership' | 'home_country' | 'role' | 'grade'
export type CompanySort = 'relevance' | 'name' | 'evidence'
export type CompanyRow = Awaited<ReturnType<typeof listCompanyRows>>['rows'][number]

/** Strongest evidence first. */
const GRADE_RANK = sql<number>`case company.evidence_grade when 'site_verified' then 0 when 'document' then 1 when 'official_list' then 2 when 'press' then 3 else 4 end`

/** By folded name, byte by byte: the same order on every server, whatever its locale, and "eSilicon" stands before "Foxconn". */
const BY_NAME = sql`company_search.names collate "C"`

export async function listCompanyRows(db: Kysely<Database>, filters: CompanyFilters, sort: CompanySort, limit: number, offset: number) {
  const { total } = await filtered(db, filters)
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  let query = filtered(db, filters).selectAll('company')
  if (sort === 'relevance' && filters.words.length > 0) {
    // Found by name before found by what it makes or where it is; there the words side by side before the words apart.
    query = query.orderBy(
      (eb) =>
        sql`case when ${eb.and(filters.words.map((word) => contains(eb, 'company_search.names', word)))} then 0 when ${contains(eb, 'company_search.body', filters.words.join(' '))} then 1 else 2 end`,
    )
  }
  if (sort !== 'name') query = query.orderBy(GRADE_RANK)
  const rows = await query.orderBy(BY_NAME).orderBy('company.company_id').limit(limit).offset(offset).execute()
  return { rows, total: Number(total) }
}

/**
 * Companies by value of one dimension, under all filters but that one. A firm's segments, roles and places are rows of their
 * own: the row that is counted must pass the other filters itself, or the count promises what choosing it does not give.
 */
export async function countCompaniesBy(
  db: Kysely<Database>,
  dimension: CompanyDimension,
  filters: CompanyFilters,
): Promise<{ value: string; count: number }[]> {
  const others = { ...filters, [dimension === 'stage' ? 'stageSegments' : dimension]: undefined }
  const base = filtered(db, others)
  const rows: { value: string | null; n: string }[] =
    dimension === 'segment' || dimension === 'role'
      ? await base
          .innerJoin('company_segment as made', 'made.company_id', 'company.company_id')
          .where((eb) => eb.and(madeConditions(eb, others)))
          .select(dimension === 'segment' ? 'made.segment_id as value' : 'made.role as value')
          .select((eb) => eb.fn.count<string>('company.company_id').distinct().as('n'))
          .groupBy('value')
          .execute()
      : dimension === 'stage'
        ? await base
            .innerJoin('company_segment as made', 'made.company_id', 'company.company_id')
            .innerJoin('segment', 'segment.segment_id', 'made.segment_id')
            .where((eb) => eb.and(madeConditions(eb, others)))
            .select('segment.stage_id as value')
            .select((eb) => eb.fn.count<string>('company.company_id').distinct().as('n'))
            .groupBy('value')
            .execute()
        : dimension === 'province'
          ? await base
              .innerJoin('site as at', 'at.company_id', 'company.company_id')
              .where((eb) => eb.and(siteConditions(eb, others)))
              .select('at.province_id as value')
              .select((eb) => eb.fn.count<string>('company.company_id').distinct().as('n'))
              .groupBy('value')
              .execute()
          : await base
              .select(
                dimension === 'grade'
                  ? 'company.evidence_grade as value'
                  : dimension === 'ownership'
                    ? 'company.ownership as value'
                    : 'company.home_country as value',
              )
              .select((eb) => eb.fn.countAll<string>().as('n'))
              .groupBy('value')
              .execute()
  return rows
    .flatMap((row) => (row.value === null ? [] : [{ value: row.value, count: Number(row.n) }]))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

type Made = Database & { made: Database['company_segment'] }
type At = Database & { at: Database['site'] }

/** What one row of company_segment must be; empty when nothing is asked. */
function madeConditions(eb: ExpressionBuilder<Made, 'made'>, { segment, stageSegments, role }: CompanyFilters): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = []
  if (segment) conditions.push(eb('made.segment_id', '=', segment))
  if (stageSegments) conditions.push(stageSegments.length > 0 ? eb('made.segment_id', 'in', [...stageSegments]) : eb.lit(false))
  if (role) conditions.push(eb('made.role', '=', role))
  return conditions
}

/** What one site must be. */
function siteConditions(eb: ExpressionBuilder<At, 'at'>, { province, park }: CompanyFilters): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = []
  if (province) conditions.push(eb.or([eb('at.province_id', '=', province), eb('at.former_province_id', '=', province)]))
  if (park) conditions.push(eb('at.park_id', '=', park))
  return conditions
}

type Base = SelectQueryBuilder<Database, 'company' | 'company_search', object>

function filtered(db: Kysely<Database>, filters: CompanyFilters): Base {
  let query: Base = db.selectFrom('company').innerJoin('company_search', 'company_search.company_id', 'company.company_id')
  for (const word of filters.words) query = query.where((eb) => contains(eb, 'company_search.body', word))
  if (filters.ownership) query = query.where('company.ownership', '=', filters.ownership)
  if (filters.home_country) query = query.where('company.home_country', '=', filters.home_country)
  if (filters.grade) query = query.where('company.evidence_grade', '=', filters.grade)
  const { segment, stageSegments, role, province, park } = filters
  if (segment || stageSegments || role) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('company_segment as made')
          .select('made.company_id')
          .whereRef('made.company_id', '=', 'company.company_id')
          .where((made) => made.and(madeConditions(made, filters))),
      ),
    )
  }
  if (province || park) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('site as at')
          .select('at.company_id')
          .whereRef('at.company_id', '=', 'company.company_id')
          .where((at) => at.and(siteConditions(at, filters))),
      ),
    )
  }
  return query
}

function contains(eb: ExpressionBuilder<Database, 'company_search'>, column: 'company_search.names' | 'company_search.body', word: string) {
  return eb(eb.fn<number>('strpos', [column, eb.val(word)]), '>', 0)
}

/** Segments and sites of many companies at once, for lists. */
export async function companyLinks(db: Kysely<Database>, ids: readonly string[]) {
  if (ids.length === 0) return { made: [], sites: [] }
  return {
    made: await db
      .selectFrom('company_segment')
      .select(['company_id', 'segment_id', 'role'])
      .where('company_id', 'in', [...ids])
      .orderBy('segment_id')
      .execute(),
    sites: await db
      .selectFrom('site')
      .select(['company_id', 'site_id', 'province_id'])
      .where('company_id', 'in', [...ids])
      .orderBy('site_id')
      .execute(),
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
