import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../src/services/accounts/audit.ts'
import { API, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Browser, openBrowser, openMember } from '../support/people.ts'
import { makeOrganisation } from '../support/speakers.ts'

const OURS = 'demo-bamboo-copper'
const THEIRS = 'demo-lychee-circuits'

interface Value {
  fact_id: string
  property: string
  value: string
  visibility: string
  why: string
  why_text: string
}
interface Visible {
  items: Value[]
  total: number
  hidden: { visibility: string; count: number; properties: { property: string }[] }[]
  may_edit: boolean
}

let app: DemoApp
let editor: Browser
let member: Browser
let buyer: Browser
let named: Browser
let visitor: Browser
let rival: Browser
let namedId: string

const path = (id = OURS) => `/companies/${id}/private-values`
const visible = (browser: Browser, id = OURS) => browser.json<Visible>('GET', `${path(id)}/visible`)
const values = ({ items }: Visible) => items.map((item) => item.value).toSorted()

beforeAll(async () => {
  app = await openDemoApp()
  ;[editor, member, buyer, named, rival] = (await Promise.all(
    ['bien-tap@vidu.vn', 'thanh-vien@vidu.vn', 'mua@vidu.vn', 'duoc-neu@vidu.vn', 'doi-thu@vidu.vn'].map((email) => openMember(app, email)),
  )) as [Browser, Browser, Browser, Browser, Browser]
  visitor = openBrowser(app)
  await makeOrganisation(app, { kind: 'company', companies: [OURS], members: { 'bien-tap@vidu.vn': 'editor' } })
  await makeOrganisation(app, { kind: 'company', companies: [THEIRS], members: { 'doi-thu@vidu.vn': 'owner' } })
  await makeOrganisation(app, { kind: 'buyer', verified: true, members: { 'mua@vidu.vn': 'member' } })
  namedId = await makeOrganisation(app, { kind: 'buyer', verified: true, members: { 'duoc-neu@vidu.vn': 'member' }, name: 'Được Nêu Tên' })
}, 120_000)
afterAll(() => app.dispose())

async function set(input: object, id = OURS): Promise<Value> {
  const response = await editor.send('PUT', path(id), { lang: 'en', ...input })
  expect(response.status, JSON.stringify(await response.clone().json())).toBe(200)
  return (await response.json()) as Value
}

