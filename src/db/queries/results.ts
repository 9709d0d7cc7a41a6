import type { Insertable, Kysely } from 'kysely'
import type { Database } from '../schema.ts'

export interface Results {
  indicators: Insertable<Database['segment_indicator']>[]
  statuses: Insertable<Database['segment_status']>[]
  gaps: Insertable<Database['gap']>[]
}

/** Replaces all computed results at once: a reader sees the old ones or the new ones, never a mix. */
export async function replaceResults(db: Kysely<Database>, results: Results): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('gap').execute()
    await trx.deleteFrom('segment_status').execute()
    await trx.deleteFrom('segment_indicator').execute()
    for (const rows of batches(results.indicators)) await trx.insertInto('segment_indicator').values(rows).execute()
    for (const rows of batches(results.statuses)) await trx.insertInto('segment_status').values(rows).execute()
    for (const rows of batches(results.gaps)) await trx.insertInto('gap').values(rows).execute()
  })
}

/** Which code computed the results that are there; null when none did, or when a load has emptied them. */
export async function findResultsStamp(db: Kysely<Database>): Promise<string | null> {
  return (await db.selectFrom('edition').select('results_stamp').executeTakeFirst())?.results_stamp ?? null
}

/** Call last: a start that died half-way computes again. */
export async function stampResults(db: Kysely<Database>, stamp: string): Promise<void> {
  await db.updateTable('edition').set({ results_stamp: stamp }).execute()
}

// A statement may bind 65,535 values; these rows have at most eight.
function batches<T>(rows: readonly T[], size = 2_000): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}
