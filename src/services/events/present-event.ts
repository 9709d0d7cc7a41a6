import {
  countParticipants,
  countScores,
  countWishes,
  listOwnParticipants,
  listParticipants,
  type ParticipantRow,
} from '../../db/queries/event-participants.ts'
import { listSchedules } from '../../db/queries/event-schedules.ts'
import { listInterpreters, type MeetingEventRow } from '../../db/queries/meeting-events.ts'
import { namesOfOrganisations } from '../../db/queries/organisations.ts'
import { placeNames } from '../../db/queries/places.ts'
import { EVENT_MOVES, type EventSettings, type ShownPart, slotsOf, tablesOf } from '../../domain/meeting-events.ts'
import { organisationsOf } from '../../domain/policy/actor.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { nameOf } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'
import { findRun } from './schedule-thread.ts'

type Presenting = Pick<ServiceContext, 'db' | 'atlas'>

export function segmentOf({ atlas }: Pick<ServiceContext, 'atlas'>, id: string, lang: Language) {
  return { id, name: nameOf(atlas.segments.get(id), id, lang) }
}

export function presentShows(context: Pick<ServiceContext, 'atlas'>, shows: readonly ShownPart[], lang: Language) {
  return shows.map(({ title, segment_id, need_id }) => ({
    title,
    segment: segment_id === null ? null : segmentOf(context, segment_id, lang),
    need_id,
  }))
}

/** Lines of the list. */
export async function presentEvents(
  context: Presenting,
  rows: readonly MeetingEventRow[],
  lang: Language,
  { actor }: Pick<Asking, 'actor'>,
  now: Date,
) {
  const { db } = context
  const words = wording(lang)
  const ids = rows.map(({ event_id }) => event_id)
  const counts = await countParticipants(db, ids)
  const organisers = await namesOfOrganisations(db, [...new Set(rows.map(({ organisation_id }) => organisation_id))])
  const { provinces } = await placeNames(db)
  const mine = organisationsOf(actor)
  const own = mine.length === 0 ? [] : await listOwnParticipants(db, scope(actor, 'event_participant', 'read'), ids)
  return rows.map((row) => {
    const { settings } = row
    return {
      event_id: row.event_id,
      title: row.title,
      kind: row.kind,
      kind_name: words.text(`event_kind.${row.kind}`),
      state: row.state,
      state_name: words.text(`event_state.${row.state}`),
      organisation_id: row.organisation_id,
      organiser: organisers.get(row.organisation_id) ?? row.organisation_id,
      place: settings.place,
      province:
        row.province_id === null ? null : { id: row.province_id, name: nameOf(provinces.get(row.province_id), row.province_id, lang) },
      segments: settings.segment_ids.map((id) => segmentOf(context, id, lang)),
      first_day: row.first_day,
      last_day: row.last_day,
      registration_ends_on: settings.registration_ends_on,
      may_register: isRegistrationOpen(row, now),
      slots: slotsOf(settings).length,
      tables: tablesOf(settings.rooms).length,
      buyers: counts.get(row.event_id)?.buyer ?? 0,
      suppliers: counts.get(row.event_id)?.supplier ?? 0,
      may_manage: can(actor, 'meeting_event', 'manage', row),
      my_participants: own
        .filter((each) => each.event_id === row.event_id && each.organisation_id !== null && mine.includes(each.organisation_id))
        .map(({ participant_id, organisation_id, name, side, state }) => ({ participant_id, organisation_id, name, side, state })),
    }
  })
}

/** Until the end of its last day in Viet Nam. */
export function isRegistrationOpen({ state, settings }: MeetingEventRow, now: Date): boolean {
  return state === 'open' && (settings.registration_ends_on === null || settings.registration_ends_on >= dayInVietNam(now))
}

function dayInVietNam(now: Date): string {
  return new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
}

export async function presentEvent(context: Presenting, row: MeetingEventRow, lang: Language, asking: Pick<Asking, 'actor'>, now: Date) {
  const [line] = await presentEvents(context, [row], lang, asking, now)
  if (line === undefined) throw new Error('An event was lost on the way.')
  const settings = { ...row.settings, title: row.title }
  const buyers = await listParticipants(context.db, [row.event_id], 'buyer')
  return {
    ...line,
    description: settings.description,
    settings,
    slot_list: slotsOf(settings),
    room_list: roomList(settings),
    answers_until: answersUntil(row)?.toISOString() ?? null,
    published_at: row.published_at?.toISOString() ?? null,
    shown: shownParts(context, buyers, lang),
    desk: line.may_manage ? await presentDesk(context, row) : null,
  }
}

/** Whether at the time of publishing, or when the event begins, whichever comes first. */
export function answersUntil({ published_at, settings }: Pick<MeetingEventRow, 'published_at' | 'settings'>): Date | null {
  if (published_at === null || settings.answers === 'taken') return null
  const [first] = slotsOf(settings)
  const by = published_at.getTime() + settings.answer_hours * 3_600_000
  const begins = first === undefined ? by : new Date(first.starts_at).getTime()
  return new Date(Math.min(by, begins))
}

function roomList({ rooms }: EventSettings) {
  const tables = tablesOf(rooms)
  return rooms.map((room) => {
    const own = tables.filter(({ room_id }) => room_id === room.room_id)
    return { ...room, first_table: own[0]?.table_no ?? 0, last_table: own.at(-1)?.table_no ?? 0 }
  })
}

/** What is wanted, without who wants it: the name of a part and how many want it. */
function shownParts(context: Presenting, buyers: readonly ParticipantRow[], lang: Language) {
  const confirmed = buyers.filter(({ state }) => state === 'confirmed')
  const parts = confirmed.flatMap(({ participant_id, shows }) => shows.map((part) => ({ participant_id, part })))
  return [...Map.groupBy(parts, ({ part }) => `${part.segment_id} ${part.title.toLowerCase()}`).values()]
    .flatMap((same) => {
      const part = same[0]?.part
      if (part === undefined) return []
      const segment = part.segment_id === null ? null : segmentOf(context, part.segment_id, lang)
      return [{ title: part.title, segment, buyers: new Set(same.map(({ participant_id }) => participant_id)).size }]
    })
    .toSorted((a, b) => b.buyers - a.buyers || (a.title < b.title ? -1 : 1))
}

async function presentDesk({ db }: Presenting, row: MeetingEventRow) {
  const run = findRun(row.event_id)
  const all = await listParticipants(db, [row.event_id])
  const wishes = await countWishes(db, row.event_id)
  const schedules = await listSchedules(db, row.event_id)
  const confirmed = all.filter(({ state }) => state === 'confirmed')
  return {
    applied: all.filter(({ state }) => state === 'applied').length,
    with_wishes: confirmed.filter(({ participant_id }) => wishes.has(participant_id)).length,
    scored_pairs: await countScores(db, row.event_id),
    scored_at: row.scored_at?.toISOString() ?? null,
    interpreters: (await listInterpreters(db, row.event_id)).length,
    present: confirmed.filter(({ presence }) => presence === 'present').length,
    absent: confirmed.filter(({ presence }) => presence === 'absent').length,
    newest_version: schedules[0]?.version ?? null,
    published_version: schedules.find(({ state }) => state === 'published')?.version ?? null,
    running: run !== null,
    run,
    moves: [...EVENT_MOVES[row.state]],
  }
}
