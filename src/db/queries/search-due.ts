import { type Kysely, sql } from 'kysely'
import { loadText } from '../bulk-load.ts'
import type { Database } from '../schema.ts'
import { dueColumns, type DueTable, type MadeDocuments } from '../search-due-lines.ts'
import { noteSearchChange } from './search-words.ts'

/** How many companies are shown and not yet found. */
export async function countDue(db: Kysely<Database>): Promise<number> {
  const { due } = await db
    .selectFrom('search_due')
    .select((eb) => eb.fn.countAll<string>().as('due'))
    .executeTakeFirstOrThrow()
  return Number(due)
}

/** The next of them behind this one. */
export async function nextDue(db: Kysely<Database>, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('search_due')
    .select('company_id')
    .where('company_id', '>', after)
    .orderBy('company_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.company_id)
}

/** All that their documents are made of: a line for each, as `readDueLine` takes it apart. */
export async function readDueLines(db: Kysely<Database>, ids: readonly string[]): Promise<string> {
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(json_build_array(${cells('company')}, ${part('company_segment', 'segment_id, role')}, ${part('site', 'site_id')},
                                       ${part('company_fact', 'fact_id')}, ${part('company_name', 'text')})::text, E'\n' order by company_id) as lines
    from company t where company_id = any(${[...ids]}::text[])`.execute(db)
  return rows[0]?.lines ?? ''
}

function cells(table: DueTable) {
  return sql`json_build_array(${sql.join(dueColumns(table).map((column) => sql.ref(column)))})`
}

/** In the order in which they are projected. */
function part(table: DueTable, order: string) {
  const by = sql.join(order.split(', ').map((column) => sql`${sql.ref(column)} collate "C"`))
  return sql`(select json_agg(${cells(table)} order by ${by}) from ${sql.table(table)} where company_id = t.company_id)`
}

/**
 * From here on they are found. False when one of them is no longer due: somebody has changed or removed it since it was read, and a
 * document of its own is there already.
 */
export async function putDocuments(trx: Kysely<Database>, ids: readonly string[], { tables, words }: MadeDocuments): Promise<boolean> {
  const these = sql<string>`any(${[...ids]}::text[])`
  const held = await trx
    .selectFrom('search_due')
    .select((eb) => eb.fn.countAll<string>().as('due'))
    .where('company_id', '=', these)
    .executeTakeFirstOrThrow()
  if (Number(held.due) !== ids.length) return false
  await trx.deleteFrom('search_due').where('company_id', '=', these).execute()
  for (const { table, columns, bytes } of tables) await loadText(trx, table, columns, bytes)
  await noteSearchChange(trx, words)
  return true
}

/** When none is left the space of those that were there is given back: it would be read whenever they are counted. */
export async function forgetDone(trx: Kysely<Database>): Promise<void> {
  if ((await nextDue(trx, '', 1)).length === 0) await sql`truncate search_due`.execute(trx)
}
