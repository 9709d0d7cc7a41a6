import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import { loadRows, type LoadRow } from '../bulk-load.ts'
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

export interface StagedRow {
  readonly row_no: number
  readonly rejected: boolean
  readonly raw: unknown
  readonly read: unknown
}

export async function insertImportRows(trx: Kysely<Database>, importId: string, rows: readonly StagedRow[]): Promise<void> {
  // One text and one statement: a thousand rows as parameters would be five thousand.
  await sql`
    insert into import_row (import_id, row_no, rejected, raw, read)
    select ${importId}, row_no, rejected, raw, read
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(row_no integer, rejected boolean, raw jsonb, read jsonb)`.execute(trx)
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

/** As text: parsed objects would be copied piece by piece from the thread of the embedded database to this one. */
const READ_TEXT = sql<string>`read::text`.as('read')

/** Rows the linkage looks at, in the order of the sheet. */
export function rowsToLink(db: Kysely<Database>, importId: string, after: number, limit: number) {
  return db
    .selectFrom('import_row')
    .select(['row_no', READ_TEXT])
    .where('import_id', '=', importId)
    .where('rejected', '=', false)
    .where('row_no', '>', after)
    .orderBy('row_no')
    .limit(limit)
    .execute()
}

export async function insertMatches(trx: Kysely<Database>, rows: readonly LoadRow[]): Promise<void> {
  await loadRows(trx, 'import_match', rows)
}

/** What the linkage must know again to go on after a crash. */
export function linkedBefore(db: Kysely<Database>, importId: string, after: number, limit: number) {
  return db
    .selectFrom('import_match')
    .select(['row_no', 'outcome', 'company_id', 'site_id', 'new_company', 'new_site'])
    .where('import_id', '=', importId)
    .where('row_no', '>', after)
    .orderBy('row_no')
    .limit(limit)
    .execute()
}

/** Values by row. */
export async function readValues(db: Kysely<Database>, importId: string, rowNos: readonly number[]) {
  const rows = await db
    .selectFrom('import_row')
    .select(['row_no', READ_TEXT])
    .where('import_id', '=', importId)
    .where('row_no', '=', sql<number>`any(${[...rowNos]}::integer[])`)
    .execute()
  return new Map(rows.map((row) => [row.row_no, row.read]))
}

/** Rows with where they go, in the order of the sheet. Two questions by key: as a join the planner, which has no statistics yet, reads both tables whole. */
export async function matchedRows(db: Kysely<Database>, importId: string, after: number, limit: number) {
  const matches = await db
    .selectFrom('import_match')
    .select(['row_no', 'outcome', 'row_key', 'company_id', 'site_id', 'new_company', 'new_site', 'twin_row_no'])
    // Long, and needed for questions only.
    .select(sql`case outcome when 'review' then company end`.as('company'))
    .select(sql`case outcome when 'review' then site end`.as('site'))
    .where('import_id', '=', importId)
    .where('row_no', '>', after)
    .orderBy('row_no')
    .limit(limit)
    .execute()
  const [first, last] = [matches[0], matches.at(-1)]
  if (first === undefined || last === undefined) return []
  const rows = await db
    .selectFrom('import_row')
    .select(['row_no', READ_TEXT, sql<string>`raw::text`.as('raw')])
    .where('import_id', '=', importId)
    .where('row_no', '>=', first.row_no)
    .where('row_no', '<=', last.row_no)
    .execute()
  const byNumber = new Map(rows.map((row) => [row.row_no, row]))
  return matches.flatMap((match) => {
    const row = byNumber.get(match.row_no)
    return row === undefined ? [] : [{ ...match, read: row.read, raw: row.raw }]
  })
}

export interface RowFilters {
  state?: 'pending' | 'new' | 'linked' | 'unchanged' | 'review' | 'rejected' | undefined
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

function filteredRows(db: Kysely<Database>, importId: string, { state, problem }: RowFilters) {
  let query = db
    .selectFrom('import_row as r')
    .leftJoin('import_match as m', (join) => join.onRef('m.import_id', '=', 'r.import_id').onRef('m.row_no', '=', 'r.row_no'))
    .where('r.import_id', '=', importId)
  if (state === 'rejected') query = query.where('r.rejected', '=', true)
  else if (state === 'pending') query = query.where('r.rejected', '=', false).where('m.row_no', 'is', null)
  else if (state !== undefined) query = query.where('m.outcome', '=', state)
  if (problem !== undefined) query = query.where(sql<boolean>`r.read -> 'problems' @> ${JSON.stringify([{ code: problem }])}::jsonb`)
  return query
}

export async function countOutcomes(db: Kysely<Database>, importId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ what: string; n: string }>`
    select coalesce(m.outcome, case when r.rejected then 'rejected' else 'pending' end) as what, count(*) as n
    from import_row r left join import_match m on m.import_id = r.import_id and m.row_no = r.row_no
    where r.import_id = ${importId} group by 1`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.what, Number(row.n)]))
}

/** What applying does to companies and sites. */
export async function countEffects(db: Kysely<Database>, importId: string) {
  const { rows } = await sql<Record<string, string>>`
    select count(*) filter (where new_company) as companies_new, count(*) filter (where new_site) as sites_new,
           count(distinct company_id) filter (where outcome in ('linked', 'unchanged') and twin_row_no is null) as companies_linked,
           count(distinct site_id) filter (where outcome in ('linked', 'unchanged') and not new_site) as sites_linked,
           count(*) filter (where twin_row_no is not null) as duplicates_in_file,
           coalesce(sum(jsonb_array_length(changes)), 0) as conflicts
    from import_match where import_id = ${importId}`.execute(db)
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([key, value]) => [key, Number(value)]))
}

/** Ids this import has in mind that somebody has taken since: seven characters meet by chance in large imports. */
export async function idsTakenSince(trx: Kysely<Database>, importId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.company_id as id from import_match m join subject s on s.subject_id = m.company_id where m.import_id = ${importId} and m.new_company
    union select m.site_id from import_match m join subject s on s.subject_id = m.site_id where m.import_id = ${importId} and m.new_site`.execute(
    trx,
  )
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
