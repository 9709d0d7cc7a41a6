import type { Context, MiddlewareHandler } from 'hono'
import { Problem } from '../domain/problem.ts'
import type { Caller } from './caller.ts'
import { addressOf, isFromHere } from './client-address.ts'

/** What one may ask in a minute; as much at once, then evenly. */
const QUOTAS = {
  visitor: 120,
  /** Keys and people who are signed in, each. */
  member: 600,
  /** With something that may be a key, before it is looked up: of one address. */
  credentials: 1200,
  page: 240,
} as const
type Quota = keyof typeof QUOTAS

const MINUTE_MS = 60_000
const EXPORTS_AT_ONCE = 2
/** Callers remembered at a time: a flood of addresses must not fill the memory. The longest unseen is forgotten first. */
const REMEMBERED = 20_000

interface Taken {
  readonly quota: Quota
  readonly allowed: boolean
  readonly remaining: number
  /** Until the next one is allowed. */
  readonly retryS: number
  /** Until nothing of the quota is used. */
  readonly resetS: number
}

export interface RateLimit {
  /** Stands before everything; counts pages, and what visitors ask of the API. */
  readonly middleware: MiddlewareHandler
  /** Who it is that came with a key or a session is known later. Throws when it is too often. */
  charge(c: Context, caller: Caller): void
}

/** Held in memory only: network addresses are written nowhere. Whoever asks from the server's own machine is not counted. */
export function createRateLimit({ proxies, now = Date.now }: { proxies: number; now?: () => number }): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const exporting = new Map<string, number>()

  const take = (c: Context, quota: Quota, who: string): Taken => {
    const most = QUOTAS[quota]
    const perMs = most / MINUTE_MS
    const key = `${quota} ${who}`
    const known = buckets.get(key)
    const full = known ? Math.min(most, known.tokens + (now() - known.at) * perMs) : most
    const allowed = full >= 1
    const tokens = allowed ? full - 1 : full
    if (buckets.size >= REMEMBERED) buckets.delete(buckets.keys().next().value ?? '')
    buckets.delete(key)
    buckets.set(key, { tokens, at: now() })
    const seconds = (missing: number) => Math.ceil(missing / perMs / 1000)
    const taken = {
      quota,
      allowed,
      remaining: Math.floor(tokens),
      retryS: allowed ? 0 : seconds(1 - tokens),
      resetS: seconds(most - tokens),
    }
    c.set('rate', taken)
    return taken
  }
  const refuseIf = ({ allowed, retryS, quota }: Taken): void => {
    if (!allowed) throw new Problem('too_many', `More than ${QUOTAS[quota]} requests in a minute. Wait ${retryS} seconds.`)
  }

  return {
    middleware: async (c, next) => {
      const kind = kindOf(c)
      if (kind === undefined || isFromHere(c)) return next()
      const address = addressOf(c, proxies)
      const first = take(c, kind === 'page' ? 'page' : hasCredentials(c) ? 'credentials' : 'visitor', address)
      const slot = isExport(c) ? address : undefined
      const atOnce = slot === undefined ? 0 : (exporting.get(slot) ?? 0)
      if (!first.allowed || atOnce >= EXPORTS_AT_ONCE) {
        const waitS = first.allowed ? 1 : first.retryS
        c.res = refusal(
          kind,
          first.allowed ? `No more than ${EXPORTS_AT_ONCE} files at once.` : `More than ${QUOTAS[first.quota]} requests in a minute.`,
          waitS,
        )
      } else if (slot === undefined) await next()
      else {
        exporting.set(slot, atOnce + 1)
        try {
          await next()
        } finally {
          const left = (exporting.get(slot) ?? 1) - 1
          if (left <= 0) exporting.delete(slot)
          else exporting.set(slot, left)
        }
      }
      const taken = c.get('rate') as Taken
      c.header('ratelimit-policy', `"${taken.quota}";q=${QUOTAS[taken.quota]};w=${MINUTE_MS / 1000}`)
      c.header('ratelimit', `"${taken.quota}";r=${taken.remaining};t=${taken.resetS}`)
      if (!taken.allowed && !c.res.headers.has('retry-after')) c.header('retry-after', String(taken.retryS))
    },
    charge: (c, { user, actor }) => {
      if (c.get('rate') === undefined || !hasCredentials(c)) return
      const address = addressOf(c, proxies)
      if (user !== null) refuseIf(take(c, 'member', user.id))
      else refuseIf(take(c, actor.operator ? 'member' : 'visitor', actor.operator ? `operator ${address}` : address))
    },
  }
}

/** undefined: what costs nothing, and what tells whether the server lives. */
function kindOf(c: Context): 'api' | 'page' | undefined {
  const { path } = c.req
  if (/^\/(?:assets|geo)\/|^\/(?:healthz|readyz|favicon\.svg|csp-reports)$/.test(path)) return undefined
  return /^\/(?:api|export)\/|^\/openapi\.json$/.test(path) ? 'api' : 'page'
}

/** Files that are made as a whole before they are sent. */
function isExport(c: Context): boolean {
  return /^\/export\/|\.pdf$/.test(c.req.path)
}

function hasCredentials(c: Context): boolean {
  return c.req.header('authorization') !== undefined || /matxich[._]/.test(c.req.header('cookie') ?? '')
}

function refusal(kind: 'api' | 'page', why: string, waitS: number): Response {
  const headers = { 'retry-after': String(waitS), 'cache-control': 'no-store' }
  const detail = `${why} Wait ${waitS} ${waitS === 1 ? 'second' : 'seconds'}.`
  if (kind === 'page')
    return new Response(
      `${detail}\nBạn gửi quá nhiều yêu cầu. Vui lòng chờ ${waitS} giây.\n요청이 너무 많습니다. ${waitS}초 후에 다시 시도하십시오.\n`,
      {
        status: 429,
        headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
      },
    )
  return Response.json(
    { type: 'about:blank', title: 'Too many requests', status: 429, detail, errors: [] },
    { status: 429, headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8', 'access-control-allow-origin': '*' } },
  )
}
