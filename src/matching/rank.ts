/**
 * Who fits a requirement, in order, with what every point rests on. Pure and deterministic: the same requirement, subjects and frame
 * rank the same on any day. Gates decide who is an item; they do not touch the score, so a gate that is taken away adds suppliers
 * and takes none.
 */
import { ACQUIRABLE, type Condition, kindOf, type Requirement, type Want } from '../domain/requirement.ts'
import { judge } from './judge.ts'
import type { MatchFrame } from './match-frame.ts'
import { basePartsOf, type PartValue, VALUES } from './parts.ts'
import type { Evidence, MatchSubject } from './subject.ts'
import { evidenceOf, type Verdict } from './verdict.ts'
import { type BasePart, PART_WEIGHTS, WANT_WEIGHT } from './weights.ts'

export interface MatchPart {
  /** A part of every score, or `want` and its place in the list. */
  readonly name: BasePart | `want_${number}`
  readonly want: Want | null
  /** 0 … 1. */
  readonly value: number
  /** Points it can give; those of all parts make 100. */
  readonly weight: number
  /** value × weight, to four places; those of all parts make the score. */
  readonly contribution: number
  readonly evidence: readonly Evidence[]
}

/** The segment itself is a condition like others for those who make something near to it. */
export interface SegmentCondition {
  readonly segment: readonly string[]
}

export interface MatchGate extends Omit<Verdict, 'value' | 'known'> {
  readonly gate: Condition
}

export interface Fit {
  readonly company_id: string
  readonly name: string
  readonly score: number
  /** What the score would be if everything that is not known turned out well. */
  readonly score_if_known: number
  readonly parts: readonly MatchPart[]
  readonly gates: readonly MatchGate[]
  /** What it makes that is near to what is asked; null where it makes just that, or nothing was asked. */
  readonly makes_instead: readonly string[] | null
}

export interface MatchItem extends Fit {
  /** Passes every gate; false where something is not known. */
  readonly qualified: boolean
}

export interface Lacking {
  readonly gate: Condition | SegmentCondition
  readonly reason: MatchGate['reason'] | 'makes_related'
  readonly have: Verdict['have']
  readonly unit: string | null
  readonly per: string | null
  readonly evidence: readonly Evidence[]
}

export interface NearMiss extends Fit {
  readonly failed: number
  readonly would_qualify_if: readonly Lacking[]
}

export interface Ranking {
  readonly items: readonly MatchItem[]
  readonly near_misses: readonly NearMiss[]
  /** Companies looked at. */
  readonly considered: number
  /** Companies each gate fails and leaves open, and those that it alone keeps from the items. */
  readonly gate_effects: readonly GateEffect[]
}

export interface GateEffect {
  readonly gate: Condition
  readonly failed: number
  readonly unknown: number
  readonly alone: number
}

/** More is not near. */
const MOST_LACKING = 3

export function rankMatches(requirement: Requirement, subjects: readonly MatchSubject[], frame: MatchFrame): Ranking {
  const items: MatchItem[] = []
  const misses: NearMiss[] = []
  const effects = requirement.gates.map((gate) => ({ gate, failed: 0, unknown: 0, alone: 0 }))
  for (const subject of subjects) {
    const fit = fitOf(requirement, subject, frame)
    if (fit === undefined) continue
    const failing = fit.gates.filter(({ result }) => result === 'fail')
    fit.gates.forEach(({ result }, at) => {
      const effect = effects[at]
      if (effect === undefined) return
      if (result === 'unknown') effect.unknown += 1
      if (result !== 'fail') return
      effect.failed += 1
      if (failing.length === 1 && fit.makes_instead === null) effect.alone += 1
    })
    const lacking = lackingOf(fit, subject, frame)
    if (lacking.length === 0) items.push({ ...fit, qualified: fit.gates.every(({ result }) => result === 'pass') })
    else if (isNear(lacking)) misses.push({ ...fit, failed: lacking.length, would_qualify_if: lacking })
  }
  return {
    items: items.toSorted(byScore),
    near_misses: misses.toSorted((a, b) => farness(a) - farness(b) || byScore(a, b)),
    considered: subjects.length,
    gate_effects: effects,
  }
}

