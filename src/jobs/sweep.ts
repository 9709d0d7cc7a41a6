import type { ServiceContext } from '../services/context.ts'
import { sweepImports } from '../services/imports/sweep-imports.ts'
import { queueDigests } from '../services/saved-searches/make-digests.ts'
import { sweepSavedSearches } from '../services/saved-searches/saved-searches.ts'
import { sweepShortlists } from '../services/shortlists/shortlists.ts'

export const SWEEP_MS = 60 * 60 * 1000

/** What nobody asks for but has to be done now and then. */
export async function sweep(context: ServiceContext): Promise<void> {
  await sweepImports(context)
  await sweepShortlists(context)
  await sweepSavedSearches(context)
  await queueDigests(context)
}
