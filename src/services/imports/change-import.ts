import { cancelJobsOf } from '../../db/queries/jobs.ts'
import { changeImport, clearDryRun, type ImportRecord, rememberMapping, updateImport } from '../../db/queries/imports.ts'
import { Problem } from '../../domain/problem.ts'
import { isImportField } from '../../intake/fields.ts'
import type { ServiceContext } from '../context.ts'
import { enqueue } from '../jobs/jobs.ts'
import { getImportRecord, type Mapping, NO_COUNTS, readingOf } from './import-record.ts'
import type { ReadingChoice } from './read-import.ts'

type State = ImportRecord['state']

/** Before anything was taken in, everything can still be done otherwise. */
const BEFORE_APPLY: readonly State[] = ['mapping', 'ready', 'failed']

/** Reads the file again, as a person says. */
export async function readAgain({ db }: ServiceContext, id: string, choice: ReadingChoice): Promise<void> {
  const record = await getImportRecord({ db }, id)
  await changeImport(db, id, stateError(record, BEFORE_APPLY, 'read again'), BEFORE_APPLY, async (trx) => {
    await clearDryRun(trx, id)
    await updateImport(trx, id, {
      state: 'reading',
      step_at: new Date(),
      failure: null,
      counts: JSON.stringify(NO_COUNTS),
      progress: beginning(),
    })
    await enqueue(trx, 'import_read', id, { ...choice })
  })
}

/** What the columns mean; remembered for the next file with these titles. The dry run begins. */
export async function mapColumns(
  { db }: ServiceContext,
  id: string,
  columns: readonly { index: number; field: string | null }[],
): Promise<void> {
  const record = await getImportRecord({ db }, id)
  const reading = readingOf(record)
  if (reading === null) throw stateError(record, BEFORE_APPLY, 'mapped')
  const mapping = checkMapping(
    columns,
    reading.columns.map((column) => column.index),
  )
  const text = JSON.stringify(mapping)
  await changeImport(db, id, stateError(record, BEFORE_APPLY, 'mapped'), BEFORE_APPLY, async (trx) => {
    await clearDryRun(trx, id)
    const now = new Date()
    await updateImport(trx, id, {
      state: 'staging',
      mapping: text,
      step_at: now,
      failure: null,
      counts: JSON.stringify(NO_COUNTS),
      progress: beginning(),
    })
    if (reading.header_row_no !== null) await rememberMapping(trx, reading.fingerprint, text, id, now)
    await enqueue(trx, 'import_check', id)
  })
}

export async function applyImport({ db }: ServiceContext, id: string): Promise<void> {
  const record = await getImportRecord({ db }, id)
  await changeImport(db, id, stateError(record, ['ready'], 'applied'), ['ready'], async (trx) => {
    await updateImport(trx, id, { state: 'applying', step_at: new Date(), progress: beginning() })
    await enqueue(trx, 'import_apply', id)
  })
}

export async function undoImport({ db }: ServiceContext, id: string, reason: string): Promise<void> {
  const record = await getImportRecord({ db }, id)
  await changeImport(db, id, stateError(record, ['applied'], 'undone'), ['applied'], async (trx) => {
    await updateImport(trx, id, { state: 'undoing', step_at: new Date(), progress: null })
    await enqueue(trx, 'import_undo', id, reason === '' ? {} : { reason })
  })
}

const CANCELLABLE: readonly State[] = ['reading', 'mapping', 'staging', 'linking', 'ready', 'applying', 'failed']

/** What waits ends at once; what runs ends at its next step, and what it had taken in is taken back. */
export async function cancelImport({ db }: ServiceContext, id: string): Promise<void> {
  const record = await getImportRecord({ db }, id)
  await changeImport(db, id, stateError(record, CANCELLABLE, 'cancelled'), CANCELLABLE, async (trx) => {
    const { running } = await cancelJobsOf(trx, id)
    if (running > 0) {
      await updateImport(trx, id, {})
      return
    }
    const now = new Date()
    // A failed or interrupted apply may have left something behind.
    if (record.event_id === null) await updateImport(trx, id, { state: 'cancelled', step_at: now, progress: null })
    else {
      await updateImport(trx, id, { state: 'undoing', step_at: now, progress: null })
      await enqueue(trx, 'import_undo', id, { reason: 'cancelled', ends_as: 'cancelled' })
    }
  })
}

function checkMapping(columns: readonly { index: number; field: string | null }[], known: readonly number[]): Mapping {
  const mapping: Mapping = []
  for (const { index, field } of columns) {
    if (field === null || field === 'ignore') continue
    if (!known.includes(index)) throw new Problem('invalid', `The sheet has no column ${index + 1}; it has ${known.length}.`)
    if (!isImportField(field)) throw new Problem('invalid', `There is no field “${field}”. The fields are at /import-fields.`)
    if (mapping.some((entry) => entry.index === index)) throw new Problem('invalid', `Column ${index + 1} is named twice.`)
    mapping.push({ index, field })
  }
  if (!mapping.some(({ field }) => ['name_vi', 'name_en', 'name_native', 'short_name'].includes(field)))
    throw new Problem('invalid', 'No column holds a name. Choose one for name_vi, name_en or name_native.')
  return mapping
}

function beginning(): string {
  return JSON.stringify({ done: 0, total: null, unit: 'rows' })
}

function stateError({ import_id, state }: ImportRecord, allowed: readonly State[], what: string): Problem {
  return new Problem('conflict', `The import ${import_id} is ${state}; it can be ${what} when it is ${allowed.join(', ')}.`)
}
