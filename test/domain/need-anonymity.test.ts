import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AnonymityFrame,
  type CoarseNeed,
  FEWEST_BUYERS,
  type PossibleBuyer,
  showAnonymously,
  type ShownNeed,
} from '../../src/domain/need-anonymity.ts'
import type { Condition } from '../../src/domain/requirement.ts'

const SEGMENTS = ['s1', 's2', 's3', 's4', 's5', 's6']
const PROVINCES = ['p1', 'p2', 'p3', 'p4', 'p5']
const SCHEMES = ['iso', 'iatf', 'med']
const PROCESSES = ['cut', 'press', 'mould']

const buyer = fc.record({
  group: fc.constantFrom(...Array.from({ length: 12 }, (_, at) => `g${at}`)),
  home_country: fc.constantFrom(null, 'VNM', 'KOR', 'JPN'),
  wants: fc.subarray(SEGMENTS).map((ids) => new Set(ids)),
  provinces: fc.subarray(PROVINCES).map((ids) => new Set(ids)),
  certificates: fc.subarray(SCHEMES).map((ids) => new Set(ids)),
}) satisfies fc.Arbitrary<PossibleBuyer>

const frame: fc.Arbitrary<AnonymityFrame> = fc.array(buyer, { maxLength: 30 }).map((buyers) => ({
  buyers,
  segments: new Map(SEGMENTS.map((id, at) => [id, { family: `f${at % 3}`, sector: `x${at % 2}` }])),
  regions: new Map(PROVINCES.map((id, at) => [id, `r${at % 2}`])),
  processes: new Map(SEGMENTS.map((id, at) => [id, new Set([PROCESSES[at % 3] ?? 'cut'])])),
}))

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ certificate: fc.constantFrom(...SCHEMES), by: fc.constantFrom(undefined, '2031-07-13') }),
  fc.record({ certificate: fc.subarray(SCHEMES, { minLength: 1 }) }),
  fc.record({ process: fc.constantFrom(...PROCESSES) }),
  fc.constant({ language: 'ko' }),
  fc.constant({ home_country: 'KOR' }),
  fc.constant({ export_market: 'KOR' }),
  fc.constant({ tolerance_mm_max: 0.0137 }),
  fc.constant({ near: 'province:p1', radius_km: 137 }),
  fc.constant({ capacity_min: 13_713, per: 'month' as const }),
  fc.constant({ role: 'maker' as const }),
)

const need: fc.Arbitrary<CoarseNeed> = fc.record({
  segments: fc.subarray(SEGMENTS, { maxLength: 2 }),
  provinces: fc.subarray(PROVINCES, { maxLength: 2 }),
  amount: fc.option(fc.double({ min: 1, max: 1e9, noNaN: true })),
  unit: fc.constantFrom('pcs', 'm2', null),
  gates: fc.array(condition, { maxLength: 4 }),
  wants: fc.array(condition, { maxLength: 3 }),
  deadline: fc.constantFrom(null, '2031-07-13', '2031-07-29'),
})

/** Written apart from the code: whoever holds the views and the directory, and strikes out who it cannot be. */
function attack(views: readonly ShownNeed[], { buyers, segments, regions }: AnonymityFrame): PossibleBuyer[] {
  let left = [...buyers]
  for (const { field, place, gates, wants } of views) {
    if (field.level === 'segment') left = left.filter((one) => field.ids.every((id) => one.wants.has(id)))
    if (field.level === 'family')
      left = left.filter((one) => field.ids.every((id) => [...one.wants].some((each) => segments.get(each)?.family === id)))
    if (field.level === 'sector')
      left = left.filter((one) => field.ids.every((id) => [...one.wants].some((each) => segments.get(each)?.sector === id)))
    if (place.level === 'province') left = left.filter((one) => place.ids.some((id) => one.provinces.has(id)))
    if (place.level === 'region') left = left.filter((one) => [...one.provinces].some((id) => place.ids.includes(regions.get(id) ?? '')))
    for (const each of [...gates, ...wants])
      if ('certificate' in each) left = left.filter((one) => [each.certificate].flat().some((id) => one.certificates.has(id)))
  }
  return left
}

function isAnonymous(views: readonly ShownNeed[], directory: AnonymityFrame): boolean {
  const left = attack(views, directory)
  return new Set(left.map(({ group }) => group)).size >= FEWEST_BUYERS && new Set(left.map((each) => each.home_country ?? '?')).size >= 2
}

describe('whoever reads an anonymous need', () => {
  test('is left with five groups of companies from two countries, or sees nothing', () => {
    fc.assert(
      fc.property(need, frame, (written, directory) => {
        const shown = showAnonymously(written, [], directory)
        expect(shown === undefined || isAnonymous([shown], directory)).toBe(true)
        // Nothing is shown only where even the least that can be said would say too much.
        if (shown === undefined)
          expect(
            isAnonymous(
              [
                {
                  field: { level: 'all', ids: [] },
                  place: { level: 'country', ids: [] },
                  band: null,
                  unit: null,
                  gates: [],
                  wants: [],
                  deadline: null,
                },
              ],
              directory,
            ),
          ).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('is so also after it was changed, and changed again', () => {
    fc.assert(
      fc.property(fc.array(need, { minLength: 2, maxLength: 5 }), frame, (versions, directory) => {
        const views: ShownNeed[] = []
        for (const version of versions) {
          const shown = showAnonymously(version, views, directory)
          if (shown !== undefined) views.push(shown)
          expect(views.length === 0 || isAnonymous(views, directory)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('finds no number, day or preference of the buyer in it', () => {
    fc.assert(
      fc.property(need, frame, (written, directory) => {
        const shown = showAnonymously(written, [], directory)
        const text = JSON.stringify(shown ?? null)
        expect(text).not.toMatch(/13713|0\.0137|137|2031-07-|KOR|"ko"|near|radius|language|home_country|export|tolerance|capacity/)
        expect([undefined, 0, 10_000, 1_000_000]).toContain(shown?.band?.min)
        expect([undefined, null, 10_000, 1_000_000]).toContain(shown?.band?.max)
      }),
      { numRuns: 1000 },
    )
  })

  test('cannot tell two needs apart that differ in what is withheld', () => {
    fc.assert(
      fc.property(need, frame, fc.constantFrom('2031-07-01', '2031-07-30'), (written, directory, deadline) => {
        const other: CoarseNeed = {
          ...written,
          amount: written.amount === null ? null : written.amount < 10_000 ? 9999 : written.amount < 1_000_000 ? 999_999 : 5e9,
          deadline: written.deadline === null ? null : deadline,
          gates: [...written.gates, { language: 'ja' }, { tolerance_mm_max: 5 }],
          wants: [{ export_market: 'USA' }, ...written.wants],
        }
        expect(showAnonymously(other, [], directory)).toEqual(showAnonymously(written, [], directory))
      }),
      { numRuns: 1000 },
    )
  })
})
