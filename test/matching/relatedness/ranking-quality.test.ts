import { describe, expect, test } from 'vitest'
import { aucOf, hitOf, placeOf, rankingQuality, reciprocalRankOf } from '../../support/ranking-quality.ts'

describe('quality of a ranking, by hand', () => {
  test('without ties: rank 3 of 5', () => {
    const place = placeOf([9, 8, 7, 6, 5], 2)
    expect(place).toEqual({ above: 2, tied: 0, others: 4 })
    expect(aucOf(place)).toBe(0.5)
    expect([hitOf(place, 2), hitOf(place, 3)]).toEqual([0, 1])
    expect(reciprocalRankOf(place)).toBeCloseTo(1 / 3, 12)
  })

  test('of ties the mean over all orders: ranks 2, 3 and 4 are equally likely', () => {
    const place = placeOf([9, 5, 5, 5, 1], 1)
    expect(place).toEqual({ above: 1, tied: 2, others: 4 })
    expect(aucOf(place)).toBe(0.5)
    expect(hitOf(place, 3)).toBeCloseTo(2 / 3, 12)
    expect(reciprocalRankOf(place)).toBeCloseTo((1 / 2 + 1 / 3 + 1 / 4) / 3, 12)
  })

  test('a ranker that says nothing has AUC ½ and k chances in n', () => {
    const { auc, hit5, hit10 } = rankingQuality([
      placeOf(
        Array.from({ length: 20 }, () => 0),
        7,
      ),
    ])
    expect([auc, hit5, hit10]).toEqual([0.5, 0.25, 0.5])
  })

  test('some candidates can be left out of the comparison, the hidden one not', () => {
    expect(placeOf([3, 2, 1], 2, (candidate) => candidate === 1)).toEqual({ above: 1, tied: 0, others: 1 })
    expect(() => placeOf([1, Number.NaN], 1)).toThrow('no score')
  })

  test('NDCG of one relevant thing at rank 2 is 1 / log2(3)', () => {
    expect(rankingQuality([placeOf([2, 1], 1)]).ndcg10).toBeCloseTo(1 / Math.log2(3), 12)
  })
})
