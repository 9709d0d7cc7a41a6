/** Age of what is known. Dates may be a year or a month only: then the last day of it counts, so that nothing is called older than it is. */

export const AGE_BANDS = ['under_1', 'from_1_to_3', 'from_3_to_5', 'over_5', 'undated'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

/** Whole years behind us; null without a date. */
export function yearsSince(asOf: string | null, today: string): number | null {
  if (asOf === null) return null
  const day = lastDayOf(asOf)
  const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4))
  return Math.max(0, today.slice(4) < day.slice(4) ? years - 1 : years)
}

export function ageBandOf(asOf: string | null, today: string): AgeBand {
  const years = yearsSince(asOf, today)
  if (years === null) return 'undated'
  return years < 1 ? 'under_1' : years < 3 ? 'from_1_to_3' : years < 5 ? 'from_3_to_5' : 'over_5'
}

function lastDayOf(asOf: string): string {
  return asOf.length === 4 ? `${asOf}-12-31` : asOf.length === 7 ? `${asOf}-31` : asOf
}
