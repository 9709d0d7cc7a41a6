import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/api/contract/outcome.ts'
import type { EventSchedule } from '../../src/api/contract/event-meetings.ts'
import { EXAMPLES_FILE, readExamples } from '../../src/edition/examples.ts'
import { keepExamples } from '../../src/services/examples/keep-examples.ts'
import { DEMO, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { openEvent } from '../support/events.ts'
import { type Browser, openMember, openStaff } from '../support/people.ts'
import { makeOrganisation } from '../support/speakers.ts'

/** What the demo edition brings along: invented events and cases, beside those of people. */

interface Page<T> {
  items: T[]
  total: number
}

const REAL = resolve(import.meta.dirname, '../../editions/vietnam-electronics')
const { events, cases } = readExamples(DEMO)

describe('examples of an edition', () => {
  let app: DemoApp
  let officer: Browser
  let own = ''

  beforeAll(async () => {
    app = await openDemoApp()
    own = await openEvent(app)
    await keepExamples(app.context.db, DEMO)
    officer = await openStaff(app, 'canbo@vidu.vn', 'officer')
  }, 60_000)
  afterAll(() => app.dispose())

  const shown = async (path: string) => (await app.json(`/api/v1${path}`)) as Page<{ event_id: string; title: string; state: string }>
  const count = async (table: 'meeting_event' | 'event_participant' | 'event_meeting' | 'introduction' | 'introduction_step') =>
    Number(
      (
        await app.context.db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<string>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )

  test('stand beside what people organise, and say what they are', async () => {
    const { items } = await shown('/events?lang=vi')
    expect(items.map((each) => each.event_id).toSorted()).toEqual([own, ...events.map((each) => each.event_id)].toSorted())
    for (const { event_id, title } of items) if (event_id !== own) expect(title).toContain('Demo')
  })

  test('every company and need in them is there', async () => {
    const rows = await app.context.db.selectFrom('company').select('company_id').execute()
    const known = new Set(rows.map((row) => row.company_id))
    const named = [...cases, ...events.flatMap((each) => each.participants)].map((each) => each.company_id)
    expect(named.filter((id) => !known.has(id))).toEqual([])
    const needs = new Set((await app.context.db.selectFrom('need').select('need_id').execute()).map((row) => row.need_id))
    const meant = [
      ...cases.map((each) => each.need_id),
      ...events.flatMap((each) => each.participants.flatMap(({ shows }) => shows.map((part) => part.need_id))),
    ]
    expect(meant.filter((id) => id != null && !needs.has(id))).toEqual([])
  })

  test('have timetables that are proved best, and meetings that took place', async () => {
    const done = events.find(({ state }) => state === 'done')
    const { items } = await officer.json<Page<EventSchedule>>('GET', `/events/${done?.event_id}/schedules?lang=en`)
    expect(items).toMatchObject([{ state: 'published', proved: true }])
    const meetings = await officer.json<Page<{ state: string }>>('GET', `/events/${done?.event_id}/meetings?lang=en&limit=100`)
    expect(meetings.items.filter(({ state }) => state === 'held').length).toBeGreaterThan(5)
    expect(meetings.items.some(({ state }) => state === 'missed')).toBe(true)
  })

  test('are enough for outcomes everybody sees, with the name of the event', async () => {
    const { items } = (await app.json('/api/v1/outcomes?by=event&lang=en')) as Page<Outcome>
    expect(items[0]?.order.confirmed).toBe(5)
    const event = events.find(({ state }) => state === 'done')
    expect(items.map(({ name }) => name)).toContain(event?.settings.title)
    for (const { introduction, nda } of items) expect(introduction.confirmed ?? 0).toBeGreaterThanOrEqual(nda.confirmed ?? 0)
  })

  test('come once; what people did in them stays', async () => {
    const open = events.find(({ state }) => state === 'open')
    const member = await openMember(app, 'ban@vidu.vn')
    const organisation_id = await makeOrganisation(app, { kind: 'company', members: { 'ban@vidu.vn': 'owner' } })
    const asked = { lang: 'vi', side: 'supplier', organisation_id, languages: ['vi'] }
    expect((await member.send('POST', `/events/${open?.event_id}/participants`, asked)).status).toBe(201)
    const before = [
      await count('meeting_event'),
      await count('event_participant'),
      await count('event_meeting'),
      await count('introduction_step'),
    ]
    await keepExamples(app.context.db, DEMO)
    expect([
      await count('meeting_event'),
      await count('event_participant'),
      await count('event_meeting'),
      await count('introduction_step'),
    ]).toEqual(before)
  })

  test('go when another edition comes, and nothing else does', async () => {
    expect(readExamples(REAL)).toEqual({ organisations: {}, events: [], cases: [] })
    await keepExamples(app.context.db, REAL)
    expect((await shown('/events?lang=vi')).items.map((each) => each.event_id)).toEqual([own])
    expect(await count('introduction')).toBe(0)
    const left = await app.context.db.selectFrom('organisation').select('created_by').where('created_by', '=', 'edition').execute()
    expect(left).toEqual([])
  })
})

test('an edition of real companies may have none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'matxich-examples-'))
  writeFileSync(join(folder, 'datapackage.json'), readFileSync(join(REAL, 'datapackage.json')))
  writeFileSync(join(folder, EXAMPLES_FILE), readFileSync(join(DEMO, EXAMPLES_FILE)))
  expect(() => readExamples(folder)).toThrow(/not fictional/)
  rmSync(folder, { recursive: true })
})
