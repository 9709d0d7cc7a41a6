import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** Words of processes, materials and certificates in all languages. */
export async function readVocabularies(db: Kysely<Database>) {
  return {
    processes: await db.selectFrom('process').selectAll().orderBy('process_id').execute(),
    materials: await db.selectFrom('material').selectAll().orderBy('material_id').execute(),
    schemes: await db.selectFrom('scheme').selectAll().orderBy('scheme_id').execute(),
  }
}
