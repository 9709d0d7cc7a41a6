import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

export type ShortlistRow = Selectable<Database['shortlist']>
export type ShortlistItemRow = Selectable<Database['shortlist_item']>

const DAY_MS = 86_400_000

export async function countShortlists(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('shortlist')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

export async function insertShortlist(
  db: Kysely<Database>,
  list: Insertable<Database['shortlist']>,
  items: readonly Insertable<Database['shortlist_item']>[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('shortlist').values(list).execute()
    if (items.length > 0)
      await trx
        .insertInto('shortlist_item')
        .values([...items])
        .execute()
  })
}

export async function findShortlist(db: Kysely<Database>, id: string): Promise<ShortlistRow | undefined> {
  return db.selectFrom('shortlist').selectAll().where('shortlist_id', '=', id).executeTakeFirst()
}

/** Those of the ids that exist, the one changed last first, with how many companies each holds. */
export async function readShortlists(db: Kysely<Database>, ids: readonly string[]): Promise<(ShortlistRow & { total: number })[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('shortlist')
    .leftJoin('shortlist_item', 'shortlist_item.shortlist_id', 'shortlist.shortlist_id')
    .where('shortlist.shortlist_id', 'in', [...ids])
    .selectAll('shortlist')
    .select((eb) => eb.fn.count<string>('shortlist_item.company_id').as('total'))
    .groupBy('shortlist.shortlist_id')
    .orderBy('shortlist.changed_at', 'desc')
    .orderBy('shortlist.shortlist_id')
    .execute()
  return rows.map((row) => ({ ...row, total: Number(row.total) }))
}

export async function listShortlistItems(db: Kysely<Database>, id: string): Promise<ShortlistItemRow[]> {
  return db
    .selectFrom('shortlist_item')
    .selectAll()
    .where('shortlist_id', '=', id)
    .orderBy('position')
    .orderBy('added_at')
    .orderBy('company_id')
    .execute()
}

/** A list that somebody reads is not thrown away. Written once a day at most: reading must not cost a write. */
export async function touchShortlist(db: Kysely<Database>, { shortlist_id, touched_at }: ShortlistRow, now: Date): Promise<void> {
  if (now.getTime() - touched_at.getTime() < DAY_MS) return
  await db.updateTable('shortlist').set({ touched_at: now }).where('shortlist_id', '=', shortlist_id).execute()
}

/** One change of a list at a time: two that run side by side would give two companies one place. */
export async function changeShortlist<T>(
  db: Kysely<Database>,
  id: string,
  now: Date,
  work: (trx: Kysely<Database>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await trx.updateTable('shortlist').set({ changed_at: now, touched_at: now }).where('shortlist_id', '=', id).execute()
    return work(trx)
  })
}

export async function renameShortlist(trx: Kysely<Database>, id: string, title: string): Promise<void> {
  await trx.updateTable('shortlist').set({ title }).where('shortlist_id', '=', id).execute()
}

export async function deleteShortlists(db: Kysely<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('shortlist_item')
      .where('shortlist_id', 'in', [...ids])
      .execute()
    await trx
      .deleteFrom('shortlist')
      .where('shortlist_id', 'in', [...ids])
      .execute()
  })
}

export async function untouchedShortlists(db: Kysely<Database>, before: Date, most: number): Promise<string[]> {
  const rows = await db.selectFrom('shortlist').select('shortlist_id').where('touched_at', '<', before).limit(most).execute()
  return rows.map((row) => row.shortlist_id)
}

export async function insertShortlistItem(trx: Kysely<Database>, item: Insertable<Database['shortlist_item']>): Promise<void> {
  await trx.insertInto('shortlist_item').values(item).execute()
}

export async function setItemNote(trx: Kysely<Database>, id: string, companyId: string, note: string | null): Promise<void> {
  await trx.updateTable('shortlist_item').set({ note }).where('shortlist_id', '=', id).where('company_id', '=', companyId).execute()
}

/** Companies in their order, from 1. */
export async function setItemOrder(trx: Kysely<Database>, id: string, companyIds: readonly string[]): Promise<void> {
  for (const [index, companyId] of companyIds.entries())
    await trx
      .updateTable('shortlist_item')
      .set({ position: index + 1 })
      .where('shortlist_id', '=', id)
      .where('company_id', '=', companyId)
      .execute()
}

export async function deleteShortlistItem(trx: Kysely<Database>, id: string, companyId: string): Promise<void> {
  await trx.deleteFrom('shortlist_item').where('shortlist_id', '=', id).where('company_id', '=', companyId).execute()
}
