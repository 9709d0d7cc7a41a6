import { createCookie } from 'react-router'
import { returnPath } from './return-path.ts'

const cookie = createCookie('matxich_to', { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 2 * 24 * 60 * 60 })

/** The link that verifies an address comes by mail: where the reader wanted to go waits here until then. */
export async function rememberReturn(request: Request, to: string): Promise<Record<string, string>> {
  if (to === '/account') return {}
  // Behind a proxy the connection to us is plain; the page's own address says whether the browser's is.
  const secure = (request.headers.get('origin') ?? request.url).startsWith('https:')
  return { 'set-cookie': await cookie.serialize(to, { secure }) }
}

export async function rememberedReturn(request: Request): Promise<string> {
  const to: unknown = await cookie.parse(request.headers.get('cookie'))
  return returnPath(typeof to === 'string' ? to : null)
}
