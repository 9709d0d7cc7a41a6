import type { Kysely } from 'kysely'
import { idsTakenSince, matchedRows, renameMatch, updateImport } from '../../db/queries/imports.ts'
import { findSubjects } from '../../db/queries/subjects.ts'
import type { Database } from '../../db/schema.ts'
import type { Subject } from '../../domain/chronicle.ts'
import type { SourceRecord } from '../../domain/statement.ts'
import { openReviewTasks, refreshClusters } from '../curation/review/open-tasks.ts'
import type { ServiceContext } from '../context.ts'
import { enqueue, type Job, type JobHandler } from '../jobs/jobs.ts'
import { applyRecords, beginImport, keepSource, newSubjectIds } from '../statements/apply-records.ts'
import { endings } from './end-import.ts'
import { countsOf, getImportRecord } from './import-record.ts'
import { reviewTask } from './review-task.ts'
import { rowRecords } from './row-records.ts'

interface ApplyPayload {
  readonly event_id?: string
  readonly applied_to?: number
  readonly applied?: number
  readonly [key: string]: unknown
}

/** Small enough that a page which needs the database meanwhile waits for a twentieth of a second. */
const BATCH = 150

/** Takes the rows in, in their order. Each batch and the note how far it came are one transaction: no row is left out or taken twice. */
export const applyHandler: JobHandler = {
  run: applyImport,
  // What was taken in is taken back: half an import is nobody's wish.
  onCancelled: async (trx, importId) => {
    await updateImport(trx, importId, { state: 'undoing', progress: null, step_at: new Date() })
    await enqueue(trx, 'import_undo', importId, { reason: 'cancelled', ends_as: 'cancelled' })
  },
  onDead: endings.onDead,
}

async function applyImport(context: ServiceContext, job: Job): Promise<void> {
  const { db } = context
  const record = await getImportRecord(context, job.subject)
  const counts = countsOf(record)
  const total = counts.new + counts.linked + counts.unchanged + counts.review
  const actor = 'operator'
  let { event_id: eventId, applied_to: appliedTo = 0, applied = 0 } = job.payload as ApplyPayload
  if (eventId === undefined) {
    await job.step(async (trx) => {
      await keepSource(
        { db: trx },
        { source_id: record.source_id, ...record.source, retrieved_on: today(record.created_at), note: record.file_name },
      )
      eventId = await beginImport({ db: trx }, job.subject, { actor, reason: record.source.title })
      await makeIdsFree(trx, job.subject)
      await updateImport(trx, job.subject, { state: 'applying', event_id: eventId })
      return { event_id: eventId }
    })
  }
  for (let rows = await matchedRows(db, job.subject, appliedTo, BATCH); ;) {
    const last = rows.at(-1)
    if (last === undefined) break
    const made = rowRecords(rows, record, eventId ?? '')
    const tasks = rows.flatMap((row) => reviewTask(row, record))
    const done = rows.filter((row) => row.outcome === 'new' || row.outcome === 'linked').length
    await job.step(async (trx) => {
      const placed = await atBirthplace(trx, made)
      await applyRecords({ db: trx }, { event_id: eventId ?? '', ...placed })
      await openReviewTasks(trx, tasks)
      await updateImport(trx, job.subject, { progress: JSON.stringify({ done: applied + rows.length, total, unit: 'rows' }) })
      return {
        ...job.payload,
        applied_to: last.row_no,
        applied: applied + rows.length,
        recorded: (Number(job.payload['recorded']) || 0) + done,
      }
    })
    appliedTo = last.row_no
    applied += rows.length
    rows = await matchedRows(db, job.subject, appliedTo, BATCH)
  }
  await job.finish(async (trx) => {
    await refreshClusters(trx)
    const now = new Date()
    const after = { ...counts, applied: Number(job.payload['recorded']) || 0 }
    await updateImport(
      trx,
      job.subject,
      { state: 'applied', applied_at: now, step_at: now, progress: null, counts: JSON.stringify(after) },
      ['applying'],
    )
    await enqueue(trx, 'linkage_index', job.subject)
  })
  await context.renew()
}

/** A site may have been moved to another company since: its records stay where it was born. */
async function atBirthplace(
  trx: Kysely<Database>,
  { subjects, records }: { subjects: readonly Subject[]; records: readonly SourceRecord[] },
): Promise<{ subjects: readonly Subject[]; records: readonly SourceRecord[] }> {
  const born = new Set(subjects.map((subject) => subject.subject_id))
  const known = await findSubjects(trx, [...new Set(records.map((each) => each.subject_id).filter((id) => !born.has(id)))])
  return {
    subjects,
    records: records.map((each) => ({ ...each, company_id: known.get(each.subject_id)?.company_id ?? each.company_id })),
  }
}

async function makeIdsFree(trx: Kysely<Database>, importId: string): Promise<void> {
  const taken = await idsTakenSince(trx, importId)
  if (taken.length === 0) return
  const fresh = await newSubjectIds({ db: trx }, taken.length)
  for (const [index, id] of taken.entries()) await renameMatch(trx, importId, id, fresh[index]?.subject_id ?? id)
}

function today(at: Date): string {
  return at.toISOString().slice(0, 10)
}
