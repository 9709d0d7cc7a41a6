/** How old a fact is. Buyers stop trusting what was last looked at more than a year ago, and need to be told when it is. */
import { lastDay } from './fact-details.ts'

export const AGES = ['current', 'over_12_months', 'over_24_months', 'undated'] as const
export type Age = (typeof AGES)[number]

/** On a day (YYYY-MM-DD). A month or a year counts with its last day, so that nothing is called older than it must be. */
export function ageOf(asOf: string | null, today: string): Age {
  const end = asOf === null ? undefined : lastDay(asOf)
  if (end === undefined) return 'undated'
  if (end < yearsBefore(today, 2)) return 'over_24_months'
  return end < yearsBefore(today, 1) ? 'over_12_months' : 'current'
}

/** Whole months since then, counted from the last day of a month or year; null without a date. */
export function monthsSince(asOf: string | null, today: string): number | null {
  const end = asOf === null ? undefined : lastDay(asOf)
  if (end === undefined) return null
  const [year = 0, month = 0, day = 0] = end.split('-').map(Number)
  const [nowYear = 0, nowMonth = 0, nowDay = 0] = today.split('-').map(Number)
  return Math.max(0, (nowYear - year) * 12 + nowMonth - month - (nowDay < day ? 1 : 0))
}

function yearsBefore(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
}

/** The latest of dates of any precision. */
export function latestDate(dates: readonly (string | null)[]): string | null {
  return dates.reduce((latest, date) => (date !== null && (latest === null || isLater(date, latest)) ? date : latest), null)
}

function isLater(a: string, b: string): boolean {
  return (lastDay(a) ?? '') > (lastDay(b) ?? '')
}
