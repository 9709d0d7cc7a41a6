import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventChoice, EventMeeting } from '../../src/api/contract/event-meetings.ts'
import type { EventParticipantDetail } from '../../src/api/contract/event-shapes.ts'
import en from '../../src/web/messages/en/events.json' with { type: 'json' }
import vi from '../../src/web/messages/vi/events.json' with { type: 'json' }
import { type Browser as Person, openMember, openStaff } from '../support/people.ts'
import { alive, DESKTOP, go, noBrowser, openSite, PHONE, type Site, skipReason, visit } from './browser.ts'
import { checkPage } from './page-check.ts'
import { appOf, signedIn } from './people.ts'

/** An officer runs an event: from the draft to the door, and mends the timetable when somebody does not come. */

const TEXTS = { vi, en }
const BUYERS = ['demo-heron-electronics-vietnam', 'demo-stork-assembly', 'demo-kingfisher-ems']
const SUPPLIERS = ['demo-longan-boards', 'demo-rattan-wire', 'demo-guava-precision']
const DAY = '2031-03-11'

describe.skipIf(noBrowser)(`events${skipReason}`, () => {
  let site: Site
  let officer: Person

  beforeAll(async () => {
    site = await openSite('demo')
    officer = await openStaff(appOf(site), 'canbo@vidu.vn', 'officer')
    await officer.json('POST', '/organisations', { lang: 'vi', kind: 'agency', name: 'Sở Công Thương Ví dụ' })
  })
  afterAll(() => site.stop())

  const opened = (person: Person, size: BrowserContextOptions, path: string, story: (page: Page) => Promise<void>) =>
    visit(site, path, signedIn(site, person, size), async ({ page, complaints }) => {
      await story(page)
      expect(complaints).toEqual([])
    })
  const press = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true }).first().click()
  const said = (page: Page, text: string) => page.locator('main [role=status]', { hasText: text }).waitFor()
  const register = (event: string, company_id: string, side: 'buyer' | 'supplier') =>
    officer.json<EventParticipantDetail>('POST', `/events/${event}/participants`, { lang: 'vi', side, company_id, languages: ['vi'] })
  const meetingsOf = (event: string, version: number) =>
    officer.json<{ items: EventMeeting[]; total: number }>('GET', `/events/${event}/meetings?version=${version}&limit=500&lang=vi`)

  describe.each([
    ['vi', 'desk', DESKTOP],
    ['en', 'phone', PHONE],
    ['vi', 'phone', PHONE],
    ['en', 'desk', DESKTOP],
  ] as const)('in %s at a %s', (lang, where, size) => {
    const t = TEXTS[lang]
    let member: Person
    let event = ''
    let mine = ''
    let buyers: EventParticipantDetail[] = []

    it('an event is announced, and companies come', async () => {
      member = await openMember(appOf(site), `${lang}.${where}@vidu.vn`)
      const { organisation_id } = await member.json<{ organisation_id: string }>('POST', '/organisations', {
        lang,
        kind: 'company',
        name: `Công ty ${lang} ${where}`,
      })

      await opened(officer, size, `/${lang}/events`, async (page) => {
        await page.locator('main').getByRole('link', { name: t.list.new }).click()
        await page.fill('[name=title]', `Demo ${lang} ${where}`)
        await page.locator('[name=day]').first().fill(DAY)
        await page.locator('[name=starts]').first().fill('09:00')
        await page.locator('[name=ends]').first().fill('11:00')
        await page.fill('[name=slot_minutes]', '25')
        await page.locator('[name=room_name]').first().fill('Sảnh A')
        await page.locator('[name=room_tables]').first().fill('2')
        await press(page, t.form.create)
        await page.waitForURL(/\/events\/[0-9a-f-]{36}$/)
        event = new URL(page.url()).pathname.split('/').at(-1) ?? ''
        await press(page, t.move.open)
        await page.locator('.event-state[data-state=open]').waitFor()

        // One by hand out of the directory, as on the telephone; the others as programs do.
        await page.locator('.event-nav').getByRole('link', { name: t.nav.participants }).click()
        await page.fill('[name=company]', 'Lychee')
        await press(page, t.participants.enter_find)
        await page.locator('main form [name=side][value=supplier]').first().click()
        await said(page, t.participants.entered)
      })
      buyers = await Promise.all(BUYERS.map((id) => register(event, id, 'buyer')))
      await Promise.all(SUPPLIERS.map((id) => register(event, id, 'supplier')))

      // A company registers by itself.
      await opened(member, size, `/${lang}/events/${event}`, async (page) => {
        await page.selectOption('[name=organisation_id]', organisation_id)
        await page.check('[name=side][value=supplier]')
        // Who shares no language with anybody, and has no interpreter, meets nobody.
        await page.check('[name=languages][value=vi]')
        await page.fill('[name=shows]', 'PCB 8L')
        await press(page, t.register.send)
        await said(page, t.register.done)
        await page.locator('#mine ~ ul').getByRole('link', { name: t.nav.availability }).click()
        await page.locator('.slot-box input').last().uncheck()
        await press(page, t.availability.save)
        await said(page, t.participants.changed)
        mine = new URL(page.url()).searchParams.get('participant') ?? ''
      })

      await opened(officer, size, `/${lang}/events/${event}/participants`, async (page) => {
        const waiting = page.getByRole('button', { name: t.participants.confirm_all })
        if ((await waiting.count()) > 0) await waiting.click()
        else
          await page
            .getByRole('button', { name: new RegExp(`^${t.participants.confirm}`) })
            .first()
            .click()
        await said(page, t.participants.changed)
        await go(page, `${site.url}/${lang}/events/${event}`)
        await press(page, t.move.planning)
        await page.locator('.event-state[data-state=planning]').waitFor()
      })
      await opened(member, size, `/${lang}/events/${event}/preferences?participant=${mine}`, async (page) => {
        await page.locator('.choice-row').first().locator('[data-wish=best]').click()
        await press(page, t.preferences.save)
        await page.locator('main [role=status]').waitFor()
        expect(await page.locator('[data-wish=best] input:checked').count()).toBe(1)
      })
      for (const { participant_id } of buyers) {
        const path = `/events/${event}/participants/${participant_id}/preferences`
        const { items } = await officer.json<{ items: EventChoice[] }>('GET', `${path}?lang=vi`)
        const wishes = items.map((each) => ({ participant_id: each.participant_id, wish: 'good' }))
        expect((await officer.send('PUT', path, { lang, wishes })).status).toBe(200)
      }
    })

    it('the best schedule is made and published, and answered', async () => {
      // The best schedule there is, with what one would get by hand beside it.
      await opened(officer, size, `/${lang}/events/${event}/schedule`, async (page) => {
        await press(page, t.schedule.make)
        await page.locator('#figures').waitFor({ timeout: 60_000 })
        await page.getByText(t.schedule.proved).waitFor()
        expect(await page.locator('.worth-bars tbody tr').count()).toBe(3)
        expect(await page.locator('.meeting-grid tbody tr').count()).toBe(BUYERS.length)
        await press(page, t.schedule.publish.replace('{version}', '1'))
        await said(page, t.schedule.published)
      })
      const before = await meetingsOf(event, 1)
      expect(before.total).toBeGreaterThan(0)
      expectNoDoubleBooking(before.items)

      // On the phone in the hand: my day, the calendar, an answer.
      await opened(member, size, `/${lang}/events/${event}/timetable/${mine}`, async (page) => {
        await page.locator('.day-list > li[data-kind=meeting]').first().waitFor()
        const ics = await page.request.get(`${site.url}${await page.getByRole('link', { name: t.timetable.ics }).getAttribute('href')}`)
        expect(ics.headers()['content-type']).toContain('text/calendar')
        expect(await ics.text()).toContain('BEGIN:VEVENT')
        await page.locator('main form [name=accept][value=true]').first().click()
        await said(page, t.timetable.answered)
      })
    })

    it('somebody does not come to the door, and the schedule is repaired', async () => {
      const before = await meetingsOf(event, 1)
      const { check_in_code } = await officer.json<EventParticipantDetail>('GET', `/events/${event}/participants/${mine}?lang=vi`)
      const missing = buyers.find(({ participant_id }) => before.items.some(({ buyer }) => buyer.participant_id === participant_id))
      await opened(officer, size, `/${lang}/events/${event}/check-in`, async (page) => {
        await page.fill('[name=code]', check_in_code.toLowerCase())
        await press(page, t.check_in.enter)
        await said(page, `Công ty ${lang} ${where}`)
        await page
          .locator('.presence-list li', { hasText: missing?.name ?? '' })
          .locator('[name=presence][value=absent]')
          .click()
        await page.locator('.presence-list li[data-presence=absent]').waitFor()
        await page
          .locator('main')
          .getByRole('link', { name: t.check_in.to_repair.replace('{count}', '1') })
          .click()

        // Who does not come is out; the others stay where they were or get what is free.
        await page.locator('#absent ~ ul', { hasText: missing?.name ?? '' }).waitFor()
        await page.check('[name=publish]')
        await press(page, t.repair.run)
        await page.waitForURL(/version=2/, { timeout: 60_000 })
        await page.locator('main [role=status]').getByRole('link', { name: t.repair.open }).click()
        await page.locator('.meeting-grid').waitFor()
        await alive(page)
      })
      const after = await meetingsOf(event, 2)
      expect(after.items.some(({ buyer }) => buyer.participant_id === missing?.participant_id)).toBe(false)
      expectNoDoubleBooking(after.items)
    })

    // Half of them at a desk, the others on a phone: all of them in every way would take minutes.
    it('every page is as every page', async () => {
      const half = (_: string, at: number) => (at % 2 === 0) === (where === 'phone')
      const desk = ['', '/settings', '/participants', '/interpreters', '/schedule', '/repair', '/check-in', '/cards', '/cards?by=supplier']
      for (const page of lang === 'vi' ? desk.filter(half) : [])
        await checkPage(site, `/${lang}/events/${event}${page}`, signedIn(site, officer, size))
      const own = [`/availability?participant=${mine}`, `/preferences?participant=${mine}`, `/timetable/${mine}`]
      for (const page of lang === 'en' ? own : []) await checkPage(site, `/${lang}/events/${event}${page}`, signedIn(site, member, size))
    })
  })

  it.each([
    ['vi', PHONE],
    ['en', DESKTOP],
  ] as const)('in %s: a reverse fair shows parts to everybody, and suppliers choose by them', async (lang, size) => {
    const organisation = await officer.json<{ organisations: { organisation_id: string; kind: string }[] }>('GET', '/account')
    const { event_id } = await officer.json<{ event_id: string }>('POST', '/events', {
      lang,
      organisation_id: organisation.organisations.find(({ kind }) => kind === 'agency')?.organisation_id,
      title: `Demo reverse ${lang}`,
      kind: 'reverse_fair',
      by_hand: false,
      segment_ids: ['rigid-pcb'],
      sessions: [{ day: DAY, starts: '09:00', ends: '10:00' }],
      rooms: [{ room_id: 'a', name: 'A', tables: 2 }],
    })
    await officer.send('POST', `/events/${event_id}/state`, { lang, to: 'open' })
    await officer.send('POST', `/events/${event_id}/participants`, {
      lang,
      side: 'buyer',
      company_id: 'demo-heron-electronics-vietnam',
      languages: ['ko'],
      stays_unnamed: true,
      shows: [{ title: 'PCB 8L ±0.05', segment_id: 'rigid-pcb' }],
    })
    const supplier = await register(event_id, 'demo-lychee-circuits', 'supplier')
    await visit(site, `/${lang}/events/${event_id}`, size, async ({ page, complaints }) => {
      await page.locator('main').getByText('PCB 8L ±0.05').waitFor()
      expect(await page.locator('main').innerText()).not.toMatch(/Heron|Con Diệc/)
      expect(complaints).toEqual([])
    })
    await opened(officer, size, `/${lang}/events/${event_id}/preferences?participant=${supplier.participant_id}`, async (page) => {
      expect(await page.locator('.choice-row .choice-name').first().innerText()).toContain('PCB 8L ±0.05')
    })
    await checkPage(site, `/${lang}/events/${event_id}`, size)
  })

  it('lists and forms, for visitors and officers', async () => {
    await checkPage(site, '/vi/events', PHONE)
    await checkPage(site, '/ko/events?kind=reverse_fair', DESKTOP)
    await checkPage(site, '/ko/events/new', signedIn(site, officer, PHONE))
    await visit(site, '/vi/events/new', PHONE, async ({ page }) => expect(new URL(page.url()).pathname).toBe('/vi/sign-in'))
    await visit(site, '/vi/events/not-an-id', PHONE, async ({ status }) => expect(status).toBe(404))
  })
})

/** In a slot everybody is in one place, and a table has one meeting. */
function expectNoDoubleBooking(meetings: readonly EventMeeting[]): void {
  const taken = meetings.flatMap(({ slot, table, buyer, supplier, interpreter }) =>
    [`table ${table}`, buyer.participant_id, supplier.participant_id, interpreter?.interpreter_id].flatMap((what) =>
      what === undefined ? [] : [`${slot} ${what}`],
    ),
  )
  expect(new Set(taken).size).toBe(taken.length)
}
