import { hasJob, insertDigest, nextToCompare, type SavedSearchRow, setCompared } from '../../db/queries/saved-searches.ts'
import { Problem } from '../../domain/problem.ts'
import type { ServiceContext } from '../context.ts'
import { enqueue, type Job, type JobHandler } from '../jobs/jobs.ts'
import { compareWithNow } from './run-search.ts'
import { isNothing } from './snapshot.ts'

const KIND = 'saved_search_digests'
/** Digests kept of each search. */
const MOST_DIGESTS = 30

/** Once a day (UTC). Two servers that ask at the same moment queue two jobs; the second finds nothing to do. */
export async function queueDigests({ db }: ServiceContext, now = new Date()): Promise<void> {
  const day = now.toISOString().slice(0, 10)
  if (!(await hasJob(db, KIND, day))) await enqueue(db, KIND, day)
}

/** Compares every saved search with the directory that was not compared since the day began. */
export const digestHandler: JobHandler = {
  run: async (context: ServiceContext, job: Job) => {
    const since = new Date(Math.min(Date.parse(`${job.subject}T00:00:00Z`), Date.now()))
    for (let search = await nextToCompare(context.db, since); search !== undefined; search = await nextToCompare(context.db, since))
      await makeDigest(context, search, job, since)
    await job.finish(() => Promise.resolve())
  },
  onCancelled: () => Promise.resolve(),
  onDead: () => Promise.resolve(),
}

async function makeDigest(context: ServiceContext, search: SavedSearchRow, job: Pick<Job, 'step'>, since: Date): Promise<void> {
  // Never before `since`, whatever a clock that was set back says: else the search would be the next again.
  const made_at = new Date(Math.max(Date.now(), since.getTime()))
  const id = search.saved_search_id
  const compared = await compareWithNow(context, search).catch((error: unknown) => {
    // A search that finds too much by now, or names what the edition no longer has, must not stop the others.
    if (error instanceof Problem) return undefined
    throw error
  })
  await job.step(async (trx) => {
    await setCompared(trx, id, made_at, compared?.now)
    if (compared !== undefined && !isNothing(compared.differences))
      await insertDigest(
        trx,
        {
          saved_search_id: id,
          since: search.checked_at,
          made_at,
          total: Object.keys(compared.now).length,
          ...compared.differences,
        },
        MOST_DIGESTS,
      )
    return {}
  })
}
