import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countCoProduction, type RelatednessFrame } from '../../../src/matching/relatedness/frame.ts'
import {
  chainDistance,
  coProduction,
  familyDistance,
  headingDistance,
  RELATEDNESS_PARTS,
  sharedProcesses,
} from '../../../src/matching/relatedness/parts.ts'
import { relatedness, relatednessOfFirm, relatednessParts, RELATEDNESS_WEIGHTS } from '../../../src/matching/relatedness/relatedness.ts'

/** Three firms make boards; two of them mount parts on them; one moulds; a seller of boards was counted twice by mistake. */
const rows = [
  { company_id: 'a', segment_id: 'board' },
  { company_id: 'a', segment_id: 'mounting' },
  { company_id: 'b', segment_id: 'board' },
  { company_id: 'b', segment_id: 'mounting' },
  { company_id: 'b', segment_id: 'mounting' },
  { company_id: 'c', segment_id: 'board' },
  { company_id: 'd', segment_id: 'moulding' },
]

const frame: RelatednessFrame = {
  segments: [
    { segment_id: 'board', family_id: 'boards', stage_id: 'components', sector_id: null },
    { segment_id: 'flexible', family_id: 'boards', stage_id: 'components', sector_id: null },
    { segment_id: 'mounting', family_id: 'assembly', stage_id: 'modules', sector_id: 'computers' },
    { segment_id: 'moulding', family_id: 'plastics', stage_id: 'components', sector_id: 'computers' },
    { segment_id: 'design', family_id: null, stage_id: null, sector_id: null },
  ],
  codes: [
    { segment_id: 'board', code: '853400' },
    { segment_id: 'flexible', code: '853400' },
    { segment_id: 'mounting', code: '847330' },
    { segment_id: 'mounting', code: '853410' },
    { segment_id: 'moulding', code: '853590' },
  ],
  links: [
    { input_segment_id: 'board', output_segment_id: 'mounting', essential: true },
    { input_segment_id: 'flexible', output_segment_id: 'mounting', essential: false },
    { input_segment_id: 'foil', output_segment_id: 'board', essential: true },
    { input_segment_id: 'foil', output_segment_id: 'flexible', essential: true },
    { input_segment_id: 'film', output_segment_id: 'flexible', essential: true },
  ],
  processes: [
    { process_id: 'etching', segment_id: 'board', relation: 'defines' },
    { process_id: 'etching', segment_id: 'flexible', relation: 'uses' },
    { process_id: 'inspection', segment_id: 'board', relation: 'uses' },
    { process_id: 'inspection', segment_id: 'flexible', relation: 'uses' },
    { process_id: 'inspection', segment_id: 'mounting', relation: 'uses' },
    { process_id: 'inspection', segment_id: 'moulding', relation: 'uses' },
    { process_id: 'soldering', segment_id: 'mounting', relation: 'defines' },
  ],
  production: countCoProduction(rows),
}

describe('views of how close two segments are, by hand', () => {
  test('companies are counted once for each segment and pair', () => {
    expect(Object.fromEntries(frame.production.makers)).toEqual({ board: 3, mounting: 2, moulding: 1 })
    expect(frame.production.together).toEqual([{ a: 'board', b: 'mounting', companies: 2 }])
  })

  test('co-production is the smaller conditional probability, shrunk by two firms that make one and not both', () => {
    // min(2/3, 2/2) = 2/3 without shrinkage; 2 / (3 + 2) with it.
    expect(coProduction(frame, 0)('mounting', 'board')).toBe(2 / 3)
    expect(coProduction(frame)('board', 'mounting')).toBe(2 / 5)
    expect(coProduction(frame)('board', 'moulding')).toBe(0)
    expect(coProduction(frame)('board', 'of nobody')).toBe(0)
  })

  test('the taxonomy counts the family, else stage and sector', () => {
    const family = familyDistance(frame)
    expect(family('board', 'flexible')).toBe(1)
    expect(family('board', 'moulding')).toBe(0.3)
    expect(family('mounting', 'moulding')).toBe(0.15)
    // A sector, stage or family that is not known is not one they share.
    expect(family('design', 'design')).toBe(0)
    expect(family('board', 'of nobody')).toBe(0)
  })

  test('codes count by the digits they share, and a segment without one shares none', () => {
    const headings = headingDistance(frame)
    expect(headings('board', 'flexible')).toBe(1)
    expect(headings('board', 'mounting')).toBe(0.6)
    expect(headings('board', 'moulding')).toBe(0.15)
    expect(headings('board', 'design')).toBe(0)
  })

  test('a shorter code is not taken for a deeper one', () => {
    const headings = headingDistance({
      codes: [
        { segment_id: 'a', code: '8534' },
        { segment_id: 'b', code: '853400' },
      ],
    })
    expect(headings('a', 'b')).toBe(0.6)
  })

  test('a link counts whichever way it goes; without one, half of what they have in common up and down the chain', () => {
    const inputs = chainDistance(frame)
    expect(inputs('board', 'mounting')).toBe(1)
    expect(inputs('mounting', 'flexible')).toBe(0.6)
    // Inputs {foil} and {foil, film}: 1/2; outputs {mounting} and {mounting}: 1. Their mean 3/4, half of it.
    expect(inputs('board', 'flexible')).toBe(0.375)
    expect(inputs('board', 'design')).toBe(0)
  })

  test('of shared processes the rare ones count more', () => {
    // 5 segments; etching makes 2, inspection 4, soldering 1. Board {etching, inspection}, mounting {inspection, soldering}.
    const [etching, inspection, soldering] = [Math.log(1 + 5 / 2), Math.log(1 + 5 / 4), Math.log(1 + 5)]
    const processes = sharedProcesses(frame)
    expect(processes('board', 'flexible')).toBe(1)
    expect(processes('board', 'mounting')).toBeCloseTo(inspection / (etching + inspection + soldering), 12)
    expect(processes('board', 'moulding')).toBeCloseTo(inspection / (etching + inspection), 12)
    expect(processes('board', 'design')).toBe(0)
  })
})

