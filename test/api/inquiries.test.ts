import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliverWaiting } from '../../src/services/inquiries/tell.ts'
import { uuidV7 } from '../../src/domain/uuid-v7.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Browser, lastMail, openBrowser, openMember, openStaff } from '../support/people.ts'
import { makeOrganisation } from '../support/speakers.ts'

const OURS = 'demo-bamboo-copper'
const UNCLAIMED = 'demo-lychee-circuits'
const TEXT = 'Chúng tôi cần 12.000 m² lá đồng mỗi tháng, dày 12 µm.'

interface Inquiry {
  inquiry_id: string
  from_name: string
  from_verified: boolean
  state: string
  delivery: string
  side: string
  subject: string | null
  thread: { side: string; text: string | null; mine: boolean }[]
  blocked: boolean
  may_answer: boolean
}

let app: DemoApp
let sender: Browser
let editor: Browser
let colleague: Browser
let stranger: Browser
let curator: Browser
let buyerId: string

const letter = (more: object = {}) => ({ lang: 'vi', subject: 'Hỏi giá lá đồng', text: TEXT, purpose: 'quote', ...more })
const write = (browser: Browser, id = OURS, more: object = {}) => browser.send('POST', `/companies/${id}/inquiries`, letter(more))

beforeAll(async () => {
  app = await openDemoApp()
  sender = await openMember(app, 'nguoi-mua@vidu.vn', 'Người Mua')
  editor = await openMember(app, 'bien-tap@vidu.vn', 'Biên Tập')
  colleague = await openMember(app, 'dong-nghiep@vidu.vn')
  stranger = await openMember(app, 'nguoi-la@vidu.vn')
  curator = await openStaff(app, 'quan-ly@vidu.vn', 'curator')
  buyerId = await makeOrganisation(app, {
    kind: 'buyer',
    verified: true,
    members: { 'nguoi-mua@vidu.vn': 'owner', 'dong-nghiep@vidu.vn': 'member' },
    name: 'Bên Mua Thật',
  })
  await makeOrganisation(app, { kind: 'company', companies: [OURS], members: { 'bien-tap@vidu.vn': 'editor' } })
}, 120_000)
afterAll(() => app.dispose())

