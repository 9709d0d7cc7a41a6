import type { Kysely } from 'kysely'
import { inBackground } from '../../db/background.ts'
import { claimJob, endJob, insertJob, type JobRow, LeaseLost, releaseLeases, renewLease, retryJob, stepJob } from '../../db/queries/jobs.ts'
import type { Database } from '../../db/schema.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { ServiceContext } from '../context.ts'

export type JobKind =
  | 'import_read'
  | 'import_check'
  | 'import_apply'
  | 'import_undo'
  | 'search_documents'
  | 'linkage_index'
  | 'saved_search_digests'
  | 'mail_send'
export type JobPayload = Readonly<Record<string, unknown>>

/** A job as whoever does it sees it. */
export interface Job {
  readonly kind: JobKind
  readonly subject: string
  /** As the last step left it: where to go on after a crash. */
  readonly payload: JobPayload
  /** Aborted when somebody cancels, when the server stops, or when another process has taken the job. */
  readonly signal: AbortSignal
  /** One piece of work. Its effect and the new payload come into being together, once. */
  step(work: (trx: Kysely<Database>) => Promise<JobPayload>): Promise<void>
  /** The last piece of work. */
  finish(work: (trx: Kysely<Database>) => Promise<void>): Promise<void>
}

export interface JobHandler {
  run(context: ServiceContext, job: Job): Promise<void>
  /** In the transaction that ends the job. */
  onCancelled(trx: Kysely<Database>, subject: string): Promise<void>
  onDead(trx: Kysely<Database>, subject: string, reason: string): Promise<void>
}

/** Trying again cannot help: the job ends with this reason. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused'
}

/** Not an error: somebody asked for it, or the server stops. */
export class JobStopped extends Error {
  override readonly name = 'JobStopped'
}

const LEASE_MS = 30_000
const RENEW_MS = 8_000
const MOST_FAILURES = 5
/** Of tries whose process ended without a word: a power cut is nothing against the job, but a file that brings the process down is. */
const MOST_SILENT_FAILURES = 10
const RETRY_MS = [200, 1000, 5000, 15_000]

export async function enqueue(db: Kysely<Database>, kind: JobKind, subject: string, payload: JobPayload = {}): Promise<void> {
  await insertJob(db, { job_id: uuidV7(), kind, subject, payload, created_at: new Date() })
}

/** Takes one job of the kinds there are handlers for, and does it. False when there is nothing to do. */
export async function runNextJob(
  context: ServiceContext,
  handlers: Readonly<Partial<Record<JobKind, JobHandler>>>,
  stopping: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<boolean> {
  const row = await claimJob(context.db, LEASE_MS, Object.keys(handlers))
  if (row === undefined) return false
  const handler = handlers[row.kind as JobKind]
  if (handler === undefined) throw new Error(`A job of the kind ${row.kind} was taken, which nobody asked for.`)
  const stop = new AbortController()
  const signal = AbortSignal.any([stop.signal, stopping])
  const renewing = setInterval(() => {
    renewLease(context.db, row, LEASE_MS).then(
      (outcome) => outcome !== 'go_on' && stop.abort(new JobStopped(outcome)),
      () => {},
    )
  }, RENEW_MS)
  try {
    const { job, state } = jobOf(context.db, row, signal)
    try {
      if (row.failures > (row.error === null ? MOST_SILENT_FAILURES : MOST_FAILURES))
        throw new JobRefused(row.error ?? 'The server ended again and again while it worked on this.')
      await inBackground(() => handler.run(context, job))
      if (!state.ended) throw new Error(`the job ${row.kind} ended without finish()`)
    } catch (error) {
      await settle(context.db, row, handler, error, stopping, onFailure)
    }
  } finally {
    clearInterval(renewing)
  }
  return true
}

function jobOf(db: Kysely<Database>, row: JobRow, signal: AbortSignal): { job: Job; state: { ended: boolean } } {
  const state = { ended: false }
  let payload: JobPayload = row.payload
  const job: Job = {
    kind: row.kind as JobKind,
    subject: row.subject,
    get payload() {
      return payload
    },
    signal,
    step: async (work) => {
      signal.throwIfAborted()
      let next = payload
      const outcome = await stepJob(db, row, LEASE_MS, async (trx) => {
        next = await work(trx)
        return { ...next }
      })
      if (outcome === 'cancel') throw new JobStopped('cancel')
      payload = next
    },
    finish: async (work) => {
      signal.throwIfAborted()
      // Cancelled between the last step and the end: too late, unless nothing has been done yet.
      await endJob(db, row, { state: 'done' }, work)
      state.ended = true
    },
  }
  return { job, state }
}

async function settle(
  db: Kysely<Database>,
  row: JobRow,
  handler: JobHandler,
  error: unknown,
  stopping: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  if (error instanceof LeaseLost) return
  // The server stops: the job waits in the queue for the next start.
  if (stopping.aborted) {
    await retryJob(db, row, '', 0)
    return
  }
  const cancelled = await renewLease(db, row, LEASE_MS)
  if (cancelled === 'lost') return
  if (cancelled === 'cancel') {
    await endJob(db, row, { state: 'cancelled' }, (trx) => handler.onCancelled(trx, row.subject))
    return
  }
  const reason = error instanceof Error ? error.message : String(error)
  if (error instanceof JobRefused || row.failures >= MOST_FAILURES) {
    if (!(error instanceof JobRefused)) onFailure(error)
    await endJob(db, row, { state: 'dead', error: reason }, (trx) => handler.onDead(trx, row.subject, reason))
    return
  }
  onFailure(error)
  await retryJob(db, row, reason, RETRY_MS[row.failures - 1] ?? RETRY_MS.at(-1) ?? 0)
}

/** Call before the first job when this process has the database alone. */
export async function adoptJobs(db: Kysely<Database>): Promise<void> {
  await releaseLeases(db)
}
