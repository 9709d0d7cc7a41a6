import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventMeeting, EventSchedule } from '../../src/api/contract/event-meetings.ts'
import type { EventParticipantDetail, MeetingEventDetail } from '../../src/api/contract/event-shapes.ts'
import { loadHighs } from '../../src/matching/load-highs.ts'
import { makeSchedule } from '../../src/matching/schedule/make-schedule.ts'
import { problemOf } from '../../src/services/events/problem-of.ts'
import { API, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { openAgency, SETTINGS } from '../support/events.ts'
import { type Browser, lastMail, openMember, openStaff } from '../support/people.ts'

let app: DemoApp
let officer: Browser
let buyer: Browser
let maker: Browser
let stranger: Browser
let agency: string
let event: string
beforeAll(async () => {
  app = await openDemoApp()
  officer = await openStaff(app, 'officer@fair.example', 'officer')
  buyer = await openMember(app, 'buyer@fair.example', 'Người Mua')
  maker = await openMember(app, 'maker@fair.example', 'Người Bán')
  stranger = await openMember(app, 'stranger@fair.example', 'Người Lạ')
  agency = await openAgency(app.context, 'operator')
  const created = await ok<MeetingEventDetail>(officer, 'POST', '/events', { ...SETTINGS, organisation_id: agency })
  event = created.event_id
}, 120_000)
afterAll(() => app.dispose())

async function ok<T>(browser: Browser, method: string, path: string, body?: unknown): Promise<T> {
  const response = await browser.send(method, path, body)
  const text = await response.text()
  if (response.status >= 300) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return JSON.parse(text) as T
}
const status = async (browser: Browser, method: string, path: string, body?: unknown) => (await browser.send(method, path, body)).status
const at = (path: string) => `/events/${event}${path}`
interface Page<T> {
  items: T[]
  total: number
}

describe('an event', () => {
  let buyers: EventParticipantDetail[] = []
  let suppliers: EventParticipantDetail[] = []
  let own: EventParticipantDetail
  let made: EventParticipantDetail

  test('is a draft that others do not learn of, until it is opened', async () => {
    expect(await status(stranger, 'GET', at(''))).toBe(404)
    expect(await status(officer, 'GET', at(''))).toBe(200)
    expect(await status(stranger, 'POST', '/events', { ...SETTINGS, organisation_id: agency })).toBe(403)
    expect(
      await status(officer, 'POST', '/events', {
        ...SETTINGS,
        sessions: [{ day: '2099-03-11', starts: '10:00', ends: '09:00' }],
        organisation_id: agency,
      }),
    ).toBe(400)
    const opened = await ok<MeetingEventDetail>(officer, 'POST', at('/state'), { to: 'open' })
    expect(opened).toMatchObject({ state: 'open', slots: 6, tables: 3, may_register: true, desk: { moves: ['planning', 'cancelled'] } })
    const seen = await ok<MeetingEventDetail>(stranger, 'GET', at(''))
    expect([seen.desk, seen.may_manage]).toEqual([null, false])
    expect(opened.slot_list[3]).toMatchObject({ slot: 3, starts_at: '2099-03-12T09:00:00+07:00', ends_at: '2099-03-12T09:30:00+07:00' })
    expect(opened.room_list.map(({ first_table, last_table }) => [first_table, last_table])).toEqual([
      [1, 2],
      [3, 3],
    ])
  })

  test('takes organisations by themselves, and companies by those who organise', async () => {
    const organisationOf = async (browser: Browser, kind: string, name: string) =>
      (await ok<{ organisation_id: string }>(browser, 'POST', '/organisations', { kind, name })).organisation_id
    const b = await organisationOf(buyer, 'buyer', 'Orchid Cooling')
    const m = await organisationOf(maker, 'company', 'Lotus Parts')
    own = await ok(buyer, 'POST', at('/participants'), {
      side: 'buyer',
      organisation_id: b,
      languages: ['ko'],
      stays_unnamed: true,
      shows: [{ title: '4-layer boards', segment_id: 'rigid-pcb' }],
    })
    made = await ok(maker, 'POST', at('/participants'), { side: 'supplier', organisation_id: m, languages: ['vi'], first_time: true })
    expect(own).toMatchObject({
      state: 'confirmed',
      mine: true,
      name: 'Orchid Cooling',
      check_in_code: expect.stringMatching(/^[A-Z2-9]{6}$/),
    })
    expect(await status(stranger, 'POST', at('/participants'), { side: 'buyer', organisation_id: b })).toBe(403)
    expect(await status(buyer, 'POST', at('/participants'), { side: 'buyer', organisation_id: b })).toBe(409)
    const { items } = await ok<Page<{ id: string }>>(officer, 'GET', '/companies?limit=7')
    const enter = (id: string, side: string) =>
      ok<EventParticipantDetail>(officer, 'POST', at('/participants'), { side, company_id: id, languages: ['vi'] })
    for (const { id } of items.slice(0, 3)) buyers.push(await enter(id, 'buyer'))
    for (const { id } of items.slice(3)) suppliers.push(await enter(id, 'supplier'))
    buyers = [own, ...buyers]
    suppliers = [made, ...suppliers]
    const all = await ok<Page<unknown>>(officer, 'GET', at('/participants'))
    expect(all.total).toBe(9)
  })

  test('shows participants the other side alone, and no name of who wants none shown', async () => {
    const seen = await ok<Page<{ name: string; side: string; unnamed: boolean; organisation_id: string | null }>>(
      maker,
      'GET',
      at('/participants'),
    )
    expect(seen.items.filter(({ side }) => side === 'supplier').map(({ name }) => name)).toEqual(['Lotus Parts'])
    expect(seen.items.filter(({ side }) => side === 'buyer')).toHaveLength(4)
    expect(JSON.stringify(seen)).not.toContain('Orchid')
    expect(seen.items.find(({ unnamed }) => unnamed)).toMatchObject({ name: 'Buyer 1', organisation_id: null })
    expect(await status(stranger, 'GET', at('/participants'))).toBe(403)
    expect(await status(maker, 'GET', at(`/participants/${own.participant_id}`))).toBe(404)
    const open = await (await app.get(`${API}/events/${event}`)).text()
    expect(open).not.toMatch(/Orchid|Lotus|Người/)
    expect(JSON.parse(open)).toMatchObject({ shown: [{ title: '4-layer boards', buyers: 1 }] })
  })

  test('takes wishes of both sides', async () => {
    for (const supplier of suppliers)
      await ok(officer, 'PUT', at(`/participants/${supplier.participant_id}/preferences`), {
        wishes: buyers.map(({ participant_id }) => ({ participant_id, wish: 'good' })),
      })
    const chosen = await ok<{ wishes: number }>(buyer, 'PUT', at(`/participants/${own.participant_id}/preferences`), {
      wishes: [
        { participant_id: suppliers[0]?.participant_id, wish: 'best' },
        { participant_id: suppliers[1]?.participant_id, wish: 'no' },
      ],
    })
    expect(chosen.wishes).toBe(2)
    expect(
      await status(buyer, 'PUT', at(`/participants/${own.participant_id}/preferences`), {
        wishes: [{ participant_id: own.participant_id, wish: 'best' }],
      }),
    ).toBe(400)
    expect(
      await status(stranger, 'PUT', at(`/participants/${own.participant_id}/preferences`), {
        wishes: [{ participant_id: made.participant_id, wish: 'no' }],
      }),
    ).toBe(404)
    const choices = await ok<Page<{ wish: string | null; common_language: boolean }>>(
      buyer,
      'GET',
      at(`/participants/${own.participant_id}/preferences`),
    )
    expect(choices.total).toBe(5)
    expect(choices.items.every(({ common_language }) => !common_language)).toBe(true)
    const scored = await ok<{ pairs: number; buyers: number }>(officer, 'POST', at('/scores'), {})
    expect(scored.buyers).toBe(4)
  })

  let first: EventSchedule
  test('gets a schedule that is proved the best, with its interpreters, and the same again from what was stored', async () => {
    await ok(officer, 'PUT', at('/interpreters'), {
      interpreters: [{ interpreter_id: 'one', label: 'Interpreter 1', languages: ['vi', 'ko'], away_slots: [0] }],
    })
    await ok(buyer, 'PATCH', at(`/participants/${own.participant_id}`), { away_slots: [5] })
    await ok(officer, 'POST', at('/state'), { to: 'planning' })
    first = await ok(officer, 'POST', at('/schedule'), {})
    expect(first).toMatchObject({ version: 1, state: 'proposed', method: 'time_indexed', proved: true, without_meeting: 0 })
    expect(first.bound).toBe(first.value)
    expect(first.value).toBeGreaterThanOrEqual(first.greedy_value)
    // Three tables, six slots.
    expect(first.meetings).toBeLessThanOrEqual(18)
    const { inputs } = await app.context.db
      .selectFrom('event_schedule')
      .select('inputs')
      .where('event_id', '=', event)
      .executeTakeFirstOrThrow()
    const again = makeSchedule(await loadHighs(), problemOf(inputs).problem, { time_limit_s: 20 })
    expect(again.value / 10_000).toBeCloseTo(first.value, 9)
  })

  const meetings = async (browser: Browser, query = '') =>
    (await ok<Page<EventMeeting>>(browser, 'GET', at(`/meetings?limit=500${query}`))).items

  test('has nobody in two places, nobody who is away, and no pair that refused', async () => {
    const all = await meetings(officer)
    expect(all).toHaveLength(first.meetings)
    for (const keys of [
      all.map(({ slot, buyer: who }) => `${slot} ${who.participant_id}`),
      all.map(({ slot, supplier: who }) => `${slot} ${who.participant_id}`),
      all.map(({ slot, table }) => `${slot} ${table}`),
      all.flatMap(({ slot, interpreter }) => (interpreter === null ? [] : [`${slot} ${interpreter.interpreter_id}`])),
      all.map(({ buyer: b, supplier: s }) => `${b.participant_id} ${s.participant_id}`),
    ])
      expect(new Set(keys).size).toBe(keys.length)
    const mine = all.filter(({ buyer: who }) => who.participant_id === own.participant_id)
    expect(mine.length).toBeGreaterThan(0)
    expect(mine.every(({ slot, interpreter }) => slot !== 5 && slot !== 0 && interpreter?.interpreter_id === 'one')).toBe(true)
    expect(mine.some(({ supplier: who }) => who.participant_id === suppliers[1]?.participant_id)).toBe(false)
    const best = all.find(
      ({ buyer: b, supplier: s }) => b.participant_id === own.participant_id && s.participant_id === made.participant_id,
    )
    // Geometric mean of 1 and 0.7.
    expect(best?.worth).toBeCloseTo(Math.sqrt(0.7), 4)
  })

  test('is for participants when it is published, and names counterparts then', async () => {
    expect(await meetings(maker)).toEqual([])
    await ok(officer, 'POST', at('/schedules/1/publish'), {})
    expect((await lastMail(app, 'maker@fair.example')).body).toContain(`/events/${event}`)
    const mine = await meetings(maker)
    expect(mine.some(({ buyer: who }) => who.name === 'Orchid Cooling')).toBe(true)
    expect(mine.every(({ parts }) => parts.length === 0)).toBe(true)
    expect(mine.every(({ state, may_answer_as }) => state === 'waiting' && may_answer_as === made.participant_id)).toBe(true)
    expect(await status(maker, 'GET', at('/meetings?version=7'))).toBe(403)
    expect(await status(stranger, 'GET', at('/meetings'))).toBe(403)
    expect(await status(maker, 'GET', at('/grid'))).toBe(403)
    expect(await status(officer, 'PATCH', at(''), { slot_minutes: 45 })).toBe(409)
  })

  test('asks both sides', async () => {
    const [one] = await meetings(maker)
    if (one === undefined) throw new Error('no meeting')
    const answer = (browser: Browser, id: string, accept: boolean) =>
      browser.send('POST', at(`/meetings/${one.meeting_id}/answer`), { participant_id: id, accept })
    expect((await answer(maker, made.participant_id, true)).status).toBe(200)
    expect((await answer(maker, one.buyer.participant_id, true)).status).toBe(404)
    expect((await (await answer(officer, one.buyer.participant_id, true)).json()) as EventMeeting).toMatchObject({ state: 'agreed' })
    expect((await (await answer(officer, one.buyer.participant_id, false)).json()) as EventMeeting).toMatchObject({ state: 'declined' })
    await answer(officer, one.buyer.participant_id, true)
  })

  test('is repaired: what is past stays, what can take place stays, nobody absent meets', async () => {
    const before = await meetings(officer)
    const absent = suppliers[2]?.participant_id ?? ''
    const repaired = await ok<EventSchedule>(officer, 'POST', at('/repair'), { from_slot: 2, absent: [absent], publish: true })
    expect(repaired).toMatchObject({ version: 2, state: 'published', repairs_version: 1, from_slot: 2, moved: 0, proved: true })
    const after = await meetings(officer)
    const same = (a: EventMeeting) => after.some((b) => b.meeting_id === a.meeting_id && b.slot === a.slot && b.table === a.table)
    expect(before.filter((each) => each.slot < 2 || each.supplier.participant_id !== absent).every(same)).toBe(true)
    expect(after.some((each) => each.slot >= 2 && each.supplier.participant_id === absent)).toBe(false)
    expect(after.every(({ state }) => state !== 'declined')).toBe(true)
    const answered = before.find(({ supplier_answer }) => supplier_answer === true)
    expect(after.find(({ meeting_id }) => meeting_id === answered?.meeting_id)?.supplier_answer).toBe(true)
    const versions = await ok<Page<EventSchedule>>(officer, 'GET', at('/schedules'))
    expect(versions.items.map(({ version, state }) => [version, state])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ])
    await ok(officer, 'GET', at('/waiting'))
    const grid = await ok<Page<{ cells: { kind: string }[] }>>(officer, 'GET', at('/grid?side=supplier'))
    expect([grid.total, grid.items[0]?.cells.length]).toEqual([5, 6])
  })

  test('knows who comes by their code', async () => {
    const code = made.check_in_code.toLowerCase()
    const seen = await ok<{ already: boolean; participant: EventParticipantDetail; next: EventMeeting | null }>(
      officer,
      'POST',
      at('/check-in'),
      { code },
    )
    expect(seen).toMatchObject({ already: false, participant: { presence: 'present', name: 'Lotus Parts' } })
    expect(seen.next).not.toBeNull()
    expect((await ok<{ already: boolean }>(officer, 'POST', at('/check-in'), { code })).already).toBe(true)
    expect(await status(officer, 'POST', at('/check-in'), { code: 'NOCODE' })).toBe(404)
    expect(await status(maker, 'POST', at('/check-in'), { code })).toBe(403)
  })

  test('keeps notes of each side for that side', async () => {
    const [one] = await meetings(maker)
    const path = at(`/meetings/${one?.meeting_id}/note`)
    await ok(maker, 'PUT', path, { participant_id: made.participant_id, text: 'Wants samples', result: 'follow_up', held: true })
    expect(await ok(maker, 'GET', `${path}?participant_id=${made.participant_id}`)).toMatchObject({
      text: 'Wants samples',
      result: 'follow_up',
    })
    expect(await status(buyer, 'GET', `${path}?participant_id=${made.participant_id}`)).toBe(404)
    expect((await meetings(maker)).find(({ meeting_id }) => meeting_id === one?.meeting_id)?.state).toBe('held')
  })

  test('is a calendar and a table', async () => {
    const path = at(`/participants/${made.participant_id}/timetable`)
    const timetable = await ok<{ total: number; items: unknown[] }>(maker, 'GET', path)
    expect(timetable.items).toHaveLength(6)
    const calendar = await (await maker.send('GET', `${path}.ics?lang=vi`)).text()
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(timetable.total)
    expect(calendar).not.toContain('Người')
    expect(await status(stranger, 'GET', `${path}.ics`)).toBe(404)
    const csv = await app.http.request(`/export/event-meetings.csv?event_id=${event}`, {
      headers: { cookie: [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    expect(csv.status).toBe(200)
    expect((await csv.text()).trim().split('\n').length).toBeGreaterThan(5)
    expect(app.failures).toEqual([])
  })
})

describe('a reverse fair', () => {
  test('brings together whom suppliers chose and no buyer refused; a boost shows where it is on', async () => {
    const settings = { ...SETTINGS, kind: 'reverse_fair', boost_first_time_domestic: 0.1, organisation_id: agency }
    const fair = await ok<MeetingEventDetail>(officer, 'POST', '/events', settings)
    const here = (path: string) => `/events/${fair.event_id}${path}`
    const { items } = await ok<Page<{ id: string }>>(officer, 'GET', '/companies?limit=3&ownership=domestic')
    const enter = (side: string, id: string | undefined, first_time: boolean) =>
      ok<EventParticipantDetail>(officer, 'POST', here('/participants'), { side, company_id: id, first_time })
    const b = await enter('buyer', items[0]?.id, false)
    const [s1, s2] = [await enter('supplier', items[1]?.id, true), await enter('supplier', items[2]?.id, false)]
    await ok(officer, 'POST', here('/state'), { to: 'open' })
    const wish = (who: EventParticipantDetail, whom: EventParticipantDetail) =>
      ok(officer, 'PUT', here(`/participants/${who.participant_id}/preferences`), {
        wishes: [{ participant_id: whom.participant_id, wish: 'best' }],
      })
    await wish(b, s2)
    expect(await status(officer, 'POST', here('/schedule'), {})).toBe(409)
    await wish(s1, b)
    const schedule = await ok<EventSchedule>(officer, 'POST', here('/schedule'), {})
    expect(schedule).toMatchObject({ meetings: 1, proved: true, method: 'edge_colouring' })
    const [meeting] = (await ok<Page<EventMeeting>>(officer, 'GET', here('/meetings'))).items
    // √(0.25 · 1) + 0.1
    expect(meeting?.worth).toBeCloseTo(0.6, 9)
    expect(meeting?.parts.map(({ name, value }) => [name, value])).toEqual([
      ['unsaid', 0.25],
      ['supplier_wish', 1],
      ['first_time_domestic', 0.1],
    ])
  })
})
