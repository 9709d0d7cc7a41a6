import {
  countWishes,
  findParticipant,
  listParticipants,
  type ParticipantRow,
  updateParticipant,
} from '../../db/queries/event-participants.ts'
import type { MeetingEventRow } from '../../db/queries/meeting-events.ts'
import { inTransaction } from '../../db/transaction.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import { type EventSide, otherSide, type ParticipantState, type Presence, type ShownPart, slotsOf } from '../../domain/meeting-events.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import {
  lockReadableEvent,
  readableEvent,
  readableParticipant,
  requireState,
  type WantedEvent,
  type WantedParticipant,
} from './find-event.ts'
import { isMine, type Looking, presentParticipant, presentParticipantDetail } from './present-participant.ts'
import { publishedMeetings, type Published } from './published.ts'
import { checkShows } from './shows.ts'
import { tellParticipants } from './tell.ts'

interface ParticipantQuery extends PageInput, WantedEvent {
  side?: EventSide | undefined
  state?: ParticipantState | undefined
  presence?: Presence | undefined
  q?: string | undefined
}

/** All for those who organise; for participants themselves and the other side as far as it is confirmed. */
export async function listEventParticipants(context: ServiceContext, query: ParticipantQuery, asking: Asking) {
  const { db } = context
  const event = await readableEvent(db, asking, query)
  const { actor } = asking
  const all = await listParticipants(db, [event.event_id])
  const managing = can(actor, 'meeting_event', 'manage', event)
  const mine = all.filter((row) => isMine(row, actor) && row.state !== 'refused' && row.state !== 'withdrawn')
  if (!managing && mine.length === 0) throw new Problem('forbidden', wording(query.lang).text('event.refused.participants_only'))
  const sides = new Set(mine.filter(({ state }) => state === 'confirmed').map(({ side }) => otherSide(side)))
  const looking = lookingOf(await publishedMeetings(db, event.event_id), all, asking, query)
  const counts = await countsOf(context, event, looking.published)
  const words = fold(query.q ?? '')
  const shown = all
    .filter((row) => managing || isMine(row, actor) || (sides.has(row.side) && row.state === 'confirmed'))
    .filter(
      (row) =>
        (query.side === undefined || row.side === query.side) &&
        (query.state === undefined || row.state === query.state) &&
        (query.presence === undefined || row.presence === query.presence),
    )
    .map((row) => presentParticipant(context, row, looking, counts))
    .filter(({ name, shows }) => words === '' || matchesAllWords(fold(`${name} ${shows.map(({ title }) => title).join(' ')}`), words))
  return pageOf(shown, query, (item) => item)
}

export function lookingOf(
  published: Published,
  all: readonly ParticipantRow[],
  { actor }: Pick<Asking, 'actor'>,
  { lang }: Pick<WantedEvent, 'lang'>,
): Looking & { published: Published } {
  const mine = new Set(all.filter((row) => isMine(row, actor)).map(({ participant_id }) => participant_id))
  const met = new Set(
    published.meetings.flatMap(({ buyer_id, supplier_id }) => [
      ...(mine.has(buyer_id) ? [supplier_id] : []),
      ...(mine.has(supplier_id) ? [buyer_id] : []),
    ]),
  )
  return { actor, lang, met, published }
}

export async function countsOf({ db }: Pick<ServiceContext, 'db'>, { event_id }: Pick<MeetingEventRow, 'event_id'>, published: Published) {
  const meetings = new Map<string, number>()
  for (const { buyer_id, supplier_id } of published.meetings)
    for (const id of [buyer_id, supplier_id]) meetings.set(id, (meetings.get(id) ?? 0) + 1)
  return { wishes: await countWishes(db, event_id), meetings }
}

export async function getParticipant(context: ServiceContext, wanted: WantedParticipant, asking: Asking) {
  const { db } = context
  const event = await readableEvent(db, asking, wanted)
  const row = await readableParticipant(db, asking, wanted)
  const published = await publishedMeetings(db, event.event_id)
  return presentParticipantDetail(
    context,
    event,
    row,
    lookingOf(published, [row], asking, wanted),
    await countsOf(context, event, published),
  )
}

