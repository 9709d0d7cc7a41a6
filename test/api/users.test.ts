import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOperator, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Browser, lastMail, openBrowser, openMember, openStaff, PASSWORD } from '../support/people.ts'

let app: DemoApp
let admin: Browser
beforeAll(async () => {
  app = await openDemoApp()
  admin = await openStaff(app, 'quan-tri@matxich.vn', 'admin')
}, 120_000)
afterAll(() => app.dispose())

interface User {
  user_id: string
  email: string
  staff_role: string | null
  blocked_at: string | null
  sessions: number
  myself: boolean
}
interface List<T> {
  items: T[]
  total: number
  next_cursor: string | null
}

const list = (query = '') => admin.json<List<User>>('GET', `/users${query}`)
const idOf = async (email: string) => (await list(`?q=${encodeURIComponent(email)}`)).items[0]!.user_id
const change = (id: string, input: object, browser = admin) => browser.send('PATCH', `/users/${id}`, { reason: 'as agreed', ...input })

describe('the list of people', () => {
  test('is for administrators, with search, filters and pages', async () => {
    for (const name of ['Nguyễn Thị Hạnh', 'Trần Đức', 'Lê Hạnh']) await openMember(app, `${name.length}@vidu.vn`, name)
    expect((await list('?q=hanh')).total).toBe(2)
    expect((await list('?q=15@vidu.vn')).items).toMatchObject([
      { email: '15@vidu.vn', staff_role: null, sessions: 1, signs_in_by: ['password'] },
    ])
    expect((await list('?staff_role=admin')).items).toMatchObject([{ email: 'quan-tri@matxich.vn', myself: true, second_factor: true }])
    const first = await list('?staff_role=none&limit=2')
    expect(first).toMatchObject({ total: 3, items: { length: 2 } })
    expect((await list(`?staff_role=none&limit=2&cursor=${first.next_cursor}`)).items).toHaveLength(1)
    for (const role of ['curator', 'officer', 'analyst'] as const) {
      const staff = await openStaff(app, `${role}@matxich.vn`, role)
      for (const path of ['/users', '/audit', '/audit/verify', '/mail']) expect((await staff.send('GET', path)).status, path).toBe(403)
    }
    expect((await openBrowser(app).send('GET', '/users')).status).toBe(401)
    expect((await openBrowser(app).send('GET', '/mail')).status).toBe(401)
  })
})

describe('an administrator', () => {
  test('gives a role: sessions end, mail tells, and it counts with a second factor', async () => {
    const browser = await openMember(app, 'moi@matxich.vn')
    const id = await idOf('moi@matxich.vn')
    expect(await (await change(id, { staff_role: 'curator' })).json()).toMatchObject({ staff_role: 'curator', sessions: 0 })
    expect((await browser.json<{ signed_in: boolean }>('GET', '/account')).signed_in).toBe(false)
    expect(await lastMail(app, 'moi@matxich.vn')).toMatchObject({ template: 'role_changed', language: 'vi' })
    await browser.send('POST', '/account/sign-in', { email: 'moi@matxich.vn', password: PASSWORD })
    expect(await browser.json('GET', '/account')).toMatchObject({ staff: null, user: { staff_role: 'curator' } })
    expect((await change(id, { staff_role: 'curator' })).status).toBe(409)
    expect((await admin.send('PATCH', `/users/${id}`, { staff_role: null })).status).toBe(400)
  })

  test('blocks and unblocks, with a reason', async () => {
    const browser = await openMember(app, 'roi@vidu.vn')
    const id = await idOf('roi@vidu.vn')
    expect(await (await change(id, { blocked: true, reason: 'Gửi thư rác' })).json()).toMatchObject({
      blocked_reason: 'Gửi thư rác',
      sessions: 0,
    })
    expect((await browser.json<{ signed_in: boolean }>('GET', '/account')).signed_in).toBe(false)
    const signIn = () => browser.send('POST', '/account/sign-in', { email: 'roi@vidu.vn', password: PASSWORD })
    expect((await signIn()).status).toBe(403)
    expect((await lastMail(app, 'roi@vidu.vn')).body).toContain('Gửi thư rác')
    expect((await list('?blocked=true')).items).toMatchObject([{ email: 'roi@vidu.vn' }])
    await change(id, { blocked: false })
    expect((await signIn()).status).toBe(200)
  })

  test('does nothing to themselves, and nothing by a key', async () => {
    const me = await idOf('quan-tri@matxich.vn')
    for (const input of [{ staff_role: null }, { staff_role: 'curator' }, { blocked: true }])
      expect((await change(me, input)).status).toBe(403)
    const { key } = await admin.json<{ key: string }>('POST', '/account/keys', { name: 'report', scopes: ['read', 'admin'] })
    const byKey = (method: string, path: string, body?: unknown) =>
      openBrowser(app).send(method, path, body, { authorization: `Bearer ${key}`, 'if-match': '*' })
    expect((await byKey('GET', '/users')).status).toBe(200)
    const other = await idOf('15@vidu.vn')
    expect((await byKey('PATCH', `/users/${other}`, { staff_role: 'admin', reason: 'taken over' })).status).toBe(403)
  })

  test('cannot be the last to go; of two who demote each other one stays', async () => {
    const operator = (id: string, input: object) => app.send('PATCH', `/api/v1/users/${id}`, { reason: 'from the data folder', ...input })
    const me = await idOf('quan-tri@matxich.vn')
    expect((await operator(me, { staff_role: null })).status).toBe(409)
    expect((await operator(me, { blocked: true })).status).toBe(409)
    const second = await openStaff(app, 'quan-tri-hai@matxich.vn', 'admin')
    const other = await idOf('quan-tri-hai@matxich.vn')
    const statuses = await Promise.all([change(other, { staff_role: null }), change(me, { staff_role: null }, second)])
    expect(statuses.filter(({ status }) => status === 200)).toHaveLength(1)
    const { db } = app.context
    expect(await db.selectFrom('auth_user').select('id').where('staff_role', '=', 'admin').execute()).toHaveLength(1)
    await db.updateTable('auth_user').set({ staff_role: 'admin' }).where('id', '=', me).execute()
    await admin.send('POST', '/account/sign-in', { email: 'quan-tri@matxich.vn', password: PASSWORD })
  })
})

