import type { Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limitRequests, SERVER_LIMITS } from '../../src/web-server/server-limits.ts'

/** Many who send slowly do not keep others out, and do not stay. */

/** Instead of half a minute. */
const BODY_MS = 3000

let server: Server
let port = 0
beforeAll(async () => {
  const app = new Hono().all('*', async (c) => c.text(String((await c.req.text()).length)))
  await new Promise<void>((ready) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', serverOptions: SERVER_LIMITS }, () => ready()) as Server
    limitRequests(server, BODY_MS)
  })
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function dribble(start: string): { socket: Socket; closed: Promise<number> } {
  const from = Date.now()
  const socket = connect(port, '127.0.0.1', () => socket.write(start))
  const drip = setInterval(() => socket.write('a'), 300)
  socket.on('error', () => {})
  const closed = new Promise<number>((done) =>
    socket.once('close', () => {
      clearInterval(drip)
      done(Date.now() - from)
    }),
  )
  return { socket, closed }
}

test('300 connections that never finish their headers are cut, and others are answered meanwhile', async () => {
  const slow = Array.from({ length: 300 }, () => dribble('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '))
  await sleep(500)
  for (let round = 0; round < 5; round++)
    expect(await (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'hello' })).text()).toBe('5')
  // Five seconds, and the look every second; the rest is for a busy machine.
  const longest = Math.max(...(await Promise.all(slow.map((each) => each.closed))))
  expect(longest).toBeLessThan(20_000)
})

test('headers are short', async () => {
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-long': 'x'.repeat(17 * 1024) } })
  expect(response.status).toBe(431)
})

test('limits are set as they are meant', () => {
  expect([server.headersTimeout, server.keepAliveTimeout, server.maxRequestsPerSocket]).toEqual([5000, 5000, 1000])
  expect(server.requestTimeout).toBe(5 * 60_000)
})

test('a body that never ends is cut, but for a file on its way', async () => {
  const start = (path: string) => `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n`
  const [form, file] = [dribble(start('/en')), dribble(start('/api/v1/uploads/x'))]
  const cut = await form.closed
  expect(cut).toBeGreaterThan(BODY_MS - 100)
  expect(cut).toBeLessThan(20_000)
  expect(file.socket.destroyed).toBe(false)
  file.socket.destroy()
})
