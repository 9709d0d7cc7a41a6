import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IntroductionDetail } from '../../src/api/contract/introduction.ts'
import { sweepIntroductions } from '../../src/services/introductions/reminders.ts'
import { API, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Cast, markOf, openCase, openCast, step, SUPPLIER } from '../support/introductions.ts'
import { lastMail, openBrowser, OWN } from '../support/people.ts'
import { makeOrganisation } from '../support/speakers.ts'

const DAY_MS = 86_400_000
const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

let app: DemoApp
let cast: Cast
beforeAll(async () => {
  app = await openDemoApp()
  cast = await openCast(app)
}, 120_000)
afterAll(() => app.dispose())

const get = (who: Cast['buyer'], id: string) => who.json<IntroductionDetail>('GET', `/introductions/${id}?lang=en`)

describe('a case', () => {
  let id = ''

  test('is opened by one side, and waits for the other; mail tells that, and not what', async () => {
    const opened = await openCase(cast)
    id = opened.introduction_id
    expect(opened).toMatchObject({
      company_id: SUPPLIER,
      buyer_name: 'Bên Mua Thật',
      stage: null,
      state: 'waiting',
      waits_for: ['supplier'],
      mine: ['buyer'],
      segment: { id: 'copper-foil' },
    })
    expect(opened.province).not.toBeNull()
    const mail = await lastMail(app, 'ban@vidu.vn')
    expect(mail.template).toBe('introduction_received')
    expect(mail.body).toContain(`/introductions/${id}`)
    expect(`${mail.subject} ${mail.body}`).not.toMatch(/12\.000|35 µm|Bên Mua|mua@/)
  })

  test('is there for nobody else: neither by its address nor in a list', async () => {
    for (const who of [cast.rival, cast.agency]) {
      expect((await who.send('GET', `/introductions/${id}`)).status).toBe(404)
      expect(await who.json('GET', '/introductions')).toMatchObject({ items: [], total: 0 })
      for (const [path, body] of [
        ['steps', { act: 'said', mark: 'nda' }],
        ['messages', { text: 'Cho tôi đọc với.' }],
        ['values', { kind: 'expected', band: 'from_1m' }],
        ['reminders', {}],
      ] as const)
        expect((await who.send('POST', `/introductions/${id}/${path}`, body)).status).toBe(404)
    }
    expect((await openBrowser(app).send('GET', `/introductions/${id}`)).status).toBe(401)
  })

  test('nothing but the introduction can be said before both have accepted it', async () => {
    const early = await step(cast.buyer, id, { act: 'said', mark: 'nda' })
    expect([early.status, early.text]).toEqual([409, expect.stringContaining('accept the introduction first')])
    const accepted = await step(cast.supplier, id, { act: 'said', mark: 'introduction' })
    expect(accepted.detail).toMatchObject({ stage: 'introduction', state: 'open', waits_for: [] })
    expect(markOf(accepted.detail, 'introduction')).toMatchObject({ state: 'confirmed', buyer: 'said', supplier: 'said' })
  })

  test('a stage one side says is not reached before the other confirms; a dispute is kept beside it', async () => {
    const said = await step(cast.buyer, id, { act: 'said', mark: 'rfq' })
    expect(said.detail).toMatchObject({ stage: 'introduction', waits_for: ['supplier'] })
    expect(markOf(said.detail, 'rfq')).toMatchObject({ state: 'one_sided', buyer: 'said', supplier: null })
    expect((await step(cast.supplier, id, { act: 'disputed', mark: 'rfq' })).status).toBe(400)
    const disputed = await step(cast.supplier, id, { act: 'disputed', mark: 'rfq', text: 'Chưa nhận được yêu cầu nào.' })
    expect(markOf(disputed.detail, 'rfq')).toMatchObject({ state: 'disputed', buyer: 'said', supplier: 'disputed' })
    expect(disputed.detail.stage).toBe('introduction')
    expect(disputed.detail.history.at(-1)).toMatchObject({ party: 'supplier', step: 'disputed', note: 'Chưa nhận được yêu cầu nào.' })
    const confirmed = await step(cast.supplier, id, { act: 'said', mark: 'rfq' })
    expect(confirmed.detail).toMatchObject({ stage: 'rfq', stage_name: 'Request for quotation (RFQ)' })
    const late = await step(cast.buyer, id, { act: 'withdrew', mark: 'rfq' })
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('cannot be taken back')])
  })

  test('whoever only belongs to a side reads, and says nothing for it', async () => {
    expect((await get(cast.colleague, id)).stage).toBe('rfq')
    expect((await step(cast.colleague, id, { act: 'said', mark: 'sample' })).status).toBe(403)
  })

  test('values: what is expected and what was ordered stand apart, and count when both name the same', async () => {
    const value = (who: Cast['buyer'], kind: string, band: string) => who.send('POST', `/introductions/${id}/values`, { kind, band })
    expect((await value(cast.buyer, 'ordered', 'from_50k')).status).toBe(409)
    expect((await value(cast.buyer, 'expected', 'from_250k')).status).toBe(201)
    await step(cast.supplier, id, { act: 'said', mark: 'order' })
    await value(cast.supplier, 'ordered', 'from_50k')
    expect((await step(cast.buyer, id, { act: 'said', mark: 'order' })).detail.state).toBe('ordered')
    expect((await get(cast.buyer, id)).values).toMatchObject([
      { kind: 'expected', buyer: 'from_250k', supplier: null, agreed: false },
      { kind: 'ordered', buyer: null, supplier: 'from_50k', agreed: false },
    ])
    await value(cast.buyer, 'ordered', 'from_50k')
    expect((await get(cast.supplier, id)).values[1]).toMatchObject({ buyer: 'from_50k', supplier: 'from_50k', agreed: true })
  })

  test('comes to nothing with a reason, which the other side confirms or disputes', async () => {
    const other = await openCase(cast, { title: 'Một việc khác' })
    expect((await step(cast.supplier, other.introduction_id, { act: 'said', mark: 'declined' })).status).toBe(400)
    const declined = await step(cast.supplier, other.introduction_id, { act: 'said', mark: 'declined', reason: 'capacity' })
    expect(declined.detail).toMatchObject({ state: 'declined', waits_for: ['buyer'] })
    expect((await step(cast.buyer, other.introduction_id, { act: 'said', mark: 'introduction' })).status).toBe(409)
    expect((await cast.buyer.send('POST', `/introductions/${other.introduction_id}/messages`, { text: 'Vì sao vậy?' })).status).toBe(409)
    const disputed = await step(cast.buyer, other.introduction_id, { act: 'disputed', mark: 'declined', text: 'Chúng tôi vẫn cần.' })
    expect(markOf(disputed.detail, 'declined')?.state).toBe('disputed')
    expect((await step(cast.supplier, other.introduction_id, { act: 'withdrew', mark: 'declined' })).detail.state).toBe('waiting')
  })

  test('who belongs to both sides vouches for one of them only', async () => {
    await makeOrganisation(app, { kind: 'buyer', name: 'Hai Bên', members: { 'ban@vidu.vn': 'owner' } })
    const { organisation_id } = await app.context.db
      .selectFrom('organisation')
      .select('organisation_id')
      .where('name', '=', 'Hai Bên')
      .executeTakeFirstOrThrow()
    const both = await openCase({ buyer: cast.supplier, buyers: organisation_id })
    expect(both.parties).toEqual(['buyer', 'supplier'])
    const again = await step(cast.supplier, both.introduction_id, { as: 'supplier', act: 'said', mark: 'introduction' })
    expect([again.status, again.text]).toEqual([403, expect.stringContaining('Somebody else')])
  })

  test('changes of what was read a while ago are refused', async () => {
    const read = await cast.officer.send('GET', `/introductions/${id}`)
    const tag = read.headers.get('etag') ?? ''
    const change = (body: object) => cast.officer.send('PATCH', `/introductions/${id}`, body, { 'if-match': tag })
    expect((await change({ remind_after_days: 20 })).status).toBe(200)
    expect((await change({ remind_after_days: 21 })).status).toBe(412)
  })
})

