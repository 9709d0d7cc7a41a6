import { isWrite, originOf } from './operator-gate.ts'
import type { ApiContext } from './routes/implementation.ts'

/** What visitors make and may change with a key: lists, and searches they keep. */
export type KeyedThing = 'list' | 'search'

const YEAR_S = 365 * 24 * 60 * 60

/** The key that came for this thing: in the header, from programs, or in the cookie of a page of ours. */
export function editKeyOf({ request }: Pick<ApiContext, 'request'>, thing: KeyedThing, id: string): string | undefined {
  return request?.headers.get('x-edit-key') ?? (request && cookieCounts(request) ? heldKeys({ request }, thing).get(id) : undefined)
}

/** Keys this browser holds, by id. One cookie each, which no script can read. */
export function heldKeys({ request }: Pick<ApiContext, 'request'>, thing: KeyedThing): Map<string, string> {
  const held = new Map<string, string>()
  const start = cookieName(thing, '')
  for (const pair of (request?.headers.get('cookie') ?? '').split(/; */)) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.startsWith(start)) held.set(pair.slice(start.length, at), pair.slice(at + 1))
  }
  return held
}

/** A browser keeps the key itself; whoever asked without one ignores the cookie. */
export function giveKey({ request, responseHeaders }: ApiContext, thing: KeyedThing, id: string, key: string): void {
  responseHeaders.append('set-cookie', cookieText(request, thing, id, key, YEAR_S))
}

export function takeKeyBack({ request, responseHeaders }: ApiContext, thing: KeyedThing, id: string): void {
  responseHeaders.append('set-cookie', cookieText(request, thing, id, '', 0))
}

/** A cookie counts for a change only when the browser says that the page is ours. */
function cookieCounts(request: Request): boolean {
  return !isWrite(request) || originOf(request) === 'own'
}

function cookieName(thing: KeyedThing, id: string): string {
  return `matxich_${thing}_${id}`
}

/** Lax, unlike the session of an operator: the list is the reader's also when they come by a link from elsewhere. */
function cookieText(request: Request | undefined, thing: KeyedThing, id: string, value: string, seconds: number): string {
  const origin = request?.headers.get('origin') ?? request?.url ?? ''
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  return `${cookieName(thing, id)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
}
