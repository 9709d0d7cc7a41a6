import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { STATUSES } from '../../src/domain/vocabulary.ts'
import { LEAST_REACH, nextProducts, type Target } from '../../src/matching/next-products/next-products.ts'

function target(segment_id: string, more: Partial<Target> = {}): Target {
  return { segment_id, status: 'weak', gap_rank: null, needs: 0, processes: [], inputs: [], ...more }
}

const near: Record<string, number> = { covers: 0.5, frames: 0.4, chips: 0.1 }
const related = (a: string, b: string) => near[a === 'trays' ? b : a] ?? 0
const firm = { made: ['trays'], processes: new Set(['injection-moulding']) }

test('the score is 100 · reach · (¼ + ¼ inputs + ½ demand)', () => {
  const [covers] = nextProducts(firm, {
    related,
    gaps: 10,
    targets: [
      target('covers', {
        gap_rank: 1,
        inputs: [
          { segment_id: 'resin', essential: true, status: 'strong' },
          { segment_id: 'paint', essential: false, status: 'missing' },
        ],
      }),
    ],
  })
  // Inputs: 3 of 4 parts at hand; demand: the first of ten gaps, 1.
  expect(covers?.parts.map(({ value }) => value)).toEqual([0.5, 0.75, 1])
  expect(covers?.score).toBeCloseTo(100 * 0.5 * (0.25 + 0.25 * 0.75 + 0.5))
  expect(covers?.missing_inputs).toEqual([])
})

test('what is too far away is not recommended, however much it is wanted, nor what nobody lacks', () => {
  const found = nextProducts(firm, {
    related,
    gaps: 1,
    targets: [target('chips', { gap_rank: 1, needs: 9 }), target('frames', { needs: 1 }), target('covers')],
  })
  expect(found.map(({ segment_id }) => segment_id)).toEqual(['frames'])
})

test.each([
  ['process', { processes: [{ process_id: 'die-casting', relation: 'defines' as const }], needs: 2 }],
  ['input', { inputs: [{ segment_id: 'resin', essential: true, status: 'missing' as const }], needs: 2 }],
  ['need', { needs: 2 }],
  ['sample', { gap_rank: 1 }],
] as const)('the first step is about the %s', (expected, more) => {
  const [found] = nextProducts(firm, { related, gaps: 1, targets: [target('covers', more)] })
  expect(found?.first_step).toBe(expected)
})

test('a firm of which nobody knows what it makes gets no advice', () => {
  expect(nextProducts({ made: [], processes: new Set() }, { related: () => 1, gaps: 0, targets: [target('covers')] })).toEqual([])
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const anyTarget = fc.record({
  segment_id: fc.constantFrom(...ids),
  status: fc.constantFrom(...STATUSES),
  gap_rank: fc.option(fc.integer({ min: 1, max: 5 })),
  needs: fc.nat({ max: 4 }),
  processes: fc.array(
    fc.record({ process_id: fc.constantFrom('p', 'q'), relation: fc.constantFrom('defines' as const, 'uses' as const) }),
    { maxLength: 2 },
  ),
  inputs: fc.array(fc.record({ segment_id: fc.constantFrom(...ids), essential: fc.boolean(), status: fc.constantFrom(...STATUSES) }), {
    maxLength: 3,
  }),
})
const world = fc.record({
  targets: fc.uniqueArray(anyTarget, { selector: ({ segment_id }) => segment_id, maxLength: 6 }),
  closeness: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 36, maxLength: 36 }),
  made: fc.subarray(ids),
  processes: fc.subarray(['p', 'q']).map((list) => new Set(list)),
})

test('never more than three, never what is made already, best first; parts add up; a need more never lowers a score', () => {
  fc.assert(
    fc.property(world, ({ targets, closeness, made, processes }) => {
      const frame = {
        gaps: 5,
        targets,
        related: (a: string, b: string) => closeness[ids.indexOf(a < b ? a : b) * 6 + ids.indexOf(a < b ? b : a)] ?? 0,
      }
      const found = nextProducts({ made, processes }, frame)
      expect(found.length).toBeLessThanOrEqual(3)
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
      for (const each of found) {
        expect(made).not.toContain(each.segment_id)
        expect(each.score).toBeCloseTo(
          each.parts.reduce((sum, { contribution }) => sum + contribution, 0),
          9,
        )
        expect(each.score).toBeLessThanOrEqual(100 + 1e-9)
        expect(each.parts[0]?.value).toBeGreaterThanOrEqual(LEAST_REACH)
      }
      const wanted = nextProducts(
        { made, processes },
        { ...frame, targets: targets.map((each) => ({ ...each, needs: each.needs + 1 })) },
        6,
      )
      for (const each of found)
        expect(wanted.find(({ segment_id }) => segment_id === each.segment_id)?.score).toBeGreaterThanOrEqual(each.score - 1e-9)
    }),
  )
})
