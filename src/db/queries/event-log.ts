import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'
import type { EventRow } from './events.ts'

export interface EventFilters {
  kind?: string | undefined
  actor?: string | undefined
  /** Any id the event is about. */
  subject?: string | undefined
}

/** What machines do by themselves, loading an edition, is no entry of the log of people. */
function filtered(db: Kysely<Database>, { kind, actor, subject }: EventFilters) {
  let query = db.selectFrom('event')
  query = kind ? query.where('kind', '=', kind as EventRow['kind']) : query.where('kind', '!=', 'edition')
  if (actor) query = query.where('actor', '=', actor)
  if (subject)
    query = query.where(sql<boolean>`(
      jsonb_path_exists(payload, '$.* ? (@ == $id)', jsonb_build_object('id', ${subject}::text))
      or event_id in (
        select event_id from record where subject_id = ${subject} union select event_id from subject_link where subject_id = ${subject}
        union select event_id from subject_link where target_id = ${subject}))`)
  return query
}

/** Newest first. */
export async function listEventRows(db: Kysely<Database>, filters: EventFilters, limit: number, offset: number) {
  const { total } = await filtered(db, filters)
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await filtered(db, filters).selectAll().orderBy('event_id', 'desc').limit(limit).offset(offset).execute()
  return { rows, total: Number(total) }
}

export async function countEventsBy(
  db: Kysely<Database>,
  dimension: 'kind' | 'actor',
  filters: EventFilters,
): Promise<{ value: string; count: number }[]> {
  const rows = await filtered(db, { ...filters, [dimension]: undefined })
    .select(`${dimension} as value`)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .groupBy(dimension)
    .execute()
  return rows
    .map((row) => ({ value: row.value, count: Number(row.n) }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