describe('a value that only some see', () => {
  let made: Record<string, Value>
  test('is set at each level', async () => {
    made = {
      registered: await set({ property: 'employees', value: '4711', visibility: 'registered' }),
      verified_buyer: await set({ property: 'moq', value: '815', unit: 'pcs', visibility: 'verified_buyer' }),
      named_party: await set({ property: 'customer', value: 'Khách Bí Mật', visibility: 'named_party' }),
      aggregate_only: await set({
        property: 'capacity',
        value: '9000',
        unit: 'm2',
        segment_id: 'copper-foil',
        details: 'per=month',
        visibility: 'aggregate_only',
      }),
    }
    expect(made['registered']).toMatchObject({
      property: 'employees',
      value: '4711',
      visibility: 'registered',
      evidence_grade: 'self_declared',
    })
  })

  test('is seen by those of its level, with the reason, and by no others', async () => {
    expect(values(await visible(visitor))).toEqual([])
    expect(values(await visible(member))).toEqual(['4711'])
    expect(values(await visible(rival))).toEqual(['4711'])
    expect(values(await visible(buyer))).toEqual(['4711', '815'])
    expect(values(await visible(named))).toEqual(['4711', '815'])
    expect(values(await visible(editor))).toEqual(['4711', '815', '9000', 'Khách Bí Mật'])
    expect((await visible(buyer)).items.map(({ why }) => why).toSorted()).toEqual(['registered', 'verified_buyer'])
    expect((await visible(buyer)).items.every(({ why_text }) => why_text.startsWith('Shown to you because'))).toBe(true)
  })

  test('of the rest only names of properties are told; of named parties and sums nothing', async () => {
    const { hidden } = await visible(visitor)
    expect(hidden.map(({ visibility, count, properties }) => [visibility, count, properties.map((each) => each.property)])).toEqual([
      ['registered', 1, ['employees']],
      ['verified_buyer', 1, ['moq']],
    ])
    expect((await visible(buyer)).hidden).toEqual([])
    expect(JSON.stringify(await visible(member))).not.toMatch(/customer|capacity|815|Khách/)
  })

  test('is shown to an organisation the company names, until the last day', async () => {
    const unknown = await editor.send('POST', `/companies/${OURS}/disclosure-grants`, { grantee: 'Không có', reason: 'đàm phán' })
    expect(unknown.status).toBe(404)
    const grant = await editor.json<{ grant_id: string }>('POST', `/companies/${OURS}/disclosure-grants`, {
      grantee: 'được nêu tên',
      reason: 'Đàm phán hợp đồng',
      expires_on: '2999-12-31',
    })
    expect(values(await visible(named))).toEqual(['4711', '815', 'Khách Bí Mật'])
    expect((await visible(named)).items.find((item) => item.property === 'customer')?.why).toBe('named_party')
    expect(values(await visible(buyer))).not.toContain('Khách Bí Mật')
    const own = await editor.json<{ items: { property: string; sees: string[] }[] }>('GET', path())
    expect(own.items.find((item) => item.property === 'customer')?.sees).toEqual(['Được Nêu Tên'])
    await app.context.db
      .updateTable('disclosure_grant')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute()
    expect(values(await visible(named))).toEqual(['4711', '815'])
    await app.context.db.updateTable('disclosure_grant').set({ expires_at: null }).execute()
    expect(values(await visible(named))).toContain('Khách Bí Mật')
    expect((await editor.send('DELETE', `/companies/${OURS}/disclosure-grants/${grant.grant_id}`)).status).toBe(200)
    expect(values(await visible(named))).toEqual(['4711', '815'])
    expect(namedId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is set, read and moved by editors of this company alone', async () => {
    const id = made['registered']?.fact_id
    for (const browser of [visitor, member, buyer, rival]) {
      const denied = browser === visitor ? 401 : 403
      expect((await browser.send('GET', path())).status).toBe(denied)
      expect((await browser.send('PUT', path(), { property: 'employees', value: '1', visibility: 'registered' })).status).toBe(denied)
      expect((await browser.send('PATCH', `${path()}/${id}`, { visibility: 'public' })).status).toBe(denied)
      expect((await browser.send('DELETE', `${path()}/${id}`)).status).toBe(denied)
    }
    // An editor of another company, under its own address.
    expect((await rival.send('PATCH', `${path(THEIRS)}/${id}`, { visibility: 'public' })).status).toBe(404)
    // The operator key is no editor.
    expect((await app.send('GET', `${API}${path()}`)).status).toBe(403)
  })

  test('goes from level to level', async () => {
    const id = made['registered']?.fact_id
    expect((await editor.send('PATCH', `${path()}/${id}`, { visibility: 'verified_buyer' })).status).toBe(200)
    expect(values(await visible(member))).toEqual([])
    expect(values(await visible(buyer))).toEqual(['4711', '815'])
    const refused = await editor.send('PATCH', `${path()}/${id}`, { visibility: 'aggregate_only' })
    expect(refused.status).toBe(400)
    expect(await refused.text()).not.toContain('4711')
  })

  test('takes the place of the one before, for the same readers', async () => {
    const before = made['verified_buyer']?.fact_id
    made['verified_buyer'] = await set({ fact_id: before, property: 'moq', value: '816', unit: 'pcs', visibility: 'verified_buyer' })
    expect(values(await visible(buyer))).toEqual(['4711', '816'])
    // Of what ended the database keeps no value.
    const { value } = await app.context.db
      .selectFrom('private_fact')
      .select('value')
      .where('fact_id', '=', before ?? '')
      .executeTakeFirstOrThrow()
    expect(value).toBe('')
  })

  test('made public is a statement of the company, and private no more', async () => {
    const id = made['verified_buyer']?.fact_id
    const moved = await editor.send('PATCH', `${path()}/${id}`, { visibility: 'public' })
    expect(moved.status, await moved.clone().text()).toBe(200)
    expect(values(await visible(buyer))).toEqual(['4711'])
    const profile = (await app.json(`${API}/companies/${OURS}`)) as { moqs: { text: string; evidence_grade: string; source_id: string }[] }
    expect(profile.moqs.find((moq) => moq.text === '816')).toMatchObject({ evidence_grade: 'self_declared' })
    expect((await editor.send('PATCH', `${path()}/${id}`, { visibility: 'registered' })).status).toBe(404)
  })

  test('is seen no more when nobody speaks for the company any more, and not by who speaks for it next', async () => {
    const speaks = app.context.db.updateTable('organisation_company').where('company_id', '=', OURS)
    await speaks.set({ ended_at: new Date() }).execute()
    expect(values(await visible(buyer))).toEqual([])
    expect((await visible(visitor)).hidden).toEqual([])
    expect((await editor.send('GET', path())).status).toBe(403)
    const next = await openMember(app, 'nguoi-sau@vidu.vn')
    await makeOrganisation(app, { kind: 'company', companies: [OURS], members: { 'nguoi-sau@vidu.vn': 'owner' } })
    expect((await next.json<{ total: number }>('GET', path())).total).toBe(0)
    await app.context.db.deleteFrom('organisation_company').where('company_id', '=', OURS).where('ended_at', 'is', null).execute()
    await speaks.set({ ended_at: null }).execute()
    expect(values(await visible(buyer))).toEqual(['4711'])
  })

  test('follows its company into another', async () => {
    const merged = await app.send('POST', `${API}/curation/merges`, { from: OURS, into: THEIRS, reason: 'for a test' })
    expect(merged.status, await merged.clone().text()).toBe(200)
    const { event_id } = (await merged.json()) as { event_id: string }
    expect(values(await visible(buyer, THEIRS))).toEqual(['4711'])
    expect(values(await visible(editor, THEIRS))).toContain('9000')
    expect((await app.send('POST', `${API}/curation/events/${event_id}/undo`, { reason: 'for a test' })).status).toBe(200)
    expect(values(await visible(buyer, THEIRS))).toEqual([])
    expect(values(await visible(buyer))).toEqual(['4711'])
  })

  test('is in no log, and the log is whole', async () => {
    const log = await app.context.db.selectFrom('audit_entry').select('details').where('action', 'like', 'private_fact%').execute()
    expect(log.length).toBeGreaterThan(5)
    for (const value of ['4711', '815', '816', '9000', 'Khách Bí Mật']) expect(JSON.stringify(log)).not.toContain(`"${value}"`)
    expect(await verifyAudit(app.context.db)).toMatchObject({ broken_at: null })
    expect(app.failures).toEqual([])
  })
})

describe('a sum of a segment', () => {
  interface Aggregates {
    capacity: { state: string; value: number | null; unit: string | null; firms: number | null; text: string }
  }
  const read = async () => ((await app.json(`${API}/segments/rigid-pcb/aggregates`)) as Aggregates).capacity

  const say = async (i: number, amount: string, company = `demo-${i}`, per = 'year') => {
    const email = `hang-${i}@vidu.vn`
    const organisation_id = await makeOrganisation(app, { kind: 'company', companies: [company], name: email })
    await app.context.db
      .insertInto('private_fact')
      .values({
        fact_id: crypto.randomUUID(),
        company_id: company,
        organisation_id,
        property: 'capacity',
        value: amount,
        unit: 'm2',
        term_id: 'm2',
        segment_id: 'rigid-pcb',
        details: `per=${per}`,
        visibility: 'aggregate_only',
        source: null,
        grade: 'self_declared',
        as_of: null,
        actor: 'user:nobody',
        created_at: new Date(),
        ended_at: null,
      })
      .execute()
  }

  test('is shown from five companies on, none of which is most of it, and to two digits', async () => {
    for (const [i, amount] of ['100', '200', '300', '400'].entries()) await say(i, amount)
    expect(await read()).toMatchObject({ state: 'too_few', value: null, unit: null, firms: null })
    // 100 + 200 + 300 + 400 + 12 × 60 = 1720 → 1700; the largest is 42 %.
    await say(4, '60', 'demo-4', 'month')
    expect(await read()).toMatchObject({ state: 'shown', value: 1700, unit: 'm²', firms: 5 })
    // 1720 + 4000 = 5720: the largest is 70 %.
    await say(5, '4000')
    expect(await read()).toMatchObject({ state: 'too_few', value: null, firms: null })
  })

  test('has no filters, and a segment that is none is told', async () => {
    expect((await app.get(`${API}/segments/no-such-segment/aggregates`)).status).toBe(404)
    const all = await app.json(`${API}/segments/rigid-pcb/aggregates`)
    expect(await app.json(`${API}/segments/rigid-pcb/aggregates?company_id=demo-1&province=bac-ninh`)).toEqual(all)
  })
})

describe('how often a page was opened', () => {
  test('is known by day to the company and staff alone', async () => {
    const { countView, writeViews } = await import('../../src/services/disclosure/profile-views.ts')
    const phone = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'
    for (let i = 0; i < 3; i++) countView(app.context, `/vi/companies/${OURS}`, phone)
    countView(app.context, `/vi/companies/${OURS}.data`, phone)
    for (const program of ['Googlebot/2.1', 'curl/8.5.0', 'python-requests/2.32', '', null])
      countView(app.context, `/vi/companies/${OURS}`, program)
    countView(app.context, '/vi/companies/no-such-company', phone)
    countView(app.context, `/vi/companies/${OURS}/history`, phone)
    await writeViews(app.context)
    expect(await editor.json('GET', `/companies/${OURS}/views`)).toMatchObject({ items: [{ count: 4 }], total: 1, views: 4 })
    expect((await rival.send('GET', `/companies/${OURS}/views`)).status).toBe(403)
    expect((await member.send('GET', `/companies/${OURS}/views`)).status).toBe(403)
    expect((await app.send('GET', `${API}/companies/${OURS}/views`)).status).toBe(200)
    const rows = await app.context.db.selectFrom('profile_view').selectAll().execute()
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(['company_id', 'count', 'day'])
    expect(rows.map((row) => row.company_id)).toEqual([OURS])
  })
})
