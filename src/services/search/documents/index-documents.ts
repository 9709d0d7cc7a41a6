import type { Kysely } from 'kysely'
import { updateImport } from '../../../db/queries/imports.ts'
import { hasOpenJob } from '../../../db/queries/jobs.ts'
import { readFrame } from '../../../db/queries/references.ts'
import { keepCounts } from '../../../db/queries/search-counts.ts'
import { countDue, forgetDone, nextDue, putDocuments, readDueLines } from '../../../db/queries/search-due.ts'
import type { Database } from '../../../db/schema.ts'
import { changeStatements } from '../../../db/transaction.ts'
import type { ServiceContext } from '../../context.ts'
import { enqueue, type Job, type JobHandler, type JobKind } from '../../jobs/jobs.ts'
import { createPace } from '../../jobs/pace.ts'
import { type DocumentThread, startDocumentThread } from './thread.ts'

const KIND = 'search_documents'

/** A person waits for these. */
const URGENT: readonly JobKind[] = ['import_read', 'import_check', 'import_apply', 'import_undo']
/** So long it goes on although somebody waits: it must come to its end some day. */
const TURN_MS = 5000
/** So many batches are read and made while one is written. */
const AHEAD = 2
/** A person looks at the progress; the row is written anew each time. */
const SHOW_EVERY_MS = 250

/**
 * Makes what the companies of an import are found by, after they were taken in. Each batch is one transaction in which its companies
 * cease to be due, so a crash leaves none out and makes none twice.
 */
export const documentsHandler: JobHandler = {
  run: indexDocuments,
  onCancelled: () => Promise.resolve(),
  onDead: () => Promise.resolve(),
}

/** Should such a job have died: what is due is found one day. */
export async function queueDocuments({ db }: Pick<ServiceContext, 'db'>): Promise<void> {
  if ((await nextDue(db, '', 1)).length > 0 && !(await hasOpenJob(db, [KIND]))) await enqueue(db, KIND, 'search')
}

async function indexDocuments({ db }: ServiceContext, job: Job): Promise<void> {
  const thread = startDocumentThread(job.signal)
  let outcome: Outcome = 'changed'
  try {
    while (outcome === 'changed') {
      // Before the companies: when the edition is loaded anew none of them is due any more.
      await thread.ask('frame', (await readFrame(db)).search)
      outcome = await makeDue(db, job, thread)
    }
  } finally {
    await thread.end()
  }
  await job.finish(async (trx) => {
    if (outcome === 'later') await enqueue(trx, KIND, job.subject, job.payload)
    else {
      await forgetDone(trx)
      await changeStatements(trx, keepCounts)
      await updateImport(trx, job.subject, { progress: null }, ['applied'])
    }
  })
}

/** `changed`: what was read is no longer so. `later`: others go first. */
type Outcome = 'all' | 'changed' | 'later'

async function makeDue(db: Kysely<Database>, job: Job, thread: DocumentThread): Promise<Outcome> {
  const begun = Date.now()
  const pace = createPace()
  let shownAt = 0
  const doneBefore = () => (job.payload as { done?: number }).done ?? 0
  const total = doneBefore() + (await countDue(db))

  const prepare = async (ids: readonly string[]) => ({ ids, made: await thread.ask('make', await readDueLines(db, ids)) })
  const write = async ({ ids, made }: Awaited<ReturnType<typeof prepare>>): Promise<boolean> => {
    let isCurrent = true
    await job.step(async (trx) => {
      const at = performance.now()
      isCurrent = await changeStatements(trx, () => putDocuments(trx, ids, made))
      if (!isCurrent) return job.payload
      const done = doneBefore() + ids.length
      if (at - shownAt > SHOW_EVERY_MS) {
        shownAt = at
        await updateImport(trx, job.subject, { progress: JSON.stringify({ done, total, unit: 'companies' }) }, ['applied'])
      }
      pace.took((performance.now() - at) * (pace.rows() / ids.length))
      return { ...job.payload, done }
    })
    return isCurrent
  }

  const ahead: ReturnType<typeof prepare>[] = []
  let outcome: Outcome = 'all'
  for (let after: string | undefined = ''; after !== undefined || ahead.length > 0;) {
    while (after !== undefined && ahead.length <= AHEAD) {
      const ids: string[] = await nextDue(db, after, pace.rows())
      after = ids.at(-1)
      if (after === undefined) break
      const batch = prepare(ids)
      // It is awaited in its turn; until then its failure is nobody's.
      batch.catch(() => {})
      ahead.push(batch)
    }
    const batch = await ahead.shift()
    if (batch === undefined) break
    if (!(await write(batch))) outcome = 'changed'
    else if (Date.now() - begun > TURN_MS && (await hasOpenJob(db, URGENT))) outcome = 'later'
    if (outcome !== 'all') break
  }
  await Promise.allSettled(ahead)
  return outcome
}
