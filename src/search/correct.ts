/** Mistyped words: which of the words that occur may be meant, and how far it is. */

/** Slips a word of this length can have and still be told from others. */
export function slipsAllowed(word: string): number {
  return word.length < 4 ? 0 : word.length < 7 ? 1 : 2
}

export interface Candidate {
  readonly word: string
  readonly slips: number
}

/** The nearest words, the likeliest slip first: one inside a word before one that changes how it begins. */
export function closeWords(word: string, among: Iterable<string>, most: number): Candidate[] {
  const allowed = slipsAllowed(word)
  const found: Candidate[] = []
  for (const other of among) {
    if (other === word || Math.abs(other.length - word.length) > allowed) continue
    const distance = slipsBetween(word, other, allowed)
    if (distance <= allowed) found.push({ word: other, slips: distance + (other[0] === word[0] ? 0 : 0.5) })
  }
  return found.toSorted((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1)).slice(0, most)
}

/** Letters left out, put in, changed, or two neighbours changed places; more than `most` is told as one more. */
export function slipsBetween(a: string, b: string, most: number): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j - 1] ?? 0) + (same ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < best) best = cost
    }
    if (best > most) return most + 1
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

/** A word as two, or two as one: bacninh, sam sung. */
export function splits(word: string): [string, string][] {
  return Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => [word.slice(0, i + 2), word.slice(i + 2)])
}
