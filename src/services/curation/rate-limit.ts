import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { wording } from '../wording.ts'

const HOUR_MS = 3_600_000
const MOST_PER_ADDRESS = 6
/** Addresses remembered at a time: a flood of them must not fill the memory. The oldest is forgotten first. */
const MOST_ADDRESSES = 10_000

export interface FilingLimit {
  /** Throws when this address has filed too often within the hour; else counts. */
  count(address: string, lang: Language, now: Date): void
}

/** Network addresses are personal data: they stay in memory, for an hour at most, and are written nowhere. */
export function createFilingLimit(): FilingLimit {
  const seen = new Map<string, { count: number; until: number }>()
  return {
    count: (address, lang, now) => {
      const known = seen.get(address)
      const entry = known && known.until > now.getTime() ? known : { count: 0, until: now.getTime() + HOUR_MS }
      if (entry.count >= MOST_PER_ADDRESS) {
        const minutes = Math.ceil((entry.until - now.getTime()) / 60_000)
        throw new Problem('too_many', wording(lang).text('correction.too_many_yours', { minutes }))
      }
      seen.delete(address)
      if (seen.size >= MOST_ADDRESSES) seen.delete(seen.keys().next().value ?? '')
      seen.set(address, { ...entry, count: entry.count + 1 })
    },
  }
}
