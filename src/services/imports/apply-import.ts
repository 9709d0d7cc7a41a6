import type { Kysely } from 'kysely'
import {
  idsTakenSince,
  type ImportRecord,
  lastMatchedRow,
  renameMatch,
  rowsInReview,
  settledRows,
  updateImport,
} from '../../db/queries/imports.ts'
import { readFrame, readFrameStamp } from '../../db/queries/references.ts'
import { findSubjects } from '../../db/queries/subjects.ts'
import type { Database } from '../../db/schema.ts'
import type { Subject } from '../../domain/chronicle.ts'
import type { SourceRecord } from '../../domain/statement.ts'
import { openReviewTasks, refreshClusters } from '../curation/review/open-tasks.ts'
import type { ServiceContext } from '../context.ts'
import { enqueue, type Job, type JobHandler } from '../jobs/jobs.ts'
import { createPace } from '../jobs/pace.ts'
import { applyBorn, applyRecords, beginImport, keepSource, newSubjectIds } from '../statements/apply-records.ts'
import { type ApplyThread, startApplyThread } from './apply/thread.ts'
import { endings } from './end-import.ts'
import { type Counts, countsOf, getImportRecord } from './import-record.ts'
import { reviewTask } from './review-task.ts'

interface ApplyPayload {
  readonly event_id?: string
  /** Last row that is taken in, or left out. */
  readonly applied_to?: number
  readonly applied?: number
  readonly recorded?: number
}

/** Takes the rows in, in their order. Each batch and the note how far it came are one transaction: no row is left out or taken twice. */
export const applyHandler: JobHandler = {
  run: applyImport,
  // What was taken in is taken back: half an import is nobody's wish.
  onCancelled: async (trx, importId) => {
    await updateImport(trx, importId, { state: 'undoing', progress: null, step_at: new Date() })
    await enqueue(trx, 'import_undo', importId, { reason: 'cancelled', ends_as: 'cancelled' })
  },
  onDead: async (trx, importId, reason) => {
    await endings.onDead(trx, importId, reason)
    await enqueue(trx, 'search_documents', importId)
  },
}

async function applyImport(context: ServiceContext, job: Job): Promise<void> {
  const { db } = context
  const record = await getImportRecord(context, job.subject)
  const eventId = (job.payload as ApplyPayload).event_id ?? (await begin(db, job, record))
  const thread = startApplyThread({ evidence: record, eventId }, job.signal)
  try {
    await takeRowsIn(db, job, thread, record, eventId)
  } finally {
    await thread.end()
  }
  await job.finish(async (trx) => {
    await refreshClusters(trx)
    const now = new Date()
    const after = { ...countsOf(record), applied: (job.payload as ApplyPayload).recorded ?? 0 }
    await updateImport(
      trx,
      job.subject,
      { state: 'applied', applied_at: now, step_at: now, progress: findable(after), counts: JSON.stringify(after) },
      ['applying'],
    )
    await enqueue(trx, 'search_documents', job.subject)
    await enqueue(trx, 'linkage_index', job.subject)
  })
  await context.renew()
}

/** What its companies are found by is made from here on. */
function findable({ companies_new: total }: Counts): string | null {
  return total === 0 ? null : JSON.stringify({ done: 0, total, unit: 'companies' })
}

async function begin(db: Kysely<Database>, job: Job, record: ImportRecord): Promise<string> {
  let eventId = ''
  const taken = await findTaken(db, job.subject)
  await job.step(async (trx) => {
    await keepSource(
      { db: trx },
      { source_id: record.source_id, ...record.source, retrieved_on: today(record.created_at), note: record.file_name },
    )
    eventId = await beginImport({ db: trx }, job.subject, { actor: 'operator', reason: record.source.title })
    await renameTaken(trx, job.subject, taken)
    await updateImport(trx, job.subject, { state: 'applying', event_id: eventId })
    return { event_id: eventId }
  })
  return eventId
}

