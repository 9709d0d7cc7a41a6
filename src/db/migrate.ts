import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { DatabaseError } from './errors.ts'
import { migrations } from './migrations/index.ts'
import type { DatabaseHandle } from './open.ts'
import type { Database } from './schema.ts'

/** Brings the schema up to date and returns the names of the migrations that ran. All pending ones run in one transaction. */
export async function migrate(handle: DatabaseHandle): Promise<string[]> {
  if (await isUpToDate(handle.db)) return []
  const migrator = new Migrator({ db: handle.db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } })
  const { error, results } = await migrator.migrateToLatest()
  // `results` says "Success" for migrations that were rolled back with a later one: only `error` can be trusted.
  if (error !== undefined)
    throw migrationError(error, handle.describe(), results?.find((result) => result.status === 'Error')?.migrationName)
  return (results ?? []).map((result) => result.migrationName)
}

function migrationError(error: unknown, where: string, name: string | undefined): DatabaseError {
  const why = error instanceof Error ? error.message : String(error)
  if (why.includes('corrupted migrations')) {
    return new DatabaseError(
      'schema_newer',
      `The schema of ${where} does not belong to this Matxich: ${why}. Update Matxich, or use another database.`,
      { cause: error },
    )
  }
  if (error instanceof DatabaseError && error.code !== 'query_failed') return error
  return new DatabaseError(
    'migration_failed',
    `The schema of ${where} could not be updated${name === undefined ? '' : ` (${name})`} and was left as it was: ${why}`,
    { cause: error },
  )
}

/** One look instead of the migrator's locks and catalogue scans, which cost half a second on every start of the embedded engine. */
async function isUpToDate(db: Kysely<Database>): Promise<boolean> {
  const { rows: tables } = await sql<{ found: boolean }>`select to_regclass('kysely_migration') is not null as found`.execute(db)
  if (tables[0]?.found !== true) return false
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  const known = Object.keys(migrations).toSorted()
  return rows.length === known.length && rows.every((row, i) => row.name === known[i])
}
