import type { Name, TokenKind, TokenStatistics } from './name.ts'
import { kindOf } from './tokens.ts'

/** Nats a token of each kind is worth while no names are known: a distinctive word is in one of three thousand names, an activity in one of eight. */
const USUAL: Readonly<Record<TokenKind, number>> = { distinct: 8, activity: 2, group: 1, place: 2.5, number: 3, sister: 2.5 }
/** So many names the usual rarity weighs in with: a list of fifty names cannot show what is rare. */
const PRIOR_NAMES = 2000

/** Rarity of tokens in a list of names, each name counted once. Without a list: the usual rarity of each kind. */
export function tokenStatistics(names: Iterable<Pick<Name, 'core'>> = []): TokenStatistics {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  for (const { core } of names) {
    const key = core.join(' ')
    if (seen.has(key)) continue
    seen.add(key)
    for (const token of new Set(core)) counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  return statisticsOf(counts, seen.size)
}

/** The same from counts that are kept in a table. */
export function statisticsOf(counts: ReadonlyMap<string, number>, total: number): TokenStatistics {
  const known = new Map<string, number>()
  return {
    idf(token) {
      let idf = known.get(token)
      if (idf === undefined) {
        const expected = PRIOR_NAMES * Math.exp(-USUAL[kindOf(token)])
        idf = Math.log((PRIOR_NAMES + total) / (expected + (counts.get(token) ?? 0)))
        known.set(token, idf)
      }
      return idf
    },
  }
}
