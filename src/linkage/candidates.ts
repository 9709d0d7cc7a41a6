import { groupByKey } from './key-groups.ts'
import { ENOUGH, FEW_HOLDERS, hashKey, keyWeight, matchKeys, MOST_HOLDERS } from './keys.ts'
import type { TokenStatistics } from './names/name.ts'
import type { Party } from './party.ts'

/** Pairs worth comparing, by shared keys. */

/** Who holds which key: three columns of one table. Keys are numbers (`hashKey`), the strong ones negative. */
export interface KeyHolders {
  readonly keys: Float64Array
  readonly rows: Uint32Array
  readonly weights: Uint8Array
}

export interface CandidatePairs {
  readonly left: Uint32Array
  readonly right: Uint32Array
}

/** Limits of the join. */
export const JOIN_LIMITS = {
  most_holders: MOST_HOLDERS,
  few_holders: FEW_HOLDERS,
  enough: ENOUGH,
  /** Holders of a strong key beyond the most are compared with so many behind them in the list, so that none drops out. */
  neighbours: 5,
}
export type JoinLimits = typeof JOIN_LIMITS

export function holdKeys(parties: Iterable<readonly [row: number, party: Party]>, tokens: TokenStatistics): KeyHolders {
  const [keys, rows, weights]: [number[], number[], number[]] = [[], [], []]
  for (const [row, party] of parties) {
    for (const key of matchKeys(party, tokens)) {
      keys.push(hashKey(key))
      rows.push(row)
      weights.push(keyWeight(key, party.address !== null))
    }
  }
  return { keys: Float64Array.from(keys), rows: Uint32Array.from(rows), weights: Uint8Array.from(weights) }
}

/**
 * Pairs left < right in rising order, each once.
 *
 * @param split from this row on they are another list: only pairs over the border
 */
export function candidatePairs(
  holders: readonly KeyHolders[],
  split: number | null = null,
  limits: JoinLimits = JOIN_LIMITS,
): CandidatePairs {
  const { records, rows, groups, weights, starts, strong, member_rows, member_weights } = groupByKey(holders)
  const pairs = growingPairs()
  // The partners of one row at a time, so that no pair is ever looked up among all.
  const worth = new Uint16Array(records)
  const partners: number[] = []
  const close = (row: number) => {
    for (const partner of partners.sort((a, b) => a - b)) {
      if (worth[partner]! >= limits.enough) pairs.add(row, partner)
      worth[partner] = 0
    }
    partners.length = 0
  }
  const places = starts.slice()
  for (let entry = 0; entry < rows.length; entry++) {
    const row = rows[entry]!
    if (entry > 0 && row !== rows[entry - 1] && partners.length > 0) close(rows[entry - 1]!)
    const group = groups[entry]!
    const place = places[group]!++
    const [start, end] = [starts[group]!, starts[group + 1]!]
    const isLarge = end - start > limits.most_holders
    if (place + 1 === end || (isLarge && strong[group] === 0) || (split !== null && row >= split)) continue
    const more = end - start <= limits.few_holders ? 1 : 0
    const last = isLarge ? Math.min(end, place + 1 + limits.neighbours) : end
    for (let other = place + 1; other < last; other++) {
      const partner = member_rows[other]!
      if (partner === row || (split !== null && partner < split)) continue
      if (worth[partner] === 0) partners.push(partner)
      worth[partner]! += Math.max(weights[entry]!, member_weights[other]!) + more
    }
  }
  if (rows.length > 0) close(rows[rows.length - 1]!)
  return pairs.finish()
}

const GROWTH = 1.5

function growingPairs() {
  let [left, right] = [new Uint32Array(1 << 12), new Uint32Array(1 << 12)]
  let count = 0
  return {
    add: (a: number, b: number) => {
      if (count === left.length) [left, right] = [grown(left), grown(right)]
      left[count] = a
      right[count++] = b
    },
    finish: (): CandidatePairs => ({ left: shared(left.subarray(0, count)), right: shared(right.subarray(0, count)) }),
  }
}

function grown(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.ceil(values.length * GROWTH))
  larger.set(values)
  return larger
}

/** Read by worker threads without being copied. */
function shared(values: Uint32Array): Uint32Array {
  const array = new Uint32Array(new SharedArrayBuffer(values.length * Uint32Array.BYTES_PER_ELEMENT))
  array.set(values)
  return array
}
