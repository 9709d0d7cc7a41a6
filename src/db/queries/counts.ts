import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

const COUNTED = [
  'segment',
  'segment_input',
  'company',
  'site',
  'company_segment',
  'company_fact',
  'source',
  'province',
  'former_province',
  'park',
  'gateway',
  'programme',
  'institution',
  'heading_trade',
  'headline',
  'industry',
  'need',
] as const

export async function countRows(db: Kysely<Database>): Promise<Record<string, number>> {
  const counts = await Promise.all(
    COUNTED.map((table) =>
      db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow(),
    ),
  )
  return Object.fromEntries(COUNTED.map((table, i) => [table, Number(counts[i]?.n ?? 0)]))
}

/** Companies (not closed, not planned) of each ISIC class, through the segments they make. A company counts once per class. */
export async function companiesByIsic(db: Kysely<Database>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('company_segment')
    .innerJoin('segment_code', 'segment_code.segment_id', 'company_segment.segment_id')
    .innerJoin('company', 'company.company_id', 'company_segment.company_id')
    .where('segment_code.system', '=', 'isic4')
    .where('company.status', 'not in', ['closed', 'planned'])
    .select('segment_code.code')
    .select((eb) => eb.fn.count<string>('company.company_id').distinct().as('companies'))
    .groupBy('segment_code.code')
    .execute()
  return new Map(rows.map((row) => [row.code, Number(row.companies)]))
}

/** How many rows of each table cite each source. */
export async function citations(db: Kysely<Database>): Promise<{ source_id: string; table: string; rows: number }[]> {
  const tables = [
    'segment',
    'segment_input',
    'heading',
    'heading_trade',
    'product_trade',
    'partner_trade',
    'industry',
    'headline',
    'province',
    'former_province',
    'park',
    'gateway',
    'company',
    'site',
    'company_segment',
    'company_fact',
    'programme',
    'institution',
    'need',
  ] as const
  const found = await Promise.all(
    tables.map((table) =>
      db
        .selectFrom(table)
        .select(['source_id', sql.lit<string>(table).as('table')])
        .select((eb) => eb.fn.countAll<string>().as('rows'))
        .groupBy('source_id')
        .execute(),
    ),
  )
  return found.flat().map((row) => ({ ...row, rows: Number(row.rows) }))
}
