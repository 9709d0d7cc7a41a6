import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

const REPORTS = '/csp-reports'
/** Two years, as the list that browsers ship asks for; without subdomains, which may be somebody else's. */
const HSTS = 'max-age=63072000'
/** Where a member takes a picture of a certificate or a nameplate. */
const WITH_CAMERA = /^\/(?:vi|en|ko)\/(?:claims?|my-company|documents)(?:\/|$)/
const DATA = /^\/(?:api|export)\/|^\/(?:openapi\.json|healthz|readyz|csp-reports)$/

/**
 * Only our own scripts run, and inline ones only with the nonce of this response; the same holds for style sheets. Style
 * attributes stay allowed: bars, dots and the map are placed by them in the HTML of the server (decision 0021). What is data and no page may do nothing at
 * all when somebody opens it.
 */
export function securityHeaders({ https }: { https: boolean }): MiddlewareHandler<{ Variables: { nonce: string } }> {
  return async (c, next) => {
    const nonce = randomBytes(16).toString('base64')
    c.set('nonce', nonce)
    await next()
    const { path } = c.req
    const isData = DATA.test(path)
    const rules = isData
      ? ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]
      : pageRules(nonce, https)
    // A file that somebody uploaded says so itself, and is tied more.
    const own = c.res.headers.get('content-security-policy')
    c.header('content-security-policy', own?.startsWith('sandbox') ? own : rules.join('; '))
    if (!isData) c.header('reporting-endpoints', `csp="${REPORTS}"`)
    c.header('x-content-type-options', 'nosniff')
    c.header('x-frame-options', 'DENY')
    c.header('referrer-policy', 'strict-origin-when-cross-origin')
    c.header('permissions-policy', `camera=(${WITH_CAMERA.test(path) ? 'self' : ''}), microphone=(), geolocation=(), payment=(), usb=()`)
    c.header('cross-origin-opener-policy', 'same-origin')
    const isPublic = path.startsWith('/export/') || c.res.headers.get('access-control-allow-origin') === '*'
    c.header('cross-origin-resource-policy', isPublic ? 'cross-origin' : 'same-origin')
    if (https) c.header('strict-transport-security', HSTS)
  }
}

function pageRules(nonce: string, https: boolean): string[] {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "script-src-attr 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
    `report-uri ${REPORTS}`,
    'report-to csp',
  ]
}
