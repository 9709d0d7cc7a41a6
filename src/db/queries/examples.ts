import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** What an edition brought with it, by who made it. */
export async function examplesThere(db: Kysely<Database>, by: string) {
  const organisations = await db.selectFrom('organisation').select('organisation_id').where('created_by', '=', by).execute()
  const events = await db.selectFrom('meeting_event').select('event_id').where('created_by', '=', by).execute()
  const cases = await db.selectFrom('introduction').select('introduction_id').where('created_by', '=', by).execute()
  return {
    organisations: new Set(organisations.map((row) => row.organisation_id)),
    events: new Set(events.map((row) => row.event_id)),
    cases: new Set(cases.map((row) => row.introduction_id)),
  }
}

const CASE_TABLES = ['introduction_link', 'introduction_document', 'introduction_message', 'introduction_step', 'introduction'] as const
const EVENT_TABLES = [
  'event_note',
  'event_meeting',
  'event_schedule',
  'event_interpreter',
  'event_score',
  'event_wish',
  'event_participant',
  'meeting_event',
] as const

/** With those people opened with its organisations: without them they are about nobody. */
export async function removeExampleCases(
  trx: Kysely<Database>,
  { cases, organisations }: { cases: readonly string[]; organisations: readonly string[] },
): Promise<void> {
  const opened =
    organisations.length === 0
      ? []
      : await trx
          .selectFrom('introduction')
          .select('introduction_id')
          .where('buyer_organisation_id', 'in', [...organisations])
          .execute()
  const ids = [...new Set([...cases, ...opened.map((row) => row.introduction_id)])]
  if (ids.length === 0) return
  for (const table of CASE_TABLES) await trx.deleteFrom(table).where('introduction_id', 'in', ids).execute()
}

/** With everything people did in them. */
export async function removeExampleEvents(trx: Kysely<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  for (const table of EVENT_TABLES)
    await trx
      .deleteFrom(table)
      .where('event_id', 'in', [...ids])
      .execute()
}

/** Those something of people still hangs on stay. */
export async function removeExampleOrganisations(trx: Kysely<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const used = await trx
    .selectFrom('meeting_event')
    .select('organisation_id')
    .where('organisation_id', 'in', [...ids])
    .execute()
  const members = await trx
    .selectFrom('organisation_member')
    .select('organisation_id')
    .where('organisation_id', 'in', [...ids])
    .execute()
  const kept = new Set([...used, ...members].map((row) => row.organisation_id))
  const gone = ids.filter((id) => !kept.has(id))
  if (gone.length > 0) await trx.deleteFrom('organisation').where('organisation_id', 'in', gone).execute()
}
