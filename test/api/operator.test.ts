import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CONTRACT_ROUTES } from '../../src/api/contract-routes.ts'
import { isOpen, ROUTE_POLICIES } from '../../src/domain/policy/routes.ts'
import { createOperatorGate } from '../../src/api/operator-gate.ts'
import { readOperatorKey } from '../../src/services/secret-files.ts'
import { ALL_ROUTES, API, asOperator, type DemoApp, openDemoApp, OPERATOR_KEY } from '../support/demo-app.ts'

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
}, 120_000)
afterAll(() => app.dispose())

const OWN = { origin: 'http://localhost', host: 'localhost' }
const SAMPLE_ID = '01a20503-47ad-7000-9dff-5d52d01e0b87'

function request(method: string, path: string, headers: Record<string, string> = {}, body?: unknown) {
  return app.http.request(`http://localhost${API}${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

async function enter(key = OPERATOR_KEY): Promise<{ cookie: string; attributes: string }> {
  const response = await request('POST', '/operator/session', OWN, { key })
  const [cookie = '', ...attributes] = (response.headers.get('set-cookie') ?? '').split('; ')
  return { cookie, attributes: attributes.join('; ') }
}

const isOperator = async (headers: Record<string, string>) =>
  ((await (await request('GET', '/operator/session', headers)).json()) as { operator: boolean }).operator

describe('who may use a route', () => {
  test('every route says it', () => {
    expect(CONTRACT_ROUTES.filter((route) => !(route.policy in ROUTE_POLICIES)).map((route) => route.name)).toEqual([])
    expect(CONTRACT_ROUTES).toHaveLength(ALL_ROUTES.length)
  })

  test('visitors write only here', () => {
    expect(
      CONTRACT_ROUTES.filter((route) => isOpen(route.policy) && route.method !== 'GET')
        .map((route) => route.name)
        .toSorted(),
    ).toEqual([
      'account.beginOidc',
      'account.createFirstAdmin',
      'account.enterCode',
      'account.requestReset',
      'account.resendVerification',
      'account.resetPassword',
      'account.signIn',
      'account.signOut',
      'account.signUp',
      'account.verifyEmail',
      'correction.answer',
      'correction.create',
      'match.run',
      'operator.enter',
      'operator.leave',
      'privacy.data',
      'privacy.file',
      'privacy.look',
      'privacy.verify',
      'qualify.consortium',
      'savedSearch.create',
      'savedSearch.remove',
      'shortlist.addItem',
      'shortlist.changeItem',
      'shortlist.create',
      'shortlist.remove',
      'shortlist.removeItem',
      'shortlist.update',
    ])
  })

  test.each(ALL_ROUTES.filter((route) => route.policy !== undefined && !isOpen(route.policy)))(
    '$name is closed to visitors',
    async (route) => {
      const path = route.path.replaceAll(/\{\w+\}/g, SAMPLE_ID)
      for (const headers of [{}, OWN, { authorization: 'Basic abc' }, { cookie: 'matxich_operator=a.1.b' }] as Record<string, string>[]) {
        const response = await request(route.method, path, headers, route.method === 'GET' ? undefined : {})
        expect(response.status, JSON.stringify(headers)).toBe(401)
        expect(response.headers.get('cache-control')).toBe('no-store')
        expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      }
    },
  )

  test('so is what is no JSON', async () => {
    for (const path of [`/imports/${SAMPLE_ID}/events`, `/imports/${SAMPLE_ID}/rows.csv`]) {
      expect((await request('GET', path)).status).toBe(401)
      expect((await request('GET', path, asOperator)).status).toBe(404)
    }
    for (const method of ['POST', 'HEAD', 'PATCH', 'DELETE'])
      expect((await request(method, method === 'POST' ? '/uploads' : '/uploads/some-upload')).status).toBe(401)
  })

  test('rights come before the check of the input', async () => {
    expect((await request('POST', '/imports', {}, { upload_id: 1 })).status).toBe(401)
    expect((await request('POST', '/imports', asOperator, { upload_id: 1 })).status).toBe(400)
  })
})

describe('a session', () => {
  test('is a cookie that scripts and other sites cannot use', async () => {
    const { cookie, attributes } = await enter()
    expect(attributes).toBe('Path=/; HttpOnly; SameSite=Strict; Max-Age=43200')
    expect(cookie).not.toContain(OPERATOR_KEY)
    expect(await isOperator({ cookie })).toBe(true)
    const secure = await app.http.request(`http://localhost${API}/operator/session`, {
      method: 'POST',
      headers: { origin: 'https://localhost', host: 'localhost', 'content-type': 'application/json' },
      body: JSON.stringify({ key: OPERATOR_KEY }),
    })
    expect(secure.headers.get('set-cookie')).toMatch(/; Secure$/)
  })

  test('ends when it is left, in every copy', async () => {
    const { cookie } = await enter()
    const left = await request('DELETE', '/operator/session', { ...OWN, cookie })
    expect(left.headers.get('set-cookie')).toContain('Max-Age=0')
    expect(await isOperator({ cookie })).toBe(false)
  })

  test('cannot be made up, changed or kept longer', async () => {
    const { cookie } = await enter()
    const [id, expires, signature] = cookie.split('=')[1]?.split('.') ?? []
    for (const value of [
      `${id}.${Number(expires) + 1000}.${signature}`,
      `x${id}.${expires}.${signature}`,
      `${id}.${expires}.${signature?.slice(1)}`,
      `${id}.${expires}.`,
      '..',
    ])
      expect(await isOperator({ cookie: `matxich_operator=${value}` }), value).toBe(false)
  })

  test('ends after twelve hours, and with another key', () => {
    let now = 1_000_000
    let key = OPERATOR_KEY
    const gate = createOperatorGate(
      () => key,
      () => now,
    )
    const cookie = gate.enter(key, undefined, 'a').cookie.split(';')[0] ?? ''
    const identify = () => gate.identify(new Request('http://localhost/', { headers: { cookie } }), 'a').operator
    expect(identify()).toBe(true)
    now += 12 * 60 * 60 * 1000
    expect(identify()).toBe(false)
    now -= 1
    expect(identify()).toBe(true)
    key = 'another-key-another-key-another'
    expect(identify()).toBe(false)
  })
})

