import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** Any number that no other program uses for the same. */
const STATEMENTS_LOCK = 0x6d_61_74_78

/**
 * A change of statements: all of it or nothing, and one at a time. The projection is computed from what is committed, so two
 * changes of one company side by side would each miss the other.
 */
export function changeStatements<T>(db: Kysely<Database>, work: (trx: Kysely<Database>) => Promise<T>): Promise<T> {
  const alone = async (trx: Kysely<Database>): Promise<T> => {
    await sql`select pg_advisory_xact_lock(${STATEMENTS_LOCK})`.execute(trx)
    return work(trx)
  }
  // Inside of a transaction it is part of that.
  return db.isTransaction ? alone(db) : db.transaction().execute(alone)
}

/** All of it or nothing; inside of a transaction it is part of that. */
export function inTransaction<T>(db: Kysely<Database>, work: (trx: Kysely<Database>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
