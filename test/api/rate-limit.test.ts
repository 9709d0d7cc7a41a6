import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { addressOf, networkOf } from '../../src/api/client-address.ts'
import { createRateLimit } from '../../src/api/rate-limit.ts'
import { ANYBODY } from '../../src/domain/policy/actor.ts'
import { VISITOR, type Caller } from '../../src/api/caller.ts'

const MEMBER = { ...VISITOR, actor: { ...ANYBODY, user_id: 'u1' }, user: { id: 'u1' } } as unknown as Caller

function open({ proxies = 0, caller = VISITOR } = {}) {
  const clock = { now: 0 }
  const limit = createRateLimit({ proxies, now: () => clock.now })
  const app = new Hono()
  app.use(limit.middleware)
  let release = () => {}
  app.get('/export/:file', async (c) => {
    await new Promise<void>((done) => (release = done))
    return c.text('file')
  })
  app.all('*', (c) => {
    try {
      limit.charge(c, caller)
      return c.text('ok')
    } catch {
      return c.text('too many', 429)
    }
  })
  const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })
  const ask = async (path: string, remoteAddress = '192.0.2.1', headers: Record<string, string> = {}) =>
    app.request(path, { headers }, from(remoteAddress))
  /** How many of so many get through. */
  const through = async (count: number, ...[path, address, headers]: Parameters<typeof ask>) => {
    let ok = 0
    for (let round = 0; round < count; round++) if ((await ask(path, address, headers)).status === 200) ok++
    return ok
  }
  return { clock, ask, through, release: () => release() }
}

const KEY = { authorization: 'Bearer matxich_x' }

describe('in a minute one may ask', () => {
  test('120 times of the API as a visitor, 240 times for pages; then evenly', async () => {
    const { clock, through } = open()
    expect([await through(130, '/api/v1/edition'), await through(250, '/en')]).toEqual([120, 240])
    clock.now += 1000
    expect([await through(5, '/api/v1/edition'), await through(9, '/en')]).toEqual([2, 4])
    clock.now += 3_600_000
    expect(await through(130, '/api/v1/edition')).toBe(120)
  })

  test('600 times with a key, wherever from; one that is none is a visitor', async () => {
    const member = open({ caller: MEMBER })
    expect(await member.through(400, '/api/v1/edition', '192.0.2.1', KEY)).toBe(400)
    expect(await member.through(400, '/api/v1/edition', '198.51.100.7', KEY)).toBe(200)
    expect(await open().through(700, '/api/v1/edition', '192.0.2.1', KEY)).toBe(120)
  })

  test('1200 times with what may be a key, before it is looked up', async () => {
    const { through } = open({ caller: { ...MEMBER, user: null, actor: { ...ANYBODY, operator: true } } as Caller })
    await through(1300, '/api/v1/edition', '192.0.2.1', KEY)
    expect(await through(1, '/api/v1/edition', '192.0.2.1', KEY)).toBe(0)
  })

  test('by address: an IPv4 address, or the /64 of an IPv6 one', async () => {
    const { through } = open()
    expect(await through(130, '/api/v1/edition', '192.0.2.1')).toBe(120)
    expect(await through(1, '/api/v1/edition', '::ffff:192.0.2.1')).toBe(0)
    expect(await through(1, '/api/v1/edition', '192.0.2.2')).toBe(1)
    expect(await through(130, '/api/v1/edition', '2001:db8:1:2::1')).toBe(120)
    expect(await through(1, '/api/v1/edition', '2001:db8:1:2:ffff::9')).toBe(0)
    expect(await through(1, '/api/v1/edition', '2001:db8:1:3::1')).toBe(1)
  })

  test('without end from the machine itself, unless something passes on for others', async () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.8.9.1']) expect(await open().through(300, '/en', address)).toBe(300)
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
      expect(await open().through(300, '/en', '127.0.0.1', { [name]: 'x' }), name).toBe(240)
  })

  test('and is told how much is left, and when to come back', async () => {
    const { ask, through } = open()
    const first = await ask('/api/v1/edition')
    expect([first.headers.get('ratelimit-policy'), first.headers.get('ratelimit')]).toEqual(['"visitor";q=120;w=60', '"visitor";r=119;t=1'])
    expect(first.headers.get('retry-after')).toBeNull()
    await through(119, '/api/v1/edition')
    const last = await ask('/api/v1/edition')
    expect([last.status, last.headers.get('ratelimit'), last.headers.get('retry-after')]).toEqual([429, '"visitor";r=0;t=60', '1'])
    expect(last.headers.get('content-type')).toMatch(/problem\+json/)
  })

  test('but whether it lives, and its scripts, as often as one likes', async () => {
    for (const path of ['/healthz', '/readyz', '/assets/a.js']) expect(await open().through(300, path)).toBe(300)
  })

  test('for two files at once', async () => {
    const { ask, release } = open()
    const [first, second] = [ask('/export/a.csv'), ask('/export/b.csv')]
    expect((await ask('/export/c.csv')).status).toBe(429)
    const other = ask('/export/c.csv', '192.0.2.9')
    // The last that came answers; the first two still wait.
    release()
    expect((await other).status).toBe(200)
    void first
    void second
  })
})

describe('the address', () => {
  const at = async (proxies: number, forwarded: string | undefined, socket = '10.0.0.9') => {
    const app = new Hono().all('*', (c) => c.text(addressOf(c, proxies)))
    const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress: socket } } })).text()
  }
  test('is believed of proxies only as far as there are some of ours', async () => {
    expect(await at(0, '203.0.113.7')).toBe('10.0.0.9')
    expect(await at(1, '203.0.113.7')).toBe('203.0.113.7')
    // What a visitor wrote before the proxy added its own.
    expect(await at(1, '1.1.1.1, 203.0.113.7')).toBe('203.0.113.7')
    expect(await at(2, '1.1.1.1, 203.0.113.7, 10.0.0.8')).toBe('203.0.113.7')
    expect(await at(2, '203.0.113.7')).toBe('203.0.113.7')
    expect(await at(1, undefined)).toBe('10.0.0.9')
    expect(await at(1, 'unknown')).toBe('10.0.0.9')
    expect(await at(1, '203.0.113.7:4711')).toBe('203.0.113.7')
    expect(await at(1, '[2001:db8::1]:4711')).toBe('2001:db8:0:0::/64')
  })

  test('has one spelling', () => {
    expect([networkOf('::ffff:192.0.2.1'), networkOf('2001:DB8::1'), networkOf('in process')]).toEqual([
      '192.0.2.1',
      '2001:db8:0:0::/64',
      'in process',
    ])
  })
})
