import type { ServiceContext } from '../context.ts'
import { type Job, type JobHandler } from '../jobs/jobs.ts'
import { prepareProfiles } from '../linkage/prepare-profiles.ts'
import { readGazetteer } from '../linkage/vocabulary.ts'
import { endings } from './end-import.ts'
import { linkRows } from './link-rows.ts'
import { startLinkThread } from './link/thread.ts'
import { stageRows } from './stage-rows.ts'

/** The dry run: every row read and checked, then set against what is known and against the rows before it. */
export const checkHandler: JobHandler = { ...endings, run: checkImport }

async function checkImport(context: ServiceContext, job: Job): Promise<void> {
  await prepareProfiles(context.db, job.signal)
  const thread = startLinkThread(job.subject, await readGazetteer(context.db), job.signal)
  try {
    const prepared = await stageRows(context, job, thread)
    await linkRows(context, job, thread, prepared)
  } finally {
    await thread.end()
  }
}
