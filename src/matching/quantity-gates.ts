/** Conditions on numbers: capacity, tolerance, size, smallest order, lead time, employees, and how far what is said was checked. */
import type { Condition, Requirement } from '../domain/requirement.ts'
import { EVIDENCE_GRADES } from '../domain/vocabulary.ts'
import { capacityRange, type Needed, type Range, share, unitFactor } from './amounts.ts'
import type { MatchFrame } from './match-frame.ts'
import type { Evidence, MatchSubject, SubjectCapacity } from './subject.ts'
import { bestOf, type Verdict, verdict } from './verdict.ts'

type Of<Key extends string> = Extract<Condition, Readonly<Record<Key, unknown>>>

/** Of several facts those on the product that is asked for, and those that say no product. */
export function ofProduct<Fact extends { readonly segment_id: string | null }>(facts: readonly Fact[], { segments }: MatchFrame): Fact[] {
  return segments.length === 0 ? [...facts] : facts.filter(({ segment_id }) => segment_id === null || segments.includes(segment_id))
}

export function judgeCapacity(gate: Of<'capacity_min'>, subject: MatchSubject, frame: MatchFrame, volume: Requirement['volume']): Verdict {
  const needed = { amount: gate.capacity_min, unit: gate.unit ?? volume?.unit ?? null, per: gate.per ?? 'year' } as const
  return judgeNeeded(needed, subject, frame)
}

interface Supply extends Range {
  readonly evidence: readonly Evidence[]
  readonly first: SubjectCapacity
}

export function judgeNeeded(needed: Needed, subject: MatchSubject, frame: MatchFrame): Verdict {
  const facts = ofProduct(subject.capacities, frame)
  const [first] = facts
  if (first === undefined) return verdict('unknown', 0, 'nothing_said')
  const supplies = suppliesOf(facts, needed, frame)
  if (supplies.length === 0)
    return verdict('unknown', 0, 'not_comparable', { have: first.amount, unit: first.unit_id, per: first.per, evidence: facts })
  const unit = needed.unit
  const judged = supplies.map(({ low, high, evidence, first: fact }) => {
    const found = { have: low > 0 ? low : high, unit: unit ?? fact.unit_id, per: needed.per, evidence }
    const value = share(low, needed.amount)
    if (low >= needed.amount) return verdict('pass', value, 'enough', found)
    return high >= needed.amount ? verdict('unknown', value, 'depends', found) : verdict('fail', value, 'not_enough', found)
  })
  return bestOf(judged) ?? verdict('unknown', 0, 'nothing_said')
}

/** Of each product and unit: what its sites have together, the most that is said of each; or what is said of the firm as a whole. */
function suppliesOf(facts: readonly SubjectCapacity[], needed: Needed, frame: MatchFrame): Supply[] {
  const groups = Map.groupBy(facts, (fact) => `${fact.segment_id} ${needed.unit === null ? fact.unit_id : ''}`)
  return [...groups.values()].flatMap((group): Supply[] => {
    const ranged = group.flatMap((fact) => {
      const range = capacityRange(fact, needed, frame)
      return range === undefined ? [] : [{ ...range, fact }]
    })
    const bySite = Map.groupBy(ranged, ({ fact }) => fact.site_id)
    const most = [...bySite].map(([site, list]) => ({ site, ...list.reduce((a, b) => (b.low > a.low ? b : a)) }))
    const whole = most.filter(({ site }) => site === null)
    const sites = most.filter(({ site }) => site !== null)
    return [whole, sites].flatMap((parts): Supply[] => {
      const [first] = parts
      if (first === undefined) return []
      const sum = (end: 'low' | 'high') => parts.reduce((total, part) => total + part[end], 0)
      return [{ low: sum('low'), high: sum('high'), evidence: parts.map(({ fact }) => fact), first: first.fact }]
    })
  })
}

