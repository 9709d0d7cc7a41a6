import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { EventKind, EventState } from '../../domain/meeting-events.ts'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type MeetingEventRow = Selectable<Database['meeting_event']>
export type InterpreterRow = Selectable<Database['event_interpreter']>

export async function insertEvent(trx: Kysely<Database>, row: Insertable<Database['meeting_event']>): Promise<void> {
  await trx.insertInto('meeting_event').values(row).execute()
}

export function findEvent(db: Kysely<Database>, id: string): Promise<MeetingEventRow | undefined> {
  return db.selectFrom('meeting_event').selectAll().where('event_id', '=', id).executeTakeFirst()
}

/** Nobody else changes it, nor what belongs to it, until this transaction ends. */
export function lockEvent(trx: Kysely<Database>, id: string): Promise<MeetingEventRow | undefined> {
  return trx.selectFrom('meeting_event').selectAll().where('event_id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateEvent(trx: Kysely<Database>, id: string, change: Updateable<Database['meeting_event']>): Promise<void> {
  await trx.updateTable('meeting_event').set(change).where('event_id', '=', id).execute()
}

export async function countEventsMadeSince(db: Kysely<Database>, organisationId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('meeting_event')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface EventFilters {
  kind?: EventKind | undefined
  state?: EventState | undefined
  province?: string | undefined
  /** Not those that ended before. */
  from?: string | undefined
}

/** Those that end last first: what is to come stands above what was. */
export function listEventRows(db: Kysely<Database>, allowed: Condition, filters: EventFilters): Promise<MeetingEventRow[]> {
  let query = db
    .selectFrom('meeting_event')
    .selectAll()
    .where((eb) => scopeOf(eb, 'meeting_event', allowed))
  if (filters.kind !== undefined) query = query.where('kind', '=', filters.kind)
  if (filters.state !== undefined) query = query.where('state', '=', filters.state)
  if (filters.province !== undefined) query = query.where('province_id', '=', filters.province)
  if (filters.from !== undefined) query = query.where('last_day', '>=', filters.from)
  return query.orderBy('last_day', 'desc').orderBy('event_id', 'desc').execute()
}

export function listInterpreters(db: Kysely<Database>, eventId: string): Promise<InterpreterRow[]> {
  return db.selectFrom('event_interpreter').selectAll().where('event_id', '=', eventId).orderBy('interpreter_id').execute()
}

export async function replaceInterpreters(
  trx: Kysely<Database>,
  eventId: string,
  rows: readonly Insertable<Database['event_interpreter']>[],
): Promise<void> {
  await trx.deleteFrom('event_interpreter').where('event_id', '=', eventId).execute()
  if (rows.length > 0)
    await trx
      .insertInto('event_interpreter')
      .values([...rows])
      .execute()
}

export async function eventTitles(db: Kysely<Database>, states: readonly EventState[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('meeting_event')
    .select(['event_id', 'title'])
    .where('state', 'in', [...states])
    .execute()
  return new Map(rows.map((row) => [row.event_id, row.title]))
}
