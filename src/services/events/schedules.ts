import type { Kysely } from 'kysely'
import { listParticipants } from '../../db/queries/event-participants.ts'
import {
  askForAnswers,
  findSchedule,
  listSchedules,
  type ScheduleLine,
  supersedeSchedules,
  updateSchedule,
} from '../../db/queries/event-schedules.ts'
import { updateEvent } from '../../db/queries/meeting-events.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { slotsOf } from '../../domain/meeting-events.ts'
import { Problem } from '../../domain/problem.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { lockManagedEvent, managedEvent, requireState, type WantedEvent } from './find-event.ts'
import { keepSchedule } from './keep-schedule.ts'
import { answersUntil } from './present-event.ts'
import { presentSchedule } from './present-schedule.ts'
import { problemOf } from './problem-of.ts'
import { gatherInputs } from './schedule-inputs.ts'
import { cancelRun, runSchedule } from './schedule-thread.ts'
import { tellParticipants } from './tell.ts'

export async function listEventSchedules({ db }: ServiceContext, query: WantedEvent & PageInput, asking: Asking) {
  const { event_id } = await managedEvent(db, asking, query)
  return pageOf(await listSchedules(db, event_id), query, (row) => presentSchedule(row, query.lang))
}

export async function scheduleLine(db: Kysely<Database>, eventId: string, version: number): Promise<ScheduleLine> {
  const row = (await listSchedules(db, eventId)).find((each) => each.version === version)
  if (row === undefined) throw new Error(`schedule ${version} of ${eventId} vanished`)
  return row
}

export async function makeEventSchedule(
  context: ServiceContext,
  input: WantedEvent & { time_limit_s: number },
  asking: Asking,
  now = new Date(),
) {
  const { db } = context
  const { event_id, lang, time_limit_s } = input
  countDeed(context, 'make_schedule', asking.address, lang, now)
  const event = await managedEvent(db, asking, input)
  requireState(event, ['open', 'planning', 'published'], lang)
  const gathered = await gatherInputs(db, event)
  if (gathered.inputs.pairs.length === 0) throw new Problem('conflict', wording(lang).text('event.no_pairs'))
  const numbered = problemOf(gathered.inputs)
  const began = performance.now()
  const result = await runSchedule(event_id, { problem: numbered.problem, time_limit_s, repair: null }, lang)
  const milliseconds = performance.now() - began
  const version = await inTransaction(db, async (trx) => {
    await lockManagedEvent(trx, asking, input)
    const kept = await keepSchedule(trx, { event_id, by: asking.by, at: now, milliseconds, gathered, numbered, result, repair: null })
    const details = { version: kept, meetings: result.meetings.length, proved: result.proved }
    await writeAudit(trx, { actor: asking.by, action: 'event.schedule', target: event_id, details }, now)
    return kept
  })
  return presentSchedule(await scheduleLine(db, event_id, version), lang)
}

export async function cancelSchedule({ db }: ServiceContext, wanted: WantedEvent, asking: Asking) {
  const { event_id } = await managedEvent(db, asking, wanted)
  return { cancelled: cancelRun(event_id) }
}

type Publishing = WantedEvent & { version: number }

export async function publishSchedule(context: ServiceContext, input: Publishing, asking: Asking, now = new Date()) {
  countDeed(context, 'change_event', asking.address, input.lang, now)
  await inTransaction(context.db, (trx) => publishWithin(context, trx, input, asking, now))
  return presentSchedule(await scheduleLine(context.db, input.event_id, input.version), input.lang)
}

/** From now on participants go by it. What they are asked for the first time, or anew, they have until then to answer. */
export async function publishWithin(
  context: ServiceContext,
  trx: Kysely<Database>,
  input: Publishing,
  asking: Asking,
  now: Date,
): Promise<void> {
  const { event_id, version, lang } = input
  const words = wording(lang)
  const event = await lockManagedEvent(trx, asking, input)
  requireState(event, ['planning', 'published'], lang)
  const schedule = await findSchedule(trx, event_id, version)
  if (schedule === undefined) throw new Problem('not_found', words.text('not_found.event_schedule', { version }))
  if (schedule.state !== 'proposed') throw new Problem('conflict', words.text('event.published_before'))
  const published = (await listSchedules(trx, event_id)).find(({ state }) => state === 'published')
  const [first] = slotsOf(event.settings)
  const begun = first !== undefined && new Date(first.starts_at) <= now
  const until = begun ? null : answersUntil({ published_at: now, settings: event.settings })
  const repairs = published !== undefined && schedule.repairs_version === published.version
  await askForAnswers(trx, { event_id, version, onlyNew: repairs, until })
  await supersedeSchedules(trx, event_id)
  await updateSchedule(trx, event_id, version, { state: 'published', published_at: now })
  await updateEvent(trx, event_id, { state: 'published', published_at: now, changed_at: now })
  await writeAudit(trx, { actor: asking.by, action: 'event.publish', target: event_id, details: { version } }, now)
  const all = await listParticipants(trx, [event_id])
  const concerned = all.filter(({ state }) => state === 'confirmed')
  const template = published === undefined ? 'event_timetable' : 'event_timetable_changed'
  await tellParticipants(context, trx, event, concerned, template, { until: until?.toISOString().slice(0, 10) ?? event.last_day }, now)
}
