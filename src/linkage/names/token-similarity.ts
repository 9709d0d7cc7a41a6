import { distance } from 'fastest-levenshtein'

/** How far two single words can be the same word, 0 to 1, with the reason. */

export type Likeness = { readonly credit: number; readonly kind: 'variant' | 'fuzzy' | 'prefix' } | null

const VARIANT: Likeness = { credit: 0.97, kind: 'variant' }
const SPELLING: Likeness = { credit: 0.94, kind: 'variant' }

export function likeness(a: string, b: string): Likeness {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const extra = long.length - short.length
  if (short.length < 2 || isNumeric(short) || isNumeric(long)) return null
  if (extra === 0 && sameButIY(a, b)) return short.length <= 4 ? VARIANT : SPELLING
  if (extra <= 2 && short.length >= 4 && long.startsWith(short) && (long === `${short}s` || long === `${short}es`)) return VARIANT
  if (short.length < 5) return short.length === 4 ? prefix(short, long) : null
  if (extra <= 2) {
    const allowed = short.length >= 8 ? 2 : 1
    // A changed first letter is another brand more often than a slip: Molex and Volex.
    const head = short[0] === long[0] ? 1 : 0.6
    const steps = distance(short, long)
    if (steps === 1) return { credit: head * (short.length >= 8 ? 0.92 : 0.85), kind: 'fuzzy' }
    if (steps === 2 && (allowed === 2 || (extra === 0 && isSwap(short, long)))) return { credit: head * 0.82, kind: 'fuzzy' }
  }
  return prefix(short, long)
}

function prefix(short: string, long: string): Likeness {
  return long.length - short.length >= 2 && long.startsWith(short)
    ? { credit: Math.max(0.5, short.length / long.length) * 0.8, kind: 'prefix' }
    : null
}

function isNumeric(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 48 && code <= 57
}

/** Quí and Quý, Mĩ and Mỹ are one word. */
function sameButIY(a: string, b: string): boolean {
  let found = false
  for (let i = 0; i < a.length; i++) {
    const x = a[i]
    const y = b[i]
    if (x === y) continue
    if (!((x === 'i' && y === 'y') || (x === 'y' && y === 'i'))) return false
    found = true
  }
  return found
}

/** Two neighbours changed places. */
function isSwap(a: string, b: string): boolean {
  let i = 0
  while (a[i] === b[i]) i++
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}
