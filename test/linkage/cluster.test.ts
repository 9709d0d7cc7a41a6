import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusterLinks, type Link } from '../../src/linkage/cluster.ts'

const link = (left: number, right: number, bits: number): Link => ({ left, right, bits })

describe('clusters', () => {
  test('are what links connect, with the link the whole hangs by', () => {
    const { clusters, cluster_of, refused } = clusterLinks(5, [link(0, 1, 9), link(1, 2, 3), link(0, 2, 5)])
    expect(clusters.map(({ members }) => members)).toEqual([[0, 1, 2], [3], [4]])
    expect([...cluster_of]).toEqual([0, 0, 0, 1, 2])
    // 1–2 is not needed: 0–1 and 0–2 hold all three.
    expect(clusters[0]?.weakest).toEqual(link(0, 2, 5))
    expect(clusters[1]?.weakest).toBeNull()
    expect(refused).toEqual([])
  })

  test('never hold two known to differ, and the weaker link is the one refused', () => {
    const { clusters, refused } = clusterLinks(3, [link(0, 1, 4), link(1, 2, 8)], { different: [[0, 2]] })
    expect(clusters.map(({ members }) => members)).toEqual([[0], [1, 2]])
    expect(refused).toEqual([link(0, 1, 4)])
  })

  test('keep the difference after both sides have grown', () => {
    const { clusters, refused } = clusterLinks(6, [link(0, 1, 9), link(2, 3, 9), link(3, 4, 8), link(1, 4, 7), link(4, 5, 1)], {
      different: [[0, 2]],
    })
    expect(clusters.map(({ members }) => members)).toEqual([
      [0, 1],
      [2, 3, 4, 5],
    ])
    expect(refused).toEqual([link(1, 4, 7)])
  })

  test('hold one identity at most, also by way of members without any', () => {
    const identities = ['A', null, 'B', null]
    const { clusters, refused } = clusterLinks(4, [link(0, 1, 5), link(1, 2, 4), link(2, 3, 3)], { identities })
    expect(clusters.map(({ members }) => members)).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(refused).toEqual([link(1, 2, 4)])
  })

  test('hold for any links: no forbidden pair together, and without forbidden pairs exactly the connected components', () => {
    const count = 12
    const member = fc.nat(count - 1)
    const edges = fc.array(fc.tuple(member, member, fc.integer({ min: -5, max: 20 })), { maxLength: 25 })
    fc.assert(
      fc.property(edges, fc.array(fc.tuple(member, member), { maxLength: 6 }), (drawn, apart) => {
        const links = drawn.map(([a, b, bits]) => link(a, b, bits))
        const { cluster_of, refused } = clusterLinks(count, links, { different: apart })
        for (const [a, b] of apart) if (a !== b) expect(cluster_of[a]).not.toBe(cluster_of[b])
        for (const { left, right } of links) {
          const together = cluster_of[left] === cluster_of[right]
          expect(together || refused.some((each) => each.left === left && each.right === right)).toBe(true)
        }
        const reached = components(count, links)
        const free = clusterLinks(count, links).cluster_of
        for (let a = 0; a < count; a++) for (let b = 0; b < count; b++) expect(free[a] === free[b]).toBe(reached[a]!.has(b))
      }),
    )
  })
})

function components(count: number, links: readonly Link[]): Set<number>[] {
  return Array.from({ length: count }, (_, start) => {
    const seen = new Set([start])
    for (const member of seen)
      for (const { left, right } of links) {
        if (left === member) seen.add(right)
        if (right === member) seen.add(left)
      }
    return seen
  })
}
