import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calibrate, calibrated } from '../../src/linkage/calibration.ts'

const judged = (pairs: readonly (readonly [number, 0 | 1])[]) => pairs.map(([bits, match]) => ({ bits, match: match === 1 }))

describe('calibration', () => {
  test('pools neighbours that fall, worked out by hand', () => {
    // 0, then (1, 0) pooled to a half, then 1: steps at -4, (-1 + 1) / 2 = 0 and 6.
    const { bits, probabilities } = calibrate(
      judged([
        [6, 1],
        [-4, 0],
        [-1, 1],
        [1, 0],
      ]),
    )
    expect(bits).toEqual([-4, 0, 6])
    // 0 and 1 kept from certainty by one in four judgements and two.
    expect(probabilities).toEqual([1 / 6, 0.5, 5 / 6])
  })

  test('reads between the steps on a line, and outside them at the ends', () => {
    const curve = { bits: [-4, 0, 6], probabilities: [0.25, 0.5, 0.75] }
    expect(calibrated(curve, -100)).toBe(0.25)
    expect(calibrated(curve, -2)).toBe(0.375)
    expect(calibrated(curve, 0)).toBe(0.5)
    expect(calibrated(curve, 3)).toBe(0.625)
    expect(calibrated(curve, 50)).toBe(0.75)
  })

  test('never falls, never depends on the order of the reviews, and is never certain', () => {
    const pair = fc.record({ bits: fc.integer({ min: -9, max: 9 }), match: fc.boolean() })
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1 }), (pairs) => {
        const curve = calibrate(pairs)
        const again = calibrate(pairs.toReversed())
        let before = 0
        for (let bits = -10; bits <= 10; bits += 0.5) {
          const probability = calibrated(curve, bits)
          expect(probability).toBeGreaterThanOrEqual(before - 1e-12)
          expect(probability).toBeLessThan(1)
          expect(calibrated(again, bits)).toBeCloseTo(probability, 12)
          before = probability
        }
      }),
    )
  })
})
