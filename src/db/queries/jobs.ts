import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '../schema.ts'

export type JobRow = Selectable<Database['job']>

/** Proof that a job was taken: whoever takes it later has a higher number, and from then on this one may write nothing. */
export interface JobLease {
  readonly job_id: string
  readonly attempts: number
}

export type StepOutcome = 'go_on' | 'cancel'

/** Another process has taken the job meanwhile; what this one did last was rolled back. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

export async function insertJob(
  db: Kysely<Database>,
  job: { job_id: string; kind: string; subject: string; payload?: Record<string, unknown>; created_at: Date },
): Promise<void> {
  await db
    .insertInto('job')
    .values({ ...job, payload: JSON.stringify(job.payload ?? {}), state: 'queued', attempts: 0, failures: 0, cancel_requested: false })
    .execute()
}

/** The oldest job, of these kinds, that waits, or whose holder has gone silent. */
export async function claimJob(db: Kysely<Database>, leaseMs: number, kinds?: readonly string[]): Promise<JobRow | undefined> {
  return db
    .updateTable('job')
    .set((eb) => ({
      state: 'running',
      attempts: eb('attempts', '+', 1),
      failures: eb('failures', '+', 1),
      lease_until: leaseEnd(leaseMs),
    }))
    .where('job_id', '=', (eb) =>
      eb
        .selectFrom('job')
        .select('job_id')
        .$if(kinds !== undefined, (query) => query.where('kind', 'in', [...(kinds ?? [])]))
        .where((job) =>
          job.or([
            job('state', '=', 'queued').and('lease_until', 'is', null),
            job('state', 'in', ['queued', 'running']).and('lease_until', '<', sql<Date>`clock_timestamp()`),
          ]),
        )
        .orderBy('job_id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst()
}

/**
 * Effect and note of it in one transaction: a crash leaves both or neither. It does not wait for the disk: after a power cut the job
 * goes on from an earlier step, which is none the worse. Whatever is committed later, such as its end, takes the steps along.
 */
export async function stepJob(
  db: Kysely<Database>,
  lease: JobLease,
  leaseMs: number,
  step: (trx: Kysely<Database>) => Promise<Record<string, unknown>>,
): Promise<StepOutcome> {
  return db.transaction().execute(async (trx) => {
    const held = await trx
      .selectFrom('job')
      .select('cancel_requested')
      .select(sql`set_config('synchronous_commit', 'off', true)`.as('unhurried'))
      .where('job_id', '=', lease.job_id)
      .where('attempts', '=', lease.attempts)
      .where('state', '=', 'running')
      .forUpdate()
      .executeTakeFirst()
    if (held === undefined) throw new LeaseLost(`job ${lease.job_id}`)
    if (held.cancel_requested) return 'cancel'
    const payload = await step(trx)
    await trx
      .updateTable('job')
      .set({ payload: JSON.stringify(payload), failures: 0, error: null, lease_until: leaseEnd(leaseMs) })
      .where('job_id', '=', lease.job_id)
      .execute()
    return 'go_on'
  })
}

/** Ends the job together with its last effect. */
export async function endJob(
  db: Kysely<Database>,
  lease: JobLease,
  end: { state: 'done' | 'cancelled' | 'dead'; error?: string },
  effect: (trx: Kysely<Database>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('job')
      .set({ state: end.state, error: end.error ?? null, lease_until: null, ended_at: new Date() })
      .where('job_id', '=', lease.job_id)
      .where('attempts', '=', lease.attempts)
      .where('state', '=', 'running')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new LeaseLost(`job ${lease.job_id}`)
    await effect(trx)
  })
}

/** Back into the queue, to be taken again after a while. */
export async function retryJob(db: Kysely<Database>, lease: JobLease, error: string, delayMs: number): Promise<void> {
  await db
    .updateTable('job')
    .set({ state: 'queued', error: error === '' ? null : error, lease_until: leaseEnd(delayMs) })
    .where('job_id', '=', lease.job_id)
    .where('attempts', '=', lease.attempts)
    .where('state', '=', 'running')
    .execute()
}

export async function renewLease(db: Kysely<Database>, lease: JobLease, leaseMs: number): Promise<StepOutcome | 'lost'> {
  const row = await db
    .updateTable('job')
    .set({ lease_until: leaseEnd(leaseMs) })
    .where('job_id', '=', lease.job_id)
    .where('attempts', '=', lease.attempts)
    .where('state', '=', 'running')
    .returning('cancel_requested')
    .executeTakeFirst()
  return row === undefined ? 'lost' : row.cancel_requested ? 'cancel' : 'go_on'
}

/** Whether a job of these kinds waits or runs. */
export async function hasOpenJob(db: Kysely<Database>, kinds: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('job')
    .select('job_id')
    .where('state', 'in', ['queued', 'running'])
    .where('kind', 'in', [...kinds])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Of work that leaves no trace anybody asks for. */
export async function deleteJobsBefore(db: Kysely<Database>, kind: string, before: Date): Promise<void> {
  await db.deleteFrom('job').where('kind', '=', kind).where('ended_at', '<', before).execute()
}

/** For a database that one process has alone: whoever held a job before is gone. */
export async function releaseLeases(db: Kysely<Database>): Promise<void> {
  await db.updateTable('job').set({ state: 'queued', lease_until: null }).where('state', '=', 'running').execute()
}

/** Jobs that wait end here; one that runs ends at its next step. Returns the kinds that ended here. */
export async function cancelJobsOf(db: Kysely<Database>, subject: string): Promise<{ ended: number; running: number }> {
  const ended = await db
    .updateTable('job')
    .set({ state: 'cancelled', ended_at: new Date(), lease_until: null })
    .where('subject', '=', subject)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  const running = await db
    .updateTable('job')
    .set({ cancel_requested: true })
    .where('subject', '=', subject)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return { ended: Number(ended.numUpdatedRows), running: Number(running.numUpdatedRows) }
}

function leaseEnd(ms: number) {
  return sql<Date>`clock_timestamp() + ${ms} * interval '1 millisecond'`
}
