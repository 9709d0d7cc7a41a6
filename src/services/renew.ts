import type { Kysely } from 'kysely'
import { keepCounts } from '../db/queries/search-counts.ts'
import type { Database } from '../db/schema.ts'
import { changeStatements } from '../db/transaction.ts'
import { type AccountSettings, openAccounts, passingSettings } from './accounts/accounts.ts'
import { loadAtlas } from './atlas.ts'
import { computeDiagnosis } from './compute-diagnosis.ts'
import type { ServiceContext } from './context.ts'
import { createOutbound, type Outbound } from './outbound.ts'

/**
 * The one context of a running Matxich. `renew` computes what depends on companies again and puts a new read model in place of
 * the old: a service that took the old one goes on with it to its end.
 */
export async function openContext(
  db: Kysely<Database>,
  uploads: string,
  settings: AccountSettings = passingSettings(),
  outbound: Outbound = createOutbound({ enabled: false }),
): Promise<ServiceContext> {
  const atlas = await loadAtlas(db)
  const context: ServiceContext = {
    db,
    atlas,
    edition: atlas.edition,
    uploads,
    accounts: openAccounts(db, settings),
    outbound,
    renew: coalesced(async () => {
      await changeStatements(db, keepCounts)
      await computeDiagnosis(db)
      context.atlas = await loadAtlas(db)
      context.edition = context.atlas.edition
    }),
  }
  return context
}

/** Whoever asks while the work runs shares one more run after it, which sees what all of them changed. */
function coalesced(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let waiting: Promise<void> | undefined
  const start = (): Promise<void> => {
    running = work().finally(() => {
      running = undefined
    })
    return running
  }
  return () => {
    if (running === undefined) return start()
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined
        return start()
      })
    return waiting
  }
}