/** A person looks at the progress; the row is written anew each time. */
const SHOW_EVERY_MS = 250

/** So many batches are read and made while one is written. */
const AHEAD = 2

async function takeRowsIn(db: Kysely<Database>, job: Job, thread: ApplyThread, record: ImportRecord, eventId: string): Promise<void> {
  const counts = countsOf(record)
  const total = counts.new + counts.linked + counts.unchanged + counts.review
  const lastRow = await lastMatchedRow(db, job.subject)
  const pace = createPace()
  let shownAt = 0
  const payload = (): ApplyPayload => job.payload

  const prepare = async (after: number, upTo: number) => {
    const { lines, ...found } = await settledRows(db, job.subject, after, upTo)
    const inReview = found.review === 0 ? [] : await rowsInReview(db, job.subject, after, upTo)
    return { ...found, upTo, made: await thread.ask('make', lines), tasks: inReview.flatMap((row) => reviewTask(row, record)) }
  }
  /** False when the edition has changed: the batch must be made anew. */
  const write = async (batch: Awaited<ReturnType<typeof prepare>>, stamp: string): Promise<boolean> => {
    let isCurrent = true
    await job.step(async (trx) => {
      const begun = performance.now()
      isCurrent = await applyBorn({ db: trx }, batch.made.born, stamp)
      if (!isCurrent) return job.payload
      if (batch.made.records.length > 0) await applyRecords({ db: trx }, { event_id: eventId, ...(await atBirthplace(trx, batch.made)) })
      if (batch.tasks.length > 0) await openReviewTasks(trx, batch.tasks)
      const applied = (payload().applied ?? 0) + batch.rows
      if (performance.now() - shownAt > SHOW_EVERY_MS) {
        shownAt = performance.now()
        await updateImport(trx, job.subject, { progress: JSON.stringify({ done: applied, total, unit: 'rows' }) })
      }
      pace.took(performance.now() - begun)
      return { ...job.payload, applied_to: batch.upTo, applied, recorded: (payload().recorded ?? 0) + batch.settled }
    })
    return isCurrent
  }
  const writeAll = async (startAt: number, stamp: string): Promise<void> => {
    const ahead: ReturnType<typeof prepare>[] = []
    for (let after = startAt; after < lastRow || ahead.length > 0;) {
      while (after < lastRow && ahead.length <= AHEAD) {
        const upTo = after + pace.rows()
        const batch = prepare(after, upTo)
        // It is awaited in its turn; until then its failure is nobody's.
        batch.catch(() => {})
        ahead.push(batch)
        after = upTo
      }
      const batch = await ahead.shift()
      if (batch === undefined || !(await write(batch, stamp))) break
    }
    await Promise.allSettled(ahead)
  }
  for (let startAt = payload().applied_to ?? 0; startAt < lastRow; startAt = payload().applied_to ?? 0) {
    // Before the frame: one that changes in between is noticed.
    const stamp = await readFrameStamp(db)
    await thread.ask('references', (await readFrame(db)).references)
    await writeAll(startAt, stamp)
  }
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

const CHECKED_AT_A_TIME = 5000

async function findTaken(db: Kysely<Database>, importId: string): Promise<string[]> {
  const taken: string[] = []
  const last = await lastMatchedRow(db, importId)
  for (let after = 0; after < last; after += CHECKED_AT_A_TIME)
    taken.push(...(await idsTakenSince(db, importId, after, after + CHECKED_AT_A_TIME)))
  return taken
}

async function renameTaken(trx: Kysely<Database>, importId: string, taken: readonly string[]): Promise<void> {
  const fresh = await newSubjectIds({ db: trx }, taken.length)
  for (const [index, id] of taken.entries()) await renameMatch(trx, importId, id, fresh[index]?.subject_id ?? id)
}

function today(at: Date): string {
  return at.toISOString().slice(0, 10)
}
