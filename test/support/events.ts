import type { ServiceContext } from '../../src/services/context.ts'
import { uuidV7 } from '../../src/domain/uuid-v7.ts'

/** Two mornings of a fair, three slots each. */
export const SETTINGS = {
  title: 'Ngày kết nối linh kiện',
  description: null,
  kind: 'fair',
  place: 'Hall 2',
  province_id: 'bac-ninh',
  segment_ids: [],
  sessions: [
    { day: '2099-03-11', starts: '09:00', ends: '10:30' },
    { day: '2099-03-12', starts: '09:00', ends: '10:30' },
  ],
  slot_minutes: 30,
  pause_minutes: 0,
  rooms: [
    { room_id: 'hall', name: 'Hall', tables: 2 },
    { room_id: 'quiet', name: 'Quiet room', tables: 1 },
  ],
  registration_ends_on: null,
  by_hand: false,
  most_meetings_buyer: null,
  most_meetings_supplier: null,
  least_meetings: 0,
  boost_first_time_domestic: 0,
  answers: 'asked',
  answer_hours: 48,
  score_pairs: true,
} as const

/** An agency that staff vouches for. */
export async function openAgency({ db }: Pick<ServiceContext, 'db'>, createdBy: string): Promise<string> {
  const organisation_id = uuidV7()
  const now = new Date()
  const row = { organisation_id, kind: 'agency' as const, name: 'Agency of fairs', country: 'VNM', created_by: createdBy, created_at: now }
  await db
    .insertInto('organisation')
    .values({ ...row, tax_code: null, website: null, verified_at: now, verified_by: 'admin', verified_reason: 'seen' })
    .execute()
  return organisation_id
}

/** One that is announced, for whoever reads what visitors see. */
export async function openEvent({ context }: { context: Pick<ServiceContext, 'db'> }): Promise<string> {
  const event_id = uuidV7()
  const now = new Date()
  await context.db
    .insertInto('meeting_event')
    .values({
      event_id,
      organisation_id: await openAgency(context, 'operator'),
      created_by: 'operator',
      created_at: now,
      changed_at: now,
      state: 'open',
      kind: 'fair',
      title: SETTINGS.title,
      province_id: SETTINGS.province_id,
      first_day: '2099-03-11',
      last_day: '2099-03-12',
      settings: JSON.stringify(SETTINGS),
    })
    .execute()
  return event_id
}
