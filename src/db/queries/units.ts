import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

export function readUnits(db: Kysely<Database>) {
  return db.selectFrom('unit').select(['unit_id', 'dimension', 'factor']).execute()
}
