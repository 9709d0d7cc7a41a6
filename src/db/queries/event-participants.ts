import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { EventSide } from '../../domain/meeting-events.ts'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type ParticipantRow = Selectable<Database['event_participant']>
export type WishRow = Selectable<Database['event_wish']>
export type ScoreRow = Selectable<Database['event_score']>

/** Rows of one statement; PostgreSQL takes no more than so many parameters. */
const PIECE = 2000

export async function insertParticipant(trx: Kysely<Database>, row: Insertable<Database['event_participant']>): Promise<void> {
  await trx.insertInto('event_participant').values(row).execute()
}

export function findParticipant(db: Kysely<Database>, eventId: string, participantId: string): Promise<ParticipantRow | undefined> {
  return db
    .selectFrom('event_participant')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('participant_id', '=', participantId)
    .executeTakeFirst()
}

/** In the order they came. */
export function listParticipants(db: Kysely<Database>, eventIds: readonly string[], side?: EventSide): Promise<ParticipantRow[]> {
  if (eventIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('event_participant')
    .selectAll()
    .where('event_id', 'in', [...eventIds])
    .$if(side !== undefined, (query) => query.where('side', '=', side ?? 'buyer'))
    .orderBy('event_id')
    .orderBy('side')
    .orderBy('number')
    .execute()
}

/** Of all events: those the actor may read. */
export function listOwnParticipants(db: Kysely<Database>, allowed: Condition, eventIds: readonly string[]): Promise<ParticipantRow[]> {
  if (eventIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('event_participant')
    .selectAll()
    .where('event_id', 'in', [...eventIds])
    .where((eb) => scopeOf(eb, 'event_participant', allowed))
    .orderBy('side')
    .orderBy('number')
    .execute()
}

/** Confirmed, of each event and side. */
export async function countParticipants(
  db: Kysely<Database>,
  eventIds: readonly string[],
): Promise<Map<string, Record<EventSide, number>>> {
  const counts = new Map(eventIds.map((id) => [id, { buyer: 0, supplier: 0 }]))
  if (eventIds.length === 0) return counts
  const rows = await db
    .selectFrom('event_participant')
    .select((eb) => ['event_id', 'side', eb.fn.countAll<string>().as('count')])
    .where('event_id', 'in', [...eventIds])
    .where('state', '=', 'confirmed')
    .groupBy(['event_id', 'side'])
    .execute()
  for (const { event_id, side, count } of rows) {
    const entry = counts.get(event_id)
    if (entry !== undefined) entry[side] = Number(count)
  }
  return counts
}

export async function updateParticipant(
  trx: Kysely<Database>,
  id: string,
  change: Updateable<Database['event_participant']>,
): Promise<void> {
  await trx.updateTable('event_participant').set(change).where('participant_id', '=', id).execute()
}

export async function markAbsent(trx: Kysely<Database>, eventId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await trx
    .updateTable('event_participant')
    .set({ presence: 'absent' })
    .where('event_id', '=', eventId)
    .where('participant_id', 'in', [...ids])
    .execute()
}

export function listWishes(db: Kysely<Database>, eventId: string, participantId?: string): Promise<WishRow[]> {
  return db
    .selectFrom('event_wish')
    .selectAll()
    .where('event_id', '=', eventId)
    .$if(participantId !== undefined, (query) => query.where('participant_id', '=', participantId ?? ''))
    .orderBy('participant_id')
    .orderBy('other_id')
    .execute()
}

/** Of each participant of an event: how many it chose. */
export async function countWishes(db: Kysely<Database>, eventId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('event_wish')
    .select((eb) => ['participant_id', eb.fn.countAll<string>().as('count')])
    .where('event_id', '=', eventId)
    .groupBy('participant_id')
    .execute()
  return new Map(rows.map((row) => [row.participant_id, Number(row.count)]))
}

export async function setWishes(
  trx: Kysely<Database>,
  { event_id, participant_id }: { event_id: string; participant_id: string },
  wishes: readonly { other_id: string; wish: WishRow['wish'] | null }[],
  at: Date,
): Promise<void> {
  await trx
    .deleteFrom('event_wish')
    .where('participant_id', '=', participant_id)
    .where(
      'other_id',
      'in',
      wishes.map(({ other_id }) => other_id),
    )
    .execute()
  const rows = wishes.flatMap(({ other_id, wish }) => (wish === null ? [] : [{ event_id, participant_id, other_id, wish, changed_at: at }]))
  if (rows.length > 0) await trx.insertInto('event_wish').values(rows).execute()
}

export function listScores(db: Kysely<Database>, eventId: string, of?: { side: EventSide; participantId: string }): Promise<ScoreRow[]> {
  return db
    .selectFrom('event_score')
    .selectAll()
    .where('event_id', '=', eventId)
    .$if(of !== undefined, (query) => query.where(of?.side === 'buyer' ? 'buyer_id' : 'supplier_id', '=', of?.participantId ?? ''))
    .orderBy('buyer_id')
    .orderBy('supplier_id')
    .execute()
}

export async function countScores(db: Kysely<Database>, eventId: string): Promise<number> {
  const { count } = await db
    .selectFrom('event_score')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('event_id', '=', eventId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function replaceScores(trx: Kysely<Database>, eventId: string, rows: readonly ScoreRow[]): Promise<void> {
  await trx.deleteFrom('event_score').where('event_id', '=', eventId).execute()
  for (let from = 0; from < rows.length; from += PIECE)
    await trx
      .insertInto('event_score')
      .values(rows.slice(from, from + PIECE))
      .execute()
}
