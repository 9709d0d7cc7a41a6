import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import { loadRows, type LoadRow, loadText } from '../bulk-load.ts'
import { MATCH_COLUMNS } from '../match-columns.ts'
import type { Database } from '../schema.ts'

export type { ImportState, StoredImportSource } from '../schema/imports.ts'
export type ImportRecord = Selectable<Database['import']>
type ImportState = ImportRecord['state']

export async function insertImport(db: Kysely<Database>, row: Insertable<Database['import']>): Promise<void> {
  await db.insertInto('import').values(row).execute()
}

export function findImport(db: Kysely<Database>, id: string): Promise<ImportRecord | undefined> {
  return db.selectFrom('import').selectAll().where('import_id', '=', id).executeTakeFirst()
}

/** Every change counts up the revision, by which a page notices it. False when the import is in none of the states it must be in. */
export async function updateImport(
  db: Kysely<Database>,
  id: string,
  change: Updateable<Database['import']>,
  from?: readonly ImportState[],
): Promise<boolean> {
  let query = db
    .updateTable('import')
    .set((eb) => ({ ...change, revision: eb('revision', '+', 1) }))
    .where('import_id', '=', id)
  if (from !== undefined) query = query.where('state', 'in', [...from])
  const { numUpdatedRows } = await query.executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A change that belongs to certain states, with what follows from it; of two at once the second is refused. */
export async function changeImport(
  db: Kysely<Database>,
  id: string,
  refusal: Error,
  from: readonly ImportState[],
  work: (trx: Kysely<Database>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const held = await trx.selectFrom('import').select('state').where('import_id', '=', id).forUpdate().executeTakeFirst()
    if (held === undefined || !from.includes(held.state)) throw refusal
    await work(trx)
  })
}

