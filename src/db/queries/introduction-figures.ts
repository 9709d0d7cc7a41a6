import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** Every case with everything that was done in it. `vouched_for`: of buyers staff looked at. */
export async function casesForFigures(db: Kysely<Database>, which: 'all' | 'vouched_for') {
  const rows = await db
    .selectFrom('introduction as case')
    .innerJoin('organisation as buyer', 'buyer.organisation_id', 'case.buyer_organisation_id')
    .select([
      'case.introduction_id',
      'case.buyer_organisation_id as buyer',
      'case.company_id as supplier',
      'case.segment_id',
      'case.province_id',
      'case.event_id',
    ])
    .$if(which === 'vouched_for', (query) => query.where('buyer.verified_at', 'is not', null))
    .orderBy('case.introduction_id')
    .execute()
  const steps = Map.groupBy(
    await db
      .selectFrom('introduction_step')
      .select(['introduction_id', 'at', 'party', 'step', 'mark', 'value_kind', 'band'])
      .orderBy('introduction_id')
      .orderBy('step_no')
      .execute(),
    (step) => step.introduction_id,
  )
  return rows.map((row) => ({ ...row, steps: steps.get(row.introduction_id) ?? [] }))
}

/** When each party of a case wrote, without what. */
export async function messageTimes(db: Kysely<Database>) {
  const rows = await db
    .selectFrom('introduction_message')
    .select(['introduction_id', 'party', 'created_at'])
    .orderBy('message_id')
    .execute()
  return Map.groupBy(rows, (row) => row.introduction_id)
}

/** Since when somebody speaks for each company, by the ids under which they do. */
export async function spokenSince(db: Kysely<Database>): Promise<Map<string, Date>> {
  const rows = await db
    .selectFrom('organisation_company')
    .select((eb) => ['company_id', eb.fn.min('since').as('since')])
    .where('ended_at', 'is', null)
    .groupBy('company_id')
    .execute()
  return new Map(rows.map((row) => [row.company_id, row.since]))
}

/** Those of these companies for which a supplier and a buyer both said that it came to an order, also under an id merged since. */
export async function companiesWithOrder(db: Kysely<Database>, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ company_id: string }>`
    with recursive former(company_id, subject_id) as (
      select id, id from unnest(${[...ids]}::text[]) as id
      union
      select f.company_id, l.subject_id from former f
      join subject_link l on l.target_id = f.subject_id and l.kind = 'same_as' and l.ended_at is null)
    select distinct f.company_id from former f
    join introduction i on i.company_id = f.subject_id and i.stage = 'order'`.execute(db)
  return new Set(rows.map((row) => row.company_id))
}