describe('a change', () => {
  test('from another site is refused, whatever comes with it', async () => {
    const { cookie } = await enter()
    for (const from of [
      { origin: 'https://evil.example', host: 'localhost' },
      { origin: 'null', host: 'localhost' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[])
      for (const rights of [{ cookie }, asOperator] as Record<string, string>[])
        expect((await request('POST', `/imports/${SAMPLE_ID}/apply`, { ...from, ...rights }, {})).status, JSON.stringify(from)).toBe(403)
  })

  test('with a cookie needs a browser that says where it comes from; with the key it does not', async () => {
    const { cookie } = await enter()
    const path = `/imports/${SAMPLE_ID}/apply`
    expect((await request('POST', path, { cookie }, {})).status).toBe(401)
    expect((await request('POST', path, { cookie, ...OWN }, {})).status).toBe(404)
    expect((await request('POST', path, { cookie, 'sec-fetch-site': 'same-origin' }, {})).status).toBe(404)
    expect((await request('POST', path, asOperator, {})).status).toBe(404)
  })

  test('of a page from another site is refused too', async () => {
    const response = await app.http.request('http://localhost/en/operator', {
      method: 'POST',
      headers: { origin: 'https://evil.example', host: 'localhost' },
    })
    expect(response.status).toBe(403)
  })

  test('is small', async () => {
    const response = await request('POST', '/operator/session', OWN, { key: 'x'.repeat(300 * 1024) })
    expect(response.status).toBe(413)
  })
})

describe('a wrong key', () => {
  test('is refused; after ten, every key is for a while', async () => {
    let now = 0
    const gate = createOperatorGate(
      () => OPERATOR_KEY,
      () => now,
    )
    const bearer = (key: string) => new Request('http://localhost/', { headers: { authorization: `Bearer ${key}` } })
    for (let i = 0; i < 10; i++) expect(() => gate.enter(`wrong ${i}`, undefined, 'a')).toThrow(/not the operator key/)
    expect(() => gate.enter(OPERATOR_KEY, undefined, 'a')).toThrow(/Too many wrong keys. Try again in 15 minutes/)
    expect(() => gate.identify(bearer(OPERATOR_KEY), 'a')).toThrow(/Too many/)
    expect(gate.identify(bearer(OPERATOR_KEY), 'b').operator).toBe(true)
    now += 15 * 60 * 1000
    expect(gate.identify(bearer(OPERATOR_KEY), 'a').operator).toBe(true)
    expect(() => gate.identify(bearer('x'), 'a')).toThrow(/not the operator key/)
  })

  test('is told as a problem', async () => {
    const response = await request('GET', '/edition', { authorization: 'Bearer nonsense' })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ status: 401, detail: expect.stringContaining('matxich start') as string })
  })

  test('without any key nothing opens', () => {
    const gate = createOperatorGate(() => undefined)
    for (const key of ['', 'undefined', 'null']) expect(() => gate.enter(key, undefined, 'a')).toThrow(/not the operator key/)
  })
})

describe('the file with the key', () => {
  test('is made once, for its owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'matxich-key-'))
    const key = readOperatorKey(folder)
    expect(key).toMatch(/^[\w-]{32}$/)
    expect(readOperatorKey(folder)).toBe(key)
    expect(statSync(join(folder, 'operator-key')).mode & 0o777).toBe(0o600)
    writeFileSync(join(folder, 'operator-key'), 'short\n')
    expect(() => readOperatorKey(folder)).toThrow(/Delete it/)
    rmSync(folder, { recursive: true })
  })
})
