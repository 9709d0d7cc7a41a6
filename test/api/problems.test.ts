import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import {
  ALL_ROUTES,
  API,
  learnIds,
  loadingApp,
  openDemoApp,
  queryOf,
  ROUTES,
  sampleUrl,
  testGate,
  type DemoApp,
} from '../support/demo-app.ts'

/** RFC 9457, and nothing beside it: one shape for every error of every route. */
const problem = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string().min(3),
  status: z.number().int().min(400),
  detail: z.string().min(10),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string().min(1) })),
})

let app: DemoApp

beforeAll(async () => {
  app = await openDemoApp()
  await learnIds(app)
}, 120_000)
afterAll(() => app.dispose())

async function failing(path: string, status: number, init: RequestInit = {}) {
  const response = await app.http.request(path, init)
  expect(`${path}: ${response.status}`).toBe(`${path}: ${status}`)
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const body = problem.parse(await response.json())
  expect(body.status).toBe(status)
  return { response, body }
}

const paged = ROUTES.filter((route) => route.isPaged)
const single = ROUTES.filter((route) => route.path.endsWith('/{id}'))

describe('a wrong parameter is named', () => {
  test.each(paged)('$name: limit', async (route) => {
    for (const limit of ['0', '501', 'abc', '-1', '1.5', '']) {
      const { body } = await failing(sampleUrl(app, route, `limit=${limit}`), 400)
      expect(body.errors.map((error) => error.path)).toEqual(['limit'])
      expect(body.detail).toContain('limit')
    }
    for (const limit of ['1', '500']) expect((await app.get(sampleUrl(app, route, `limit=${limit}`))).status).toBe(200)
  })

  test.each(ROUTES)('$name: lang', async (route) => {
    const { body } = await failing(sampleUrl(app, route, 'lang=xx'), 400)
    expect(body.errors.map((error) => error.path)).toEqual(['lang'])
  })

  test.each(paged)('$name: cursor', async (route) => {
    for (const cursor of ['nonsense', '', 'b', Buffer.from('o-1').toString('base64url'), '%F0%9F%98%80'])
      await failing(`${API}${route.path}?cursor=${cursor}`, 400)
  })

  test('several at once', async () => {
    const { body } = await failing(`${API}/segments?limit=0&status=fine&lang=xx`, 400)
    expect(body.errors.map((error) => error.path).toSorted()).toEqual(['lang', 'limit', 'status'])
  })

  test.each(single)('$name: an id that cannot be one', async (route) => {
    const { body } = await failing(`${API}${route.path.replace('{id}', 'NOT%20AN%20ID')}`, 400)
    expect(body.errors.map((error) => error.path)).toEqual(['id'])
  })
})

describe('what does not exist', () => {
  test.each(single)('$name: an unknown id, with the nearest one', async (route) => {
    const url = sampleUrl(app, route)
    const known = url.split('/').at(-1) ?? ''
    const { body } = await failing(`${url}x`, 404)
    expect(body.detail).toContain(`${known}x`)
    expect(body.detail).toMatch(/Did you mean “[^”]+”\?/)
    expect((await failing(`${url.slice(0, -known.length)}qqqqqqqqqqqqqqqqqqqqqqqqqqqq`, 404)).body.detail).not.toContain('Did you mean')
  })

  test('an unknown id, in the language asked for', async () => {
    const { body } = await failing(`${API}/segments/qqqqqqqqqqq?lang=vi`, 404)
    expect(body.detail).toMatch(/[ạ-ỹđ]/i)
  })

  test('an unknown route', async () => {
    const { body } = await failing(`${API}/nothing-here`, 404)
    expect(body.detail).toContain('/docs')
    await failing(`${API}/segments/a/b`, 404)
    await failing(API, 404)
  })

  test.each(ROUTES)('$name: any method but its own', async (route) => {
    const known = ALL_ROUTES.filter((other) => other.path === route.path).map((other) => other.method)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'].filter((each) => !known.includes(each))) {
      const { response } = await failing(sampleUrl(app, route), 405, { method })
      expect(response.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(['GET', 'HEAD', ...known]))
    }
  })
})

describe('before the edition is loaded', () => {
  const failures: unknown[] = []
  const loading = loadingApp(failures)

  test('/healthz says alive, /readyz says wait', async () => {
    expect(await (await loading.request('/healthz')).json()).toEqual({ status: 'ok' })
    const ready = await loading.request('/readyz')
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '2'])
  })

  test.each(ROUTES)('$name answers 503', async (route) => {
    const response = await loading.request(
      API +
        route.path
          .replace('{id}', 'some-id')
          .replace('{ref}', 'C-7K3M9Q')
          .replace('{vocabulary}', 'process')
          .replace('{event_id}', '00000000-0000-7000-8000-000000000000')
          .replace('{code}', '0100109106') +
        queryOf(route),
    )
    expect(response.status).toBe(503)
    expect(problem.parse(await response.json()).detail).toContain('loading')
    expect(failures, 'waiting is nothing for the log').toEqual([])
  })

  test('pages and exports say wait too; /docs and /openapi.json answer', async () => {
    expect((await loading.request('/en')).status).toBe(503)
    expect((await loading.request('/export/segments.csv')).status).toBe(503)
    expect((await loading.request('/docs')).status).toBe(200)
    expect((await loading.request('/openapi.json')).status).toBe(200)
  })

  test('/readyz names the edition once it is served', async () => {
    const ready = await app.get('/readyz')
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({ status: 'ready', edition: app.context.edition.edition_id })
  })
})

describe('caching', () => {
  // How things stand now says when that is.
  test.each(ROUTES.filter(({ name }) => name !== 'moderation.status'))('$name: the same answer is not sent twice', async (route) => {
    const url = sampleUrl(app, route)
    const first = await app.get(url)
    const etag = first.headers.get('etag')
    expect(etag).toBeTruthy()
    const second = await app.get(url, { 'if-none-match': etag ?? '' })
    expect(second.status).toBe(304)
    expect(await second.text()).toBe('')
    expect((await app.get(url, { 'if-none-match': '"other"' })).status).toBe(200)
  })
})

describe('headers', () => {
  test('HEAD answers as GET does, without the body', async () => {
    const response = await app.http.request(`${API}/edition`, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })

  test('errors may be read by other web sites too', async () => {
    expect((await app.get(`${API}/segments/qqqqqqqq`)).headers.get('access-control-allow-origin')).toBe('*')
  })

  test('every answer forbids guessing its type and framing', async () => {
    for (const path of [`${API}/edition`, '/docs', '/export/segments.csv', `${API}/nothing`]) {
      const { headers } = await app.get(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    }
  })

  test('nothing of the inside is told when something breaks', async () => {
    const { createApi } = await import('../../src/api/server.ts')
    const failures: unknown[] = []
    const broken = createApi({
      services: () => {
        throw new Error('password=hunter2 at /srv/secret')
      },
      gate: testGate(),
      onFailure: (error) => failures.push(error),
    })
    const response = await broken.request(`${API}/edition`)
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(problem.parse(JSON.parse(text)).status).toBe(500)
    expect(text).not.toMatch(/hunter2|secret|password/)
    expect(failures).toHaveLength(1)
  })
})
