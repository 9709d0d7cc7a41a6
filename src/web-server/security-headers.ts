import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

/**
 * Only our own scripts run, and inline ones only with the nonce of this response. Inline style attributes stay allowed:
 * the component library sets CSS variables through them.
 */
export const securityHeaders: MiddlewareHandler<{ Variables: { nonce: string } }> = async (c, next) => {
  const nonce = randomBytes(16).toString('base64')
  c.set('nonce', nonce)
  await next()
  c.header(
    'content-security-policy',
    `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  )
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'strict-origin-when-cross-origin')
  c.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
}
