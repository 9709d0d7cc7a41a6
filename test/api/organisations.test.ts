import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Browser, lastMail, openBrowser, openMember, openStaff, tokenIn } from '../support/people.ts'

let app: DemoApp
let owner: Browser
let id: string
beforeAll(async () => {
  app = await openDemoApp()
  owner = await openMember(app, 'chu@congty.vn', 'Bà Chủ')
  id = (await make(owner, { kind: 'company', name: 'Công ty Linh kiện Ví dụ' })).organisation_id
}, 120_000)
afterAll(() => app.dispose())

interface Organisation {
  organisation_id: string
  name: string
  role: string | null
  members: number
  verified_at: string | null
  may_change: boolean
  may_verify: boolean
}
interface List<T> {
  items: T[]
  total: number
}
interface Member {
  user_id: string
  name: string
  email: string | null
  role: string
  myself: boolean
}

async function make(browser: Browser, input: object): Promise<Organisation> {
  const response = await browser.send('POST', '/organisations', input)
  expect(response.status).toBe(201)
  return (await response.json()) as Organisation
}

async function invite(browser: Browser, email: string, role = 'member', organisation = id): Promise<string> {
  const response = await browser.send('POST', `/organisations/${organisation}/invitations`, { email, role })
  expect(response.status).toBe(201)
  return tokenIn((await lastMail(app, email)).body)
}

const answer = async (browser: Browser, token: string, accept = true) =>
  (await browser.send('POST', `/invitations/${token}/answer`, { accept })).status

async function join(email: string, role: string, organisation = id): Promise<Browser> {
  const browser = await openMember(app, email, `Người ${email.split('@')[0]}`)
  expect(await answer(browser, await invite(owner, email, role, organisation))).toBe(200)
  return browser
}

const membersOf = async (browser: Browser, organisation = id) =>
  (await browser.json<List<Member>>('GET', `/organisations/${organisation}/members`)).items

