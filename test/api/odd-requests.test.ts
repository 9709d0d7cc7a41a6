import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API, type DemoApp, learnIds, openDemoApp } from '../support/demo-app.ts'
import { openWorld, type World } from '../support/world.ts'

/** What others tried with addresses, parameters and bodies, tried here. */

let app: DemoApp
let world: World
beforeAll(async () => {
  app = await openDemoApp()
  await learnIds(app)
  world = await openWorld(app)
}, 240_000)
afterAll(() => app.dispose())

const raw = (path: string, init: RequestInit = {}) => app.http.request(`http://localhost${path}`, init)

describe('addresses', () => {
  // Some lead to pages, which need the built web app; it need not be there.
  afterAll(() => void app.failures.splice(0))
  const TRICKS = [
    '/assets/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/....//....//package.json',
    '/assets/%252e%252e%252fpackage.json',
    '/assets//etc/passwd',
    '/geo/..%2f..%2fpackage.json',
    '/favicon.svg/../../package.json',
    '/export/..%2f..%2fpackage.json',
    '/export/%2e%2e%2fsegments.csv',
    '/.git/config',
    '/.env',
    '/package.json',
    '/operator-key',
    '/server/index.js',
  ]
  test.each(TRICKS)('%s is no file', async (path) => {
    const response = await raw(path)
    const text = await response.text()
    expect(text).not.toMatch(/"devDependencies"|root:x:0|\[core\]/)
    if (response.status === 200) expect(response.headers.get('content-type')).toMatch(/^text\/html/)
  })

  test.each([
    '/api/v1/imports/',
    '/api/v1//imports',
    '/api/v1/./imports',
    '/api/v1/x/../imports',
    '/api/v1/imports;a=b',
    '/api/v1/imports%2f',
    '/api/v1/%69mports',
    '/API/v1/imports',
    '/api/v1/imports?x=/api/v1/edition',
    '/api/v1/imports%00',
    '/api/v1/edition/../imports',
    '//api/v1/imports',
  ])('%s opens nothing', async (path) => {
    const { status } = await raw(path)
    expect(status).toBeOneOf([400, 401, 404, 500])
    expect(status === 500 && /api\/v1/.test(path) && path.startsWith('/api')).toBe(false)
  })

  test('methods are what they are: nothing overrides them', async () => {
    for (const headers of [{ 'x-http-method-override': 'DELETE' }, { 'x-method-override': 'DELETE' }] as Record<string, string>[])
      expect((await raw(`${API}/edition?_method=DELETE`, { headers })).status).toBe(200)
    for (const method of ['TRACE', 'CONNECT']) {
      let status = 0
      try {
        status = (await raw(`${API}/edition`, { method })).status
      } catch {
        // The platform itself sends none.
        status = 405
      }
      expect(status, method).toBeOneOf([404, 405])
    }
  })
})

describe('one parameter, many values', () => {
  test('is a question of the sender, not a failure', async () => {
    for (const query of [
      'limit=1&limit=2',
      'lang=vi&lang=en',
      'limit[]=1',
      'limit[a]=1',
      'q=a&q=b',
      'cursor=a&cursor=b',
      'q[$ne]=x',
      '__proto__[x]=1',
      Array.from({ length: 2000 }, () => 'segment=x').join('&'),
    ])
      expect((await raw(`${API}/companies?${query}`)).status, query.slice(0, 50)).toBeOneOf([200, 400, 414])
    expect(app.failures).toEqual([])
  })
  test('in the path is not overruled by one in the query or the body', async () => {
    const { organisation_id: other = '' } = world.ids.other
    const { organisation_id: own = '' } = world.ids.own
    expect((await world.send('owner', 'GET', `/organisations/${other}?organisation_id=${own}`)).status).toBeOneOf([400, 403, 404])
    expect((await world.send('owner', 'PATCH', `/organisations/${other}`, { organisation_id: own, name: 'Mine now' })).status).toBeOneOf([
      400, 403, 404,
    ])
    const name = await app.context.db
      .selectFrom('organisation')
      .select('name')
      .where('organisation_id', '=', other)
      .executeTakeFirstOrThrow()
    expect(name.name).not.toBe('Mine now')
  })
})

describe('a large or deep body', () => {
  const post = (body: string | ReadableStream, headers: Record<string, string> = {}) =>
    raw(`${API}/corrections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      duplex: 'half',
    } as RequestInit)
  test('is refused before it is read, said or not said how long', async () => {
    expect((await post('x'.repeat(300 * 1024))).status).toBe(413)
    const pieces = new ReadableStream({
      start(controller) {
        for (let piece = 0; piece < 80; piece++) controller.enqueue(new TextEncoder().encode('x'.repeat(4096)))
        controller.close()
      },
    })
    expect((await post(pieces)).status).toBe(413)
  })
  test('is a mistake of the sender, however it is nested', async () => {
    for (const body of [
      '['.repeat(120_000),
      `${'['.repeat(60_000)}${']'.repeat(60_000)}`,
      `{"a":`.repeat(20_000),
      `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
      `{"subject_id":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    ])
      expect((await post(body)).status).toBe(400)
    expect(app.failures).toEqual([])
  })
})
