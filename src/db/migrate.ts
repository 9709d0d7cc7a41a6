import { Migrator } from 'kysely/migration'
import { DatabaseError } from './errors.ts'
import { migrations } from './migrations/index.ts'
import type { DatabaseHandle } from './open.ts'

/** Brings the schema up to date and returns the names of the migrations that ran. All pending ones run in one transaction. */
export async function migrate(handle: DatabaseHandle): Promise<string[]> {
  const migrator = new Migrator({ db: handle.db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } })
  const { error, results } = await migrator.migrateToLatest()
  // `results` says "Success" for migrations that were rolled back with a later one: only `error` can be trusted.
  if (error !== undefined) throw migrationError(error, handle.describe(), results?.find((result) => result.status === 'Error')?.migrationName)
  return (results ?? []).map((result) => result.migrationName)
}

function migrationError(error: unknown, where: string, name: string | undefined): DatabaseError {
  const why = error instanceof Error ? error.message : String(error)
  if (why.includes('corrupted migrations')) {
    return new DatabaseError('schema_newer', `The schema of ${where} does not belong to this Matxich: ${why}. Update Matxich, or use another database.`, { cause: error })
  }
  if (error instanceof DatabaseError && error.code !== 'query_failed') return error
  return new DatabaseError('migration_failed', `The schema of ${where} could not be updated${name === undefined ? '' : ` (${name})`} and was left as it was: ${why}`, { cause: error })
}
