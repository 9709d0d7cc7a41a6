import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildConsortium } from '../../src/matching/consortium/consortium.ts'
import { type Candidate, type ConsortiumProblem, costOf, isTooFar, partOf, WHOLE } from '../../src/matching/consortium/problem.ts'
import { loadSolver } from '../../src/services/matching/solver.ts'

const highs = await loadSolver()

/** Every set there is, one after the other. */
function byBruteForce(problem: ConsortiumProblem): number | null {
  const { candidates, steps } = problem
  let best: number | null = null
  for (let set = 1; set < 2 ** candidates.length; set++) {
    const chosen = candidates.filter((_, index) => (set & (1 << index)) !== 0)
    const enough = Array.from({ length: steps }, (_, step) =>
      chosen.reduce(
        (sum, { covers }) => sum + covers.filter((cover) => cover.step === step).reduce((all, cover) => all + partOf(cover, problem), 0),
        0,
      ),
    ).every((sum) => sum >= WHOLE)
    const near = chosen.every((a, i) => chosen.slice(i + 1).every((b) => !isTooFar(a, b, problem.span_km)))
    if (!enough || !near || chosen.length > problem.most_firms || !chosen.some(({ may_lead }) => may_lead)) continue
    const cost = costOf(chosen)
    if (best === null || cost < best) best = cost
  }
  return best
}

const STEPS = 4
const share = fc.option(fc.double({ min: 0.05, max: 1.5, noNaN: true }), { freq: 4 })
const candidate = fc
  .record({
    point: fc.option(
      fc.record({ lat: fc.double({ min: 20, max: 22, noNaN: true }), lon: fc.double({ min: 105, max: 107, noNaN: true }) }),
      { freq: 6 },
    ),
    may_lead: fc.boolean(),
    tie_break: fc.nat({ max: 999 }),
    covers: fc.uniqueArray(fc.record({ step: fc.nat({ max: STEPS - 1 }), share }), { selector: ({ step }) => step, maxLength: STEPS }),
  })
  .map((rest): Omit<Candidate, 'company_id'> => rest)
const problem = fc
  .record({
    steps: fc.integer({ min: 1, max: STEPS }),
    has_volume: fc.boolean(),
    candidates: fc.array(candidate, { minLength: 1, maxLength: 9 }),
    most_firms: fc.integer({ min: 1, max: 5 }),
    span_km: fc.option(fc.integer({ min: 10, max: 250 })),
    count_unknown: fc.boolean(),
  })
  .map((rest): ConsortiumProblem => ({
    ...rest,
    candidates: rest.candidates.map((each, index) => ({
      ...each,
      company_id: `c${index}`,
      covers: each.covers.filter(({ step }) => step < rest.steps),
    })),
  }))

test('costs what the best of all sets costs, and none is found where none is', () => {
  let found = 0
  fc.assert(
    fc.property(problem, (given) => {
      const result = buildConsortium(highs, given)
      expect(result.cost).toBe(byBruteForce(given))
      expect(result.status).toBe(result.cost === null ? 'none' : 'found')
      if (result.cost !== null) found++
    }),
    { numRuns: 400 },
  )
  expect(found).toBeGreaterThan(60)
})

test('covers each step to the last piece, with one lead that may lead, and hands over what the next step gets from others', () => {
  fc.assert(
    fc.property(problem, (given) => {
      const { status, members, hand_overs } = buildConsortium(highs, given)
      if (status !== 'found') return
      const leads = members.filter(({ lead }) => lead)
      expect(leads.map(({ candidate: index }) => given.candidates[index]?.may_lead)).toEqual([true])
      const work = members.flatMap((member) => member.work)
      for (let step = 0; step < given.steps; step++) {
        const at = work.filter((each) => each.step === step)
        expect(at.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(1, 9)
        if (step === 0) continue
        for (const { candidate: index, share: needed } of at) {
          const own = work.find((each) => each.step === step - 1 && each.candidate === index)?.share ?? 0
          const got = hand_overs
            .filter((each) => each.to === index && each.after_step === step - 1)
            .reduce((sum, each) => sum + each.share, 0)
          expect(got).toBeCloseTo(Math.max(0, needed - own), 6)
        }
      }
    }),
    { numRuns: 150 },
  )
})

const hanoi = { lat: 21.03, lon: 105.85 }
const bacNinh = { lat: 21.19, lon: 106.07 }
const hcmc = { lat: 10.78, lon: 106.7 }

function firm(company_id: string, point: Candidate['point'], ...covers: Candidate['covers']): Candidate {
  return { company_id, point, may_lead: true, tie_break: 0, covers }
}

test('one firm that does all is better than two; when it is too small, the two', () => {
  const both = [
    firm('all', hanoi, { step: 0, share: 0.6 }, { step: 1, share: 0.6 }),
    firm('first', hanoi, { step: 0, share: 1 }),
    firm('second', bacNinh, { step: 1, share: 1 }),
  ]
  const asked = { steps: 2, candidates: both, most_firms: 3, span_km: null, count_unknown: false }
  expect(buildConsortium(highs, { ...asked, has_volume: false }).members.map(({ candidate: index }) => index)).toEqual([0])
  const large = buildConsortium(highs, { ...asked, has_volume: true })
  expect(large.members.map(({ candidate: index }) => index)).toEqual([1, 2])
  // Hanoi to Bac Ninh: 29 km.
  expect(large.hand_overs.map(({ from, to, share: part, distance_km }) => [from, to, part, Math.round(distance_km ?? 0)])).toEqual([
    [1, 2, 1, 29],
  ])
})

test('firms that are too far apart are not in one set', () => {
  const far = [firm('north', hanoi, { step: 0, share: null }), firm('south', hcmc, { step: 1, share: null })]
  const asked = { steps: 2, candidates: far, most_firms: 3, has_volume: false, count_unknown: false }
  expect(buildConsortium(highs, { ...asked, span_km: 100 }).status).toBe('none')
  expect(buildConsortium(highs, { ...asked, span_km: 1500 }).status).toBe('found')
})

test('a capacity nobody gives counts for nothing unless asked to, and the answer says which step lacks what', () => {
  const silent = [firm('silent', hanoi, { step: 0, share: null }), firm('small', hanoi, { step: 0, share: 0.25 })]
  const asked = { steps: 1, candidates: silent, most_firms: 3, has_volume: true, span_km: null }
  const result = buildConsortium(highs, { ...asked, count_unknown: false })
  expect(result.status).toBe('none')
  expect(result.coverage).toEqual([{ step: 0, firms: 2, unknown: 1, share: 0.25 }])
  expect(buildConsortium(highs, { ...asked, count_unknown: true }).members.map(({ candidate: index }) => index)).toEqual([0])
})
