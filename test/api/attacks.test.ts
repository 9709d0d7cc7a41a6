import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CONTRACT_ROUTES } from '../../src/api/contract-routes.ts'
import { isOpen } from '../../src/domain/policy/routes.ts'
import { API, type DemoApp, learnIds, openDemoApp } from '../support/demo-app.ts'
import { codeOf, lastMail, openBrowser, openMember, OWN, PASSWORD, tokenIn } from '../support/people.ts'
import { openWorld, pathOf, type World } from '../support/world.ts'

/** What others tried on sites like this one, tried here. */

let app: DemoApp
let world: World
beforeAll(async () => {
  app = await openDemoApp()
  await learnIds(app)
  world = await openWorld(app)
}, 240_000)
afterAll(() => app.dispose())

const REFUSED = { no_such_field: true }
const WRITES = CONTRACT_ROUTES.filter((route) => route.method !== 'GET')
const raw = (path: string, init: RequestInit = {}) => app.http.request(path.startsWith('http') ? path : `http://localhost${path}`, init)

describe('a page of another site', () => {
  test.each(WRITES)('cannot have a browser do $name', async (route) => {
    const path = pathOf(world, route.path, 'own')
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'http://localhost.evil.example' },
      { origin: 'http://localhost:1' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost' },
    ]
    for (const headers of foreign) {
      // As a form of theirs would send it, and as a script.
      for (const type of ['text/plain', 'application/json'])
        expect(
          (await world.send('owner', route.method, path, '{}', { ...headers, 'content-type': type })).status,
          JSON.stringify(headers),
        ).toBe(403)
    }
    // A browser too old to say where it comes from: the cookie counts for nothing.
    if (isOpen(route.policy)) return
    const { status } = await raw(`${API}${path}`, {
      method: route.method,
      headers: { cookie: await cookieOf(), 'content-type': 'application/json' },
      body: '{}',
    })
    expect(status).toBe(401)
  })

  test('cannot send a form to a page of ours', async () => {
    for (const path of ['/vi/sign-in', '/vi/account', '/en/organisations', '/en/operator', '/en/shortlists'])
      for (const headers of [{ origin: 'https://evil.example', host: 'localhost' }, { 'sec-fetch-site': 'cross-site' }] as Record<
        string,
        string
      >[])
        expect((await raw(path, { method: 'POST', headers, body: 'a=b' })).status, path).toBe(403)
  })

  test('cannot read what a cookie opens', async () => {
    const response = await world.send('owner', 'GET', '/account', undefined, { origin: 'https://evil.example' })
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    const { headers } = await world.send('admin', 'GET', '/users', undefined, { origin: 'https://evil.example' })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

let cookie: string | undefined
async function cookieOf(): Promise<string> {
  if (cookie !== undefined) return cookie
  const browser = await openMember(app, 'csrf@matrix.example')
  return (cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
}

describe('what works once', () => {
  test('the link of a reset, a backup code, a session that was left', async () => {
    const email = 'replay@matrix.example'
    const browser = await openMember(app, email)
    const kept = [...browser.cookies]
    await browser.send('POST', '/account/sign-out')
    const thief = openBrowser(app)
    for (const [name, value] of kept) thief.cookies.set(name, value)
    expect(await thief.json('GET', '/account')).toMatchObject({ signed_in: false })
    await browser.send('POST', '/account/reset', { email })
    const token = tokenIn((await lastMail(app, email)).body)
    const answers = await Promise.all(
      [1, 2, 3].map(() => openBrowser(app).send('POST', '/account/reset/password', { token, password: `${PASSWORD} anew` })),
    )
    expect(answers.map((each) => each.status).toSorted((a, b) => a - b)).toEqual([200, 400, 400])
  })

  test('a link that verifies an address opens no session, the first time or later', async () => {
    const email = 'verify@matrix.example'
    const browser = openBrowser(app)
    await browser.send('POST', '/account/sign-up', { name: 'V', email, password: PASSWORD })
    const token = tokenIn((await lastMail(app, email)).body)
    for (let round = 0; round < 2; round++) {
      const response = await browser.send('POST', '/account/verify-email', { token })
      expect(response.headers.getSetCookie()).toEqual([])
    }
    expect(await browser.json('GET', '/account')).toMatchObject({ signed_in: false })
    // Signed for one thing, it is no good for another.
    expect((await browser.send('POST', '/account/reset/password', { token, password: PASSWORD })).status).toBe(400)
  })

  test('a one-time code', async () => {
    const email = 'code@matrix.example'
    const browser = await openMember(app, email)
    const { otpauth_uri } = await browser.json<{ otpauth_uri: string }>('POST', '/account/second-factor', { password: PASSWORD })
    await browser.send('POST', '/account/second-factor/confirm', { code: codeOf(otpauth_uri) })
    const statuses: number[] = []
    // The window after the present one is taken too: the clock of a telephone may be ahead.
    const code = codeOf(otpauth_uri, Date.now() + 30_000)
    for (let round = 0; round < 2; round++) {
      const next = openBrowser(app)
      await next.send('POST', '/account/sign-in', { email, password: PASSWORD })
      statuses.push((await next.send('POST', '/account/sign-in/code', { code })).status)
    }
    expect(statuses).toEqual([200, 401])
  })
})

describe('who has an account here', () => {
  const known = 'known@matrix.example'
  const unknown = 'unknown@matrix.example'
  beforeAll(async () => {
    await openMember(app, known)
  })
  const compare = async (send: (email: string) => Promise<Response>) => {
    const seen: string[] = []
    for (const email of [known, unknown]) {
      const response = await send(email)
      const headers = [...response.headers].filter(([name]) => !/^(content-security-policy|date|ratelimit|set-cookie)$/.test(name))
      seen.push(JSON.stringify([response.status, headers, (await response.text()).replaceAll(email, '…')]))
    }
    expect(seen[0]).toBe(seen[1])
  }
  test('is not told by signing up', () =>
    compare((email) => openBrowser(app).send('POST', '/account/sign-up', { name: 'X', email, password: PASSWORD })))
  test('nor by a reset', () => compare((email) => openBrowser(app).send('POST', '/account/reset', { email })))
  test('nor by asking for the link again', () =>
    compare((email) => openBrowser(app).send('POST', '/account/verify-email/resend', { email })))
  test('nor by a wrong password, in words or in work', async () => {
    await compare((email) => openBrowser(app).send('POST', '/account/sign-in', { email, password: 'wrong wrong wrong' }))
    // A password is hashed either way: the quickest of some tries does not depend on the machine being busy.
    const quickest = async (email: (round: number) => string) => {
      let best = Number.POSITIVE_INFINITY
      for (let round = 0; round < 6; round++) {
        const from = performance.now()
        await openBrowser(app).send('POST', '/account/sign-in', { email: email(round), password: 'wrong wrong wrong' })
        best = Math.min(best, performance.now() - from)
      }
      return best
    }
    const [here, notHere] = [await quickest(() => known), await quickest((round) => `nobody${round}@matrix.example`)]
    expect(notHere / here).toBeGreaterThan(0.25)
  })
  test('nor by an invitation that is not there', async () => {
    for (const letter of ['a', 'b']) expect((await openBrowser(app).send('GET', `/invitations/${letter.repeat(43)}`)).status).toBe(404)
  })
})

describe('guessing', () => {
  test('of a one-time code ends, wherever it comes from', async () => {
    const email = 'guess@matrix.example'
    const browser = await openMember(app, email)
    const { otpauth_uri } = await browser.json<{ otpauth_uri: string }>('POST', '/account/second-factor', { password: PASSWORD })
    await browser.send('POST', '/account/second-factor/confirm', { code: codeOf(otpauth_uri) })
    const statuses: number[] = []
    for (let round = 0; round < 30; round++) {
      const guesser = openBrowser(app)
      await guesser.send('POST', '/account/sign-in', { email, password: PASSWORD })
      statuses.push((await guesser.send('POST', '/account/sign-in/code', { code: String(100_000 + round) })).status)
    }
    expect(statuses.filter((status) => status === 200)).toEqual([])
    expect(statuses).toContain(429)
    // Also the right one waits then.
    const owner = openBrowser(app)
    await owner.send('POST', '/account/sign-in', { email, password: PASSWORD })
    expect((await owner.send('POST', '/account/sign-in/code', { code: codeOf(otpauth_uri) })).status).toBe(429)
  })
})

describe('fields one must not set', () => {
  test('are refused by name, and nothing is done', async () => {
    const email = 'mass@matrix.example'
    const more = {
      staff_role: 'admin',
      staffRole: 'admin',
      email_verified: true,
      emailVerified: true,
      id: 'x',
      two_factor_enabled: true,
      blocked_at: null,
      role: 'owner',
    }
    for (const [name, value] of Object.entries(more)) {
      const response = await openBrowser(app).send('POST', '/account/sign-up', { name: 'M', email, password: PASSWORD, [name]: value })
      expect([name, response.status, ((await response.json()) as { errors: { path: string }[] }).errors[0]?.path]).toEqual([
        name,
        400,
        name,
      ])
    }
    expect(await app.context.db.selectFrom('auth_user').select('id').where('email', '=', email).execute()).toEqual([])
    for (const body of [{ staff_role: 'admin' }, { name: 'N', email: 'other@matrix.example' }, { user: { staff_role: 'admin' } }])
      expect((await world.send('owner', 'PATCH', '/account', body)).status).toBe(400)
    expect(
      (await world.send('owner', 'PATCH', `/organisations/${world.ids.own['organisation_id']}`, { verified_at: '2026-01-01' })).status,
    ).toBe(400)
  })

  test('nor does a prototype come along', async () => {
    const response = await world.send(
      'owner',
      'PATCH',
      '/account',
      '{"name":"P","__proto__":{"staff_role":"admin"},"constructor":{"prototype":{"operator":true}}}',
    )
    expect(response.status).toBe(400)
    expect(({} as Record<string, unknown>)['operator']).toBeUndefined()
  })

  test('a key is never made for more than its maker may do', async () => {
    for (const scopes of [['admin'], ['curate'], ['read', 'import']]) {
      const response = await world.send('owner', 'POST', '/account/keys', { name: 'Too much', scopes })
      expect(response.status, scopes.join()).toBeOneOf([400, 403])
    }
  })
})

describe('lines of mail', () => {
  test('cannot be written by a name', async () => {
    const email = 'header@matrix.example'
    const name = 'An\r\nBcc: victim@evil.example\r\n\r\nClick https://evil.example\u2028x'
    const response = await openBrowser(app).send('POST', '/account/sign-up', { name, email, password: PASSWORD })
    if (response.status === 200) {
      const { subject, body } = await lastMail(app, email)
      expect(subject).not.toMatch(/[\r\n]/)
      expect(body).not.toMatch(/^(?:bcc:|click)/im)
    } else expect(response.status).toBe(400)
  })

  test('nor by an address', async () => {
    for (const email of [
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example, c@d.example',
      '"a\r\n"@b.example',
      'a@b.example\0',
      '<a@b.example>',
    ])
      expect((await openBrowser(app).send('POST', '/account/reset', { email })).status, JSON.stringify(email)).toBeOneOf([200, 400])
    const { rows } = { rows: await app.context.db.selectFrom('mail').select('to_address').execute() }
    expect(rows.filter(({ to_address }) => /[\s,<>]|d\.example/.test(to_address))).toEqual([])
  })

  test('lead to our own address, whatever host was asked', async () => {
    const email = 'host@matrix.example'
    const headers = {
      ...OWN,
      'content-type': 'application/json',
      host: 'evil.example',
      origin: 'http://evil.example',
      'x-forwarded-host': 'evil.example',
    }
    await raw(`${API}/account/sign-up`, { method: 'POST', headers, body: JSON.stringify({ name: 'H', email, password: PASSWORD }) })
    expect((await lastMail(app, email)).body).not.toContain('evil.example')
  })
})

test('nothing of all this failed on our side', async () => {
  expect((await world.send('owner', 'PATCH', '/account', REFUSED)).status).toBe(400)
  expect(app.failures).toEqual([])
})
