import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHttp } from '../../src/app.ts'
import { RAW_ROUTES } from '../../src/api/raw-routes.ts'
import {
  ALL_ROUTES,
  API,
  asOperator,
  DEMO,
  type DemoApp,
  learnIds,
  loadingApp,
  openDemoApp,
  sampleUrl,
  ROUTES,
  testGate,
} from '../support/demo-app.ts'

/** On every route and every status the same protection: a browser reads it from the answer and from nowhere else. */

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
  await learnIds(app)
}, 120_000)
afterAll(() => app.dispose())

const ID = '01a20503-47ad-7000-9dff-5d52d01e0b87'
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

function expectProtected(response: Response, what: string, kind: 'data' | 'page'): void {
  const { headers } = response
  const policy = headers.get('content-security-policy') ?? ''
  expect([what, headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual([what, 'nosniff', 'DENY'])
  expect([what, headers.get('referrer-policy')]).toEqual([what, 'strict-origin-when-cross-origin'])
  expect([what, headers.get('cross-origin-opener-policy')]).toEqual([what, 'same-origin'])
  expect(['same-origin', 'cross-origin'], what).toContain(headers.get('cross-origin-resource-policy'))
  expect(headers.get('permissions-policy'), what).toMatch(/^camera=\((self)?\), microphone=\(\), geolocation=\(\), payment=\(\), usb=\(\)$/)
  expect([what, headers.get('x-powered-by'), headers.get('server')]).toEqual([what, null, null])
  if (kind === 'data') expect([what, policy]).toEqual([what, NOTHING])
  else {
    expect(policy, what).toMatch(/script-src 'self' 'nonce-[\w+/]{22}=='/)
    for (const rule of [
      "default-src 'self'",
      "script-src-attr 'none'",
      "frame-src 'none'",
      "object-src 'none'",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      'report-uri /csp-reports',
      'report-to csp',
    ])
      expect(policy.split('; '), what).toContain(rule)
    expect(policy.replace("style-src-attr 'unsafe-inline'", ''), what).not.toMatch(/unsafe|\*|https?:/)
    expect([what, headers.get('reporting-endpoints')]).toEqual([what, 'csp="/csp-reports"'])
  }
}

describe('headers', () => {
  test('of every route of the API, whoever asks and whatever the answer', async () => {
    const seen = new Set<number>()
    const loading = loadingApp()
    for (const route of ALL_ROUTES) {
      const path = API + route.path.replaceAll(/\{\w+\}/g, ID)
      const method = route.method
      const body = method === 'GET' ? {} : { body: '{}' }
      for (const [http, headers] of [
        [app.http, {}],
        [app.http, asOperator],
        [app.http, { authorization: 'Bearer wrong' }],
        [app.http, { origin: 'https://evil.example' }],
        [loading, asOperator],
      ] as const) {
        // A wrong key from one address too often closes it for all: not from here.
        if ('authorization' in headers && headers.authorization === 'Bearer wrong' && seen.has(401)) continue
        const response = await http.request(path, { method, headers: { 'content-type': 'application/json', ...headers }, ...body })
        seen.add(response.status)
        expectProtected(response, `${method} ${path} ${response.status}`, 'data')
        await response.body?.cancel()
      }
    }
    expect([...seen].toSorted((a, b) => a - b)).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 503]))
  }, 120_000)

  test('of every other route', async () => {
    for (const { method, path } of RAW_ROUTES) {
      const address = path.replace(':id', ID).replace(':file', 'segments.csv').replace('/*', '/en')
      const response = await app.http.request(address, { method, headers: asOperator })
      expectProtected(
        response,
        `${method} ${address}`,
        /^\/(api|export)\/|^\/(openapi|healthz|readyz|csp-)/.test(address) ? 'data' : 'page',
      )
      await response.body?.cancel()
    }
  }, 60_000)

  test('of what was not found, not allowed, not changed, too large', async () => {
    const tag = (await app.get(sampleUrl(app, ROUTES[0]!))).headers.get('etag') ?? ''
    for (const [response, status, kind] of [
      [await app.get(`${API}/nothing`), 404, 'data'],
      [await app.get('/en/nothing-here'), undefined, 'page'],
      [await app.get('/assets/nothing.js'), undefined, 'page'],
      [await app.http.request(`${API}/edition`, { method: 'DELETE' }), 405, 'data'],
      [await app.get(sampleUrl(app, ROUTES[0]!), { 'if-none-match': tag }), 304, 'data'],
      [await app.http.request(`${API}/shortlists`, { method: 'POST', body: 'x'.repeat(300 * 1024) }), 413, 'data'],
      [await app.http.request('/en', { method: 'POST', body: 'x'.repeat(300 * 1024) }), 413, 'page'],
      [await loadingApp().request('/en'), 503, 'page'],
    ] as const) {
      // Pages need the built web app, which need not be there.
      if (status !== undefined) expect(response.status).toBe(status)
      expectProtected(response, String(status), kind)
    }
  })

  test('let other sites read what is public, and nothing else', async () => {
    for (const path of [sampleUrl(app, ROUTES[0]!), '/export/segments.csv', `${API}/nothing`])
      expect((await app.get(path)).headers.get('cross-origin-resource-policy'), path).toBe('cross-origin')
    for (const path of ['/en', '/docs', `${API}/imports`]) {
      const { headers } = await app.get(path, asOperator)
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin')
      expect(headers.get('access-control-allow-origin'), path).toBeNull()
    }
  })

  test('let a page use the camera only where pictures are taken', async () => {
    const camera = async (path: string) => (await app.get(path)).headers.get('permissions-policy')?.split(',')[0]
    expect([await camera('/vi/claims/x'), await camera('/vi'), await camera('/vi/companies')]).toEqual([
      'camera=(self)',
      'camera=()',
      'camera=()',
    ])
  })

  test('ask for https only where people come by https', async () => {
    const services = () => app.context
    const secure: Hono = createHttp({
      services,
      isReady: () => true,
      gate: testGate(),
      editionFolder: DEMO,
      onFailure: () => {},
      https: true,
    })
    for (const path of ['/en', `${API}/edition`]) {
      expect((await secure.request(path)).headers.get('strict-transport-security'), path).toBe('max-age=63072000')
      expect((await app.get(path)).headers.get('strict-transport-security'), path).toBeNull()
    }
    expect((await secure.request('/en')).headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
    expect((await app.get('/en')).headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests')
  })

  test('carry another nonce every time, and the page the same', async () => {
    const nonces = new Set<string>()
    for (const path of ['/docs', '/docs', '/en', '/en']) {
      const response = await app.get(path)
      const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      const html = await response.text()
      const used = [...html.matchAll(/<(?:script|style)\b([^>]*)>/g)]
        .map(([, attributes = '']) => attributes)
        // Data for machines is no script.
        .filter((each) => !each.includes('src=') && !each.includes('ld+json'))
      expect(
        used.filter((each) => !each.includes(`nonce="${nonce}"`)),
        path,
      ).toEqual([])
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(4)
  })
})

describe('reports of browsers', () => {
  const send = (body: unknown, type = 'application/csp-report') =>
    app.http.request('/csp-reports', {
      method: 'POST',
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const counts = async () => (await app.json('/csp-reports')) as { total: number; by_directive: Record<string, number> }

  test('are counted by rule, and nothing of them is kept', async () => {
    const before = (await counts()).total
    const old = {
      'csp-report': { 'document-uri': 'http://localhost/en?q=secret', 'effective-directive': 'script-src-elem', 'blocked-uri': 'inline' },
    }
    const list = [
      { type: 'csp-violation', url: 'http://localhost/en', body: { effectiveDirective: 'img-src', blockedURL: 'https://a.example' } },
    ]
    for (const body of [old, list, { 'csp-report': { 'violated-directive': "<b>evil</b> 'self'" } }, {}, 'no json', '[null]', '[[]]'])
      expect((await send(body)).status).toBe(204)
    const after = await counts()
    expect(after.total).toBe(before + 3)
    expect(after.by_directive).toMatchObject({ 'script-src-elem': 1, 'img-src': 1, other: 1 })
    expect(JSON.stringify(after)).not.toMatch(/secret|example|evil/)
  })

  test('are limited in size and number', async () => {
    expect((await send('x'.repeat(70 * 1024))).status).toBe(413)
    const statuses = new Set<number>()
    for (let round = 0; round < 130; round++) statuses.add((await send({})).status)
    expect(statuses).toEqual(new Set([204, 429]))
  })
})
