import { describe, expect, it } from 'vitest'
import { downstream, downstreamReach, growthPerYear, herfindahl, inputAvailability } from '../../src/analytics/chain.ts'

const links = [
  { input: 'foil', output: 'board', essential: true },
  { input: 'resin', output: 'board', essential: false },
  { input: 'board', output: 'phone', essential: true },
  { input: 'board', output: 'laptop', essential: true },
  { input: 'box', output: 'phone', essential: false },
  { input: 'phone', output: 'scrap', essential: true },
  { input: 'scrap', output: 'foil', essential: false },
]

describe('input graph', () => {
  it('finds everything that needs a segment, cycles included, itself not', () => {
    expect(downstream('foil', links)).toEqual(new Set(['board', 'phone', 'laptop', 'scrap']))
    expect(downstream('resin', links, { essentialOnly: true })).toEqual(new Set())
    expect(downstream('box', links)).toEqual(new Set(['phone', 'scrap', 'foil', 'board', 'laptop']))
  })

  it('weighs reach by exports', () => {
    const exports = new Map([
      ['phone', 30],
      ['laptop', 10],
      ['television', 60],
    ])
    expect(downstreamReach(downstream('foil', links, { essentialOnly: true }), exports)).toBe(0.4)
    expect(downstreamReach(new Set(), new Map())).toBeNull()
  })

  it('counts inputs with an advantage, unknown ones left out', () => {
    expect(
      inputAvailability([
        { rca: 1, weight: 1 },
        { rca: 0.9, weight: 0.5 },
        { rca: null, weight: 1 },
      ]),
    ).toEqual({ share: 2 / 3, known: 2 })
    expect(inputAvailability([{ rca: null, weight: 1 }])).toBeNull()
  })

  it('computes concentration and growth by the textbook', () => {
    expect(herfindahl([50, 50])).toBe(0.5)
    expect(herfindahl([1, 1, 1, 1])).toBe(0.25)
    expect(herfindahl([])).toBeNull()
    expect(growthPerYear(100, 133.1, 3)).toBeCloseTo(0.1, 12)
    expect(growthPerYear(0, 10, 3)).toBeNull()
  })
})
