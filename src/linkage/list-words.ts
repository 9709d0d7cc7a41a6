import { growingFloats, numberSet } from './columns.ts'
import { hashKey } from './keys.ts'
import type { WordCounts } from './list-statistics.ts'
import { type PackedParties, visitWordLists, wordReader } from './pack.ts'
import type { Party } from './party.ts'

/** `countWords` of a long list that is prepared in shares: each different name and address counts once, whichever share has it. */
export interface ListWords {
  add(party: Party): void
  /** The different names and addresses of this share, as numbers. */
  lists(): Record<Words, Float64Array>
  /** How often each word of the packed parties stands in those that no earlier share has. */
  count(packed: PackedParties, earlier: readonly Readonly<Record<Words, Float64Array>>[]): ShareCounts
}

export type Words = 'names' | 'addresses'

export interface ShareCounts {
  /** By number of the word. */
  readonly names: Uint32Array
  readonly addresses: Uint32Array
  readonly different: Readonly<Record<Words, number>>
}

const BOTH = ['names', 'addresses'] as const satisfies readonly Words[]

export function createListWords(): ListWords {
  const seen = { names: numberSet(), addresses: numberSet() }
  const hashes = { names: growingFloats(), addresses: growingFloats() }
  /** For every name and address in turn, whether it was the first of its words. */
  const firsts = { names: growingFloats(), addresses: growingFloats() }
  const note = (words: Words, list: readonly string[]) => {
    const hash = hashKey(list.join(' '))
    const isFirst = seen[words].add(hash)
    firsts[words].push(isFirst ? 1 : 0)
    if (isFirst) hashes[words].push(hash)
  }
  return {
    add: ({ names, address }) => {
      for (const { core } of names) note('names', core)
      if (address !== null) note('addresses', address.tokens)
    },
    lists: () => ({ names: hashes.names.shared(Float64Array), addresses: hashes.addresses.shared(Float64Array) }),
    count: (packed, earlier) => {
      const size = packed.word_starts.length - 1
      const counter = (words: Words) => {
        const known = numberSet()
        for (const lists of earlier) for (const hash of lists[words]) known.add(hash)
        const counts = new Uint32Array(new SharedArrayBuffer(size * Uint32Array.BYTES_PER_ELEMENT))
        let [list, first, different] = [0, 0, 0]
        const count = (start: number, length: number) => {
          if (firsts[words].at(list++) === 0 || known.has(hashes[words].at(first++))) return
          different++
          for (let i = start; i < start + length; i++) if (packed.data.indexOf(packed.data[i]!, start) === i) counts[packed.data[i]!]!++
        }
        return { counts, count, different: () => different }
      }
      const [names, addresses] = [counter('names'), counter('addresses')]
      const visit = { name: names.count, address: addresses.count }
      for (let place = 0; place < packed.starts.length; place++) visitWordLists(packed, place, visit)
      return {
        names: names.counts,
        addresses: addresses.counts,
        different: { names: names.different(), addresses: addresses.different() },
      }
    },
  }
}

/** The words of all shares together. Those that stand in one list are most of the words and are not kept. */
export function mergeCounts(packed: readonly PackedParties[], shares: readonly ShareCounts[]): Record<Words, WordCounts> {
  const merged = { names: new Map<string, number>(), addresses: new Map<string, number>() }
  for (const [index, share] of shares.entries()) {
    const wordAt = wordReader(packed[index]!)
    for (const words of BOTH) {
      const [counts, into] = [share[words], merged[words]]
      for (let number = 0; number < counts.length; number++) {
        if (counts[number] === 0) continue
        const word = wordAt(number)
        into.set(word, (into.get(word) ?? 0) + counts[number]!)
      }
    }
  }
  for (const words of BOTH) for (const [word, count] of merged[words]) if (count === 1) merged[words].delete(word)
  const total = (words: Words) => shares.reduce((sum, { different }) => sum + different[words], 0)
  return {
    names: { total: total('names'), counts: merged.names },
    addresses: { total: total('addresses'), counts: merged.addresses },
  }
}
