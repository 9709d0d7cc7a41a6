import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPairJoin } from '../support/duckdb-pairs.ts'
import { candidatePairs, JOIN_LIMITS, type KeyHolders } from '../../src/linkage/candidates.ts'
import { hashKey, keyWeight } from '../../src/linkage/keys.ts'

function holders(keys: readonly (readonly string[])[]): KeyHolders[] {
  const all = keys.flatMap((own, row) => own.map((key) => ({ key, row })))
  return [
    {
      keys: Float64Array.from(all, ({ key }) => hashKey(key)),
      rows: Uint32Array.from(all, ({ row }) => row),
      weights: Uint8Array.from(all, ({ key }) => keyWeight(key, true)),
    },
  ]
}

const listed = ({ left, right }: { left: Uint32Array; right: Uint32Array }) => Array.from(left, (a, pair) => [a, right[pair]])

/** Limits small enough for a short list to meet them. */
const LIMITS = { most_holders: 3, few_holders: 2, enough: 3, neighbours: 1 }

describe('candidates', () => {
  test('share a strong key, or several weak ones', () => {
    const keys = [
      ['n:acme', 't:acme'],
      ['n:acme'],
      ['t:blue', 't:sea', '2:blue sea'],
      ['t:blue', 't:sea', '2:blue sea'],
      ['t:blue'],
      ['t:blue'],
    ]
    expect(listed(candidatePairs(holders(keys), null, LIMITS))).toEqual([
      [0, 1],
      // "sea" and the two words have two holders only; "blue", with four, is above the limit and tells nothing.
      [2, 3],
    ])
  })

  test('of a strong key with too many holders are the next in the list, so that none drops out', () => {
    expect(listed(candidatePairs(holders([['m:1'], ['m:1'], ['m:1'], ['m:1'], ['m:1']]), null, LIMITS))).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ])
  })

  test('of two lists stand on both sides of the border', () => {
    expect(listed(candidatePairs(holders([['m:1'], ['m:1'], ['m:1']]), 2, LIMITS))).toEqual([
      [0, 2],
      [1, 2],
    ])
  })

  test('are the same from DuckDB', { timeout: 60_000 }, async () => {
    const key = fc.tuple(fc.constantFrom('m', 'n', 'a', 't', '2'), fc.nat(6)).map(([kind, value]) => `${kind}:${value}`)
    const lists = fc.array(fc.uniqueArray(key, { maxLength: 4 }), { minLength: 2, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(lists, fc.option(fc.nat(20)), async (keys, split) => {
        const table = holders(keys)
        expect(listed(await joined(table, split, LIMITS))).toEqual(listed(candidatePairs(table, split, LIMITS)))
      }),
      { numRuns: 25 },
    )
    const many = holders(Array.from({ length: 200 }, (_, row) => ['x:all', `t:${row % 3}`, `2:${row % 40}`, `s:${row % 50}`]))
    expect(listed(await joined(many, null, JOIN_LIMITS))).toEqual(listed(candidatePairs(many)))
  })
})

async function joined(table: readonly KeyHolders[], split: number | null, limits: typeof JOIN_LIMITS) {
  const join = await createPairJoin({ threads: 1, memory_mb: 200 })
  try {
    for (const each of table) join.add(each)
    return await join.pairs(split, limits)
  } finally {
    join.close()
  }
}
