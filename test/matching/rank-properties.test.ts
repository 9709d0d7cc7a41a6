import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVIDENCE_GRADES } from '../../src/domain/vocabulary.ts'
import { fitOf, rankMatches } from '../../src/matching/rank.ts'
import { FACTS, type FactList, FRAME, requirement, subject, subjects } from './match-arbitrary.ts'

const RUNS = { numRuns: 400, seed: 20_261_123 }

const ids = (list: readonly { company_id: string }[]) => list.map(({ company_id }) => company_id)

describe('scores', () => {
  test('are the sum of their parts, between 0 and 100, and no lower than nothing more were known', () => {
    fc.assert(
      fc.property(requirement, subjects, (asked, all) => {
        const { items, near_misses } = rankMatches(asked, all, FRAME)
        for (const { score, score_if_known, parts } of [...items, ...near_misses]) {
          expect(Math.abs(parts.reduce((sum, part) => sum + part.contribution, 0) - score)).toBeLessThan(1e-9)
          expect(Math.abs(parts.reduce((sum, part) => sum + part.weight, 0) - 100)).toBeLessThan(1e-9)
          for (const { value, weight, contribution } of parts) {
            expect(value).toBeGreaterThanOrEqual(0)
            expect(value).toBeLessThanOrEqual(1 + 1e-12)
            expect(Math.abs(value * weight - contribution)).toBeLessThan(1e-4)
          }
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score_if_known).toBeGreaterThanOrEqual(score)
          expect(score_if_known).toBeLessThanOrEqual(100)
        }
      }),
      RUNS,
    )
  })

  test('do not depend on the gates', () => {
    fc.assert(
      fc.property(requirement, subject, (asked, one) => {
        expect(fitOf({ ...asked, gates: [] }, one, FRAME)?.score).toBe(fitOf(asked, one, FRAME)?.score)
      }),
      RUNS,
    )
  })

  test('are no lower with one more fact', () => {
    const more = fc.oneof(
      ...(Object.keys(FACTS) as FactList[]).map((list) => (FACTS[list] as fc.Arbitrary<unknown>).map((fact) => ({ list, fact }))),
    )
    fc.assert(
      fc.property(requirement, subject, more, (asked, one, { list, fact }) => {
        const before = fitOf(asked, one, FRAME)
        const after = fitOf(asked, { ...one, [list]: [...one[list], fact] }, FRAME)
        expect(after?.score ?? 0).toBeGreaterThanOrEqual(before?.score ?? 0)
      }),
      { ...RUNS, numRuns: 4000 },
    )
  })

  test('are no lower where the same is better checked or looked at later', () => {
    fc.assert(
      fc.property(requirement, subject, fc.nat(), fc.boolean(), (asked, one, pick, isLater) => {
        const names = (Object.keys(FACTS) as FactList[]).filter((name) => one[name].length > 0)
        const name = names[pick % Math.max(1, names.length)]
        if (name === undefined) return
        const better = one[name].map((fact) => {
          const grade = EVIDENCE_GRADES[Math.min(EVIDENCE_GRADES.indexOf(fact.grade) + 1, EVIDENCE_GRADES.length - 1)]
          return isLater ? { ...fact, as_of: FRAME.today } : { ...fact, grade }
        })
        expect(fitOf(asked, { ...one, [name]: better }, FRAME)?.score ?? 0).toBeGreaterThanOrEqual(fitOf(asked, one, FRAME)?.score ?? 0)
      }),
      { ...RUNS, numRuns: 1500 },
    )
  })
})

describe('gates', () => {
  test('no item fails one, and it is qualified only if all are passed', () => {
    fc.assert(
      fc.property(requirement, subjects, (asked, all) => {
        for (const { gates, qualified } of rankMatches(asked, all, FRAME).items) {
          expect(gates.map(({ gate }) => gate)).toEqual(asked.gates)
          expect(gates.filter(({ result }) => result === 'fail')).toEqual([])
          expect(qualified).toBe(gates.every(({ result }) => result === 'pass'))
        }
      }),
      RUNS,
    )
  })

  test('one that is taken away takes no supplier away', () => {
    fc.assert(
      fc.property(requirement, subjects, fc.nat(), (asked, all, pick) => {
        if (asked.gates.length === 0) return
        const fewer = { ...asked, gates: asked.gates.toSpliced(pick % asked.gates.length, 1) }
        const [before, after] = [rankMatches(asked, all, FRAME), rankMatches(fewer, all, FRAME)]
        expect(ids(after.items)).toEqual(expect.arrayContaining(ids(before.items)))
        expect([...ids(after.items), ...ids(after.near_misses)]).toEqual(
          expect.arrayContaining([...ids(before.items), ...ids(before.near_misses)]),
        )
      }),
      RUNS,
    )
  })

  test('what a pass rests on is named; what is unknown is not called failed', () => {
    fc.assert(
      fc.property(requirement, subject, (asked, one) => {
        for (const { result, evidence, reason } of fitOf(asked, one, FRAME)?.gates ?? []) {
          if (result === 'pass') expect(evidence.length).toBeGreaterThan(0)
          if (reason === 'nothing_said') expect(result).toBe('unknown')
        }
      }),
      RUNS,
    )
  })

  test('a near miss says what each thing it lacks is, three at most, and meeting them makes it an item', () => {
    fc.assert(
      fc.property(requirement, subjects, (asked, all) => {
        for (const miss of rankMatches(asked, all, FRAME).near_misses) {
          const failing = miss.gates.filter(({ result }) => result === 'fail').map(({ gate }) => gate)
          const lacking = miss.would_qualify_if.map(({ gate }) => gate)
          expect(miss.failed).toBe(lacking.length)
          expect(lacking.length).toBeLessThanOrEqual(3)
          expect(lacking.filter((gate) => !('segment' in gate))).toEqual(failing)
          if (miss.makes_instead !== null) continue
          const without = { ...asked, gates: asked.gates.filter((gate) => !failing.includes(gate)) }
          expect(ids(rankMatches(without, all, FRAME).items)).toContain(miss.company_id)
        }
      }),
      RUNS,
    )
  })

  test('what each gate costs adds up', () => {
    fc.assert(
      fc.property(requirement, subjects, (asked, all) => {
        const ranking = rankMatches(asked, all, FRAME)
        ranking.gate_effects.forEach((effect, at) => {
          const back = rankMatches({ ...asked, gates: asked.gates.toSpliced(at, 1) }, all, FRAME)
          expect(back.items.length - ranking.items.length).toBe(effect.alone)
        })
      }),
      RUNS,
    )
  })
})

describe('the order', () => {
  test('is by score, and the same from what is stored', () => {
    fc.assert(
      fc.property(requirement, subjects, fc.nat(), (asked, all, turn) => {
        const ranking = rankMatches(asked, all, FRAME)
        const scores = ranking.items.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        const stored = structuredClone({ asked, all, frame: FRAME })
        const kept = JSON.parse(JSON.stringify(stored)) as typeof stored
        expect(JSON.stringify(rankMatches(kept.asked, kept.all, kept.frame))).toBe(JSON.stringify(ranking))
        // Nor does it depend on the order in which companies come.
        const turned = all.map((_, at) => all[(at + turn) % all.length]).filter((one) => one !== undefined)
        expect(rankMatches(asked, turned, FRAME)).toEqual(ranking)
      }),
      { ...RUNS, numRuns: 150 },
    )
  })
})
