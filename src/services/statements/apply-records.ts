import type { Subject } from '../../domain/chronicle.ts'
import { loadText } from '../../db/bulk-load.ts'
import type { TableText } from '../../db/copy-text.ts'
import { addRecords } from '../../db/queries/records.ts'
import { insertEvent } from '../../db/queries/events.ts'
import { readFrameStamp } from '../../db/queries/references.ts'
import { insertSourceIfNew, type SourceRow } from '../../db/queries/sources.ts'
import { allocateSubjectIds, type NewSubjectId } from '../../db/queries/subjects.ts'
import { changeStatements } from '../../db/transaction.ts'
import { recordFaults, type SourceRecord } from '../../domain/statement.ts'
import type { Change, Changed, Statements } from './change.ts'

/** Ids for companies and sites that are to be born. */
export function newSubjectIds({ db }: Statements, count: number): Promise<NewSubjectId[]> {
  return allocateSubjectIds(db, count)
}

/** The row of `source` that the records of an import cite. It stays when an edition is loaded. */
export function keepSource({ db }: Statements, source: SourceRow): Promise<void> {
  return insertSourceIfNew(db, source)
}

/** Once an import, before its records: they carry the id. */
export function beginImport({ db }: Statements, importId: string, { actor, reason, at = new Date() }: Change): Promise<string> {
  return insertEvent(db, { kind: 'import', actor, reason, at, payload: { import_id: importId } })
}

export interface RecordBatch {
  readonly event_id: string
  readonly subjects: readonly Subject[]
  readonly records: readonly SourceRecord[]
}

/**
 * The bulk path of imports. All or nothing; a record that is there already stays as it is, so a batch may be repeated. Memory and
 * time are those of the batch: some thousand records at a time do well.
 */
export async function applyRecords(
  { db }: Statements,
  { event_id, subjects, records }: RecordBatch,
): Promise<Changed & { inserted: number }> {
  refuseFaulty(records)
  const done = await changeStatements(db, (trx) =>
    addRecords(
      trx,
      subjects,
      records.map((record) => ({ ...record, event_id })),
    ),
  )
  return { event_id, ...done }
}

/** Companies nobody knew, made elsewhere by `bornTables`. False when the edition has changed since: they must be made again. */
export function applyBorn({ db }: Statements, tables: readonly TableText[], frameStamp: string): Promise<boolean> {
  return changeStatements(db, async (trx) => {
    if ((await readFrameStamp(trx)) !== frameStamp) return false
    for (const { table, columns, bytes } of tables) await loadText(trx, table, columns, bytes)
    return true
  })
}

export function refuseFaulty(records: readonly SourceRecord[]): void {
  const faults = records.flatMap(recordFaults)
  if (faults.length > 0) throw new Error(`These records cannot be taken in: ${faults.slice(0, 5).join('; ')}`)
}
