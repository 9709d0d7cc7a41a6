/**
 * The smallest set of firms that covers every step of a job, and enough volume at each. Exact: a whole-number programme, solved to
 * the proven optimum. Of sets of one size, the one with the least tie-break (nearer, better evidenced).
 */
import type { Highs } from 'highs'
import { openProgramme } from '../schedule/programme.ts'
import { type HandOver, handOversOf, type Work, workOf } from './hand-over.ts'
import { type ConsortiumProblem, costOf, isTooFar, partOf, WHOLE } from './problem.ts'

export interface Member {
  readonly candidate: number
  readonly lead: boolean
  readonly work: readonly Work[]
}

export interface StepCoverage {
  readonly step: number
  /** Candidates that do it. */
  readonly firms: number
  /** Of them, those that give no capacity. */
  readonly unknown: number
  /** What all of them can do, as a share of the volume. */
  readonly share: number
}

export interface ConsortiumResult {
  /** `none`: proven that there is no such set. */
  readonly status: 'found' | 'none' | 'time_limit'
  readonly members: readonly Member[]
  readonly hand_overs: readonly HandOver[]
  readonly coverage: readonly StepCoverage[]
  /** Firms and tie-break in one number; equal to that of the best set there is. */
  readonly cost: number | null
}

export function buildConsortium(highs: Highs, problem: ConsortiumProblem, { time_limit_s = 5 } = {}): ConsortiumResult {
  const coverage = coverageOf(problem)
  const nothing = { members: [], hand_overs: [], coverage, cost: null }
  const { candidates } = problem
  if (coverage.some(({ share }) => share < 1) || !candidates.some(({ may_lead }) => may_lead)) return { status: 'none', ...nothing }
  const solved = solve(highs, problem, time_limit_s)
  if (solved.status === 'time_limit') return { status: 'time_limit', ...nothing }
  if (solved.status === 'failed') return { status: 'none', ...nothing }
  const chosen = candidates.flatMap((_, index) => ((solved.columns[index] ?? 0) > 0.5 ? [index] : []))
  const work = workOf(problem, chosen)
  const lead = leadOf(problem, chosen, work)
  return {
    status: 'found',
    members: chosen.map((candidate) => ({
      candidate,
      lead: candidate === lead,
      work: work.filter((each) => each.candidate === candidate),
    })),
    hand_overs: handOversOf(problem, work),
    coverage,
    cost: costOf(chosen.flatMap((index) => candidates[index] ?? [])),
  }
}

/** Maximised: minus the cost. Rows are upper bounds, so what must be at least comes with its sign turned. */
function solve(highs: Highs, problem: ConsortiumProblem, time_limit_s: number) {
  const { candidates } = problem
  const programme = openProgramme()
  const rows = candidates.map((): { row: number; value: number }[] => [])
  for (let step = 0; step < problem.steps; step++) {
    const row = programme.row(-WHOLE)
    candidates.forEach((candidate, index) => {
      const cover = candidate.covers.find((each) => each.step === step)
      const part = cover === undefined ? 0 : partOf(cover, problem)
      if (part > 0) rows[index]?.push({ row, value: -part })
    })
  }
  const lead = programme.row(-1)
  candidates.forEach((candidate, index) => candidate.may_lead && rows[index]?.push({ row: lead, value: -1 }))
  const most = programme.row(problem.most_firms)
  candidates.forEach((_, index) => rows[index]?.push({ row: most, value: 1 }))
  candidates.forEach((a, i) =>
    candidates.slice(i + 1).forEach((b, after) => {
      if (!isTooFar(a, b, problem.span_km)) return
      const row = programme.row(1)
      rows[i]?.push({ row, value: 1 })
      rows[i + 1 + after]?.push({ row, value: 1 })
    }),
  )
  candidates.forEach((candidate, index) =>
    programme.column({
      cost: -costOf([candidate]),
      upper: 1,
      integer: true,
      rows: rows[index]?.map(({ row }) => row) ?? [],
      values: rows[index]?.map(({ value }) => value) ?? [],
    }),
  )
  return programme.solve(highs, { time_limit_s })
}

function coverageOf(problem: ConsortiumProblem): StepCoverage[] {
  return Array.from({ length: problem.steps }, (_, step) => {
    const covers = problem.candidates.flatMap((candidate) => candidate.covers.filter((cover) => cover.step === step))
    return {
      step,
      firms: covers.length,
      unknown: covers.filter(({ share }) => share === null).length,
      share: covers.reduce((sum, cover) => sum + partOf(cover, problem), 0) / WHOLE,
    }
  })
}

/** Who may lead and does most steps; then who does the last one, for it delivers. */
function leadOf({ candidates, steps }: ConsortiumProblem, chosen: readonly number[], work: readonly Work[]): number | undefined {
  const stepsOf = (index: number) => new Set(work.filter(({ candidate }) => candidate === index).map(({ step }) => step))
  return chosen
    .filter((index) => candidates[index]?.may_lead)
    .toSorted((a, b) => {
      const [ofA, ofB] = [stepsOf(a), stepsOf(b)]
      return ofB.size - ofA.size || Number(ofB.has(steps - 1)) - Number(ofA.has(steps - 1)) || a - b
    })[0]
}