describe('messages', () => {
  let id = ''
  beforeAll(async () => {
    const opened = await openCase(cast, { title: 'Thư từ' })
    id = opened.introduction_id
    await step(cast.supplier, id, { act: 'said', mark: 'introduction' })
    await cast.officer.send('PATCH', `/introductions/${id}`, {
      facilitator: cast.agencies,
      facilitator_role: 'trade_promotion',
    })
  })
  const write = (who: Cast['buyer'], text: string, more: object = {}) =>
    who.send('POST', `/introductions/${id}/messages`, { text, ...more })

  test('reach the other side; the facilitator only where the writer wants it', async () => {
    await write(cast.buyer, 'Chỉ giữa hai bên.')
    await write(cast.supplier, 'Có cả cơ quan.', { with_facilitator: true })
    await write(cast.agency, 'Chúng tôi theo dõi.')
    expect((await get(cast.supplier, id)).thread.map((message) => message.text)).toEqual([
      expect.stringContaining('lá đồng'),
      'Chỉ giữa hai bên.',
      'Có cả cơ quan.',
      'Chúng tôi theo dõi.',
    ])
    const seen = await get(cast.agency, id)
    expect(seen.thread.map((message) => message.text)).toEqual([
      expect.stringContaining('lá đồng'),
      'Có cả cơ quan.',
      'Chúng tôi theo dõi.',
    ])
    expect(seen.messages).toBe(4)
    expect(seen).toMatchObject({ facilitator_name: 'Trung tâm Kết nối', facilitator_role: 'Trade promotion desk', mine: ['facilitator'] })
    expect(JSON.stringify(await get(cast.buyer, id))).not.toMatch(/@vidu|ban@|co-quan/)
  })

  test('officers see how it stands, and nothing that was written', async () => {
    const seen = await get(cast.officer, id)
    expect(seen).toMatchObject({ title: null, thread: [], documents: [], messages: null, stage: 'introduction' })
    expect((await write(cast.officer, 'Tôi là cán bộ.')).status).toBe(403)
  })

  test('either side sends the facilitator away', async () => {
    expect((await cast.buyer.send('PATCH', `/introductions/${id}`, { facilitator: cast.buyers })).status).toBe(403)
    expect((await cast.buyer.send('PATCH', `/introductions/${id}`, { facilitator: null })).status).toBe(200)
    expect((await cast.agency.send('GET', `/introductions/${id}`)).status).toBe(404)
  })

  test('before the introduction is accepted they are few', async () => {
    const opened = await openCase(cast, { title: 'Chưa chấp nhận' })
    const more = () => cast.buyer.send('POST', `/introductions/${opened.introduction_id}/messages`, { text: 'Xin trả lời.' })
    expect([(await more()).status, (await more()).status, (await more()).status]).toEqual([201, 201, 409])
  })
})

