import type { Kysely, Selectable } from 'kysely'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Database } from '../schema.ts'

export type EventRow = Selectable<Database['event']>
export type EventKind = EventRow['kind']

export interface NewEvent {
  readonly kind: EventKind
  readonly actor: string
  readonly reason?: string | null | undefined
  readonly at: Date
  readonly payload: Readonly<Record<string, unknown>>
  readonly undoes?: string
}

export async function insertEvent(trx: Kysely<Database>, { kind, actor, reason, at, payload, undoes }: NewEvent): Promise<string> {
  const event_id = uuidV7(at)
  await trx
    .insertInto('event')
    .values({
      event_id,
      kind,
      actor,
      reason: reason ?? null,
      created_at: at,
      payload: JSON.stringify(payload),
      undoes_event_id: undoes ?? null,
      undone_by_event_id: null,
    })
    .execute()
  if (undoes !== undefined) {
    await trx.updateTable('event').set({ undone_by_event_id: event_id }).where('event_id', '=', undoes).execute()
  }
  return event_id
}

export function findEvent(db: Kysely<Database>, eventId: string): Promise<EventRow | undefined> {
  return db.selectFrom('event').selectAll().where('event_id', '=', eventId).executeTakeFirst()
}

export async function listEvents(db: Kysely<Database>, eventIds: readonly string[]): Promise<EventRow[]> {
  if (eventIds.length === 0) return []
  return db
    .selectFrom('event')
    .selectAll()
    .where((eb) => eb.or([eb('event_id', 'in', [...eventIds]), eb('undoes_event_id', 'in', [...eventIds])]))
    .orderBy('event_id')
    .execute()
}

/** Of an event of this transaction, once it is known what it did. */
export async function setEventPayload(trx: Kysely<Database>, eventId: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await trx
    .updateTable('event')
    .set({ payload: JSON.stringify(payload) })
    .where('event_id', '=', eventId)
    .execute()
}
