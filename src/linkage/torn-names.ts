import type { Name } from './names/name.ts'

/** Names whose letters a scanner has torn apart: "u ni ty fash i o n" is "unity fashion". */
export type TornLevel = 'same' | 'near'

const LEAST_TOKENS = 3
const SHORT = 2
const SHORT_SHARE = 0.4
const LEAST_LETTERS = 8
const SAME_SHARE = 0.95
const NEAR_SHARE = 0.6

/** How alike two names are letter by letter from the beginning, where one of them is torn; what follows may be a legal form or a place. */
export function compareTorn(left: readonly Name[], right: readonly Name[]): TornLevel | null {
  let best = 0
  for (const a of left) {
    for (const b of right) {
      if (!isTorn(a) && !isTorn(b)) continue
      const shorter = Math.min(a.compact.length, b.compact.length)
      if (shorter >= LEAST_LETTERS) best = Math.max(best, commonBeginning(a.compact, b.compact) / shorter)
    }
  }
  return best >= SAME_SHARE ? 'same' : best >= NEAR_SHARE ? 'near' : null
}

function isTorn({ core }: Name): boolean {
  return core.length >= LEAST_TOKENS && core.filter((token) => token.length <= SHORT).length >= SHORT_SHARE * core.length
}

function commonBeginning(left: string, right: string): number {
  let length = 0
  while (length < left.length && left[length] === right[length]) length++
  return length
}
