import type { KeyHolders } from './candidates.ts'
import { growingFloats } from './columns.ts'
import { hashKey, keyWeight, ownKeys, rarestWords, rareWordKeys } from './keys.ts'
import type { TokenKind, TokenStatistics } from './names/name.ts'
import { kindAt, type PackedParties, visitWordLists, wordReader } from './pack.ts'
import type { Party } from './party.ts'

/**
 * `holdKeys` of a long list in two steps, so that no party is unpacked for it: the keys a party has by itself while it is at hand,
 * those of its rarest words once it is known how rare words are.
 */
export interface KeyColumns {
  add(party: Party): void
  /** @param rows of the parties, in the order they were added */
  finish(rows: Uint32Array, packed: PackedParties, tokens: TokenStatistics): KeyHolders
}

export function createKeyColumns(): KeyColumns {
  const own = growingFloats()
  const weights = growingFloats()
  /** Where the keys of each party end, and whether it has an address. */
  const ends = growingFloats()
  const addressed = growingFloats()
  const addTo = (keys: Iterable<string>, hasAddress: boolean) => {
    for (const key of keys) {
      own.push(hashKey(key))
      weights.push(keyWeight(key, hasAddress))
    }
  }
  return {
    add: (party) => {
      addTo(ownKeys(party), party.address !== null)
      ends.push(own.length)
      addressed.push(party.address === null ? 0 : 1)
    },
    finish: (rows, packed, tokens) => {
      const rare = rareKeysOf(packed, tokens)
      const all = { keys: growingFloats(), rows: growingFloats(), weights: growingFloats() }
      const push = (row: number, key: number, weight: number) => {
        all.rows.push(row)
        all.keys.push(key)
        all.weights.push(weight)
      }
      let from = 0
      for (let place = 0; place < rows.length; place++) {
        const row = rows[place]!
        for (; from < ends.at(place); from++) push(row, own.at(from), weights.at(from))
        const hasAddress = addressed.at(place) === 1
        for (const key of rare(place)) push(row, hashKey(key), keyWeight(key, hasAddress))
      }
      return {
        keys: all.keys.shared(Float64Array),
        rows: all.rows.shared(Uint32Array),
        weights: all.weights.shared(Uint8Array),
      }
    },
  }
}

function rareKeysOf(packed: PackedParties, tokens: TokenStatistics): (place: number) => Iterable<string> {
  const wordAt = wordReader(packed)
  const rarity = new Float64Array(packed.word_starts.length).fill(Number.NaN)
  const idfOf = (number: number): number => {
    let idf = rarity[number]!
    if (Number.isNaN(idf)) rarity[number] = idf = tokens.idf(wordAt(number))
    return idf
  }
  const { data } = packed
  let keys: string[] = []
  let names = 0
  const visit = {
    name: (start: number, length: number) => {
      names++
      const core: string[] = []
      const kinds: TokenKind[] = []
      for (let i = 0; i < length; i++) {
        core.push(wordAt(data[start + i]!))
        kinds.push(kindAt(packed, start + length + i))
      }
      const own = rareWordKeys(rarestWords(core, kinds, (_word, index) => idfOf(data[start + index]!)))
      if (names === 1) keys = own
      else keys.push(...own)
    },
    address: () => {},
  }
  return (place) => {
    keys = []
    names = 0
    visitWordLists(packed, place, visit)
    return names > 1 ? new Set(keys) : keys
  }
}
