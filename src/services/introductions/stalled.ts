import type { Kysely } from 'kysely'
import { listStalledRows } from '../../db/queries/introductions.ts'
import type { Database } from '../../db/schema.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { cursorAt, offsetOf, type PageInput } from '../paging.ts'
import { presentIntroductions } from './get-introduction.ts'

/** So long without movement an officer looks, whatever reminders went out. */
const STILL_DAYS = 30
const DAY_MS = 86_400_000

/** Cases that stand still, for officers: how they stand, not what was written. */
export async function listStalled(
  context: ServiceContext,
  query: PageInput & { facilitated?: boolean | undefined; lang: Language },
  { actor }: Asking,
  now = new Date(),
) {
  const { limit, lang, facilitated } = query
  const offset = offsetOf(query.cursor)
  const before = new Date(now.getTime() - STILL_DAYS * DAY_MS)
  const { rows, total } = await listStalledRows(context.db, before, facilitated, { offset, limit })
  return {
    items: await presentIntroductions(context, rows, actor, lang, now),
    total,
    next_cursor: offset + rows.length < total ? cursorAt(offset + limit) : null,
  }
}

export async function countStalled(db: Kysely<Database>, now: Date): Promise<{ waiting: number }> {
  const before = new Date(now.getTime() - STILL_DAYS * DAY_MS)
  return { waiting: (await listStalledRows(db, before, undefined, { offset: 0, limit: 1 })).total }
}
