import { listParticipants } from '../../db/queries/event-participants.ts'
import { countEventsMadeSince, type EventFilters, insertEvent, listEventRows, updateEvent } from '../../db/queries/meeting-events.ts'
import { findOrganisation } from '../../db/queries/organisations.ts'
import { placeNames } from '../../db/queries/places.ts'
import { inTransaction } from '../../db/transaction.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import { EVENT_LIMITS, EVENT_MOVES, type EventSettings, type EventState, slotsOf, tablesOf } from '../../domain/meeting-events.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { lockManagedEvent, readableEvent, requireState, type WantedEvent } from './find-event.ts'
import { presentEvent, presentEvents } from './present-event.ts'
import { tellParticipants } from './tell.ts'

const YEAR_MS = 365 * 24 * 3_600_000
const MOST_A_YEAR = 200

interface EventQuery extends PageInput, EventFilters {
  q?: string | undefined
  segment?: string | undefined
  mine?: boolean | undefined
  lang: Language
}

export async function listEvents(context: ServiceContext, query: EventQuery, asking: Asking, now = new Date()) {
  const rows = await listEventRows(context.db, scope(asking.actor, 'meeting_event', 'read'), query)
  const words = fold(query.q ?? '')
  const found = rows.filter(
    ({ title, settings }) =>
      (words === '' || matchesAllWords(fold(`${title} ${settings.place ?? ''} ${settings.description ?? ''}`), words)) &&
      (query.segment === undefined || settings.segment_ids.includes(query.segment)),
  )
  if (query.mine !== true) {
    const page = pageOf(found, query, (row) => row)
    return { ...page, items: await presentEvents(context, page.items, query.lang, asking, now) }
  }
  const lines = await presentEvents(context, found, query.lang, asking, now)
  return pageOf(
    lines.filter((line) => line.may_manage || line.my_participants.length > 0),
    query,
    (line) => line,
  )
}

export async function getEvent(context: ServiceContext, wanted: WantedEvent, asking: Asking, now = new Date()) {
  return presentEvent(context, await readableEvent(context.db, asking, wanted), wanted.lang, asking, now)
}

export async function createEvent(
  context: ServiceContext,
  { organisation_id, lang, ...settings }: EventSettings & { organisation_id: string; lang: Language },
  asking: Asking,
  now = new Date(),
) {
  const words = wording(lang)
  countDeed(context, 'change_event', asking.address, lang, now)
  await checkSettings(context, settings, lang)
  const event_id = uuidV7(now)
  await inTransaction(context.db, async (trx) => {
    const organisation = await findOrganisation(trx, organisation_id)
    const may = organisation !== undefined && can(asking.actor, 'meeting_event', 'manage', organisation)
    if (!may) throw new Problem('forbidden', words.text('event.refused.agency'))
    if (organisation.kind !== 'agency') throw new Problem('invalid', words.text('event.only_agencies'))
    if ((await countEventsMadeSince(trx, organisation_id, new Date(now.getTime() - YEAR_MS))) >= MOST_A_YEAR)
      throw new Problem('conflict', words.text('event.too_many', { most: MOST_A_YEAR }))
    await insertEvent(trx, {
      event_id,
      organisation_id,
      created_by: asking.by,
      created_at: now,
      changed_at: now,
      state: 'draft',
      ...columnsOf(settings),
    })
    await writeAudit(trx, { actor: asking.by, action: 'event.create', target: event_id, details: { organisation_id } }, now)
  })
  return getEvent(context, { event_id, lang }, asking, now)
}

/** What lists and filters of events read, out of its settings. */
export function columnsOf(settings: EventSettings) {
  const days = slotsOf(settings).map(({ day }) => day)
  return {
    kind: settings.kind,
    title: settings.title,
    province_id: settings.province_id,
    first_day: days[0] ?? '',
    last_day: days.at(-1) ?? '',
    settings: JSON.stringify(settings),
  }
}

