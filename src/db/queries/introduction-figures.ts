import type { Kysely } from 'kysely'
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
