import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Browser, lastMail, openBrowser, openMember, openStaff } from '../support/people.ts'

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
}, 120_000)
afterAll(() => app.dispose())

interface Made {
  key: string
  item: { key_id: string; start: string; expires_at: string; state: string; scopes: string[] }
}
interface Keys {
  total: number
  living: number
  scopes: string[]
  items: Made['item'][]
}

const make = (browser: Browser, input: object) => browser.json<Made>('POST', '/account/keys', { name: 'ERP', ...input })
const byKey = (key: string, method: string, path: string, body?: unknown) =>
  openBrowser(app).send(method, path, body, { authorization: `Bearer ${key}` })
const DAY_MS = 24 * 60 * 60 * 1000

describe('a key', () => {
  test('is shown once, and only its hash is stored', async () => {
    const browser = await openMember(app, 'an@vidu.vn')
    const made = await browser.send('POST', '/account/keys', { name: 'Kho\u202e hàng', scopes: ['write', 'read'] })
    expect(made.status).toBe(201)
    expect(made.headers.get('cache-control')).toBe('no-store')
    const { key, item } = (await made.json()) as Made
    expect(key).toMatch(/^matxich_[\w-]{32}$/)
    expect(item).toMatchObject({ name: 'Kho hàng', start: key.slice(0, 12), scopes: ['read', 'write'], state: 'living' })
    expect((Date.parse(item.expires_at) - Date.now()) / DAY_MS).toBeCloseTo(90, 1)
    const rest = key.slice(12)
    expect(await (await browser.send('GET', '/account/keys')).text()).not.toContain(rest)
    for (const table of ['api_key', 'mail', 'audit_entry'] as const)
      expect(JSON.stringify(await app.context.db.selectFrom(table).selectAll().execute())).not.toContain(rest)
    expect((await lastMail(app, 'an@vidu.vn')).template).toBe('key_made')
    expect(await (await byKey(key, 'GET', '/account')).json()).toMatchObject({ signed_in: true, scopes: ['read', 'write'], staff: null })
  })

  test('can do no more than its person, and less when it was made for less', async () => {
    const member = await openMember(app, 'binh@vidu.vn')
    expect((await member.json<Keys>('GET', '/account/keys')).scopes).toEqual(['read', 'write'])
    for (const scope of ['import', 'curate', 'admin'])
      expect((await member.send('POST', '/account/keys', { name: 'x', scopes: [scope] })).status).toBe(403)
    const curator = await openStaff(app, 'chi@vidu.vn', 'curator')
    expect((await curator.json<Keys>('GET', '/account/keys')).scopes).toEqual(['read', 'write', 'import', 'curate'])
    const { key } = await make(curator, { scopes: ['read', 'import'] })
    expect((await byKey(key, 'GET', '/imports')).status).toBe(200)
    expect((await byKey(key, 'GET', '/review/tasks')).status).toBe(403)
    // A key makes no keys, whatever it was made for.
    expect((await byKey(key, 'POST', '/account/keys', { name: 'y' })).status).toBe(403)
    expect((await byKey(key, 'GET', '/account/sessions')).status).toBe(403)
  })

  test('lives at most a year, and there are ten at most', async () => {
    const browser = await openMember(app, 'dung@vidu.vn')
    for (const days of [0, 366, 1.5]) expect((await browser.send('POST', '/account/keys', { name: 'x', days })).status).toBe(400)
    for (const scopes of [[], ['everything']]) expect((await browser.send('POST', '/account/keys', { name: 'x', scopes })).status).toBe(400)
    const made = await Promise.all(Array.from({ length: 12 }, () => browser.send('POST', '/account/keys', { name: 'x', days: 365 })))
    expect(made.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([...Array.from({ length: 10 }, () => 201), 409, 409])
    const [first] = (await browser.json<Keys>('GET', '/account/keys')).items
    expect((await browser.send('DELETE', `/account/keys/${first!.key_id}`)).status).toBe(200)
    expect((await browser.send('DELETE', `/account/keys/${first!.key_id}`)).status).toBe(404)
    expect((await browser.send('POST', '/account/keys', { name: 'x' })).status).toBe(201)
  })

  test('ends when its time is over, or its person says so; nobody else can', async () => {
    const browser = await openMember(app, 'em@vidu.vn')
    const { key, item } = await make(browser, {})
    const other = await openMember(app, 'giang@vidu.vn')
    expect((await other.send('DELETE', `/account/keys/${item.key_id}`)).status).toBe(404)
    expect((await byKey(key, 'GET', '/account')).status).toBe(200)
    await browser.send('DELETE', `/account/keys/${item.key_id}`)
    expect((await byKey(key, 'GET', '/account')).status).toBe(401)

    const late = await make(browser, {})
    await app.context.db
      .updateTable('api_key')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('key_id', '=', late.item.key_id)
      .execute()
    expect((await byKey(late.key, 'GET', '/account')).status).toBe(401)
    expect((await browser.json<Keys>('GET', '/account/keys')).items.map(({ state }) => state)).toEqual(['expired', 'ended'])
    expect((await byKey(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, 'GET', '/account')).status).toBe(401)
  })

  test('stops with the role it was made for, and with its person', async () => {
    const admin = await openStaff(app, 'quan-tri@vidu.vn', 'admin')
    const curator = await openStaff(app, 'hoa@vidu.vn', 'curator')
    const { user } = await curator.json<{ user: { user_id: string } }>('GET', '/account')
    const curating = await make(curator, { scopes: ['curate'] })
    const reading = await make(curator, { scopes: ['read', 'write'] })
    const change = (input: object) => admin.send('PATCH', `/users/${user.user_id}`, { reason: 'left the desk', ...input })
    expect((await change({ staff_role: 'analyst' })).status).toBe(200)
    expect((await byKey(curating.key, 'GET', '/account')).status).toBe(401)
    expect((await byKey(reading.key, 'GET', '/account')).status).toBe(200)
    expect((await change({ blocked: true })).status).toBe(200)
    expect((await byKey(reading.key, 'GET', '/account')).status).toBe(401)
    expect((await change({ blocked: false })).status).toBe(200)
    // What ended stays ended.
    expect((await byKey(reading.key, 'GET', '/account')).status).toBe(401)
  })

  test('of staff counts as staff only while they have a second factor', async () => {
    const curator = await openStaff(app, 'khanh@vidu.vn', 'curator')
    const { key } = await make(curator, { scopes: ['read', 'curate'] })
    expect((await byKey(key, 'GET', '/review/tasks')).status).toBe(200)
    await app.context.db.updateTable('auth_user').set({ two_factor_enabled: false }).where('email', '=', 'khanh@vidu.vn').execute()
    expect((await byKey(key, 'GET', '/review/tasks')).status).toBe(403)
    expect(await (await byKey(key, 'GET', '/account')).json()).toMatchObject({ scopes: ['read'] })
  })
})