describe('documents', () => {
  let id = ''
  beforeAll(async () => {
    const opened = await openCase({ ...cast }, { title: 'Tài liệu', company_id: SUPPLIER })
    id = opened.introduction_id
  })
  const show = (who: Cast['buyer'], kind = 'drawing') =>
    app.http.request(`http://localhost${API}/introductions/${id}/documents?kind=${kind}&days=7&title=Ban%20ve`, {
      method: 'POST',
      headers: {
        ...OWN,
        cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'content-type': 'application/pdf',
      },
      body: PDF,
    })
  const open = (who: Cast['buyer'], path: string) => who.send('GET', path.replace(API, ''))

  test('wait until both have accepted; then the other side opens one by a link that is counted', async () => {
    expect((await show(cast.buyer)).status).toBe(409)
    await step(cast.supplier, id, { act: 'said', mark: 'introduction' })
    expect((await show(cast.buyer)).status).toBe(201)
    expect((await lastMail(app, 'ban@vidu.vn')).template).toBe('introduction_document')
    const [document] = (await get(cast.supplier, id)).documents
    expect(document).toMatchObject({ mine: false, file_path: null, links: [{ state: 'active', opened: 0 }] })
    const path = document?.links[0]?.path ?? ''
    const opened = await open(cast.supplier, path)
    expect([opened.status, opened.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('attachment')])
    expect(Buffer.from(await opened.arrayBuffer()).equals(Buffer.from(PDF))).toBe(true)
    expect((await get(cast.buyer, id)).documents[0]?.links[0]?.opened).toBe(1)
  })

  test('no link opens for anybody else, nor one that somebody changed', async () => {
    const [document] = (await get(cast.supplier, id)).documents
    const path = document?.links[0]?.path ?? ''
    for (const who of [cast.rival, cast.agency, cast.officer]) expect((await open(who, path)).status).toBe(404)
    expect((await openBrowser(app).send('GET', path.replace(API, ''))).status).toBe(401)
    expect((await open(cast.supplier, path.replace(/signature=.{6}/, 'signature=AAAAAA'))).status).toBe(410)
    expect((await open(cast.supplier, path.split('?')[0] ?? '')).status).toBe(410)
    expect((await get(cast.buyer, id)).documents[0]?.links[0]?.opened).toBe(1)
  })

  test('a link ends, is taken back, and the file with it', async () => {
    const before = (await get(cast.buyer, id)).documents[0]
    const first = before?.links[0]
    await app.context.db
      .updateTable('introduction_link')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('link_id', '=', first?.link_id ?? '')
      .execute()
    expect((await open(cast.supplier, first?.path ?? '')).status).toBe(410)
    expect((await get(cast.supplier, id)).documents[0]?.links).toEqual([])
    const links = `/introductions/${id}/documents/${before?.document_id}/links`
    expect((await cast.supplier.send('POST', links, { days: 1 })).status).toBe(403)
    expect((await cast.buyer.send('POST', links, { days: 2 })).status).toBe(400)
    const again = await cast.buyer.json<IntroductionDetail>('POST', links, { days: 1 })
    const second = again.documents[0]?.links.find((link) => link.state === 'active')
    expect((await open(cast.supplier, second?.path ?? '')).status).toBe(200)
    expect((await cast.supplier.send('DELETE', `/introductions/${id}/links/${second?.link_id}`)).status).toBe(403)
    expect((await cast.buyer.send('DELETE', `/introductions/${id}/links/${second?.link_id}`)).status).toBe(200)
    expect((await open(cast.supplier, second?.path ?? '')).status).toBe(410)
    expect((await cast.buyer.send('DELETE', `/introductions/${id}/documents/${before?.document_id}`)).status).toBe(200)
    expect((await open(cast.buyer, before?.file_path ?? '')).status).toBe(410)
  })
})

