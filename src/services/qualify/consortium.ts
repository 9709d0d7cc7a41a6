/** The smallest set of firms for a job of several steps. Nothing is stored. */
import { distanceKm, type Point } from '../../domain/geo.ts'
import type { Condition, Requirement, Volume } from '../../domain/requirement.ts'
import { EVIDENCE_GRADES } from '../../domain/vocabulary.ts'
import { capacityRange } from '../../matching/amounts.ts'
import { buildConsortium } from '../../matching/consortium/consortium.ts'
import { type Candidate, type ConsortiumProblem, TIE_BREAK_MOST } from '../../matching/consortium/problem.ts'
import { judge } from '../../matching/judge.ts'
import type { MatchFrame } from '../../matching/match-frame.ts'
import type { MatchSubject } from '../../matching/subject.ts'
import type { ServiceContext } from '../context.ts'
import { findCandidates } from '../matching/candidates.ts'
import { checkRequirement } from '../matching/check-requirement.ts'
import { frameOf } from '../matching/frame.ts'
import { loadSolver } from '../matching/solver.ts'
import { readSubjects } from '../matching/subjects.ts'
import { countDeed } from '../visitor-limit.ts'
import { type ConsortiumInput, MOST_PER_STEP } from './consortium-input.ts'
import { presentConsortium } from './present-consortium.ts'

/** An optimum nobody proved in this time is none. */
const TIME_LIMIT_S = 5
/** What a grade weaker evidence counts beside distance. */
const GRADE_KM = 50
const MOST_KM = TIE_BREAK_MOST - GRADE_KM * (EVIDENCE_GRADES.length - 1)

export async function findConsortium(context: ServiceContext, input: ConsortiumInput, address: string, now = new Date()) {
  const { lang } = input
  countDeed(context, 'match', address, lang, now)
  const today = now.toISOString().slice(0, 10)
  const asked = input.steps.map((step): Requirement => ({ ...step, wants: [], ...(input.volume && { volume: input.volume }) }))
  for (const [at, requirement] of asked.entries()) await checkRequirement(context, requirement, lang, `steps.${at}`)
  for (const who of ['members', 'lead'] as const)
    if (input[who].gates.length > 0) await checkRequirement(context, { gates: input[who].gates, wants: [] }, lang, who)
  const frames = await Promise.all(asked.map((requirement) => frameOf(context, requirement, lang, today)))
  const all = await frameOf(context, { gates: [...input.members.gates, ...input.lead.gates], wants: [] }, lang, today)
  const found = []
  for (const [at, requirement] of asked.entries()) {
    const frame = frames[at]
    if (frame === undefined) throw new Error('a step without its frame')
    const wide = { ...requirement, gates: [...requirement.gates, ...input.members.gates] }
    // Only who makes it: what is near to it does not do the step.
    found.push(await findCandidates(context, wide, { ...frame, related: {} }, MOST_PER_STEP))
  }
  const subjects = await readSubjects(context, [...new Set(found.flatMap(({ ids }) => ids))].toSorted(), lang)
  const able = subjects.flatMap((subject) => {
    const covers = asked.flatMap((requirement, step) => coverOf(subject, requirement, frames[step] ?? all, step, input) ?? [])
    return covers.length > 0 && passes(subject, input.members.gates, all, input.count_unknown) ? [{ subject, covers }] : []
  })
  const problem: ConsortiumProblem = {
    steps: asked.length,
    has_volume: input.volume !== undefined,
    candidates: able.map(({ subject, covers }): Candidate => ({
      company_id: subject.company_id,
      point: pointOf(subject),
      may_lead: passes(subject, input.lead.gates, all, false),
      tie_break: tieBreakOf(subject, input.members.gates, all),
      covers,
    })),
    most_firms: input.most_firms,
    span_km: input.span_km ?? null,
    count_unknown: input.count_unknown,
  }
  const result = buildConsortium(await loadSolver(), problem, { time_limit_s: TIME_LIMIT_S })
  return presentConsortium(context, {
    input,
    result,
    problem,
    subjects: able.map(({ subject }) => subject),
    considered: subjects.length,
    complete: found.every(({ complete }) => complete),
  })
}

function passes(subject: MatchSubject, gates: readonly Condition[], frame: MatchFrame, countUnknown: boolean, volume?: Volume): boolean {
  return gates.every((gate) => {
    const { result } = judge(gate, subject, frame, volume)
    return result === 'pass' || (countUnknown && result === 'unknown')
  })
}

/** What the firm can do of a step; undefined where it does not do it. */
function coverOf(subject: MatchSubject, requirement: Requirement, frame: MatchFrame, step: number, input: ConsortiumInput) {
  const makes =
    frame.segments.length === 0 || subject.made.some(({ segment_id, role }) => role !== 'trader' && frame.segments.includes(segment_id))
  if (!makes || !passes(subject, requirement.gates, frame, input.count_unknown, input.volume)) return undefined
  return { step, share: input.volume === undefined ? null : shareOf(subject, frame, input.volume) }
}

/** Of one plant or product the largest, never added up: two sources often speak of the same machines. */
function shareOf(subject: MatchSubject, frame: MatchFrame, { amount, unit, per }: Volume): number | null {
  const needed = { amount, unit: unit ?? null, per: per ?? ('year' as const) }
  const shares = subject.capacities
    .filter(({ segment_id }) => segment_id === null || frame.segments.length === 0 || frame.segments.includes(segment_id))
    .flatMap((capacity) => {
      const range = capacityRange(capacity, needed, frame)
      return range === undefined ? [] : [range.low / amount]
    })
  return shares.length === 0 ? null : Math.max(...shares)
}

/** Where most is known of: a site whose own point is on record before one known by its province. */
function pointOf({ sites }: MatchSubject): Point | null {
  const site = sites.find(({ lat, coarse }) => lat !== null && !coarse) ?? sites.find(({ lat }) => lat !== null)
  return site === undefined || site.lat === null || site.lon === null ? null : { lat: site.lat, lon: site.lon }
}

/** Whole km from the place that is asked for, and weaker evidence like so many more. */
function tieBreakOf(subject: MatchSubject, gates: readonly Condition[], frame: MatchFrame): number {
  const near = gates.find((gate) => 'near' in gate)
  const centre = near === undefined ? undefined : frame.points[near.near]
  const point = pointOf(subject)
  const km = centre === undefined ? 0 : point === null ? MOST_KM : Math.min(MOST_KM, Math.round(distanceKm(centre, point)))
  const best = Math.max(0, ...subject.made.map(({ grade }) => EVIDENCE_GRADES.indexOf(grade)))
  return km + GRADE_KM * (EVIDENCE_GRADES.length - 1 - best)
}