describe('a letter', () => {
  let made: Inquiry
  test('goes to those who speak for the company; mail says that there is one and nothing of it', async () => {
    const response = await write(sender, OURS, { organisation_id: buyerId })
    expect(response.status, await response.clone().text()).toBe(201)
    made = (await response.json()) as Inquiry
    expect(made).toMatchObject({ state: 'open', delivery: 'editors', side: 'sender', from_name: 'Bên Mua Thật', from_verified: true })
    const mail = await lastMail(app, 'bien-tap@vidu.vn')
    expect(mail).toMatchObject({ template: 'inquiry_received', language: 'vi' })
    expect(mail.body).toContain(`/vi/inquiries/${made.inquiry_id}`)
    expect(`${mail.subject} ${mail.body}`).not.toMatch(/Hỏi giá|12\.000|nguoi-mua|Bên Mua|Người Mua/)
  })

  test('is read by its two sides alone', async () => {
    const path = `/inquiries/${made.inquiry_id}`
    for (const browser of [colleague, stranger, curator]) {
      expect((await browser.send('GET', path)).status).toBe(404)
      expect((await browser.send('POST', `${path}/messages`, { text: 'Tôi cũng muốn viết vào đây.' })).status).toBe(404)
      expect((await browser.json<{ total: number }>('GET', '/inquiries')).total).toBe(0)
    }
    expect((await openBrowser(app).send('GET', path)).status).toBe(401)
    const seen = await editor.json<Inquiry>('GET', path)
    expect(seen).toMatchObject({ side: 'company', may_answer: true, thread: [{ side: 'sender', text: TEXT, mine: false }] })
    // No address, no id of a person.
    expect(JSON.stringify(seen)).not.toMatch(/@|user/)
  })

  test('is answered in turn, each side told by mail', async () => {
    const path = `/inquiries/${made.inquiry_id}`
    expect((await editor.send('POST', `${path}/messages`, { text: 'Cảm ơn, chúng tôi làm được 9.000 m².' })).status).toBe(201)
    const mail = await lastMail(app, 'nguoi-mua@vidu.vn')
    expect(mail.template).toBe('inquiry_answered')
    expect(mail.body).not.toMatch(/9\.000|bien-tap/)
    expect(await sender.json<Inquiry>('GET', path)).toMatchObject({ state: 'answered', may_answer: true })
    expect((await sender.send('POST', `${path}/messages`, { text: 'Vậy cho chúng tôi xin mẫu.' })).status).toBe(201)
    const { thread, state } = await editor.json<Inquiry>('GET', path)
    expect([state, thread.map((message) => message.side)]).toEqual(['open', ['sender', 'company', 'sender']])
    expect(await editor.json('GET', '/inquiries?side=company')).toMatchObject({ total: 1, items: [{ messages: 3 }] })
    expect(await editor.json('GET', '/inquiries?side=sender')).toMatchObject({ total: 0 })
  })

  test('of a sender the company does not want is taken no more', async () => {
    const path = `/inquiries/${made.inquiry_id}`
    expect((await sender.send('POST', `${path}/block`, { blocked: true })).status).toBe(403)
    expect(await editor.json<Inquiry>('POST', `${path}/block`, { blocked: true })).toMatchObject({ blocked: true })
    expect((await write(sender)).status).toBe(403)
    expect((await sender.send('POST', `${path}/messages`, { text: 'Có ai ở đó không?' })).status).toBe(409)
    expect(await editor.json<Inquiry>('POST', `${path}/block`, { blocked: false })).toMatchObject({ blocked: false })
    expect((await write(sender)).status).toBe(201)
  })

  test('that is reported is read by staff, who may remove it', async () => {
    const path = `/inquiries/${made.inquiry_id}`
    expect((await editor.send('POST', `${path}/report`, { reason: 'Quảng cáo' })).status).toBe(201)
    expect((await editor.send('POST', `${path}/report`, { reason: 'Quảng cáo' })).status).toBe(409)
    expect((await editor.send('GET', '/inquiry-reports')).status).toBe(403)
    const { items } = await curator.json<{ items: { report_id: string; by: string; thread: unknown[] }[] }>('GET', '/inquiry-reports')
    expect(items).toMatchObject([{ by: 'company', reason: 'Quảng cáo', thread: [{ text: TEXT }, {}, {}] }])
    expect((await curator.send('POST', `/inquiry-reports/${items[0]?.report_id}`, { outcome: 'removed' })).status).toBe(200)
    const removed = await sender.json<Inquiry>('GET', path)
    expect(removed).toMatchObject({ state: 'removed', subject: null, may_answer: false })
    expect(removed.thread.every((message) => message.text === null)).toBe(true)
    expect((await curator.json<{ total: number }>('GET', '/inquiry-reports')).total).toBe(0)
  })
})