describe('relatedness', () => {
  test('is the weighted sum of its parts, and says them', () => {
    const parts = relatednessParts(frame)('board', 'flexible')
    expect(parts.map(({ part, value }) => [part, value])).toEqual([
      ['firms', 0],
      ['family', 1],
      ['headings', 1],
      ['inputs', 0.375],
      ['processes', 1],
    ])
    // 0.1 × (1 + 1 + 0.375 + 1)
    expect(relatedness(frame)('board', 'flexible')).toBeCloseTo(0.3375, 12)
  })

  test('weights as shipped add up to one', () => {
    expect(Object.values(RELATEDNESS_WEIGHTS).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
  })

  test('of a firm: each further product adds, what is left over is multiplied', () => {
    const related = (a: string) => ({ one: 0.5, two: 0.2 })[a] ?? 0
    expect(relatednessOfFirm(related, ['one'], 'x')).toBe(0.5)
    expect(relatednessOfFirm(related, ['one', 'two'], 'x')).toBeCloseTo(1 - 0.5 * 0.8, 12)
    expect(relatednessOfFirm(related, [], 'x')).toBe(0)
  })
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const id = fc.constantFrom(...ids)
const anyFrame = fc
  .record({
    rows: fc.array(fc.record({ company_id: fc.constantFrom('1', '2', '3', '4', '5'), segment_id: id })),
    places: fc.array(fc.tuple(fc.constantFrom('p', 'q', null), fc.constantFrom('s', 't', null), fc.constantFrom('u', null)), {
      minLength: ids.length,
      maxLength: ids.length,
    }),
    codes: fc.array(fc.record({ segment_id: id, code: fc.constantFrom('853400', '853410', '8534', '853690', '39') })),
    links: fc.array(fc.record({ input_segment_id: id, output_segment_id: id, essential: fc.boolean() })),
    processes: fc.array(
      fc.record({
        process_id: fc.constantFrom('x', 'y', 'z'),
        segment_id: id,
        relation: fc.constantFrom('defines' as const, 'uses' as const),
      }),
    ),
  })
  .map(({ rows, places, ...rest }) => ({
    ...rest,
    segments: places.map(([family_id, stage_id, sector_id], index) => ({ segment_id: ids[index]!, family_id, stage_id, sector_id })),
    production: countCoProduction(rows),
    rows,
  }))

describe('whatever the frame', () => {
  test('relatedness lies in [0, 1], is the same both ways, the sum of its parts, and 1 of a segment with itself', () => {
    fc.assert(
      fc.property(anyFrame, id, id, (frame, a, b) => {
        const related = relatedness(frame)
        const parts = relatednessParts(frame)(a, b)
        for (const { value } of parts) expect(value >= 0 && value <= 1).toBe(true)
        expect(parts.map(({ part }) => part)).toEqual([...RELATEDNESS_PARTS])
        expect(related(a, b)).toBe(related(b, a))
        if (a === b) expect(related(a, b)).toBe(1)
        else
          expect(related(a, b)).toBeCloseTo(
            parts.reduce((sum, { contribution }) => sum + contribution, 0),
            12,
          )
        expect(related(a, b)).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  test('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(anyFrame, id, id, (frame, a, b) => {
        const turned: RelatednessFrame = {
          segments: frame.segments.toReversed(),
          codes: frame.codes.toReversed(),
          links: frame.links.toReversed(),
          processes: frame.processes.toReversed(),
          production: countCoProduction(frame.rows.toReversed()),
        }
        expect(relatedness(turned)(a, b)).toBeCloseTo(relatedness(frame)(a, b), 12)
      }),
    )
  })

  test('another product of a firm never makes it less related', () => {
    fc.assert(
      fc.property(anyFrame, fc.uniqueArray(id), id, id, (frame, made, more, segment) => {
        const related = relatedness(frame)
        const before = relatednessOfFirm(related, made, segment)
        expect(relatednessOfFirm(related, [...made, more], segment)).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})
