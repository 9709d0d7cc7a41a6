import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '../schema.ts'

export type SavedSearchRow = Selectable<Database['saved_search']>
export type SearchDigestRow = Selectable<Database['saved_search_digest']>

const DAY_MS = 86_400_000

export async function countSavedSearches(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('saved_search')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

export async function insertSavedSearch(db: Kysely<Database>, row: Insertable<Database['saved_search']>): Promise<void> {
  await db.insertInto('saved_search').values(row).execute()
}

export async function readSavedSearches(db: Kysely<Database>, ids: readonly string[]): Promise<SavedSearchRow[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('saved_search')
    .selectAll()
    .where('saved_search_id', 'in', [...ids])
    .orderBy('created_at', 'desc')
    .orderBy('saved_search_id')
    .execute()
}

/** One that somebody reads is kept. Written once a day at most. */
export async function touchSavedSearch(db: Kysely<Database>, { saved_search_id, read_at }: SavedSearchRow, now: Date): Promise<void> {
  if (now.getTime() - read_at.getTime() < DAY_MS) return
  await db.updateTable('saved_search').set({ read_at: now }).where('saved_search_id', '=', saved_search_id).execute()
}

export async function deleteSavedSearches(db: Kysely<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('saved_search_digest')
      .where('saved_search_id', 'in', [...ids])
      .execute()
    await trx
      .deleteFrom('saved_search')
      .where('saved_search_id', 'in', [...ids])
      .execute()
  })
}

export async function unreadSavedSearches(db: Kysely<Database>, before: Date, most: number): Promise<string[]> {
  const rows = await db.selectFrom('saved_search').select('saved_search_id').where('read_at', '<', before).limit(most).execute()
  return rows.map((row) => row.saved_search_id)
}

/** The one that waits longest to be compared, if it was not compared since. */
export async function nextToCompare(db: Kysely<Database>, since: Date): Promise<SavedSearchRow | undefined> {
  return db
    .selectFrom('saved_search')
    .selectAll()
    .where('checked_at', '<', since)
    .orderBy('checked_at')
    .orderBy('saved_search_id')
    .limit(1)
    .executeTakeFirst()
}

export async function setCompared(trx: Kysely<Database>, id: string, now: Date, snapshot?: SavedSearchRow['snapshot']): Promise<void> {
  await trx
    .updateTable('saved_search')
    .set({ checked_at: now, ...(snapshot && { snapshot: JSON.stringify(snapshot) }) })
    .where('saved_search_id', '=', id)
    .execute()
}

/** The newest `kept` stay. Of a search that was deleted meanwhile there is nothing to write. */
export async function insertDigest(trx: Kysely<Database>, digest: Omit<SearchDigestRow, 'digest_no'>, kept: number): Promise<void> {
  const { saved_search_id, added, changed, gone, ...rest } = digest
  const search = await trx
    .selectFrom('saved_search')
    .select('saved_search_id')
    .where('saved_search_id', '=', saved_search_id)
    .forUpdate()
    .executeTakeFirst()
  if (search === undefined) return
  const last = await trx
    .selectFrom('saved_search_digest')
    .select((eb) => eb.fn.max('digest_no').as('no'))
    .where('saved_search_id', '=', saved_search_id)
    .executeTakeFirst()
  const digest_no = (last?.no ?? 0) + 1
  await trx
    .insertInto('saved_search_digest')
    .values({
      ...rest,
      saved_search_id,
      digest_no,
      added: JSON.stringify(added),
      changed: JSON.stringify(changed),
      gone: JSON.stringify(gone),
    })
    .execute()
  await trx
    .deleteFrom('saved_search_digest')
    .where('saved_search_id', '=', saved_search_id)
    .where('digest_no', '<=', digest_no - kept)
    .execute()
}

/** The latest first. */
export async function listDigests(db: Kysely<Database>, id: string): Promise<SearchDigestRow[]> {
  return db.selectFrom('saved_search_digest').selectAll().where('saved_search_id', '=', id).orderBy('digest_no', 'desc').execute()
}

/** Whether such a job was queued already, whatever became of it. */
export async function hasJob(db: Kysely<Database>, kind: string, subject: string): Promise<boolean> {
  const row = await db
    .selectFrom('job')
    .select(sql<number>`1`.as('one'))
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row !== undefined
}