/** What one field cannot say of itself. */
async function checkSettings({ db, atlas }: ServiceContext, settings: EventSettings, lang: Language): Promise<void> {
  const words = wording(lang)
  const refuse = (path: string, key: string, values: Record<string, string | number> = {}): never => {
    const message = words.text(`event.settings.${key}`, values)
    throw new Problem('invalid', `${path}: ${message}`, [{ path, message }])
  }
  settings.sessions.forEach(({ starts, ends }, index) => ends <= starts && refuse(`sessions.${index}`, 'ends_before'))
  const ordered = settings.sessions.toSorted((a, b) => (`${a.day} ${a.starts}` < `${b.day} ${b.starts}` ? -1 : 1))
  ordered.forEach((session, index) => {
    const next = ordered[index + 1]
    if (next !== undefined && next.day === session.day && next.starts < session.ends) refuse('sessions', 'overlap', { day: session.day })
  })
  const slots = slotsOf(settings).length
  if (slots === 0) refuse('sessions', 'no_slot')
  if (slots > EVENT_LIMITS.slots) refuse('sessions', 'too_many_slots', { most: EVENT_LIMITS.slots })
  if (tablesOf(settings.rooms).length > EVENT_LIMITS.tables) refuse('rooms', 'too_many_tables', { most: EVENT_LIMITS.tables })
  const ids = settings.rooms.map(({ room_id }) => room_id)
  if (new Set(ids).size < ids.length) refuse('rooms', 'same_room')
  const unknown = settings.segment_ids.find((id) => !atlas.segments.has(id))
  if (unknown !== undefined) refuse('segment_ids', 'unknown_segment', { id: unknown })
  if (settings.province_id !== null && !(await placeNames(db)).provinces.has(settings.province_id))
    refuse('province_id', 'unknown_province', { id: settings.province_id })
  const last = settings.registration_ends_on
  if (last !== null && settings.sessions.some(({ day }) => day < last)) refuse('registration_ends_on', 'too_late')
}

/** What a timetable rests on. */
const FIXED_ONCE_PUBLISHED = ['sessions', 'slot_minutes', 'pause_minutes', 'rooms', 'kind'] as const

type EventChange = WantedEvent & { readonly [K in keyof EventSettings]?: EventSettings[K] | undefined }

export async function changeEvent(context: ServiceContext, { event_id, lang, ...change }: EventChange, asking: Asking, now = new Date()) {
  countDeed(context, 'change_event', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    const row = await lockManagedEvent(trx, asking, { event_id, lang })
    requireState(row, ['draft', 'open', 'planning', 'published'], lang)
    const wanted = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const settings: EventSettings = { ...row.settings, ...wanted }
    await checkSettings({ ...context, db: trx }, settings, lang)
    const moved = FIXED_ONCE_PUBLISHED.filter((field) => JSON.stringify(settings[field]) !== JSON.stringify(row.settings[field]))
    if (row.state === 'published' && moved.length > 0)
      throw new Problem('conflict', wording(lang).text('event.fixed_once_published', { fields: moved.join(', ') }))
    await updateEvent(trx, event_id, { ...columnsOf(settings), changed_at: now })
    await writeAudit(trx, { actor: asking.by, action: 'event.change', target: event_id, details: { fields: Object.keys(wanted) } }, now)
  })
  return getEvent(context, { event_id, lang }, asking, now)
}

export async function moveEvent(
  context: ServiceContext,
  { event_id, lang, to, reason }: WantedEvent & { to: EventState; reason?: string | undefined },
  asking: Asking,
  now = new Date(),
) {
  const words = wording(lang)
  countDeed(context, 'change_event', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    const row = await lockManagedEvent(trx, asking, { event_id, lang })
    if (!EVENT_MOVES[row.state].includes(to))
      throw new Problem(
        'conflict',
        words.text('event.no_such_move', { from: words.text(`event_state.${row.state}`), to: words.text(`event_state.${to}`) }),
      )
    if (to === 'cancelled' && reason === undefined) throw new Problem('invalid', words.text('event.reason_needed'))
    await updateEvent(trx, event_id, { state: to, changed_at: now, ...(to === 'cancelled' && { cancel_reason: reason ?? null }) })
    await writeAudit(trx, { actor: asking.by, action: 'event.move', target: event_id, details: { from: row.state, to } }, now)
    if (to === 'cancelled' && row.state !== 'draft') {
      const all = await listParticipants(trx, [event_id])
      await tellParticipants(context, trx, row, all, 'event_cancelled', { reason: reason ?? '' }, now)
    }
  })
  return getEvent(context, { event_id, lang }, asking, now)
}
