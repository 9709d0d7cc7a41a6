import { createHmac } from 'node:crypto'
import { API, type DemoApp } from './demo-app.ts'

export const PASSWORD = 'four unrelated words of mine'
/** As a browser on our own page sends it. */
export const OWN = { origin: 'http://localhost', host: 'localhost' }

/** Keeps cookies, sends them back. */
export interface Browser {
  readonly cookies: Map<string, string>
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  json<T>(method: string, path: string, body?: unknown): Promise<T>
}

let browsers = 0

export function openBrowser(app: Pick<DemoApp, 'http'>): Browser {
  const cookies = new Map<string, string>()
  // Each has a network address of its own: limits count by it.
  const socket = { remoteAddress: `192.0.2.${++browsers}` }
  const send: Browser['send'] = async (method, path, body, headers = {}) => {
    const response = await app.http.request(
      `http://localhost${API}${path}`,
      {
        method,
        headers: {
          ...OWN,
          'user-agent': 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      { incoming: { socket } },
    )
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const at = pair.indexOf('=')
      if (attributes.some((each) => /^max-age=0$/i.test(each)) || pair.endsWith('=')) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  return {
    cookies,
    send,
    json: async <T>(method: string, path: string, body?: unknown) => (await (await send(method, path, body)).json()) as T,
  }
}

/** The newest mail to somebody. */
export async function lastMail({ context }: Pick<DemoApp, 'context'>, to: string) {
  return context.db
    .selectFrom('mail')
    .selectAll()
    .where('to_address', '=', to)
    .orderBy('mail_id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

export function tokenIn(body: string): string {
  return decodeURIComponent(/[?&]token=([^\s&]+)/.exec(body)?.[1] ?? '')
}

/** Signed up, verified and signed in. */
export async function openMember(app: DemoApp, email: string, name = 'Một Người'): Promise<Browser> {
  const browser = openBrowser(app)
  await browser.send('POST', '/account/sign-up', { lang: 'vi', name, email, password: PASSWORD })
  await browser.send('POST', '/account/verify-email', { token: tokenIn((await lastMail(app, email)).body) })
  await browser.send('POST', '/account/sign-in', { email, password: PASSWORD })
  return browser
}

/** With the one-time code on, so that the role counts. */
export async function openStaff(app: DemoApp, email: string, role: 'curator' | 'analyst' | 'officer' | 'admin'): Promise<Browser> {
  const browser = await openMember(app, email, 'Một Nhân viên')
  const { otpauth_uri } = await browser.json<{ otpauth_uri: string }>('POST', '/account/second-factor', { password: PASSWORD })
  await browser.send('POST', '/account/second-factor/confirm', { code: codeOf(otpauth_uri) })
  await app.context.db.updateTable('auth_user').set({ staff_role: role }).where('email', '=', email).execute()
  return browser
}

/** RFC 6238 with SHA-1, 6 digits, 30 seconds: what every app on a telephone computes. */
export function codeOf(uri: string, at = Date.now()): string {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll('=', '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