export async function listImportRecords(db: Kysely<Database>, state: ImportState | undefined, limit: number, offset: number) {
  let query = db.selectFrom('import')
  if (state !== undefined) query = query.where('state', '=', state)
  const { total } = await query.select((eb) => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  const rows = await query.selectAll().orderBy('import_id', 'desc').limit(limit).offset(offset).execute()
  return { rows, total: Number(total) }
}

export function importsOfFile(db: Kysely<Database>, sha256: string, except: string): Promise<ImportRecord[]> {
  return db
    .selectFrom('import')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('import_id', '!=', except)
    .orderBy('import_id', 'desc')
    .limit(20)
    .execute()
}

/** Uploads that an import may still have to read. */
export async function uploadsInUse(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('import')
    .select('upload_id')
    .where('state', 'in', ['reading', 'mapping', 'staging', 'linking', 'ready', 'applying', 'failed'])
    .execute()
  return rows.map((row) => row.upload_id)
}

export async function findMapping(db: Kysely<Database>, headerKey: string): Promise<unknown> {
  const row = await db.selectFrom('mapping_memory').select('mapping').where('header_key', '=', headerKey).executeTakeFirst()
  return row?.mapping
}

export async function rememberMapping(db: Kysely<Database>, headerKey: string, mapping: string, importId: string, at: Date): Promise<void> {
  const row = { header_key: headerKey, mapping, import_id: importId, used_at: at }
  await db
    .insertInto('mapping_memory')
    .values(row)
    .onConflict((conflict) => conflict.column('header_key').doUpdateSet({ mapping, import_id: importId, used_at: at }))
    .execute()
}

/** What a dry run has written, so that another can begin. */
export async function clearDryRun(db: Kysely<Database>, importId: string): Promise<void> {
  for (const table of ['import_match', 'import_row', 'import_problem'] as const)
    await db.deleteFrom(table).where('import_id', '=', importId).execute()
}

/** Lines of `import_row` in the text format of COPY, of which every one begins with the id of the import. */
export async function loadImportRows(trx: Kysely<Database>, lines: Uint8Array<ArrayBuffer>): Promise<void> {
  await loadText(trx, 'import_row', ['import_id', 'row_no', 'rejected', 'raw', 'read'], lines)
}

export async function insertProblemCounts(trx: Kysely<Database>, rows: readonly Insertable<Database['import_problem']>[]): Promise<void> {
  if (rows.length > 0)
    await trx
      .insertInto('import_problem')
      .values([...rows])
      .execute()
}

export function listProblemCounts(db: Kysely<Database>, importId: string) {
  return db.selectFrom('import_problem').selectAll().where('import_id', '=', importId).orderBy('first_row_no').orderBy('rule').execute()
}

/** Rows the linkage looks at, in the order of the sheet: the number and what was read, a line for each. */
export async function rowsToLink(db: Kysely<Database>, importId: string, after: number, upTo: number) {
  const { rows } = await sql<{ lines: string | null; rows: string }>`
    select string_agg(concat_ws(E'\t', row_no, read), E'\n' order by row_no) as lines, count(*) as rows from import_row
    where import_id = ${importId} and not rejected and row_no > ${after} and row_no <= ${upTo}`.execute(db)
  return { lines: rows[0]?.lines ?? '', rows: Number(rows[0]?.rows) }
}

export async function insertMatches(trx: Kysely<Database>, rows: readonly LoadRow[]): Promise<void> {
  await loadRows(trx, 'import_match', rows)
}

/** Rows in the text format of COPY. */
export async function loadMatches(trx: Kysely<Database>, rows: Uint8Array<ArrayBuffer>): Promise<void> {
  await loadText(trx, 'import_match', MATCH_COLUMNS, rows)
}

/** What the linkage must know again to go on after a crash. */
export function linkedBefore(db: Kysely<Database>, importId: string, after: number, upTo: number) {
  return db
    .selectFrom('import_match')
    .select(['row_no', 'outcome', 'company_id', 'site_id', 'new_company', 'new_site'])
    .where('import_id', '=', importId)
    .where('row_no', '>', after)
    .where('row_no', '<=', upTo)
    .orderBy('row_no')
    .execute()
}

/** Values by row. */
export async function readValues(db: Kysely<Database>, importId: string, rowNos: readonly number[]) {
  const rows = await db
    .selectFrom('import_row')
    .select(['row_no', 'read'])
    .where('import_id', '=', importId)
    .where('row_no', '=', sql<number>`any(${[...rowNos]}::integer[])`)
    .execute()
  return new Map(rows.map((row) => [row.row_no, row.read]))
}

export async function lastMatchedRow(db: Kysely<Database>, importId: string): Promise<number> {
  const { last } = await db
    .selectFrom('import_match')
    .select((eb) => eb.fn.max('row_no').as('last'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow()
  return last ?? 0
}

/**
 * Rows that are settled, in the order of the sheet, as one text of lines and tabs: it goes through three threads, and objects would
 * be taken apart and put together at each. By bounds on both sides, not by a limit: the planner, which has no statistics yet, would
 * read all that is left and sort it.
 */
export async function settledRows(db: Kysely<Database>, importId: string, after: number, upTo: number) {
  const { rows } = await sql<{ lines: string | null; settled: string; review: string; rows: string }>`
    select string_agg(concat_ws(E'\t', m.row_no, m.outcome, coalesce(m.company_id, ''), coalesce(m.site_id, ''), m.new_company, m.new_site,
                                r.raw, r.read), E'\n' order by m.row_no) filter (where m.outcome in ('new', 'linked')) as lines,
           count(*) filter (where m.outcome in ('new', 'linked')) as settled,
           count(*) filter (where m.outcome = 'review') as review, count(*) as rows
    from import_match m join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
    where m.import_id = ${importId} and m.row_no > ${after} and m.row_no <= ${upTo}
      and r.import_id = ${importId} and r.row_no > ${after} and r.row_no <= ${upTo}`.execute(db)
  const [row] = rows
  return { lines: row?.lines ?? '', settled: Number(row?.settled), review: Number(row?.review), rows: Number(row?.rows) }
}

/** Rows that wait for a person, with the question. */
export function rowsInReview(db: Kysely<Database>, importId: string, after: number, upTo: number) {
  return db
    .selectFrom('import_match as m')
    .innerJoin('import_row as r', (join) => join.onRef('m.import_id', '=', 'r.import_id').onRef('m.row_no', '=', 'r.row_no'))
    .select(['m.row_no', 'm.outcome', 'm.row_key', 'm.company_id', 'm.site_id', 'm.new_company', 'm.new_site', 'm.twin_row_no'])
    .select(['m.company', 'm.site', 'r.read', 'r.raw'])
    .where('m.import_id', '=', importId)
    .where('m.row_no', '>', after)
    .where('m.row_no', '<=', upTo)
    .where('m.outcome', '=', 'review')
    .orderBy('m.row_no')
    .execute()
}

export interface RowFilters {
  state?: 'pending' | 'new' | 'linked' | 'unchanged' | 'review' | 'rejected' | 'footer' | undefined
  problem?: string | undefined
}

/** Rows for people, by number: `after` is the last one of the page before. */
export async function listImportRows(db: Kysely<Database>, importId: string, filters: RowFilters, after: number, limit: number) {
  return filteredRows(db, importId, filters)
    .where('r.row_no', '>', after)
    .select([
      'r.row_no',
      'r.rejected',
      'r.raw',
      'r.read',
      'm.outcome',
      'm.company_id',
      'm.site_id',
      'm.twin_row_no',
      'm.company',
      'm.site',
      'm.changes',
    ])
    .orderBy('r.row_no')
    .limit(limit)
    .execute()
}

export async function countImportRows(db: Kysely<Database>, importId: string, filters: RowFilters): Promise<number> {
  const row = await filteredRows(db, importId, filters)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

const isFooter = sql<boolean>`r.read::jsonb -> 'problems' @> '[{"code": "footer_row"}]'::jsonb`

function filteredRows(db: Kysely<Database>, importId: string, { state, problem }: RowFilters) {
  let query = db
    .selectFrom('import_row as r')
    .leftJoin('import_match as m', (join) => join.onRef('m.import_id', '=', 'r.import_id').onRef('m.row_no', '=', 'r.row_no'))
    .where('r.import_id', '=', importId)
  if (state === 'rejected' || state === 'footer')
    query = query.where('r.rejected', '=', true).where(state === 'footer' ? isFooter : sql<boolean>`not ${isFooter}`)
  else if (state === 'pending') query = query.where('r.rejected', '=', false).where('m.row_no', 'is', null)
  else if (state !== undefined) query = query.where('m.outcome', '=', state)
  if (problem !== undefined) query = query.where(sql<boolean>`r.read::jsonb -> 'problems' @> ${JSON.stringify([{ code: problem }])}::jsonb`)
  return query
}

/** What applying some of the rows does. Over all of them at once nobody else could ask anything for a second. */
export async function countEffects(db: Kysely<Database>, importId: string, after: number, upTo: number) {
  const { rows } = await sql<Record<keyof typeof EFFECTS, string> & { company_ids: string[] | null; site_ids: string[] | null }>`
    select ${sql.join(Object.entries(EFFECTS).map(([name, what]) => sql`${sql.raw(what)} as ${sql.ref(name)}`))},
           array_agg(distinct company_id) filter (where outcome in ('linked', 'unchanged') and twin_row_no is null) as company_ids,
           array_agg(distinct site_id) filter (where outcome in ('linked', 'unchanged') and not new_site and site_id is not null) as site_ids
    from import_match where import_id = ${importId} and row_no > ${after} and row_no <= ${upTo}`.execute(db)
  const { company_ids = null, site_ids = null, ...counts } = rows[0] ?? {}
  return {
    counts: Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, Number(n)])),
    companiesLinked: company_ids ?? [],
    sitesLinked: site_ids ?? [],
  }
}

const EFFECTS = {
  new: `count(*) filter (where outcome = 'new')`,
  linked: `count(*) filter (where outcome = 'linked')`,
  unchanged: `count(*) filter (where outcome = 'unchanged')`,
  review: `count(*) filter (where outcome = 'review')`,
  companies_new: 'count(*) filter (where new_company)',
  sites_new: 'count(*) filter (where new_site)',
  duplicates_in_file: 'count(*) filter (where twin_row_no is not null)',
  conflicts: 'coalesce(sum(jsonb_array_length(changes)), 0)',
}

/** Ids this import has in mind that somebody has taken since: seven characters meet by chance in large imports. */
export async function idsTakenSince(db: Kysely<Database>, importId: string, after: number, upTo: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from import_match m, unnest(array[case when new_company then company_id end, case when new_site then site_id end]) as ids(id)
    where import_id = ${importId} and row_no > ${after} and row_no <= ${upTo}
      and exists (select from subject s where s.subject_id = ids.id)`.execute(db)
  return rows.map((row) => row.id)
}

export async function renameMatch(trx: Kysely<Database>, importId: string, from: string, to: string): Promise<void> {
  for (const column of ['company_id', 'site_id'] as const)
    await trx
      .updateTable('import_match')
      .set({ [column]: to })
      .where('import_id', '=', importId)
      .where(column, '=', from)
      .execute()
}

/** Subjects and records an import has made: to be compared with what it says it did. */
export async function countApplied(db: Kysely<Database>, importId: string): Promise<{ rows: number; records: number; subjects: number }> {
  const { rows } = await sql<{ rows: string; records: string; subjects: string }>`
    select (select count(distinct row_no) from record where import_id = ${importId}) as rows,
           (select count(*) from record where import_id = ${importId}) as records,
           (select count(*) from subject where import_id = ${importId}) as subjects`.execute(db)
  const [row] = rows
  return { rows: Number(row?.rows ?? 0), records: Number(row?.records ?? 0), subjects: Number(row?.subjects ?? 0) }
}
