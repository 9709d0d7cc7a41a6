import type { Kysely } from 'kysely'
import { listMeetings, listSchedules, type MeetingRow } from '../../db/queries/event-schedules.ts'
import type { Database } from '../../db/schema.ts'

/** What participants go by. */
export interface Published {
  readonly version: number | null
  readonly published_at: Date | null
  readonly meetings: readonly MeetingRow[]
}

export async function publishedMeetings(db: Kysely<Database>, eventId: string): Promise<Published> {
  const schedule = (await listSchedules(db, eventId)).find(({ state }) => state === 'published')
  if (schedule === undefined) return { version: null, published_at: null, meetings: [] }
  const { version, published_at } = schedule
  return { version, published_at, meetings: await listMeetings(db, eventId, version) }
}
