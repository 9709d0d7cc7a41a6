import type { TokenStatistics } from './names/name.ts'
import { statisticsOf } from './names/token-statistics.ts'

/**
 * How often words stand in a list, counted over the different names (or addresses): a firm that is listed five times does not make its
 * name a common word.
 */
export interface WordCounts {
  readonly total: number
  /** Words that stand in more than one; every other word of the list stands in one. */
  readonly counts: ReadonlyMap<string, number>
}

export function countWords(lists: Iterable<readonly string[]>): WordCounts {
  const seen = new Set<string>()
  const counts = new Map<string, number>()
  for (const words of lists) {
    const key = words.join(' ')
    if (seen.has(key)) continue
    seen.add(key)
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return withoutOnes(seen.size, counts)
}

/** The rare ones are most of the words and need not be kept. */
export function withoutOnes(total: number, counts: ReadonlyMap<string, number>): WordCounts {
  return { total, counts: new Map([...counts].filter(([, count]) => count > 1)) }
}

export function listStatistics({ total, counts }: WordCounts): TokenStatistics {
  return statisticsOf(new CountOrOne(counts), total)
}

class CountOrOne extends Map<string, number> {
  override get(word: string): number {
    return super.get(word) ?? 1
  }
}
