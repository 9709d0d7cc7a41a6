import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOidc, type Oidc } from '../../src/services/accounts/oidc.ts'
import { API, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { openOidcProvider, type OidcProvider } from '../support/oidc-provider.ts'
import { type Browser, openBrowser, openMember } from '../support/people.ts'

let app: DemoApp
let provider: OidcProvider
beforeAll(async () => {
  app = await openDemoApp()
  provider = await openOidcProvider()
  setAgency(false)
}, 120_000)
afterAll(async () => {
  await provider.stop()
  await app.dispose()
})
beforeEach(() => {
  provider.claims = personOf('an')
  provider.fault = {}
})

function setAgency(secondFactor: boolean): void {
  const { issuer } = provider
  const settings = {
    issuer,
    clientId: 'matxich',
    clientSecret: 'secret of the client',
    name: 'Sở Ví dụ',
    domains: ['agency.example'],
    secondFactor,
  }
  Object.assign(app.context.accounts, { oidc: createOidc(settings) satisfies Oidc })
}

const personOf = (id: string) => ({ sub: `id-${id}`, email: `${id}@agency.example`, email_verified: true, name: `Người ${id}` })

interface State {
  signed_in: boolean
  staff: string | null
  user: { email: string; name: string; signs_in_by: string[] } | null
}

const begin = async (browser: Browser, input: object = { lang: 'vi' }) =>
  (await browser.json<{ url: string }>('POST', '/account/oidc/begin', input)).url

/** As the provider sends the browser back: from another site, without a page of ours in between. */
async function comeBack(browser: Browser, address: string): Promise<string> {
  const { pathname, search } = new URL(address)
  const response = await browser.send('GET', `${pathname.slice(API.length)}${search}`, undefined, { 'sec-fetch-site': 'cross-site' })
  expect(response.status).toBe(303)
  expect(response.headers.get('cache-control')).toBe('no-store')
  return response.headers.get('location') ?? ''
}

const signIn = async (browser = openBrowser(app)): Promise<[Browser, string]> => [
  browser,
  await comeBack(browser, provider.approve(await begin(browser))),
]

describe('the sign-in of an agency', () => {
  test('is told of, with its name', async () => {
    expect(await openBrowser(app).json('GET', '/account/oidc')).toEqual({ available: true, name: 'Sở Ví dụ', message: null })
    expect(await openBrowser(app).json('GET', '/account/oidc?refused=domain&lang=en')).toMatchObject({
      message: expect.stringMatching(/password/),
    })
  })

  test('asks with PKCE, state and nonce, makes an account and a session', async () => {
    const browser = openBrowser(app)
    const url = new URL(await begin(browser, { lang: 'vi', return_to: '/vi/account' }))
    const asked = Object.fromEntries(url.searchParams)
    expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid email profile', ui_locales: 'vi' })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]?.length, name).toBeGreaterThan(40)
    expect(asked['redirect_uri']).toBe(`${app.context.accounts.url}${API}/account/oidc/callback`)
    expect(await comeBack(browser, provider.approve(url.href))).toBe('/vi/account')
    expect(provider.asked.at(-1)?.get('code_verifier')?.length).toBeGreaterThan(40)
    expect(await browser.json<State>('GET', '/account')).toMatchObject({
      signed_in: true,
      user: { email: 'an@agency.example', name: 'Người an', signs_in_by: ['agency'], language: 'vi' },
    })
    // The same person the second time.
    const [again] = await signIn()
    expect((await again.json<State>('GET', '/account')).user?.email).toBe('an@agency.example')
    const people = await app.context.db.selectFrom('auth_user').select('id').where('email', '=', 'an@agency.example').execute()
    expect(people).toHaveLength(1)
    expect(JSON.stringify(await app.context.db.selectFrom('auth_credential').selectAll().execute())).not.toContain('not-used')
  })

  test.each([
    ['another nonce', { nonce: 'of-another-sign-in' }],
    ['another issuer', { issuer: 'https://evil.example' }],
    ['another audience', { audience: 'another-client' }],
    ['a key that is not published', { otherKey: true }],
    ['a token whose time is over', { expired: true }],
  ])('refuses %s', async (_what, fault) => {
    provider.fault = fault
    const [browser, path] = await signIn()
    expect(path).toBe('/vi/sign-in?refused=failed')
    expect((await browser.json<State>('GET', '/account')).signed_in).toBe(false)
  })

  test('refuses another state, an answer of another issuer, and an answer that is used again', async () => {
    const change = async (edit: (back: URL) => void): Promise<string> => {
      const browser = openBrowser(app)
      const back = new URL(provider.approve(await begin(browser)))
      edit(back)
      return comeBack(browser, back.href)
    }
    expect(await change(({ searchParams }) => searchParams.set('state', 'x'.repeat(43)))).toBe('/vi/sign-in?refused=failed')
    expect(await change(({ searchParams }) => searchParams.delete('state'))).toBe('/vi/sign-in?refused=failed')
    expect(await change(({ searchParams }) => searchParams.set('iss', 'https://evil.example'))).toBe('/vi/sign-in?refused=failed')
    expect(await change(({ searchParams }) => searchParams.set('error', 'access_denied'))).toBe('/vi/sign-in?refused=failed')

    const browser = openBrowser(app)
    const back = provider.approve(await begin(browser))
    const carried = new Map(browser.cookies)
    expect(await comeBack(browser, back)).toBe('/vi/account')
    // The browser has forgotten what it carried; and with it kept, the code works once.
    expect(await comeBack(browser, back)).toBe('/en/sign-in?refused=over')
    const thief = openBrowser(app)
    for (const [name, value] of carried) thief.cookies.set(name, value)
    expect(await comeBack(thief, back)).toBe('/vi/sign-in?refused=failed')
  })

  test('signs nobody in to whom somebody sends an answer, nor with a cookie that was changed', async () => {
    const attacker = openBrowser(app)
    const back = provider.approve(await begin(attacker))
    const victim = openBrowser(app)
    expect(await comeBack(victim, back)).toBe('/en/sign-in?refused=over')
    await begin(victim)
    expect(await comeBack(victim, back)).toBe('/vi/sign-in?refused=failed')
    const sealed = attacker.cookies.get('matxich.oidc') ?? ''
    attacker.cookies.set('matxich.oidc', `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`)
    expect(await comeBack(attacker, back)).toBe('/en/sign-in?refused=over')
  })

  test('lets in verified addresses of the agency alone', async () => {
    for (const [claims, reason] of [
      [{ email: 'x@evil.example' }, 'domain'],
      [{ email: 'x@agency.example.evil.example' }, 'domain'],
      [{ email: 'x@evil.example@agency.example' }, 'domain'],
      [{ email_verified: false }, 'not_verified'],
      [{ email_verified: 'true' }, 'not_verified'],
      [{ email_verified: undefined }, 'not_verified'],
    ] as const) {
      provider.claims = { ...personOf('moi'), ...claims }
      expect((await signIn())[1], JSON.stringify(claims)).toBe(`/vi/sign-in?refused=${reason}`)
    }
  })

  test('does not get an account that has a password, nor one that is blocked', async () => {
    await openMember(app, 'binh@agency.example')
    provider.claims = personOf('binh')
    const [browser, path] = await signIn()
    expect(path).toBe('/vi/sign-in?refused=known')
    expect((await browser.json<State>('GET', '/account')).signed_in).toBe(false)
    // Nor somebody else’s at the provider who took the address over.
    provider.claims = { ...personOf('an'), sub: 'id-of-another' }
    expect((await signIn())[1]).toBe('/vi/sign-in?refused=known')

    provider.claims = personOf('an')
    await app.context.db.updateTable('auth_user').set({ blocked_at: new Date() }).where('email', '=', 'an@agency.example').execute()
    expect((await signIn())[1]).toBe('/vi/sign-in?refused=blocked')
    await app.context.db.updateTable('auth_user').set({ blocked_at: null }).where('email', '=', 'an@agency.example').execute()
  })

  test('counts as a second factor only when the agency vouches for it', async () => {
    const [browser] = await signIn()
    const { db } = app.context
    await db.updateTable('auth_user').set({ staff_role: 'officer' }).where('email', '=', 'an@agency.example').execute()
    expect((await browser.json<State>('GET', '/account')).staff).toBeNull()
    // Codes that are on ask nobody who comes in this way.
    await db.updateTable('auth_user').set({ two_factor_enabled: true }).where('email', '=', 'an@agency.example').execute()
    expect((await browser.json<State>('GET', '/account')).staff).toBeNull()
    await db.updateTable('auth_user').set({ two_factor_enabled: false }).where('email', '=', 'an@agency.example').execute()
    setAgency(true)
    expect((await browser.json<State>('GET', '/account')).staff).toBe('officer')
    expect((await browser.send('GET', '/imports')).status).toBe(200)
    const { key } = await browser.json<{ key: string }>('POST', '/account/keys', { name: 'lists', scopes: ['import'] })
    const byKey = () => openBrowser(app).send('GET', '/imports', undefined, { authorization: `Bearer ${key}` })
    expect((await byKey()).status).toBe(200)
    setAgency(false)
    expect((await browser.json<State>('GET', '/account')).staff).toBeNull()
    expect((await byKey()).status).toBe(403)
  })

  test('takes no page of another site to come back to', async () => {
    for (const return_to of ['https://evil.example', '//evil.example', '/vi//evil.example/../..', '/vi/account?next=x', '/xx/account'])
      expect((await openBrowser(app).send('POST', '/account/oidc/begin', { return_to })).status, return_to).toBe(400)
  })

  test('that does not answer keeps nobody else from signing in', async () => {
    const oidc = createOidc({ ...app.context.accounts.oidc!.settings, issuer: 'http://127.0.0.1:9' })
    const before = app.context.accounts.oidc
    Object.assign(app.context.accounts, { oidc })
    expect((await openBrowser(app).send('POST', '/account/oidc/begin', {})).status).toBe(409)
    const member = await openMember(app, 'chi@vidu.vn')
    expect((await member.json<State>('GET', '/account')).signed_in).toBe(true)
    Object.assign(app.context.accounts, { oidc: before })
    expect(app.failures).toEqual([])
  })
})

test('without an agency there is nothing to begin', async () => {
  const before = app.context.accounts.oidc
  Object.assign(app.context.accounts, { oidc: null })
  expect(await openBrowser(app).json('GET', '/account/oidc')).toEqual({ available: false, name: null, message: null })
  expect((await openBrowser(app).send('POST', '/account/oidc/begin', {})).status).toBe(404)
  Object.assign(app.context.accounts, { oidc: before })
})
