import type { Kysely } from 'kysely'
import { updateImport } from '../../db/queries/imports.ts'
import type { Database } from '../../db/schema.ts'
import type { JobHandler } from '../jobs/jobs.ts'

/** How an import ends when its job does not come to its own end. */
export const endings: Pick<JobHandler, 'onCancelled' | 'onDead'> = {
  onCancelled: (trx, importId) => endImport(trx, importId, 'cancelled', null),
  onDead: (trx, importId, reason) => endImport(trx, importId, 'failed', reason),
}

async function endImport(trx: Kysely<Database>, importId: string, state: 'cancelled' | 'failed', failure: string | null): Promise<void> {
  await updateImport(trx, importId, { state, failure, progress: null, step_at: new Date() })
}
