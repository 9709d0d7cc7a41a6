import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Accounts } from './accounts/accounts.ts'
import type { Atlas } from './atlas.ts'
import type { Outbound } from './outbound.ts'

/** What every service gets first; nothing is global. */
export interface ServiceContext {
  db: Kysely<Database>
  /** The chain as one read model; another after `renew`. */
  atlas: Atlas
  edition: Atlas['edition']
  /** Folder of uploaded files. */
  uploads: string
  accounts: Accounts
  /** The only way to fetch what somebody else named. */
  outbound: Outbound
  /** To be called when a change of companies is committed: the read model, statuses and kept pages follow. */
  renew: () => Promise<void>
}
