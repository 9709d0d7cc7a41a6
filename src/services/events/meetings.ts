import { findSchedule, listMeetings, listSchedules, type MeetingRow } from '../../db/queries/event-schedules.ts'
import type { MeetingEventRow } from '../../db/queries/meeting-events.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import { type EventSide, type MeetingState, slotsOf, STANDING_MEETINGS } from '../../domain/meeting-events.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { wording } from '../wording.ts'
import { managedEvent, readableEvent, type WantedEvent } from './find-event.ts'
import { type PresentedMeeting, type Scene, sceneOf } from './present-meeting.ts'
import { isMine } from './present-participant.ts'

interface VersionQuery extends WantedEvent {
  version?: number | undefined
}

interface Version {
  readonly event: MeetingEventRow
  readonly rows: readonly MeetingRow[]
  readonly scene: Scene
  readonly managing: boolean
}

/** Of those who organise the wanted version, else what participants go by, else the newest; of participants the published one. */
async function readVersion({ db }: ServiceContext, query: VersionQuery, asking: Asking, now: Date): Promise<Version> {
  const event = await readableEvent(db, asking, query)
  const managing = can(asking.actor, 'meeting_event', 'manage', event)
  const schedules = await listSchedules(db, event.event_id)
  const published = schedules.find(({ state }) => state === 'published')
  const words = wording(query.lang)
  if (!managing && query.version !== undefined && query.version !== published?.version)
    throw new Problem('forbidden', words.text('event.refused.organiser'))
  const wanted =
    query.version === undefined
      ? (published ?? (managing ? schedules[0] : undefined))
      : schedules.find((each) => each.version === query.version)
  if (query.version !== undefined && wanted === undefined)
    throw new Problem('not_found', words.text('not_found.event_schedule', { version: query.version }))
  const scene = await sceneOf(db, event, { asking, published: wanted?.state === 'published', now })
  const rows = wanted === undefined ? [] : await listMeetings(db, event.event_id, wanted.version)
  return { event, rows, scene, managing }
}

interface MeetingQuery extends VersionQuery, PageInput {
  participant_id?: string | undefined
  slot?: number | undefined
  state?: MeetingState | undefined
}

export async function listEventMeetings(context: ServiceContext, query: MeetingQuery, asking: Asking, now = new Date()) {
  const { rows, scene, managing } = await readVersion(context, query, asking, now)
  const mine = new Set(
    [...scene.participants.values()].filter((row) => isMine(row, asking.actor)).map(({ participant_id }) => participant_id),
  )
  if (!managing && mine.size === 0) throw new Problem('forbidden', wording(query.lang).text('event.refused.participants_only'))
  const found = rows.filter(
    (row) =>
      (managing || mine.has(row.buyer_id) || mine.has(row.supplier_id)) &&
      (query.participant_id === undefined || row.buyer_id === query.participant_id || row.supplier_id === query.participant_id) &&
      (query.slot === undefined || row.slot === query.slot) &&
      (query.state === undefined || scene.state(row) === query.state),
  )
  return pageOf(found, query, (row) => scene.present(row, query.lang))
}

/** Meetings that hold their place; one that was declined leaves the slot free. */
export function isStanding(meeting: Pick<PresentedMeeting, 'state'>): boolean {
  return (STANDING_MEETINGS as readonly MeetingState[]).includes(meeting.state)
}

export async function readGrid(
  context: ServiceContext,
  query: VersionQuery & PageInput & { side: EventSide; q?: string | undefined },
  asking: Asking,
  now = new Date(),
) {
  await managedEvent(context.db, asking, query)
  const { event, rows, scene } = await readVersion(context, query, asking, now)
  const slots = slotsOf(event.settings)
  const words = fold(query.q ?? '')
  const own = Map.groupBy(rows, (row) => (query.side === 'buyer' ? row.buyer_id : row.supplier_id))
  const shown = [...scene.participants.values()].filter(
    (row) => row.side === query.side && row.state === 'confirmed' && (words === '' || matchesAllWords(fold(row.name), words)),
  )
  return pageOf(shown, query, (row) => {
    const meetings = (own.get(row.participant_id) ?? []).map((each) => scene.present(each, query.lang))
    return {
      participant_id: row.participant_id,
      name: row.name,
      side: row.side,
      presence: row.presence,
      meetings: meetings.filter(isStanding).length,
      cells: slots.map(({ slot }) => {
        const meeting = meetings.find((each) => each.slot === slot)
        const other = query.side === 'buyer' ? meeting?.supplier : meeting?.buyer
        const away = row.away_slots.includes(slot)
        return {
          slot,
          kind: meeting !== undefined ? ('meeting' as const) : away ? ('away' as const) : ('free' as const),
          meeting_id: meeting?.meeting_id ?? null,
          with: other?.name ?? null,
          with_id: other?.participant_id ?? null,
          table: meeting?.table ?? null,
          room: meeting?.room ?? null,
          state: meeting?.state ?? null,
          interpreter: meeting?.interpreter?.label ?? null,
        }
      }),
    }
  })
}

/** Pairs without a place in a version, nearest to one first. */
export async function listWaitingPairs(context: ServiceContext, query: VersionQuery & PageInput, asking: Asking, now = new Date()) {
  const { event_id } = await managedEvent(context.db, asking, query)
  const schedules = await listSchedules(context.db, event_id)
  const version = query.version ?? (schedules.find(({ state }) => state === 'published') ?? schedules[0])?.version
  const schedule = version === undefined ? undefined : await findSchedule(context.db, event_id, version)
  if (query.version !== undefined && schedule === undefined)
    throw new Problem('not_found', wording(query.lang).text('not_found.event_schedule', { version: query.version }))
  const { scene } = await readVersion(context, query, asking, now)
  const who = (id: string) => ({ participant_id: id, name: scene.participants.get(id)?.name ?? id })
  const waiting = (schedule?.waiting ?? []).map((entry, index) => ({ entry, position: index + 1 }))
  return pageOf(waiting, query, ({ entry, position }) => ({
    position,
    buyer: who(entry.buyer_id),
    supplier: who(entry.supplier_id),
    worth: entry.worth,
    lacks: entry.lacks,
    free_slots: [...entry.free_slots],
  }))
}
