import type { Condition, Volume } from '../../domain/requirement.ts'
import type { Language } from '../../domain/vocabulary.ts'

export interface ConsortiumInput {
  /** In the order of the work. */
  readonly steps: readonly { readonly segment?: string | readonly string[] | undefined; readonly gates: readonly Condition[] }[]
  readonly volume?: Volume | undefined
  /** Of every member. */
  readonly members: { readonly gates: readonly Condition[] }
  readonly lead: { readonly gates: readonly Condition[] }
  readonly span_km?: number | undefined
  readonly most_firms: number
  readonly count_unknown: boolean
  readonly lang: Language
}

/** Of each step: more than these are not looked at. */
export const MOST_PER_STEP = 120
