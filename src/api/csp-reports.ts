import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

const MOST_BYTES = 64 * 1024
const MOST_A_MINUTE = 120
const DIRECTIVES =
  /^(?:default|script|style|img|font|connect|frame|worker|object|media|manifest|child|prefetch)-src(?:-elem|-attr)?$|^(?:base-uri|form-action|frame-ancestors|sandbox|upgrade-insecure-requests|require-trusted-types-for|trusted-types)$/

/**
 * What browsers were told not to do and tell us of: which rule, how often, since the start. A report also holds addresses of
 * pages and the kind of browser; none of it is kept or written anywhere.
 */
export function createCspReports(now: () => number = Date.now): Hono {
  const since = new Date(now()).toISOString()
  const counts = new Map<string, number>()
  let minute = { from: now(), count: 0 }
  const app = new Hono()
  app.get('/', (c) => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    return c.json({ since, total, by_directive: Object.fromEntries(counts) }, 200, { 'cache-control': 'no-store' })
  })
  app.post('/', bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.body(null, 413) }), async (c) => {
    if (now() - minute.from > 60_000) minute = { from: now(), count: 0 }
    if (++minute.count > MOST_A_MINUTE) return c.body(null, 429, { 'retry-after': '60' })
    for (const directive of directivesIn(await c.req.json().catch(() => null))) counts.set(directive, (counts.get(directive) ?? 0) + 1)
    return c.body(null, 204)
  })
  return app
}

/** Of both forms: `report-uri` sends one report, `report-to` a list. */
function directivesIn(body: unknown): string[] {
  const reports: unknown[] = Array.isArray(body) ? body.slice(0, 20) : [body]
  return reports.flatMap((each) => {
    const report = each as { 'csp-report'?: Record<string, unknown>; type?: unknown; body?: Record<string, unknown> } | null
    const old = report?.['csp-report']
    const name = old ? (old['effective-directive'] ?? old['violated-directive']) : report?.body?.['effectiveDirective']
    if (typeof name !== 'string') return []
    const [directive = ''] = name.split(' ')
    return DIRECTIVES.test(directive) ? [directive] : ['other']
  })
}
