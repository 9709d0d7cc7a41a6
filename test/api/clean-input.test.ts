import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanInput } from '../../src/api/clean-input.ts'
import { createInProcessClient } from '../../src/api/server.ts'
import { API, type DemoApp, openDemoApp, testGate } from '../support/demo-app.ts'

/** Signs nobody sees: that turn the direction of reading, hide in words, or carry a second text for machines. */
const UNSEEN = [
  '\u202e',
  '\u202a',
  '\u2066',
  '\u2069',
  '\u200e',
  '\u200f',
  '\u061c',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u{e0041}',
  '\0',
  '\u001b',
  '\u0085',
]
const HIDDEN = `Nh${UNSEEN.join('')}à máy`

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
}, 120_000)
afterAll(() => app.dispose())

test('are taken out of every text, however deep; the rest stays', () => {
  expect(cleanInput({ a: HIDDEN, b: [HIDDEN, { c: HIDDEN }], n: 1, z: null })).toEqual({
    a: 'Nhà máy',
    b: ['Nhà máy', { c: 'Nhà máy' }],
    n: 1,
    z: null,
  })
  expect(cleanInput('điện tử, 전자 부품\n\t電子 🦆')).toBe('điện tử, 전자 부품\n\t電子 🦆')
})

test('but not out of secrets, and not out of what is no plain text', () => {
  expect(cleanInput({ password: HIDDEN, token: HIDDEN })).toEqual({ password: HIDDEN, token: HIDDEN })
  const file = new File(['x'], 'x.txt')
  expect(cleanInput({ file })).toEqual({ file })
})

test('are not stored, whether they come by HTTP or from a page of ours', async () => {
  const title = () =>
    app.context.db.selectFrom('shortlist').select('title').orderBy('created_at', 'desc').limit(1).executeTakeFirstOrThrow()
  await app.http.request(`${API}/shortlists`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: HIDDEN }),
  })
  expect((await title()).title).toBe('Nhà máy')
  const client = createInProcessClient({ services: () => app.context, gate: testGate() })
  await client.shortlist.create({ title: `${HIDDEN} 2`, lang: 'vi' })
  expect((await title()).title).toBe('Nhà máy 2')
})
