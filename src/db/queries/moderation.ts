import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

export interface CaseRow {
  filed_at: Date
  settled_at: Date | null
  due_on: string | null
  asked: boolean
  working_days: number | null
}

export async function correctionCases(db: Kysely<Database>): Promise<CaseRow[]> {
  const rows = await db.selectFrom('correction').select(['filed_at', 'closed_at', 'due_on', 'state', 'working_days']).execute()
  return rows.map((row) => ({
    filed_at: row.filed_at,
    settled_at: row.closed_at,
    due_on: row.due_on,
    asked: row.state === 'need_more',
    working_days: row.working_days,
  }))
}

/** Questions of the linkage: nobody was promised a day. Those that answered themselves do not count. */
export async function reviewCases(db: Kysely<Database>, since: Date): Promise<CaseRow[]> {
  const rows = await db
    .selectFrom('review_task')
    .select(['created_at', 'decided_at'])
    .where('state', 'in', ['open', 'decided', 'unsure'])
    .where((eb) => eb.or([eb('decided_at', 'is', null), eb('decided_at', '>=', since)]))
    .execute()
  return rows.map((row) => ({ filed_at: row.created_at, settled_at: row.decided_at, due_on: null, asked: false, working_days: null }))
}

/** Words nobody knew; a word that is decided leaves the table. */
export async function countUnknownWords(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(distinct (vocabulary, folded)) as count from unknown_word`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

export async function countStatus(db: Kysely<Database>): Promise<{ companies: number; companies_maintained: number; imports: number }> {
  const [companies, maintained, imports] = await Promise.all([
    db
      .selectFrom('company')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('organisation_company')
      .select((eb) => eb.fn.count<string>('company_id').distinct().as('n'))
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('import')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow(),
  ])
  return { companies: Number(companies.n), companies_maintained: Number(maintained.n), imports: Number(imports.n) }
}