/** One company against one requirement; undefined where it makes nothing near to what is asked. */
export function fitOf(requirement: Requirement, subject: MatchSubject, frame: MatchFrame): Fit | undefined {
  const makes_instead = insteadOf(subject, frame)
  if (makes_instead?.length === 0) return undefined
  const parts = partsOf(requirement, subject, frame)
  const sum = (points: readonly number[]) => points.reduce((total, one) => total + Math.round(one * PLACES), 0) / PLACES
  return {
    company_id: subject.company_id,
    name: subject.name,
    score: sum(parts.map(({ contribution }) => contribution)),
    score_if_known: sum(parts.map(({ if_known }) => if_known)),
    parts: parts.map(({ if_known: _, ...part }) => part),
    gates: requirement.gates.map((gate): MatchGate => {
      const { value: _value, known: _known, ...found } = judge(gate, subject, frame, requirement.volume)
      return { gate, ...found }
    }),
    makes_instead,
  }
}

function insteadOf({ made }: MatchSubject, { segments, related }: MatchFrame): string[] | null {
  if (segments.length === 0 || made.some(({ segment_id }) => segments.includes(segment_id))) return null
  const near = made.flatMap(({ segment_id }) => ((related[segment_id] ?? 0) > 0 ? [segment_id] : []))
  return [...new Set(near)].toSorted((a, b) => (related[b] ?? 0) - (related[a] ?? 0) || (a < b ? -1 : 1))
}

/** Points are given to four places, so that sums of them are exact. */
const PLACES = 10_000

function partsOf(requirement: Requirement, subject: MatchSubject, frame: MatchFrame) {
  const base = basePartsOf(requirement, frame)
  const weighed = [
    ...base.map((name) => ({
      name,
      want: null,
      weight: PART_WEIGHTS[name] as number,
      part: VALUES[name](subject, frame, requirement),
    })),
    ...requirement.wants.map((want, at) => ({
      name: `want_${at}` as const,
      want,
      weight: WANT_WEIGHT * (want.weight ?? 1),
      part: wantValue(judge(want, subject, frame, requirement.volume)),
    })),
  ]
  const points = pointsOf(weighed.map(({ weight }) => weight))
  return weighed.map(({ name, want, part }, at): MatchPart & { readonly if_known: number } => {
    const most = points[at] ?? 0
    const given = (value: number) => Math.round(value * most) / PLACES
    return {
      name,
      want,
      value: part.value,
      weight: most / PLACES,
      contribution: given(part.value),
      if_known: given(Math.max(part.value, part.if_known)),
      evidence: part.evidence.slice(0, MOST_EVIDENCE).map(evidenceOf),
    }
  })
}

/** A hundred points by weight, in ten-thousandths of a point; what rounding leaves over goes to the first. */
function pointsOf(weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const points = weights.map((weight) => Math.floor((100 * PLACES * weight) / all))
  const left = 100 * PLACES - points.reduce((sum, one) => sum + one, 0)
  return points.map((one, at) => (at === 0 ? one + left : one))
}

const MOST_EVIDENCE = 5

function wantValue({ value, result, evidence }: Verdict): PartValue {
  return { value, if_known: result === 'unknown' ? 1 : value, evidence }
}

function lackingOf({ gates, makes_instead }: Fit, { made }: MatchSubject, { segments }: MatchFrame): Lacking[] {
  const near = made.filter(({ segment_id }) => makes_instead?.includes(segment_id)).map(evidenceOf)
  const product: Lacking[] =
    makes_instead === null
      ? []
      : [{ gate: { segment: segments }, reason: 'makes_related', have: makes_instead, unit: null, per: null, evidence: near }]
  const failing = gates.filter(({ result }) => result === 'fail').map(({ result: _, ...lack }): Lacking => lack)
  return [...product, ...failing]
}

/** What it lacks can be had, and it is not much. */
function isNear(lacking: readonly Lacking[]): boolean {
  return lacking.length <= MOST_LACKING && lacking.every(({ gate }) => 'segment' in gate || ACQUIRABLE.has(kindOf(gate)))
}

/** Who makes the product and lacks much is nearer than who would have to begin with it. */
function farness({ failed, makes_instead }: NearMiss): number {
  return failed + (makes_instead === null ? 0 : MOST_LACKING)
}

function byScore(a: Fit, b: Fit): number {
  return b.score - a.score || (a.company_id < b.company_id ? -1 : 1)
}