describe('the log', () => {
  test('is read by what, by whom and on what; and is whole', async () => {
    const asOperator = async (path: string) => (await app.send('GET', `/api/v1${path}`)).json()
    const all = (await asOperator('/audit?limit=500')) as List<{ seq: number; action: string; actor: string; actor_name: string | null }>
    expect(all.items.map(({ seq }) => seq)).toEqual(Array.from({ length: all.total }, (_, index) => all.total - index))
    const roles = (await asOperator('/audit?action=user.role')) as typeof all
    expect(roles.items.length).toBeGreaterThan(1)
    expect(new Set(roles.items.map(({ action }) => action))).toEqual(new Set(['user.role']))
    expect(roles.items.find(({ actor }) => actor.startsWith('user:'))?.actor_name).toBe('Một Nhân viên')
    const users = (await asOperator('/audit?action=user')) as typeof all
    expect(users.total).toBeGreaterThan(roles.total)
    const page = (await asOperator('/audit?limit=3')) as typeof all
    // What happens meanwhile moves no entry from one page to the next.
    await openMember(app, 'trong-luc-do@vidu.vn')
    const next = (await asOperator(`/audit?limit=3&cursor=${page.next_cursor}`)) as typeof all
    expect(next.items[0]?.seq).toBe(page.items[2]!.seq - 1)
    const today = new Date().toISOString().slice(0, 10)
    expect(((await asOperator(`/audit?from=${today}&to=${today}`)) as typeof all).total).toBeGreaterThan(0)
    expect(((await asOperator('/audit?to=2020-01-01')) as typeof all).total).toBe(0)
    expect(await asOperator('/audit/verify')).toMatchObject({ broken_at: null, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })
})

test('people, organisations and the log can be taken home by whom they are shown to', async () => {
  const file = async (name: string, headers: Record<string, string>) => app.get(`/export/${name}.csv`, headers)
  for (const name of ['users', 'organisations', 'audit']) {
    expect((await file(name, {})).status, name).toBe(401)
    expect((await file(name, asOperator)).status, name).toBe(200)
  }
  const log = await (await file('audit', asOperator)).text()
  expect(log).toContain('user.role')
  expect(log).toMatch(/""to"":""curator""/)
})

test('the outbox shows its texts while nobody sends them', async () => {
  const waiting = (await (await app.send('GET', '/api/v1/mail?to=roi@vidu.vn')).json()) as List<{
    body: string | null
    subject: string
  }> & {
    sending: boolean
    counts: { waiting: number }
  }
  expect(waiting.sending).toBe(false)
  expect(waiting.total).toBe(waiting.counts.waiting)
  expect(waiting.items.every(({ body }) => body !== null)).toBe(true)
})
