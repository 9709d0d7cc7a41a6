import { updateImport } from '../../db/queries/imports.ts'
import { supersedeTasksOfImport } from '../../db/queries/review-tasks.ts'
import { refreshClusters } from '../curation/review/open-tasks.ts'
import type { ServiceContext } from '../context.ts'
import type { Job, JobHandler } from '../jobs/jobs.ts'
import { undoImport } from '../statements/undo.ts'
import { endings } from './end-import.ts'
import { countsOf, getImportRecord } from './import-record.ts'

/** Takes back everything an import said. One transaction: half undone would be nobody's data. It cannot be cancelled. */
export const undoHandler: JobHandler = { run: runUndo, onCancelled: () => Promise.resolve(), onDead: endings.onDead }

async function runUndo(context: ServiceContext, job: Job): Promise<void> {
  const record = await getImportRecord(context, job.subject)
  const { reason, ends_as } = job.payload as { reason?: string; ends_as?: string }
  await job.finish(async (trx) => {
    if (record.event_id !== null)
      await undoImport(
        { db: trx },
        { actor: 'operator', import_id: job.subject, import_event_id: record.event_id, ...(reason !== undefined && { reason }) },
      )
    await supersedeTasksOfImport(trx, job.subject)
    await refreshClusters(trx)
    const now = new Date()
    await updateImport(
      trx,
      job.subject,
      {
        state: ends_as === 'cancelled' ? 'cancelled' : 'undone',
        undone_at: now,
        step_at: now,
        progress: null,
        counts: JSON.stringify({ ...countsOf(record), applied: 0 }),
      },
      ['undoing'],
    )
  })
  await context.renew()
}
