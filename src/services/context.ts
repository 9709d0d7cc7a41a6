import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Atlas } from './atlas.ts'

/** What every service gets first; nothing is global. */
export interface ServiceContext {
  db: Kysely<Database>
  /** The chain as one read model: loaded once, because an edition does not change while it is served. */
  atlas: Atlas
  edition: Atlas['edition']
}