describe('a letter to a company nobody speaks for', () => {
  test('is kept, and says so', async () => {
    expect(await (await write(sender, UNCLAIMED)).json()).toMatchObject({ delivery: 'not_yet', state: 'open' })
  })

  test('is told of to its office mailbox, once a day, and never to the address of a person', async () => {
    const put = async (value: string) =>
      app.context.db
        .insertInto('company_fact')
        .values({
          fact_id: value,
          company_id: UNCLAIMED,
          site_id: null,
          property: 'email',
          value,
          unit: null,
          source_id: 'demo-data',
          evidence_grade: 'press',
          as_of: null,
          note: null,
          term_id: null,
          segment_id: null,
          details: null,
        })
        .execute()
    await put('a.nguyen@demo-lychee.example')
    expect(await (await write(sender, UNCLAIMED)).json()).toMatchObject({ delivery: 'not_yet' })
    await put('info@demo-lychee.example')
    expect(await (await write(stranger, UNCLAIMED)).json()).toMatchObject({ delivery: 'role_mailbox' })
    expect(await (await write(stranger, UNCLAIMED)).json()).toMatchObject({ delivery: 'role_mailbox' })
    const mail = await app.context.db.selectFrom('mail').selectAll().where('to_address', 'like', '%demo-lychee.example').execute()
    expect(mail.map((each) => [each.to_address, each.template])).toEqual([['info@demo-lychee.example', 'inquiry_waiting']])
    expect(mail[0]?.body).not.toMatch(/12\.000|Hỏi giá|@vidu/)
  })

  test('reaches whoever claims it later', async () => {
    const owner = await openMember(app, 'chu@vidu.vn')
    await makeOrganisation(app, { kind: 'company', companies: [UNCLAIMED], members: { 'chu@vidu.vn': 'owner' } })
    await deliverWaiting(app.context)
    expect((await lastMail(app, 'chu@vidu.vn')).template).toBe('inquiry_received')
    const { items } = await owner.json<{ items: { delivery: string }[] }>('GET', '/inquiries?side=company')
    expect(items.length).toBeGreaterThan(2)
    expect(items.every((item) => item.delivery === 'editors')).toBe(true)
  })
})

describe('limits', () => {
  test('three that wait at one company', async () => {
    const person = await openMember(app, 'ba-thu@vidu.vn')
    for (let i = 0; i < 3; i++) expect((await write(person)).status).toBe(201)
    const fourth = await write(person)
    expect(fourth.status).toBe(409)
    expect(((await fourth.json()) as { detail: string }).detail).toContain('3')
    const { items } = await person.json<{ items: { inquiry_id: string }[] }>('GET', '/inquiries')
    expect((await person.send('POST', `/inquiries/${items[0]?.inquiry_id}/close`, {})).status).toBe(200)
    expect((await write(person)).status).toBe(201)
  })

  test('ten a day of one person', async () => {
    const person = await openMember(app, 'muoi-thu@vidu.vn')
    const { items } = (await app.json('/api/v1/companies?limit=11')) as { items: { id: string }[] }
    const statuses: number[] = []
    for (const { id } of items) statuses.push((await write(person, id)).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 429])
  })

  test('thirty companies a day of one organisation', async () => {
    const { id: other } = await app.context.db
      .selectFrom('auth_user')
      .select('id')
      .where('email', '=', 'dong-nghiep@vidu.vn')
      .executeTakeFirstOrThrow()
    const at = new Date()
    for (let i = 0; i < 30; i++)
      await app.context.db
        .insertInto('inquiry')
        .values({
          inquiry_id: uuidV7(),
          company_id: `demo-another-${i}`,
          from_user_id: other,
          from_organisation_id: null,
          subject: 's',
          purpose: 'other',
          state: 'answered',
          delivery: 'not_yet',
          created_at: at,
          changed_at: at,
        })
        .execute()
    const { items } = (await app.json('/api/v1/companies?limit=20')) as { items: { id: string }[] }
    const fresh = items.map((item) => item.id).find((id) => id !== OURS && id !== UNCLAIMED) ?? ''
    expect((await write(sender, fresh)).status).toBe(429)
  })

  test('words of a letter: not too few, not too many, and no signs that are not seen', async () => {
    expect((await write(stranger, OURS, { text: 'ngắn' })).status).toBe(400)
    expect((await write(stranger, OURS, { text: 'x'.repeat(4001) })).status).toBe(400)
    expect((await write(stranger, OURS, { purpose: 'spam' })).status).toBe(400)
    expect((await write(stranger, OURS, { organisation_id: buyerId })).status).toBe(403)
    const made = (await (
      await write(stranger, OURS, { subject: 'a\u202Eb\u0000c', text: `dòng một\u0000\ndòng hai\u202E ${TEXT}` })
    ).json()) as Inquiry
    expect(made.subject).toBe('abc')
    expect(made.thread[0]?.text).toBe(`dòng một\ndòng hai ${TEXT}`)
  })
})
