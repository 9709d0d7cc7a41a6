import { describe, expect, it } from 'vitest'
import { gapScores, percentileRanks } from '../../src/analytics/gap-score.ts'

describe('gap score', () => {
  it('ranks by mid-rank percentile, unknown values apart', () => {
    expect(percentileRanks([10, 20, null, 20, 30])).toEqual([0.125, 0.5, null, 0.5, 0.875])
  })

  it('multiplies the parts: by hand for three candidates', () => {
    // a: 5/6 and 5/6, b: 1/2 and 1/6, c: 1/6 and 1/2 → geometric means 0.8333, 0.2887, 0.2887; ties by id.
    const scores = gapScores([
      { id: 'c', parts: { lack: 1, breadth: 5 } },
      { id: 'a', parts: { lack: 3, breadth: 9 } },
      { id: 'b', parts: { lack: 2, breadth: 1 } },
    ])
    expect(scores.map((gap) => gap.id)).toEqual(['a', 'b', 'c'])
    expect(scores[0]?.score).toBeCloseTo(83.3333, 3)
    expect(scores[1]?.score).toBeCloseTo(100 * Math.sqrt(1 / 12), 10)
  })

  it('counts an unknown part as the middle, and does not rank what is mostly unknown', () => {
    const scores = gapScores([
      { id: 'known', parts: { x: 1, y: 1, z: 1 } },
      { id: 'half', parts: { x: 1, y: 1, z: null } },
      { id: 'dark', parts: { x: 1, y: null, z: null } },
    ])
    expect(scores.map((gap) => gap.id)).toEqual(['half', 'known'])
    expect(scores.find((gap) => gap.id === 'half')?.score).toBeCloseTo(50, 10)
    expect(scores.find((gap) => gap.id === 'half')?.percentiles.z).toBeNull()
  })
})