/** The finest of what is said. */
export function judgeTolerance({ tolerance_mm_max: need }: Of<'tolerance_mm_max'>, subject: MatchSubject, frame: MatchFrame): Verdict {
  const judged = ofProduct(subject.tolerances, frame).map((fact) =>
    fact.mm <= need
      ? verdict('pass', 1, 'enough', { have: fact.mm, unit: 'mm', evidence: [fact] })
      : verdict('fail', share(need, fact.mm), 'not_enough', { have: fact.mm, unit: 'mm', evidence: [fact] }),
  )
  return bestOf(judged) ?? verdict('unknown', 0, 'nothing_said')
}

export function judgeSize({ size_mm_min: need }: Of<'size_mm_min'>, subject: MatchSubject, frame: MatchFrame): Verdict {
  const judged = ofProduct(subject.sizes, frame).map((fact) =>
    verdict(fact.mm >= need ? 'pass' : 'fail', share(fact.mm, need), fact.mm >= need ? 'enough' : 'not_enough', {
      have: fact.mm,
      unit: 'mm',
      evidence: [fact],
    }),
  )
  return bestOf(judged) ?? verdict('unknown', 0, 'nothing_said')
}

export function judgeMoq(gate: Of<'moq_max'>, subject: MatchSubject, frame: MatchFrame, volume: Requirement['volume']): Verdict {
  const unit = gate.unit ?? volume?.unit ?? null
  const judged = ofProduct(subject.moqs, frame).map((fact) => {
    const factor = unit === null ? 1 : unitFactor(frame, fact.unit_id, unit)
    if (factor === undefined) return verdict('unknown', 0, 'not_comparable', { have: fact.amount, unit: fact.unit_id, evidence: [fact] })
    const have = fact.amount * factor
    const found = { have, unit: unit ?? fact.unit_id, evidence: [fact] }
    return have <= gate.moq_max ? verdict('pass', 1, 'enough', found) : verdict('fail', share(gate.moq_max, have), 'not_enough', found)
  })
  return bestOf(judged) ?? verdict('unknown', 0, 'nothing_said')
}

/** Of repeat orders; a first order takes longer, so where only that is said and it is too long nothing is known of the others. */
export function judgeLeadTime({ lead_time_days_max: need }: Of<'lead_time_days_max'>, subject: MatchSubject, frame: MatchFrame): Verdict {
  const judged = ofProduct(subject.lead_times, frame).flatMap((fact) => {
    if (fact.kind === 'sample') return []
    const found = { have: fact.days, unit: 'day', evidence: [fact] }
    if (fact.days <= need) return [verdict('pass', 1, 'enough', found)]
    const value = share(need, fact.days)
    return [fact.kind === 'first' ? verdict('unknown', value, 'depends', found) : verdict('fail', value, 'not_enough', found)]
  })
  const repeats = judged.filter(({ result }) => result !== 'unknown')
  const best = bestOf(repeats.length > 0 ? repeats : judged) ?? verdict('unknown', 0, 'nothing_said')
  return { ...best, value: Math.max(best.value, ...judged.map(({ value }) => value)) }
}

export function judgeEmployees({ employees_min: need }: Of<'employees_min'>, { employees }: MatchSubject): Verdict {
  if (employees === null) return verdict('unknown', 0, 'nothing_said')
  const { count } = employees
  const found = { have: count, evidence: [employees] }
  return count >= need ? verdict('pass', 1, 'enough', found) : verdict('fail', share(count, need), 'not_enough', found)
}

/** How far it was checked that the firm makes what is asked; without a product, that there is such a firm. */
export function judgeEvidence({ evidence_min }: Of<'evidence_min'>, subject: MatchSubject, frame: MatchFrame): Verdict {
  const facts: Evidence[] = ofProduct(subject.made, frame)
  if (frame.segments.length === 0) facts.push(subject.ownership)
  const need = EVIDENCE_GRADES.indexOf(evidence_min)
  const judged = facts.map((fact) => {
    const rank = EVIDENCE_GRADES.indexOf(fact.grade)
    const found = { have: fact.grade, evidence: [fact] }
    return rank >= need ? verdict('pass', 1, 'enough', found) : verdict('fail', (rank + 1) / (need + 1), 'not_enough', found)
  })
  return bestOf(judged) ?? verdict('unknown', 0, 'nothing_said')
}