describe('the clock', () => {
  test('reminds whoever is asked, and the facilitator; after three in vain the case stands still, until somebody moves it', async () => {
    const { introduction_id: id } = await openCase(cast, { title: 'Đồng hồ' })
    await app.context.db.updateTable('introduction').set({ state: 'declined' }).where('introduction_id', '!=', id).execute()
    await step(cast.supplier, id, { act: 'said', mark: 'introduction' })
    await step(cast.supplier, id, { act: 'said', mark: 'nda' })
    await cast.officer.send('PATCH', `/introductions/${id}`, { facilitator: cast.agencies })
    const start = Date.now()
    const after = (days: number) => sweepIntroductions(app.context, new Date(start + days * DAY_MS))
    expect(await after(13)).toEqual({ reminded: 0, stalled: 0 })
    expect(await after(15)).toEqual({ reminded: 1, stalled: 0 })
    expect(await after(16)).toEqual({ reminded: 0, stalled: 0 })
    for (const to of ['mua@vidu.vn', 'co-quan@vidu.vn']) expect((await lastMail(app, to)).template).toBe('introduction_remind')
    expect((await lastMail(app, 'ban@vidu.vn')).template).not.toBe('introduction_remind')
    await after(30)
    await after(45)
    expect(await after(60)).toEqual({ reminded: 0, stalled: 1 })
    expect(await get(cast.buyer, id)).toMatchObject({ state: 'stalled', stage: 'introduction' })
    const stalled = await cast.officer.json<{ items: { introduction_id: string; title: string | null }[] }>('GET', '/stalled-introductions')
    expect(stalled.items).toMatchObject([{ introduction_id: id, title: null }])
    expect((await cast.buyer.send('GET', '/stalled-introductions')).status).toBe(403)
    const queues = await cast.officer.json<{ items: { queue: string; waiting: number }[] }>('GET', '/moderation')
    expect(queues.items.find((each) => each.queue === 'introductions')).toMatchObject({ waiting: 1 })
    expect((await step(cast.buyer, id, { act: 'said', mark: 'nda' })).detail).toMatchObject({ state: 'open', stage: 'nda' })
  })
})

test('nothing failed on the way', () => expect(app.failures).toEqual([]))
