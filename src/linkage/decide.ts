/** From scored candidates to what happens with a row: linked, sent to a person, or new. */

export type Level = 'company' | 'site'

/** A veto never lets a pair be linked by itself; a person may. */
export type Veto = 'tax_code' | 'unit' | 'number' | 'province' | 'country'
/** A rule that links whatever the sum says. */
export type Accept = 'tax_code' | 'name_and_address' | 'name'

export interface Part {
  readonly comparison: string
  readonly level: string
  readonly bits: number
  readonly left: string | null
  readonly right: string | null
  readonly aligned?: readonly {
    readonly left: string | null
    readonly right: string | null
    readonly kind: string
    readonly idf: number
  }[]
}

export interface Scored {
  readonly id: string
  readonly bits: number
  readonly probability: number
  readonly veto: Veto | null
  readonly accept: Accept | null
  /** The waterfall: prior first; the sum is `bits`. */
  readonly parts: readonly Part[]
}

export type ReviewReason = 'uncertain' | 'veto' | 'two_candidates'

export type Decision =
  | { readonly outcome: 'link'; readonly to: Scored }
  | { readonly outcome: 'review'; readonly reason: ReviewReason; readonly candidates: readonly Scored[] }
  | { readonly outcome: 'new' }

export interface DecideOptions {
  /** From this probability on a row is linked without a person. */
  readonly link_from?: number
  /** Below this it is new. */
  readonly new_below?: number
  /** How much better than the next the best must be: 6.6 bits are 100 to 1. */
  readonly lead_bits?: number
  /** So much for the names alone makes a vetoed pair worth a person's look. */
  readonly veto_review_from?: number
}

const DEFAULTS = { link_from: 0.99, new_below: 0.1, lead_bits: 6.6, veto_review_from: 0.5 }

export function decide(_level: Level, candidates: readonly Scored[], options: DecideOptions = {}): Decision {
  const { link_from, new_below, lead_bits, veto_review_from } = { ...DEFAULTS, ...options }
  const ranked = candidates.toSorted((a, b) => rank(b) - rank(a) || b.bits - a.bits || (a.id < b.id ? -1 : 1))
  const open = ranked.filter(({ veto }) => veto === null)
  const [best, next] = open
  const vetoed = ranked.filter(({ veto, probability }) => veto !== null && probability >= veto_review_from)
  if (best === undefined || (best.accept === null && best.probability < new_below))
    return vetoed.length === 0 ? { outcome: 'new' } : { outcome: 'review', reason: 'veto', candidates: vetoed }
  const isClear = next === undefined || rank(best) > rank(next) || best.bits - next.bits >= lead_bits
  const isSure = best.accept !== null || best.probability >= link_from
  if (isSure && isClear) return { outcome: 'link', to: best }
  const near = open.filter(({ bits, accept }) => accept !== null || best.bits - bits < lead_bits)
  if (isSure) return { outcome: 'review', reason: 'two_candidates', candidates: near }
  return { outcome: 'review', reason: 'uncertain', candidates: [...open.filter(({ probability }) => probability >= new_below), ...vetoed] }
}

/** Accepting rules by how sure they are; without any the bits alone rank. */
function rank({ accept }: Scored): number {
  return accept === null ? 0 : accept === 'name' ? 1 : accept === 'name_and_address' ? 2 : 3
}
