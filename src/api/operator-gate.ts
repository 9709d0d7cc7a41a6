import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Problem } from '../domain/problem.ts'

/** Whether a request comes with the operator key, or a session made with it. */
export interface OperatorSession {
  readonly operator: boolean
  /** Of the session; null with the key itself and for visitors. */
  readonly expiresAt: Date | null
}

export interface OperatorGate {
  /** Throws when a key comes with the request and is wrong. */
  identify(request: Request, address: string): OperatorSession
  /** Throws when the key is wrong; else the cookie to set. */
  enter(key: string, request: Request | undefined, address: string): { cookie: string; expiresAt: Date }
  leave(request: Request | undefined): { cookie: string }
}

const COOKIE = 'matxich_operator'
const SESSION_MS = 12 * 60 * 60 * 1000
const WRONG_KEYS = 10
const WINDOW_MS = 15 * 60 * 1000
const REMEMBERED = 10_000

/**
 * One key until there are accounts. A session is the time it ends and a random id, signed with the key: nothing is stored, it
 * outlives a restart, and another key ends every session.
 */
export function createOperatorGate(operatorKey: () => string | undefined, now: () => number = Date.now): OperatorGate {
  const wrong = createLimit(now)
  const left = new Map<string, number>()

  const isKey = (text: string): boolean => {
    const key = operatorKey()
    return key !== undefined && isSame(text, key)
  }
  const sign = (payload: string): string =>
    createHmac('sha256', `session ${operatorKey() ?? ''}`)
      .update(payload)
      .digest('base64url')

  const readSession = (cookie: string | undefined): { id: string; expiresAt: Date } | undefined => {
    const [id = '', expires = '', signature = ''] = (cookie ?? '').split('.')
    if (operatorKey() === undefined || !isSame(signature, sign(`${id}.${expires}`))) return undefined
    const expiresAt = new Date(Number(expires))
    return expiresAt.getTime() > now() && !left.has(id) ? { id, expiresAt } : undefined
  }

  const check = (key: string, address: string): void => {
    wrong.refuseIfTooMany(address)
    if (isKey(key)) return
    wrong.count(address)
    throw new Problem(
      'unauthorized',
      'That is not the operator key. “matxich start” prints the link with it; it is also in the data folder.',
    )
  }

  return {
    identify: (request, address) => {
      const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
      if (bearer !== undefined) {
        check(bearer, address)
        return { operator: true, expiresAt: null }
      }
      const session = cameFromUs(request) ? readSession(readCookie(request)) : undefined
      return { operator: session !== undefined, expiresAt: session?.expiresAt ?? null }
    },
    enter: (key, request, address) => {
      check(key, address)
      const expiresAt = new Date(now() + SESSION_MS)
      const payload = `${randomBytes(16).toString('base64url')}.${expiresAt.getTime()}`
      return { cookie: cookieText(`${payload}.${sign(payload)}`, SESSION_MS / 1000, request), expiresAt }
    },
    leave: (request) => {
      const session = request && readSession(readCookie(request))
      for (const [id, expires] of left) if (expires <= now()) left.delete(id)
      if (session) left.set(session.id, session.expiresAt.getTime())
      return { cookie: cookieText('', 0, request) }
    },
  }
}

/**
 * A browser says where a request comes from: `Sec-Fetch-Site`, or `Origin` with everything but GET. What changes something and
 * comes from another site is refused, cookie or not. Undefined = nothing said, so no browser of today.
 */
export function originOf(request: Request): 'own' | 'foreign' | undefined {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign'
  const origin = request.headers.get('origin')
  if (origin === null) return undefined
  return URL.canParse(origin) && new URL(origin).host === (request.headers.get('host') ?? new URL(request.url).host) ? 'own' : 'foreign'
}

export function isWrite(request: Request): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
}

/** A cookie counts for a change only when the browser says that the page is ours. */
export function cameFromUs(request: Request): boolean {
  return !isWrite(request) || originOf(request) === 'own'
}

function readCookie(request: Request): string | undefined {
  const text = request.headers.get('cookie') ?? ''
  return text
    .split(/; */)
    .find((pair) => pair.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1)
}

function cookieText(value: string, seconds: number, request: Request | undefined): string {
  // Behind a proxy the connection to us is plain; the page's own address says whether the browser's is.
  const origin = request?.headers.get('origin') ?? request?.url ?? ''
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`
}

/** In time that does not depend on where they differ, nor on their lengths. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

function createLimit(now: () => number) {
  const attempts = new Map<string, { count: number; until: number }>()
  const current = (address: string) => {
    const entry = attempts.get(address)
    return entry && entry.until > now() ? entry : undefined
  }
  return {
    refuseIfTooMany: (address: string): void => {
      const entry = current(address)
      if (entry && entry.count >= WRONG_KEYS)
        throw new Problem('too_many', `Too many wrong keys. Try again in ${Math.ceil((entry.until - now()) / 60_000)} minutes.`)
    },
    count: (address: string): void => {
      const entry = current(address)
      if (attempts.size >= REMEMBERED) attempts.delete(attempts.keys().next().value ?? '')
      attempts.delete(address)
      attempts.set(address, { count: (entry?.count ?? 0) + 1, until: entry?.until ?? now() + WINDOW_MS })
    },
  }
}
