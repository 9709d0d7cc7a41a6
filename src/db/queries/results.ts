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

/** Which code computed what is there; null where none did, or where a load has emptied it. */
export async function findStamps(db: Kysely<Database>): Promise<{ results: string | null; projection: string | null }> {
  const row = await db.selectFrom('edition').select(['results_stamp', 'projection_stamp']).executeTakeFirst()
  return { results: row?.results_stamp ?? null, projection: row?.projection_stamp ?? null }
}

/** Call last: a start that died half-way computes again. */
export async function stampResults(db: Kysely<Database>, stamp: string): Promise<void> {
  await db.updateTable('edition').set({ results_stamp: stamp }).execute()
}

/** What was computed from the companies must be computed again. */
export async function stampProjection(db: Kysely<Database>, stamp: string): Promise<void> {
  await db.updateTable('edition').set({ projection_stamp: stamp, results_stamp: null }).execute()
}

// A statement may bind 65,535 values; these rows have at most eight.
function batches<T>(rows: readonly T[], size = 2_000): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}
