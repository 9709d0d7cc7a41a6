import { sql, type Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** An object becomes jsonb. */
export type LoadRow = Readonly<Record<string, string | number | boolean | object | null>>

const BATCH_ROWS = 1000

/**
 * Rows as JSON, a thousand a statement: measured twice as fast as value lists, and no limit on the number of parameters.
 * Columns that a row lacks become null; the caller passes a transaction.
 */
export async function loadRows(
  trx: Kysely<Database>,
  table: keyof Database,
  rows: readonly LoadRow[],
  onProgress?: (done: number) => void,
): Promise<void> {
  const target = sql.table(table)
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    const batch = rows.slice(start, start + BATCH_ROWS)
    await sql`insert into ${target} select * from jsonb_populate_recordset(null::${target}, ${JSON.stringify(batch)}::jsonb)`.execute(trx)
    onProgress?.(Math.min(start + BATCH_ROWS, rows.length))
  }
}