export interface ParticipantChange extends WantedParticipant {
  languages?: string[] | undefined
  shows?: ShownPart[] | undefined
  stays_unnamed?: boolean | undefined
  first_time?: boolean | undefined
  away_slots?: number[] | undefined
  most_meetings?: number | null | undefined
  room_id?: string | null | undefined
  state?: ParticipantState | undefined
  reason?: string | undefined
}

export async function changeParticipant(context: ServiceContext, input: ParticipantChange, asking: Asking, now = new Date()) {
  const { event_id, participant_id, lang } = input
  countDeed(context, 'change_event', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    const event = await lockReadableEvent(trx, asking, input)
    const row = await readableParticipant(trx, asking, input, 'change')
    requireState(event, ['draft', 'open', 'planning', 'published'], lang)
    const managing = can(asking.actor, 'event_participant', 'manage', row)
    const words = wording(lang)
    if (!managing && input.room_id !== undefined) throw new Problem('forbidden', words.text('event.refused.organiser'))
    if (input.state !== undefined && input.state !== row.state) checkMove(row, input, managing)
    if (input.state === 'refused' && input.reason === undefined) throw new Problem('invalid', words.text('event.reason_needed'))
    if (typeof input.room_id === 'string' && !event.settings.rooms.some(({ room_id }) => room_id === input.room_id))
      throw new Problem('invalid', words.text('event.unknown_room', { id: input.room_id }))
    if (input.shows !== undefined) await checkShows({ ...context, db: trx }, row, input.shows, { managing, lang })
    const { languages, shows, away_slots, reason, ...rest } = plainFields(input)
    await updateParticipant(trx, participant_id, {
      ...rest,
      ...(languages !== undefined && { languages: languages.join('|') }),
      ...(shows !== undefined && { shows: JSON.stringify(shows) }),
      ...(away_slots !== undefined && { away_slots: JSON.stringify(knownSlots(event, away_slots)) }),
      ...(input.state === 'refused' && { refused_reason: reason ?? null }),
    })
    const fields = Object.keys(plainFields(input))
    const details = { event_id, fields, ...(input.state !== undefined && { state: input.state }) }
    await writeAudit(trx, { actor: asking.by, action: 'event_participant.change', target: participant_id, details }, now)
    if (input.state === 'confirmed' || input.state === 'refused') {
      const after = await findParticipant(trx, event_id, participant_id)
      const template = input.state === 'confirmed' ? 'event_confirmed' : 'event_refused'
      if (after !== undefined && after.state !== row.state)
        await tellParticipants(context, trx, event, [after], template, { name: row.name, reason: reason ?? '' }, now)
    }
  })
  return getParticipant(context, { event_id, participant_id, lang }, asking)
}

/** Each side decides about what is its own. */
function checkMove({ state }: ParticipantRow, { state: to, lang }: ParticipantChange, managing: boolean): void {
  const words = wording(lang)
  const organiser = managing && (to === 'confirmed' || to === 'refused')
  if (!organiser && to !== 'withdrawn')
    throw new Problem(managing ? 'conflict' : 'forbidden', words.text(managing ? 'event.no_such_state' : 'event.refused.organiser'))
  if (state === 'withdrawn' && !managing) throw new Problem('conflict', words.text('event.no_such_state'))
}

function plainFields({ event_id: _event, participant_id: _participant, lang: _lang, ...fields }: ParticipantChange) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Omit<
    ParticipantChange,
    'event_id' | 'participant_id' | 'lang'
  >
}

/** Slots that are there; each once, in order. */
export function knownSlots({ settings }: Pick<MeetingEventRow, 'settings'>, slots: readonly number[]): number[] {
  const most = slotsOf(settings).length
  return [...new Set(slots)].filter((slot) => slot < most).toSorted((a, b) => a - b)
}
