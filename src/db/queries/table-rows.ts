import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

export type TableRow = Readonly<Record<string, unknown>>

export interface TableShape {
  readonly columns: readonly string[]
  readonly primaryKey: readonly string[]
}

const PAGE_ROWS = 2000

/** Columns and key as the live database has them: the migrations are the one place that states them. */
export async function readTableShape(db: Kysely<Database>, table: keyof Database): Promise<TableShape> {
  const { rows } = await sql<{ name: string; key_position: number | null }>`
    select a.attname as name, array_position(i.indkey::int2[], a.attnum) as key_position
    from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped
    order by a.attnum`.execute(db)
  const key = rows.flatMap(({ name, key_position }) => (key_position === null ? [] : [{ name, key_position }]))
  return {
    columns: rows.map((row) => row.name),
    primaryKey: key.toSorted((a, b) => a.key_position - b.key_position).map((row) => row.name),
  }
}

/** All rows in the order of their key, a page at a time, each page found by the last key: no page costs more than the first. */
export async function* streamTableRows(
  db: Kysely<Database>,
  table: keyof Database,
  { primaryKey }: TableShape,
): AsyncGenerator<TableRow[]> {
  const key = sql.join(primaryKey.map((column) => sql.ref(column)))
  let after = sql``
  for (;;) {
    const { rows } = await sql<TableRow>`select * from ${sql.table(table)} ${after} order by ${key} limit ${PAGE_ROWS}`.execute(db)
    const last = rows.at(-1)
    if (last !== undefined) yield rows
    if (last === undefined || rows.length < PAGE_ROWS) return
    after = sql`where (${key}) > (${sql.join(primaryKey.map((column) => last[column]))})`
  }
}
