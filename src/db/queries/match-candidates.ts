import { type Kysely, sql } from 'kysely'
import { EVIDENCE_GRADES } from '../../domain/vocabulary.ts'
import { TRAIT } from '../../search/facets.ts'
import type { Database } from '../schema.ts'

/** The first so many by a query over the terms of the index, the best documented first. */
export async function bestByTerms(db: Kysely<Database>, terms: readonly string[], most: number): Promise<string[]> {
  if (terms.length === 0 || most === 0) return []
  // One after the other, and none once there are enough: the server stops at the limit.
  const each = terms.map(
    (one) => sql`(select company_id from company_search where tsv @@ ${one}::tsquery order by score + 0 desc, company_id limit ${most})`,
  )
  const { rows } = await sql<{
    company_id: string
  }>`select company_id from (${sql.join(each, sql` union all `)}) found limit ${most}`.execute(db)
  return rows.map((row) => row.company_id)
}

/** In no order: of more than so many, those that come first. */
export async function someByTerms(db: Kysely<Database>, terms: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ company_id: string }>`
    select company_id from company_search where tsv @@ ${terms}::tsquery limit ${most}`.execute(db)
  return rows.map((row) => row.company_id).toSorted()
}

/** Of a query that finds very many, one for each grade of evidence, the strongest first: only some of them are then looked at. */
export function byGrade(terms: string): string[] {
  const grades = EVIDENCE_GRADES.toReversed().map((grade) => `'${TRAIT.grade}${grade}'`)
  return [...grades, `!(${grades.join(' | ')})`].map((grade) => `(${terms}) & ${grade}`)
}

/** Of a few companies, whoever they are. */
export async function anyCompanies(db: Kysely<Database>, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('company_search')
    .select('company_id')
    .orderBy('score', 'desc')
    .orderBy('company_id')
    .limit(most)
    .execute()
  return rows.map((row) => row.company_id)
}