async function idOf(email: string): Promise<string> {
  return (await app.context.db.selectFrom('auth_user').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id
}

describe('an organisation', () => {
  test('belongs to whoever makes it; others do not learn that it is there', async () => {
    const made = await owner.json<Organisation>('GET', `/organisations/${id}`)
    expect(made).toMatchObject({ role: 'owner', members: 1, verified_at: null, may_change: true, may_verify: false })
    const other = await openMember(app, 'nguoi-la@vidu.vn')
    for (const path of ['', '/members', '/invitations']) expect((await other.send('GET', `/organisations/${id}${path}`)).status).toBe(404)
    expect((await other.send('PATCH', `/organisations/${id}`, { name: 'Của tôi' })).status).toBe(404)
    expect((await other.json<List<Organisation>>('GET', '/organisations')).total).toBe(0)
    expect((await openBrowser(app).send('GET', '/organisations')).status).toBe(401)
    expect((await owner.json<List<Organisation>>('GET', '/organisations?q=LINH+KIEN&kind=company')).items).toMatchObject([
      { organisation_id: id },
    ])
  })

  test('has a name without signs that are not seen', async () => {
    const made = await make(owner, { kind: 'buyer', name: '  Điện\u200b tử \u202e\n An\u0000h ' })
    expect(made.name).toBe('Điện tử Anh')
    expect((await owner.send('POST', '/organisations', { kind: 'buyer', name: '\u200b\u202e' })).status).toBe(400)
  })

  test('is vouched for by staff who do not belong to it, until its name changes', async () => {
    const buyer = (await make(owner, { kind: 'buyer', name: 'Bên mua Ví dụ', tax_code: '0101243150' })).organisation_id
    const verify = (browser: Browser) => browser.send('POST', `/organisations/${buyer}/verify`, { reason: 'ERC seen' })
    const curator = await openStaff(app, 'bien-tap@matxich.vn', 'curator')
    expect((await verify(curator)).status).toBe(403)
    expect((await verify(owner)).status).toBe(403)
    const admin = await openStaff(app, 'quan-tri@matxich.vn', 'admin')
    expect((await admin.json<Organisation>('GET', `/organisations/${buyer}`)).may_verify).toBe(true)
    expect((await verify(admin)).status).toBe(200)
    expect((await lastMail(app, 'chu@congty.vn')).template).toBe('organisation_verified')
    expect(await owner.json('GET', '/account')).toMatchObject({
      organisations: expect.arrayContaining([expect.objectContaining({ organisation_id: buyer, verified: true })]),
    })
    // The web site is no part of what was looked at.
    await owner.send('PATCH', `/organisations/${buyer}`, { website: 'https://benmua.example' })
    expect((await owner.json<Organisation>('GET', `/organisations/${buyer}`)).verified_at).not.toBeNull()
    await owner.send('PATCH', `/organisations/${buyer}`, { name: 'Tên khác' })
    expect((await owner.json<Organisation>('GET', `/organisations/${buyer}`)).verified_at).toBeNull()
    // Nobody vouches for their own.
    const own = (await make(admin, { kind: 'agency', name: 'Sở Ví dụ' })).organisation_id
    expect((await admin.send('POST', `/organisations/${own}/verify`, { reason: 'I know it' })).status).toBe(403)
  })
})

describe('an invitation', () => {
  test('brings in the one it was sent to, once', async () => {
    const token = await invite(owner, 'moi@congty.vn', 'editor')
    expect(await openBrowser(app).json('GET', `/invitations/${token}`)).toMatchObject({
      state: 'open',
      role: 'editor',
      email_hint: 'm…i@congty.vn',
      for_me: false,
      organisation: { name: 'Công ty Linh kiện Ví dụ' },
    })
    expect(JSON.stringify(await app.context.db.selectFrom('organisation_invitation').selectAll().execute())).not.toContain(token)
    expect(await answer(openBrowser(app), token)).toBe(401)
    expect(await answer(await openMember(app, 'ke-khac@vidu.vn'), token)).toBe(403)
    const invited = await openMember(app, 'moi@congty.vn', 'Người Mới')
    expect(await answer(invited, token)).toBe(200)
    expect(await answer(invited, token)).toBe(409)
    expect(await invited.json('GET', `/invitations/${token}`)).toMatchObject({ state: 'accepted' })
    expect(await lastMail(app, 'chu@congty.vn')).toMatchObject({ template: 'invitation_accepted' })
    expect((await membersOf(owner)).map(({ email, role }) => [email, role])).toContainEqual(['moi@congty.vn', 'editor'])
    // Addresses are for owners.
    expect((await membersOf(invited)).map(({ email }) => email)).toEqual([null, 'moi@congty.vn'])
  })

  test('of two answers at once counts one', async () => {
    const browser = await openMember(app, 'hai-lan@congty.vn')
    const token = await invite(owner, 'hai-lan@congty.vn')
    const statuses = await Promise.all([answer(browser, token), answer(browser, token, false), answer(browser, token)])
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409, 409])
  })

  test('is over when it is refused, taken back, replaced or seven days old', async () => {
    const browser = await openMember(app, 'tu-choi@congty.vn')
    const refused = await invite(owner, 'tu-choi@congty.vn')
    expect(await answer(browser, refused, false)).toBe(200)
    expect(await answer(browser, refused)).toBe(409)

    const replaced = await invite(owner, 'tu-choi@congty.vn')
    const back = await invite(owner, 'tu-choi@congty.vn')
    expect(await answer(browser, replaced)).toBe(409)
    const { items } = await owner.json<List<{ invitation_id: string; email: string }>>('GET', `/organisations/${id}/invitations?state=open`)
    const open = items.filter(({ email }) => email === 'tu-choi@congty.vn')
    expect(open).toHaveLength(1)
    expect((await owner.send('DELETE', `/organisations/${id}/invitations/${open[0]!.invitation_id}`)).status).toBe(200)
    expect(await answer(browser, back)).toBe(409)

    const late = await invite(owner, 'tu-choi@congty.vn')
    const past = new Date(Date.now() - 1000)
    await app.context.db.updateTable('organisation_invitation').set({ expires_at: past }).where('ended_at', 'is', null).execute()
    expect(await browser.json('GET', `/invitations/${late}`)).toMatchObject({ state: 'expired' })
    expect(await answer(browser, late)).toBe(409)
  })

  test('of somebody who is no owner any more brings nobody in', async () => {
    const organisation = (await make(owner, { kind: 'company', name: 'Nhà máy Hai' })).organisation_id
    const second = await join('chu-hai@congty.vn', 'owner', organisation)
    const token = await invite(second, 'ban-cua-hai@congty.vn', 'owner', organisation)
    await owner.send('DELETE', `/organisations/${organisation}/members/${await idOf('chu-hai@congty.vn')}`)
    expect(await answer(await openMember(app, 'ban-cua-hai@congty.vn'), token)).toBe(409)
  })

  test('goes out only so often', async () => {
    const organisation = (await make(owner, { kind: 'company', name: 'Nhà máy Ba' })).organisation_id
    const send = async (name: string) =>
      (await owner.send('POST', `/organisations/${organisation}/invitations`, { email: `${name}@nhieu.vn` })).status
    for (let n = 1; n <= 20; n++) expect(await send(`n${n}`)).toBe(201)
    expect(await send('n21')).toBe(409)
    // Sent again: still 20 open, but each counts for the day.
    for (let n = 1; n <= 10; n++) expect(await send(`n${n}`)).toBe(201)
    expect(await send('n1')).toBe(429)
  })

  test('is for owners to send, and for persons', async () => {
    const editor = await join('bien-tap@congty.vn', 'editor')
    expect((await editor.send('POST', `/organisations/${id}/invitations`, { email: 'x@vidu.vn' })).status).toBe(403)
    expect((await editor.send('GET', `/organisations/${id}/invitations`)).status).toBe(403)
    const { key } = await owner.json<{ key: string }>('POST', '/account/keys', { name: 'ERP', scopes: ['read', 'write'] })
    const byKey = (method: string, path: string, body?: unknown) =>
      openBrowser(app).send(method, path, body, { authorization: `Bearer ${key}` })
    expect((await byKey('GET', `/organisations/${id}/members`)).status).toBe(200)
    expect((await byKey('POST', `/organisations/${id}/invitations`, { email: 'x@vidu.vn' })).status).toBe(403)
  })
})

