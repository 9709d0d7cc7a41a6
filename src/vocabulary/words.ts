import { fold } from '../domain/fold.ts'

/** A word as it is compared: width, case, accents, signs and spaces do not count. */
export function wordKey(text: string): string {
  const wide = text.normalize('NFKC')
  return fold(wide).replaceAll(' ', '') || wide.trim().toLowerCase()
}

/**
 * The word with its accents, wherever in the syllable they are written: "hoá" and "hóa" are one word, "hàn" (to weld) and "hạn"
 * (a term) are two.
 */
export function accentedKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('đ', 'd\u0335')
    .normalize('NFD')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map((word) => word.replaceAll(/\p{M}/gu, '') + [...word.matchAll(/\p{M}/gu)].map(String).toSorted().join(''))
    .join('')
}

export function hasAccents(text: string): boolean {
  return accentedKey(text) !== wordKey(text)
}

/** Two letters at a time: what two spellings share. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const pairs = new Map<string, number>()
  for (let i = 0; i < a.length - 1; i++) pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1)
  let shared = 0
  for (let i = 0; i < b.length - 1; i++) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0
    if (left === 0) continue
    pairs.set(b.slice(i, i + 2), left - 1)
    shared += 1
  }
  return (2 * shared) / (a.length + b.length - 2)
}

/** Letters to change, add, drop or swap with the neighbour, up to `most`; more than that is `most + 1`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}
