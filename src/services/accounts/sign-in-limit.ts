import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { wording } from '../wording.ts'
import { hashOfKey } from '../visitor-keys.ts'

const WINDOW_MS = 15 * 60_000
/** Wrong tries within the window: on one account from anywhere, and from one network address on any account. */
const MOST_ON_ACCOUNT = 10
const MOST_FROM_ADDRESS = 40
const REMEMBERED = 20_000

export interface SignInLimit {
  refuseIfTooMany(email: string, address: string, lang: Language, now: Date): void
  /** After a wrong try. */
  count(email: string, address: string, now: Date): void
  /** After a right one: the account's count starts anew, that of the address does not. */
  forget(email: string): void
}

/** Held in memory only: network addresses are written nowhere. */
export function createSignInLimit(): SignInLimit {
  const tries = new Map<string, { count: number; until: number }>()
  const keysOf = (email: string, address: string) =>
    [
      [`account ${hashOfKey(email.toLowerCase())}`, MOST_ON_ACCOUNT],
      [`address ${address}`, MOST_FROM_ADDRESS],
    ] as const
  const current = (key: string, now: Date) => {
    const entry = tries.get(key)
    return entry && entry.until > now.getTime() ? entry : undefined
  }
  return {
    refuseIfTooMany: (email, address, lang, now) => {
      for (const [key, most] of keysOf(email, address)) {
        const entry = current(key, now)
        if (entry && entry.count >= most) {
          const minutes = Math.ceil((entry.until - now.getTime()) / 60_000)
          throw new Problem('too_many', wording(lang).text('account.too_many', { minutes }))
        }
      }
    },
    count: (email, address, now) => {
      for (const [key] of keysOf(email, address)) {
        const entry = current(key, now)
        if (tries.size >= REMEMBERED) tries.delete(tries.keys().next().value ?? '')
        tries.delete(key)
        tries.set(key, { count: (entry?.count ?? 0) + 1, until: entry?.until ?? now.getTime() + WINDOW_MS })
      }
    },
    forget: (email) => {
      tries.delete(`account ${hashOfKey(email.toLowerCase())}`)
    },
  }
}
