import { type Kysely, sql } from 'kysely'
import type { Subject } from '../../domain/chronicle.ts'
import type { References } from '../../domain/projection.ts'
import type { SourceRecord } from '../../domain/statement.ts'
import type { LoadRow } from '../bulk-load.ts'
import { copyText, type TableText } from '../copy-text.ts'
import type { Database } from '../schema.ts'
import { insertProjected, projectDue, PROJECTION_TABLES, projectTables, projectTouched } from './projection.ts'
import { readFrame } from './references.ts'
import { currentCompanies, insertSubjects } from './subjects.ts'

const BATCH_ROWS = 1000

/** Adds records; one that is there already stays as it is. Returns how many were new. */
export async function insertRecords(trx: Kysely<Database>, records: readonly SourceRecord[]): Promise<number> {
  let inserted = 0
  for (let start = 0; start < records.length; start += BATCH_ROWS) {
    const batch = JSON.stringify(records.slice(start, start + BATCH_ROWS))
    // Written out: `record` alone is also a type of PostgreSQL's own.
    const { numAffectedRows } = await sql`
      insert into record
        (company_id, record_id, subject_id, kind, origin, source_id, evidence_grade, as_of, recorded_at, import_id, row_no, event_id, "values", raw)
      select company_id, record_id, subject_id, kind, origin, source_id, evidence_grade, as_of, recorded_at, import_id, row_no, event_id, "values",
             nullif(raw, 'null'::jsonb)
      from jsonb_to_recordset(${batch}::jsonb) as r(
        company_id text, record_id text, subject_id text, kind text, origin text, source_id text, evidence_grade text, as_of text,
        recorded_at timestamptz, import_id text, row_no integer, event_id text, "values" jsonb, raw jsonb)
      on conflict (company_id, record_id) do nothing`.execute(trx)
    inserted += Number(numAffectedRows ?? 0)
  }
  return inserted
}

const RECORD_COLUMNS = [
  'company_id',
  'record_id',
  'subject_id',
  'kind',
  'origin',
  'source_id',
  'evidence_grade',
  'as_of',
  'recorded_at',
  'import_id',
  'row_no',
  'event_id',
  'values',
  'raw',
] as const satisfies readonly (keyof SourceRecord)[]
const SUBJECT_COLUMNS = [
  'company_id',
  'subject_id',
  'kind',
  'public_id',
  'origin',
  'import_id',
  'created_at',
] as const satisfies readonly (keyof Subject)[]

/**
 * Companies that are born now and of which nothing is said but this: what is said and what is shown of them; they are found later.
 * Needs no database.
 */
export function bornTables(subjects: readonly Subject[], records: readonly SourceRecord[], references: References): TableText[] {
  const born = new Set(subjects.flatMap((subject) => (subject.kind === 'company' ? [subject.company_id] : [])))
  const shown = projectDue({ subjects, records, retractions: [], links: [], assignments: [] }, references, born)
  const tableText = (table: keyof Database, rows: readonly LoadRow[], columns: readonly string[]): TableText[] =>
    rows.length === 0 ? [] : [{ table, columns, bytes: copyText(columns, rows) }]
  return [
    ...tableText(
      'subject',
      subjects.map((subject) => ({ ...subject, created_at: subject.created_at.toISOString() })),
      SUBJECT_COLUMNS,
    ),
    ...tableText(
      'record',
      records.map((record) => ({ ...record, recorded_at: record.recorded_at.toISOString() })),
      RECORD_COLUMNS,
    ),
    ...PROJECTION_TABLES.flatMap((table) => tableText(table, shown[table], Object.keys(shown[table][0] ?? {}))),
  ]
}

/**
 * The bulk path: new subjects and any number of records, shown at once. Companies born here whose records are all here are
 * projected from memory; what is known already is read first. Memory is that of one batch of companies.
 */
export async function addRecords(
  trx: Kysely<Database>,
  subjects: readonly Subject[],
  records: readonly SourceRecord[],
): Promise<{ inserted: number; touched: string[] }> {
  await refuseUnknownSources(trx, records)
  await insertSubjects(trx, subjects)
  const inserted = await insertRecords(trx, records)
  const born = new Map(subjects.filter((subject) => subject.kind === 'company').map((subject) => [subject.company_id, [subject]]))
  for (const subject of subjects) if (subject.kind === 'site') born.get(subject.company_id)?.push(subject)
  const recordsOf = Map.groupBy(records, (record) => record.company_id)

  const known = [...new Set(records.filter((record) => !born.has(record.company_id)).map((record) => record.subject_id))]
  const touched = [...(await currentCompanies(trx, known)).values()]
  await projectTouched(trx, touched)

  const frame = await readFrame(trx)
  const fresh = [...born.keys()]
  for (let start = 0; start < fresh.length; start += BATCH_ROWS) {
    const batch = fresh.slice(start, start + BATCH_ROWS)
    const chronicle = {
      subjects: batch.flatMap((id) => born.get(id) ?? []),
      records: batch.flatMap((id) => recordsOf.get(id) ?? []),
      retractions: [],
      links: [],
      assignments: [],
    }
    await insertProjected(trx, projectTables(chronicle, frame, batch))
  }
  return { inserted, touched: [...new Set([...touched, ...fresh])] }
}

async function refuseUnknownSources(db: Kysely<Database>, records: readonly SourceRecord[]): Promise<void> {
  const cited = [...new Set(records.map((record) => record.source_id))]
  const { rows } = await sql<{ source_id: string }>`select source_id from source where source_id = any(${cited}::text[])`.execute(db)
  const known = new Set(rows.map((row) => row.source_id))
  const unknown = cited.filter((id) => !known.has(id))
  if (unknown.length > 0) throw new Error(`Records cite sources that are not there: ${unknown.join(', ')}`)
}
