/**
 * Which rows hold a key, for millions of keys in little memory: hashes of 32 bits instead of texts, and numbers in typed arrays.
 * Two keys with one hash only mean that a pair is compared needlessly.
 */
export interface KeyIndex {
  /** A weak key is followed up to `most` rows; from then on it finds nothing. */
  add(key: string, row: number, strong: boolean): void
  /** Latest first; at most `most`. */
  rowsOf(key: string, strong: boolean): number[]
}

const EMPTY = -1

export function createKeyIndex(most: number): KeyIndex {
  let slots = 1 << 16
  let hashes = new Int32Array(slots)
  let heads = new Int32Array(slots).fill(EMPTY)
  let counts = new Int32Array(slots)
  let used = 0
  let rows = new Int32Array(1 << 16)
  let next = new Int32Array(1 << 16)
  let entries = 0

  const slotOf = (hash: number): number => {
    let slot = (hash >>> 0) & (slots - 1)
    while (counts[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (slots - 1)
    return slot
  }
  const grow = (): void => {
    const before = { hashes, heads, counts }
    slots *= 2
    hashes = new Int32Array(slots)
    heads = new Int32Array(slots).fill(EMPTY)
    counts = new Int32Array(slots)
    for (let i = 0; i < before.counts.length; i++) {
      if (before.counts[i] === 0) continue
      const slot = slotOf(before.hashes[i] ?? 0)
      hashes[slot] = before.hashes[i] ?? 0
      heads[slot] = before.heads[i] ?? EMPTY
      counts[slot] = before.counts[i] ?? 0
    }
  }
  const widen = (array: Int32Array): Int32Array<ArrayBuffer> => {
    const wider = new Int32Array(array.length * 2)
    wider.set(array)
    return wider
  }
  return {
    add: (key, row, strong) => {
      if (used * 2 > slots) grow()
      const hash = hashOf(key)
      const slot = slotOf(hash)
      if (counts[slot] === 0) {
        used += 1
        hashes[slot] = hash
      }
      counts[slot] = (counts[slot] ?? 0) + 1
      // Nobody will follow it any more.
      if (!strong && (counts[slot] ?? 0) > most) return
      if (entries === rows.length) [rows, next] = [widen(rows), widen(next)]
      rows[entries] = row
      next[entries] = heads[slot] ?? EMPTY
      heads[slot] = entries++
    },
    rowsOf: (key, strong) => {
      const slot = slotOf(hashOf(key))
      const count = counts[slot] ?? 0
      if (count === 0 || (!strong && count > most)) return []
      const found: number[] = []
      for (let entry = heads[slot] ?? EMPTY; entry !== EMPTY && found.length < most; entry = next[entry] ?? EMPTY)
        found.push(rows[entry] ?? 0)
      return found
    },
  }
}

/** FNV-1a with a last stir, so that the low bits are as good as the high ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return hash ^ (hash >>> 12)
}
