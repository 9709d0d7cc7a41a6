import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MeetingEventDetail } from '../../src/api/contract/event-shapes.ts'
import type { EventSchedule } from '../../src/api/contract/event-meetings.ts'
import { uuidV7 } from '../../src/domain/uuid-v7.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { openAgency, SETTINGS } from '../support/events.ts'
import { type Browser, openStaff } from '../support/people.ts'

let app: DemoApp
let officer: Browser
let event = ''
beforeAll(async () => {
  app = await openDemoApp()
  officer = await openStaff(app, 'officer@fair.example', 'officer')
  event = await openHardEvent()
}, 120_000)
afterAll(() => app.dispose())

const [EACH, SLOTS, PAIRS] = [60, 16, 2400]
const ALL = Array.from({ length: SLOTS }, (_, slot) => slot)

/** Hard on purpose: everybody is away often, everybody is to have six meetings, and two thirds of the buyers share few interpreters. */
async function openHardEvent(): Promise<string> {
  const { db } = app.context
  const organisation_id = await openAgency(app.context, 'operator')
  const settings = {
    ...SETTINGS,
    sessions: [{ day: '2099-03-11', starts: '09:00', ends: '17:00' }],
    rooms: [{ room_id: 'hall', name: 'Hall', tables: 25 }],
    least_meetings: 6,
    score_pairs: true,
  }
  const made = await officer.json<MeetingEventDetail>('POST', '/events', { ...settings, organisation_id })
  expect(made.slots).toBe(SLOTS)
  const { event_id } = made
  const party = (side: 'buyer' | 'supplier', index: number) => ({
    participant_id: uuidV7(),
    event_id,
    organiser_id: organisation_id,
    organisation_id: null,
    company_id: null,
    side,
    number: index + 1,
    name: `${side} ${index}`,
    country: 'VNM',
    languages: side === 'buyer' ? (['ja', 'ko', 'vi'][index % 3] ?? 'vi') : 'vi',
    shows: '[]',
    stays_unnamed: false,
    first_time: false,
    domestic: true,
    away_slots: JSON.stringify(ALL.filter((slot) => (slot * 7919 + index * 104_729 + (side === 'buyer' ? 31 : 62)) % 97 < 30)),
    most_meetings: null,
    room_id: null,
    state: 'confirmed' as const,
    refused_reason: null,
    check_in_code: uuidV7(),
    presence: 'expected' as const,
    checked_in_at: null,
    created_by: 'operator',
    created_at: new Date(),
  })
  const buyers = Array.from({ length: EACH }, (_, index) => party('buyer', index))
  const suppliers = Array.from({ length: EACH }, (_, index) => party('supplier', index))
  await db
    .insertInto('event_participant')
    .values([...buyers, ...suppliers])
    .execute()
  const scores = Array.from({ length: PAIRS }, (_, index) => ({
    buyer_id: buyers[index % EACH]?.participant_id ?? '',
    supplier_id: suppliers[(index * 7 + Math.floor(index / EACH)) % EACH]?.participant_id ?? '',
    event_id,
    score: 1 + (((index * 7919) % 9973) * 99) / 9973,
    part: 1,
  }))
  const distinct = new Map(scores.map((row) => [`${row.buyer_id} ${row.supplier_id}`, row]))
  await db
    .insertInto('event_score')
    .values([...distinct.values()])
    .execute()
  const interpreters = [...Array.from({ length: 9 }, () => 'ja|vi'), ...Array.from({ length: 8 }, () => 'ko|vi')].map(
    (languages, index) => ({
      event_id,
      interpreter_id: `interpreter-${index}`,
      label: `Interpreter ${index}`,
      languages,
      away_slots: JSON.stringify(ALL.filter((slot) => (slot * 5 + index) % 9 === 0)),
    }),
  )
  await db.insertInto('event_interpreter').values(interpreters).execute()
  await db.updateTable('meeting_event').set({ state: 'open' }).where('event_id', '=', event_id).execute()
  return event_id
}

const desk = async () => (await officer.json<MeetingEventDetail>('GET', `/events/${event}`)).desk
const make = (time_limit_s: number) => officer.send('POST', `/events/${event}/schedule`, { time_limit_s, lang: 'en' })
const cancel = () => officer.json<{ cancelled: boolean }>('POST', `/events/${event}/schedule/cancel`, {})

/** Everything a schedule leaves behind. */
async function kept() {
  const { db } = app.context
  const count = async (table: 'event_schedule' | 'event_meeting') =>
    (await db.selectFrom(table).select('version').where('event_id', '=', event).execute()).length
  const log = await db
    .selectFrom('audit_entry')
    .select('action')
    .where('target', '=', event)
    .where('action', '=', 'event.schedule')
    .execute()
  return { schedules: await count('event_schedule'), meetings: await count('event_meeting'), logged: log.length }
}

test('a search that is cancelled says how long it went on, ends at once, and leaves nothing behind', async () => {
  const making = make(60)
  await expect.poll(async () => (await desk())?.run, { timeout: 20_000 }).toMatchObject({ time_limit_s: 60 })
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const run = (await desk())?.run
  expect(run?.seconds).toBeGreaterThanOrEqual(1)
  expect(run?.share).toBeCloseTo((run?.seconds ?? 0) / 60, 1)
  const second = await make(1)
  expect(second.status).toBe(409)
  const asked = performance.now()
  expect(await cancel()).toEqual({ cancelled: true })
  const response = await making
  expect(performance.now() - asked).toBeLessThan(20_000)
  expect(response.status).toBe(409)
  expect(await response.text()).toContain('was cancelled. Nothing was changed.')
  expect(await desk()).toMatchObject({ running: false, run: null, newest_version: null })
  expect(await kept()).toEqual({ schedules: 0, meetings: 0, logged: 0 })
  expect(await cancel()).toEqual({ cancelled: false })
}, 120_000)

test('one whose time is over gives the best it found, whole', async () => {
  const response = await make(2)
  expect(response.status).toBe(201)
  const schedule = (await response.json()) as EventSchedule
  expect(schedule.bound).toBeGreaterThanOrEqual(schedule.value)
  expect(await kept()).toEqual({ schedules: 1, meetings: schedule.meetings, logged: 1 })
  const rows = await app.context.db
    .selectFrom('event_meeting')
    .select(['slot', 'buyer_id', 'supplier_id'])
    .where('event_id', '=', event)
    .execute()
  const seats = rows.flatMap(({ slot, buyer_id, supplier_id }) => [`${slot} ${buyer_id}`, `${slot} ${supplier_id}`])
  expect(new Set(seats).size).toBe(2 * schedule.meetings)
  expect(app.failures).toEqual([])
}, 120_000)
