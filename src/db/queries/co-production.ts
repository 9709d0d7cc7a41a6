import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/**
 * How many companies make each segment, and each two of them. Trade is not production, and neither is a plan; several roles or plants
 * of one company count once.
 */
export async function coProductionCounts(db: Kysely<Database>) {
  const made = sql`
    select distinct listed.company_id, listed.segment_id
      from company_segment as listed join company on company.company_id = listed.company_id
     where listed.role <> 'trader' and company.status not in ('closed', 'planned')`
  const makers = await sql<{ segment_id: string; companies: string }>`
    with made as (${made})
    select segment_id, count(*) as companies from made group by segment_id order by segment_id`.execute(db)
  const together = await sql<{ a: string; b: string; companies: string }>`
    with made as (${made})
    select one.segment_id as a, other.segment_id as b, count(*) as companies
      from made as one join made as other on other.company_id = one.company_id and one.segment_id < other.segment_id
     group by one.segment_id, other.segment_id order by one.segment_id, other.segment_id`.execute(db)
  return {
    makers: new Map(makers.rows.map((row) => [row.segment_id, Number(row.companies)])),
    together: together.rows.map(({ a, b, companies }) => ({ a, b, companies: Number(companies) })),
  }
}
