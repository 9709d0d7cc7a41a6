import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../schema.ts'

export type ScheduleRow = Selectable<Database['event_schedule']>
export type MeetingRow = Selectable<Database['event_meeting']>
export type NoteRow = Selectable<Database['event_note']>
/** Without what it was made from, which is long. */
export type ScheduleLine = Omit<ScheduleRow, 'inputs' | 'waiting'>

const PIECE = 2000
const LINE = [
  'event_id',
  'version',
  'state',
  'method',
  'made_at',
  'made_by',
  'published_at',
  'repairs_version',
  'from_slot',
  'figures',
] as const

/** Newest first. */
export function listSchedules(db: Kysely<Database>, eventId: string): Promise<ScheduleLine[]> {
  return db.selectFrom('event_schedule').select(LINE).where('event_id', '=', eventId).orderBy('version', 'desc').execute()
}

export function findSchedule(db: Kysely<Database>, eventId: string, version: number): Promise<ScheduleRow | undefined> {
  return db.selectFrom('event_schedule').selectAll().where('event_id', '=', eventId).where('version', '=', version).executeTakeFirst()
}

export async function insertSchedule(trx: Kysely<Database>, row: Insertable<Database['event_schedule']>): Promise<void> {
  await trx.insertInto('event_schedule').values(row).execute()
}

export async function updateSchedule(
  trx: Kysely<Database>,
  eventId: string,
  version: number,
  change: Updateable<Database['event_schedule']>,
): Promise<void> {
  await trx.updateTable('event_schedule').set(change).where('event_id', '=', eventId).where('version', '=', version).execute()
}

/** Whatever was published before is so no more. */
export async function supersedeSchedules(trx: Kysely<Database>, eventId: string): Promise<void> {
  await trx
    .updateTable('event_schedule')
    .set({ state: 'superseded' })
    .where('event_id', '=', eventId)
    .where('state', '=', 'published')
    .execute()
}

export async function insertMeetings(trx: Kysely<Database>, rows: readonly Insertable<Database['event_meeting']>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += PIECE)
    await trx
      .insertInto('event_meeting')
      .values(rows.slice(from, from + PIECE))
      .execute()
}

/** By time, then by table. */
export function listMeetings(db: Kysely<Database>, eventId: string, version: number): Promise<MeetingRow[]> {
  return db
    .selectFrom('event_meeting')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('version', '=', version)
    .orderBy('slot')
    .orderBy('table_no')
    .execute()
}

export function findMeeting(db: Kysely<Database>, eventId: string, version: number, meetingId: string): Promise<MeetingRow | undefined> {
  return db
    .selectFrom('event_meeting')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('version', '=', version)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
}

/** Ids of pairs that met in any version: the same two have the same id again. */
export async function knownMeetingIds(db: Kysely<Database>, eventId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('event_meeting')
    .select(['buyer_id', 'supplier_id', 'meeting_id'])
    .distinct()
    .where('event_id', '=', eventId)
    .execute()
  return new Map(rows.map((row) => [`${row.buyer_id} ${row.supplier_id}`, row.meeting_id]))
}

export async function updateMeeting(
  trx: Kysely<Database>,
  { event_id, version, slot, buyer_id }: MeetingRow,
  change: Updateable<Database['event_meeting']>,
): Promise<void> {
  await trx
    .updateTable('event_meeting')
    .set(change)
    .where('event_id', '=', event_id)
    .where('version', '=', version)
    .where('slot', '=', slot)
    .where('buyer_id', '=', buyer_id)
    .execute()
}

export function listNotes(db: Kysely<Database>, eventId: string): Promise<NoteRow[]> {
  return db.selectFrom('event_note').selectAll().where('event_id', '=', eventId).orderBy('meeting_id').orderBy('participant_id').execute()
}

export function findNote(db: Kysely<Database>, meetingId: string, participantId: string): Promise<NoteRow | undefined> {
  return db
    .selectFrom('event_note')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .where('participant_id', '=', participantId)
    .executeTakeFirst()
}

export async function writeNote(trx: Kysely<Database>, row: NoteRow): Promise<void> {
  const { text, result, held, changed_at } = row
  await trx
    .insertInto('event_note')
    .values(row)
    .onConflict((conflict) => conflict.columns(['meeting_id', 'participant_id']).doUpdateSet({ text, result, held, changed_at }))
    .execute()
}

/** Of a version: until when its meetings are to be answered; null = they stand unless declined. */
export async function askForAnswers(
  trx: Kysely<Database>,
  { event_id, version, onlyNew, until }: { event_id: string; version: number; onlyNew: boolean; until: Date | null },
): Promise<void> {
  let query = trx.updateTable('event_meeting').set({ answer_by: until }).where('event_id', '=', event_id).where('version', '=', version)
  if (onlyNew) query = query.where('new_since', '=', version)
  await query.execute()
}