describe('members', () => {
  test('change and go; the last owner stays', async () => {
    const organisation = (await make(owner, { kind: 'company', name: 'Nhà máy Bốn' })).organisation_id
    const me = (await membersOf(owner, organisation))[0]!.user_id
    const path = (user: string) => `/organisations/${organisation}/members/${user}`
    expect((await owner.send('DELETE', path(me))).status).toBe(409)
    expect((await owner.send('PATCH', path(me), { role: 'member' })).status).toBe(409)

    const second = await join('chu-bon@congty.vn', 'member', organisation)
    const other = await idOf('chu-bon@congty.vn')
    expect((await second.send('PATCH', path(other), { role: 'owner' })).status).toBe(403)
    expect((await second.send('DELETE', path(me))).status).toBe(403)
    expect((await owner.send('PATCH', path(other), { role: 'owner' })).status).toBe(200)
    expect((await lastMail(app, 'chu-bon@congty.vn')).template).toBe('member_role')
    // Both at once: one stays.
    const statuses = await Promise.all([owner.send('DELETE', path(me)), second.send('DELETE', path(other))])
    expect(statuses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('an owner who cannot sign in does not count', async () => {
    const organisation = (await make(owner, { kind: 'company', name: 'Nhà máy Năm' })).organisation_id
    await join('bi-khoa@congty.vn', 'owner', organisation)
    await app.context.db.updateTable('auth_user').set({ blocked_at: new Date() }).where('email', '=', 'bi-khoa@congty.vn').execute()
    const me = (await membersOf(owner, organisation))[0]!.user_id
    expect((await owner.send('DELETE', `/organisations/${organisation}/members/${me}`)).status).toBe(409)
  })

  test('rights end with the role, in the same session', async () => {
    const editor = await join('ra-di@congty.vn', 'editor')
    expect((await editor.send('GET', `/organisations/${id}`)).status).toBe(200)
    await owner.send('DELETE', `/organisations/${id}/members/${await idOf('ra-di@congty.vn')}`)
    expect((await editor.send('GET', `/organisations/${id}`)).status).toBe(404)
    expect((await lastMail(app, 'ra-di@congty.vn')).template).toBe('member_removed')
  })
})

test('every change is in the log, without addresses', async () => {
  const rows = await app.context.db.selectFrom('audit_entry').select(['action', 'details', 'actor']).execute()
  const actions = new Set(rows.map(({ action }) => action))
  for (const action of [
    'create',
    'change',
    'verify',
    'invite',
    'invitation_answer',
    'invitation_revoke',
    'member_role',
    'member_leave',
    'member_remove',
  ])
    expect(actions).toContain(`organisation.${action}`)
  expect(JSON.stringify(rows)).not.toMatch(/@congty\.vn/)
  expect(app.failures).toEqual([])
})
