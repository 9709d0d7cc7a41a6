import type { Gazetteer } from '../../linkage/address/address.ts'
import { type CandidatePairs, holdKeys, type KeyHolders } from '../../linkage/candidates.ts'
import { explainPair, type ScoreContext } from '../../linkage/compare.ts'
import { identityOf } from '../../linkage/dedupe.ts'
import type { Level } from '../../linkage/decide.ts'
import { type ExplainWords, explanation } from '../../linkage/explain.ts'
import { hashKey } from '../../linkage/keys.ts'
import { listStatistics, type WordCounts } from '../../linkage/list-statistics.ts'
import { createPacker, type PackedParties, unpackParty } from '../../linkage/pack.ts'
import { type Party, type PartyInput, prepareParty } from '../../linkage/party.ts'
import { type ScoredPairs, scorePairs } from '../../linkage/score-pairs.ts'

/**
 * What one thread does for a list: prepare a share of the rows, later score a share of the pairs of all rows. Between the two the
 * shares exchange what all need: how rare words are, who holds which key, and the packed parties.
 */
export interface ListShare {
  prepare(firstRow: number, inputs: readonly PartyInput[]): void
  /** The different names and addresses of this share, as numbers. */
  lists(): Record<Words, Float64Array>
  /** How often each word stands in those that no earlier share has. */
  count(known: Readonly<Record<Words, Float64Array>>): Record<Words, readonly (readonly [string, number])[]>
  keys(surroundings: Surroundings): KeyHolders
  pack(): { readonly packed: PackedParties; readonly rows: Uint32Array; readonly identities: readonly (string | null)[] }
  share(all: AllParties): void
  score(pairs: CandidatePairs, from: number, to: number): ScoredPairs
  explain(pairs: CandidatePairs, words: ExplainWords): readonly string[]
}

export type Words = 'names' | 'addresses'

export interface Surroundings extends Readonly<Record<Words, WordCounts>> {
  readonly level: Level
  readonly records: number
}

export interface AllParties {
  readonly shares: readonly PackedParties[]
  /** Where the party of each row is: in which share, and the how many-th there. */
  readonly share_of: Uint8Array
  readonly place_of: Uint32Array
}

export function createListShare(gazetteer: Gazetteer): ListShare {
  const packer = createPacker()
  const rows: number[] = []
  const identities: (string | null)[] = []
  const different: Record<Words, Set<number>> = { names: new Set(), addresses: new Set() }
  let own: PackedParties | undefined
  let context: ScoreContext | undefined
  let all: AllParties | undefined

  const packed = () => (own ??= packer.finish())
  const surely = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The steps of a list come in order: prepare, count, keys, share, score.')
    return value
  }
  const partyAt = (row: number): Party => {
    const { shares, share_of, place_of } = surely(all)
    return unpackParty(shares[share_of[row]!]!, place_of[row]!)
  }

  return {
    prepare: (firstRow, inputs) => {
      inputs.forEach((input, index) => {
        const party = prepareParty(input, gazetteer)
        packer.add(party)
        rows.push(firstRow + index)
        identities.push(identityOf(party))
        for (const words of BOTH) for (const list of listsOf[words](party)) different[words].add(hashList(list))
      })
    },
    lists: () => ({ names: Float64Array.from(different.names), addresses: Float64Array.from(different.addresses) }),
    count: (known) => {
      for (const words of BOTH) for (const hash of known[words]) different[words].delete(hash)
      const counts: Record<Words, Map<string, number>> = { names: new Map(), addresses: new Map() }
      for (let place = 0; place < rows.length; place++) {
        const party = unpackParty(packed(), place)
        for (const words of BOTH) for (const list of listsOf[words](party)) countOnce(list, different[words], counts[words])
      }
      return { names: [...counts.names], addresses: [...counts.addresses] }
    },
    keys: ({ names, addresses, level, records }) => {
      context = { level, records, names: listStatistics(names), addresses: listStatistics(addresses) }
      const { names: statistics } = context
      return holdKeys(
        rows.values().map((row, place) => [row, unpackParty(packed(), place)]),
        statistics,
      )
    },
    pack: () => ({ packed: packed(), rows: Uint32Array.from(rows), identities }),
    share: (parties) => {
      all = parties
    },
    score: (pairs, from, to) => scorePairs(pairs, { from, to }, partyAt, surely(context)),
    explain: (pairs, words) =>
      Array.from(pairs.left, (left, pair) => {
        const { parts } = explainPair(partyAt(left), partyAt(pairs.right[pair]!), surely(context))
        return explanation(parts, words)
      }),
  }
}

const BOTH = ['names', 'addresses'] as const satisfies readonly Words[]
const NO_LISTS: readonly (readonly string[])[] = []

const listsOf: Readonly<Record<Words, (party: Party) => readonly (readonly string[])[]>> = {
  names: ({ names }) => names.map(({ core }) => core),
  addresses: ({ address }) => (address === null ? NO_LISTS : [address.tokens]),
}

function hashList(words: readonly string[]): number {
  return hashKey(words.join(' '))
}

/** Counts the words of a list that nobody has counted yet. */
function countOnce(list: readonly string[], uncounted: Set<number>, counts: Map<string, number>): void {
  if (!uncounted.delete(hashList(list))) return
  for (const word of list.length > 1 ? new Set(list) : list) counts.set(word, (counts.get(word) ?? 0) + 1)
}
