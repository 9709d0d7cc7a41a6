import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settleTurn, takeTurn } from '../../src/services/idempotency.ts'
import { hashOfKey } from '../../src/services/visitor-keys.ts'
import { API, asOperator, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { openMember } from '../support/people.ts'

/** The same request twice (Idempotency-Key), and two changes of one thing (If-Match). */

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
}, 120_000)
afterAll(() => app.dispose())

let keys = 0
const freshKey = () => `0d8f1c9e-test-4b1d-9c77-${String(++keys).padStart(12, '0')}`

function send(method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  return app.http.request(API + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}
const lists = async () =>
  Number(
    (
      await app.context.db
        .selectFrom('shortlist')
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

describe('a request with an Idempotency-Key', () => {
  test('is carried out once, and answered alike', async () => {
    const key = freshKey()
    const before = await lists()
    const first = await send('POST', '/shortlists', { title: 'Once' }, { 'idempotency-key': key })
    const second = await send('POST', '/shortlists', { title: 'Once' }, { 'idempotency-key': `"${key}"` })
    expect([first.status, second.status, await lists()]).toEqual([first.status, first.status, before + 1])
    expect(first.status).toBeLessThan(300)
    expect(await second.json()).toEqual(await first.json())
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([null, 'true'])
    expect(second.headers.getSetCookie()).toEqual(first.headers.getSetCookie())
  })

  test('with another body, address or actor is another request', async () => {
    const key = { 'idempotency-key': freshKey() }
    await send('POST', '/shortlists', { title: 'One' }, key)
    expect((await send('POST', '/shortlists', { title: 'Two' }, key)).status).toBe(422)
    expect((await send('POST', '/saved-searches', { title: 'One' }, key)).status).toBe(422)
    const before = await lists()
    expect((await send('POST', '/shortlists', { title: 'One' }, { ...key, ...asOperator })).headers.get('idempotency-replayed')).toBeNull()
    expect(await lists()).toBe(before + 1)
  })

  test('twenty times at once is carried out once', async () => {
    const key = { 'idempotency-key': freshKey() }
    const before = await lists()
    const statuses = (await Promise.all(Array.from({ length: 20 }, async () => send('POST', '/shortlists', { title: 'Race' }, key)))).map(
      (each) => each.status,
    )
    expect(await lists()).toBe(before + 1)
    expect(statuses.filter((status) => status !== 409 && status >= 300)).toEqual([])
  })

  test('that was refused may be tried again', async () => {
    const key = { 'idempotency-key': freshKey() }
    expect((await send('POST', '/shortlists', { title: '' }, key)).status).toBe(400)
    expect((await send('POST', '/shortlists', { title: 'Now with a title' }, key)).status).toBeLessThan(300)
  })

  test('is not carried out again when the server stopped before it answered', async () => {
    const key = freshKey()
    const body = JSON.stringify({ title: 'Lost' })
    const keyed = { actor: 'visitor', key, request: `POST ${API}/shortlists\n${body}` }
    // As a server leaves it that is killed between the effect and the answer.
    expect(await takeTurn(app.context, keyed)).toEqual({ state: 'first' })
    const before = await lists()
    const soon = await send('POST', '/shortlists', body, { 'idempotency-key': key })
    expect([soon.status, ((await soon.json()) as { detail: string }).detail]).toEqual([
      409,
      expect.stringContaining('still being carried out'),
    ])
    expect(await takeTurn(app.context, keyed, new Date(Date.now() + 5 * 60_000))).toEqual({ state: 'unknown' })
    expect(await lists()).toBe(before)
    // The next day it is a new one.
    expect(await takeTurn(app.context, keyed, new Date(Date.now() + 25 * 60 * 60_000))).toEqual({ state: 'first' })
    await settleTurn(app.context, keyed, 500, '')
  })

  test('leaves no secret in the database', async () => {
    const key = freshKey()
    const made = (await (await send('POST', '/shortlists', { title: 'A secret title' }, { 'idempotency-key': key })).json()) as {
      edit_key: string
    }
    expect(made.edit_key).toMatch(/./)
    const rows = JSON.stringify(await app.context.db.selectFrom('idempotency_key').selectAll().execute())
    expect(rows).toContain(hashOfKey(key))
    for (const secret of [key, made.edit_key, 'secret title']) expect(rows).not.toContain(secret)
  })

  test('needs a key that cannot be guessed', async () => {
    for (const key of ['1', 'short', 'x'.repeat(201), 'with spaces in it, many'])
      expect((await send('POST', '/shortlists', { title: 'x' }, { 'idempotency-key': key })).status, key).toBe(400)
  })

  test('beside a sign-in is not kept: a session is never answered twice', async () => {
    await openMember(app, 'once@vidu.vn')
    const key = { 'idempotency-key': freshKey() }
    for (let round = 0; round < 2; round++)
      expect(
        (await send('POST', '/account/sign-in', { email: 'once@vidu.vn', password: 'wrong wrong wrong' }, key)).headers.get(
          'idempotency-replayed',
        ),
      ).toBeNull()
  })
})

describe('a change with If-Match', () => {
  const make = async (title: string) => {
    const made = (await (await send('POST', '/shortlists', { title })).json()) as { shortlist_id: string; edit_key: string }
    return { path: `/shortlists/${made.shortlist_id}`, key: { 'x-edit-key': made.edit_key } }
  }
  const tagOf = async (path: string, query = '') => (await app.get(`${API}${path}${query}`)).headers.get('etag') ?? ''

  test('is made of what was seen, and of nothing newer', async () => {
    const { path, key } = await make('First')
    const seen = await tagOf(path)
    expect((await send('PATCH', path, { title: 'Second' }, { ...key, 'if-match': seen })).status).toBe(200)
    expect((await send('PATCH', path, { title: 'Third' }, { ...key, 'if-match': seen })).status).toBe(412)
    expect((await send('DELETE', path, undefined, { ...key, 'if-match': seen })).status).toBe(412)
    expect(await app.json(`${API}${path}`)).toMatchObject({ title: 'Second' })
    // In whichever language it was read, weakened by compression or not, among others.
    expect((await send('PATCH', path, { title: 'Fourth' }, { ...key, 'if-match': `"x", W/${await tagOf(path, '?lang=vi')}` })).status).toBe(
      200,
    )
    expect((await send('PATCH', path, { title: 'Fifth' }, { ...key, 'if-match': '*' })).status).toBe(200)
    expect((await send('PATCH', path, { title: 'Sixth' }, key)).status).toBe(200)
  })

  test('of two that saw the same, one is made', async () => {
    const { path, key } = await make('Race')
    const seen = await tagOf(path)
    const statuses = await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (title) => (await send('PATCH', path, { title }, { ...key, 'if-match': seen })).status),
    )
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412])
  })
})
