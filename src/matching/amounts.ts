/** Amounts in one unit and one time, where that is arithmetic; else between what bounds they are. */
import type { Period } from '../domain/requirement.ts'
import type { MatchFrame } from './match-frame.ts'
import type { SubjectCapacity } from './subject.ts'

export interface Range {
  readonly low: number
  readonly high: number
}

/** Times of each period a plant works in a year: how many days depends on the plant, so it is a range. */
const A_YEAR: Readonly<Record<Period, Range>> = {
  day: { low: 250, high: 365 },
  week: { low: 50, high: 52 },
  month: { low: 12, high: 12 },
  year: { low: 1, high: 1 },
}

/** Factor from a unit to another; undefined: they measure different things, or one is unknown. */
export function unitFactor({ units }: MatchFrame, from: string | null, to: string | null): number | undefined {
  if (from === to) return 1
  const [a, b] = [units[from ?? ''], units[to ?? '']]
  return a === undefined || b === undefined || a.dimension !== b.dimension ? undefined : a.factor / b.factor
}

export interface Needed {
  readonly amount: number
  /** null: whichever the firm gives. */
  readonly unit: string | null
  readonly per: Period
}

/** A capacity in the unit and time that is asked; undefined where it cannot be told. */
export function capacityRange(capacity: SubjectCapacity, needed: Needed, frame: MatchFrame): Range | undefined {
  const factor = needed.unit === null ? 1 : unitFactor(frame, capacity.unit_id, needed.unit)
  const { per, registered } = capacity
  if (factor === undefined || per === null) return undefined
  const amount = capacity.amount * factor
  const [own, asked] = [A_YEAR[per], A_YEAR[needed.per]]
  const low = per === needed.per ? amount : (amount * own.low) / asked.high
  return { low: registered ? 0 : low, high: per === needed.per ? amount : (amount * own.high) / asked.low }
}

/** 1 where there is enough, 0 where there is a third of it or less, on a scale of ratios between. */
export function share(have: number, need: number): number {
  if (have >= need) return 1
  return have <= 0 ? 0 : Math.max(0, 1 + Math.log(have / need) / Math.log(3))
}
