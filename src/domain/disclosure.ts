/** What a company says to some only. Public values are statements; these are not, so nothing of the directory knows them. */

/** From most readers to none. `aggregate_only` is read by nobody: it counts in the sum of a segment. */
export const VISIBILITIES = ['registered', 'verified_buyer', 'named_party', 'aggregate_only'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** That there is something more is said of these; that somebody else was let in is nobody's business. */
export const HINTED = ['registered', 'verified_buyer'] as const satisfies readonly Visibility[]

/** Why somebody sees a value. */
export const WHYS = ['own_company', 'registered', 'verified_buyer', 'named_party'] as const
export type Why = (typeof WHYS)[number]

export const FEWEST_FIRMS = 5
/** Of the sum: with more than this the sum says what the largest said. */
export const LARGEST_SHARE = 0.6
/** Of a sum that is shown: a firm that comes or goes must not be read from the difference of two days. */
const DIGITS = 2

export interface Part {
  readonly company_id: string
  /** Whoever speaks for several companies could take its own parts off the sum. */
  readonly organisation_id: string
  readonly amount: number
}

export type Aggregate = { readonly firms: number; readonly sum: number } | undefined

/** Undefined: too few to show, or one of them is most of it. How many there are is not said then either. */
export function aggregateOf(parts: readonly Part[]): Aggregate {
  const firms = sums(parts, 'company_id')
  const speakers = sums(parts, 'organisation_id')
  const total = parts.reduce((sum, { amount }) => sum + amount, 0)
  if (Math.min(firms.length, speakers.length) < FEWEST_FIRMS || total <= 0) return undefined
  if (Math.max(...firms, ...speakers) > LARGEST_SHARE * total) return undefined
  return { firms: firms.length, sum: Number(total.toPrecision(DIGITS)) }
}

function sums(parts: readonly Part[], by: 'company_id' | 'organisation_id'): number[] {
  return [...Map.groupBy(parts, (part) => part[by]).values()].map((own) => own.reduce((sum, { amount }) => sum + amount, 0))
}
