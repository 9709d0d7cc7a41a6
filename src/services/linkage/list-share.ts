import type { Gazetteer } from '../../linkage/address/address.ts'
import type { CandidatePairs, KeyHolders } from '../../linkage/candidates.ts'
import { growingFloats } from '../../linkage/columns.ts'
import { explainPair, type ScoreContext } from '../../linkage/compare.ts'
import type { Level } from '../../linkage/decide.ts'
import { identityNumber } from '../../linkage/dedupe.ts'
import { type ExplainWords, explanation } from '../../linkage/explain.ts'
import { createKeyColumns } from '../../linkage/key-columns.ts'
import { listStatistics } from '../../linkage/list-statistics.ts'
import { createListWords, mergeCounts, type ShareCounts, type Words } from '../../linkage/list-words.ts'
import { createPacker, type PackedParties, unpackParty } from '../../linkage/pack.ts'
import { type Party, type PartyInput, prepareParty } from '../../linkage/party.ts'
import { type ScoredPairs, scorePairs } from '../../linkage/score-pairs.ts'

/**
 * What one thread does for a list: prepare a share of the rows, later score a share of the pairs of all rows. Between the two the
 * shares exchange what all need: the packed parties, how rare words are, who holds which key. All of it goes through shared memory.
 */
export interface ListShare {
  prepare(firstRow: number, inputs: readonly PartyInput[]): void
  finish(): PreparedShare
  /** How often words stand in the names and addresses that no earlier share has. */
  count(all: AllParties, ownShare: number): ShareCounts
  keys(surroundings: Surroundings): KeyHolders
  score(pairs: CandidatePairs, from: number, to: number): ScoredPairs
  explain(pairs: CandidatePairs, words: ExplainWords): readonly string[]
}

export interface PreparedShare {
  readonly packed: PackedParties
  readonly rows: Uint32Array
  readonly identities: Float64Array
  /** The different names and addresses, as numbers. */
  readonly lists: Readonly<Record<Words, Float64Array>>
}

export interface Surroundings {
  readonly level: Level
  readonly records: number
  readonly counts: readonly ShareCounts[]
}

export interface AllParties {
  readonly shares: readonly Pick<PreparedShare, 'packed' | 'lists'>[]
  /** Where the party of each row is: in which share, and the how many-th there. */
  readonly share_of: Uint8Array
  readonly place_of: Uint32Array
}

export function createListShare(gazetteer: Gazetteer): ListShare {
  const packer = createPacker()
  const columns = { keys: createKeyColumns(), words: createListWords(), rows: growingFloats(), identities: growingFloats() }
  let own: PreparedShare | undefined
  let context: ScoreContext | undefined
  let all: { readonly packed: readonly PackedParties[]; readonly share_of: Uint8Array; readonly place_of: Uint32Array } | undefined

  const surely = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The steps of a list come in order: prepare, finish, count, keys, score.')
    return value
  }
  const partyAt = (row: number): Party => {
    const { packed, share_of, place_of } = surely(all)
    return unpackParty(packed[share_of[row]!]!, place_of[row]!)
  }

  return {
    prepare: (firstRow, inputs) => {
      inputs.forEach((input, index) => {
        const party = prepareParty(input, gazetteer)
        packer.add(party)
        columns.keys.add(party)
        columns.words.add(party)
        columns.rows.push(firstRow + index)
        columns.identities.push(identityNumber(party))
      })
    },
    finish: () =>
      (own = {
        packed: packer.finish(),
        rows: columns.rows.shared(Uint32Array),
        identities: columns.identities.shared(Float64Array),
        lists: columns.words.lists(),
      }),
    count: ({ shares, share_of, place_of }, ownShare) => {
      const { packed } = surely(own)
      // Its own parties as it has them, with the words it knows already.
      all = { packed: shares.map((share, index) => (index === ownShare ? packed : share.packed)), share_of, place_of }
      return columns.words.count(
        packed,
        shares.slice(0, ownShare).map(({ lists }) => lists),
      )
    },
    keys: ({ level, records, counts }) => {
      const { names, addresses } = mergeCounts(surely(all).packed, counts)
      context = { level, records, names: listStatistics(names), addresses: listStatistics(addresses) }
      const { rows, packed } = surely(own)
      return columns.keys.finish(rows, packed, context.names)
    },
    score: (pairs, from, to) => scorePairs(pairs, { from, to }, partyAt, surely(context)),
    explain: (pairs, words) =>
      Array.from(pairs.left, (left, pair) => {
        const { parts } = explainPair(partyAt(left), partyAt(pairs.right[pair]!), surely(context))
        return explanation(parts, words)
      }),
  }
}
