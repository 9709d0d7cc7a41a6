import type { ServiceContext } from '../context.ts'
import type { Job, JobHandler } from '../jobs/jobs.ts'
import { prepareProfiles } from '../linkage/prepare-profiles.ts'

/** Prepares what an import has brought, so that the next one finds it. The next would do it itself, and then a person waits. */
export const indexHandler: JobHandler = {
  run: async (context: ServiceContext, job: Job) => {
    await prepareProfiles(context.db, job.signal)
    await job.finish(() => Promise.resolve())
  },
  onCancelled: () => Promise.resolve(),
  onDead: () => Promise.resolve(),
}
