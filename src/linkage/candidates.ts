import { ENOUGH, FEW_HOLDERS, hashKey, keyWeight, matchKeys, MOST_HOLDERS } from './keys.ts'
import type { TokenStatistics } from './names/name.ts'
import type { Party } from './party.ts'

/** Pairs worth comparing, by shared keys. The same rules stand as SQL in src/db/duckdb for long lists; a test keeps both alike. */

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

/** Limits of the join, so that both engines have the same. */
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
  const found: (Map<number, number> | undefined)[] = []
  for (const [key, group] of groupHolders(holders)) {
    const { rows, weights } = inOrder(group)
    const isLarge = rows.length > limits.most_holders
    if (isLarge && key > 0) continue
    const more = rows.length <= limits.few_holders ? 1 : 0
    const reach = isLarge ? limits.neighbours : rows.length
    for (let a = 0; a < rows.length; a++) {
      for (let b = a + 1; b < Math.min(rows.length, a + 1 + reach); b++) {
        const [left, right] = [rows[a]!, rows[b]!]
        if (split !== null && (left >= split || right < split)) continue
        const partners = (found[left] ??= new Map())
        partners.set(right, (partners.get(right) ?? 0) + Math.max(weights[a]!, weights[b]!) + more)
      }
    }
  }
  const [left, right]: [number[], number[]] = [[], []]
  for (let row = 0; row < found.length; row++) {
    const partners = [...(found[row] ?? [])].filter(([, worth]) => worth >= limits.enough).map(([partner]) => partner)
    for (const partner of partners.sort((a, b) => a - b)) {
      left.push(row)
      right.push(partner)
    }
  }
  return { left: Uint32Array.from(left), right: Uint32Array.from(right) }
}

interface Group {
  readonly rows: number[]
  readonly weights: number[]
}

function groupHolders(holders: readonly KeyHolders[]): Map<number, Group> {
  const groups = new Map<number, Group>()
  for (const { keys, rows, weights } of holders) {
    keys.forEach((key, index) => {
      let group = groups.get(key)
      if (group === undefined) groups.set(key, (group = { rows: [], weights: [] }))
      group.rows.push(rows[index]!)
      group.weights.push(weights[index]!)
    })
  }
  return groups
}

/** Shares of a list come one after the other, each in order of its rows. */
function inOrder({ rows, weights }: Group): Group {
  if (rows.every((row, index) => index === 0 || rows[index - 1]! < row)) return { rows, weights }
  const order = rows.map((_, index) => index).sort((a, b) => rows[a]! - rows[b]!)
  return { rows: order.map((index) => rows[index]!), weights: order.map((index) => weights[index]!) }
}
