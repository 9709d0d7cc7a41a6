import { dayOf, workingDaysBetween } from '../curation/working-days.ts'

/** One thing that somebody waits for us to settle. */
export interface Case {
  readonly filed_at: Date
  /** null while it waits. */
  readonly settled_at: Date | null
  /** YYYY-MM-DD; null where nothing is promised. */
  readonly due_on: string | null
  /** We asked and wait for the answer: our clock stands. */
  readonly asked: boolean
  /** As it was counted when it was settled, without the days we waited; null = from one day to the other. */
  readonly working_days: number | null
}

export interface Clock {
  readonly waiting: number
  readonly asked: number
  readonly overdue: number
  /** Day the oldest that waits came in. */
  readonly oldest_on: string | null
  readonly settled: number
  /** In working days; of those settled in the last 90 days. */
  readonly median_days: number | null
  readonly p90_days: number | null
}

const WINDOW_MS = 90 * 86_400_000

export function clockOf(cases: readonly Case[], now: Date): Clock {
  const today = dayOf(now)
  const open = cases.filter((each) => each.settled_at === null)
  const waiting = open.filter((each) => !each.asked)
  const settled = cases.filter((each) => each.settled_at !== null && now.getTime() - each.settled_at.getTime() <= WINDOW_MS)
  const days = settled
    .map((each) => each.working_days ?? workingDaysBetween(dayOf(each.filed_at), dayOf(each.settled_at ?? now)))
    .toSorted((a, b) => a - b)
  const oldest = waiting.map((each) => dayOf(each.filed_at)).toSorted()[0]
  return {
    waiting: waiting.length,
    asked: open.length - waiting.length,
    overdue: waiting.filter((each) => each.due_on !== null && each.due_on < today).length,
    oldest_on: oldest ?? null,
    settled: settled.length,
    median_days: median(days),
    p90_days: ninetiethPercentile(days),
  }
}

export function median(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Nearest rank, so that "nine of ten were decided within this many days" is true as it stands. */
export function ninetiethPercentile(sorted: readonly number[]): number | null {
  return sorted[Math.ceil(sorted.length * 0.9) - 1] ?? null
}
