import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** What a search understands: some hundred rows, with their names in all languages. */
export async function readEntryTables(db: Kysely<Database>) {
  return {
    segments: await db.selectFrom('segment').selectAll().orderBy('segment_id').execute(),
    processes: await db.selectFrom('process').selectAll().orderBy('process_id').execute(),
    materials: await db.selectFrom('material').selectAll().orderBy('material_id').execute(),
    schemes: await db.selectFrom('scheme').selectAll().orderBy('scheme_id').execute(),
    provinces: await db.selectFrom('province').selectAll().orderBy('province_id').execute(),
    formerProvinces: await db.selectFrom('former_province').selectAll().orderBy('former_province_id').execute(),
    parks: await db.selectFrom('park').selectAll().orderBy('park_id').execute(),
    gateways: await db.selectFrom('gateway').selectAll().orderBy('gateway_id').execute(),
  }
}
