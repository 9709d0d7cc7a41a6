/** What a token of a name tells: its own word, an activity, a kind of group, a place, a number, or the mark of a sister firm. */
export type TokenKind = 'distinct' | 'activity' | 'group' | 'place' | 'number' | 'sister'

/** One way a party is called. Plain data: it is kept as JSON and compared many times. */
export interface Name {
  /** As it was written. */
  readonly text: string
  /** Folded tokens without legal form and unit; words of activity, brands and places in one spelling for all languages. */
  readonly core: readonly string[]
  readonly kinds: readonly TokenKind[]
  /** The core without spaces: "Longjiang" and "Long Jiang", and names whose letters a scanner has torn apart. */
  readonly compact: string
  readonly numbers: readonly string[]
  readonly places: readonly string[]
  readonly legal_form: string | null
  /** `renamed`: the name the same firm bears today, added for a former name. */
  readonly kind: 'name' | 'alias' | 'bracket' | 'renamed'
  /** Branch, plant, phase: which part of the company, such as `branch:hanoi` or `plant:2`. */
  readonly unit: string | null
  /** The tokens of the core as written, with their accents, where the text has any. Null where a word was put into another language. */
  readonly accented: readonly (string | null)[] | null
  /** First letters of all words, legal form included: "Taiwan Semiconductor Manufacturing Company" is tsmc. */
  readonly initials: string
}

export const NAME_LEVELS = ['exact', 'same', 'near', 'similar', 'weak', 'different'] as const
export type NameLevel = (typeof NAME_LEVELS)[number]

/** How two sets of marks (numbers, places, units) stand to each other. */
export type Agreement = 'none' | 'agree' | 'one_sided' | 'conflict'

export interface AlignedToken {
  readonly left: string | null
  readonly right: string | null
  readonly kind: 'exact' | 'joined' | 'variant' | 'fuzzy' | 'prefix' | 'initials' | 'unmatched'
  readonly idf: number
}

export interface NameComparison {
  /** 0 to 1. */
  readonly similarity: number
  readonly exact_core: boolean
  /** Null where one side has no name. */
  readonly level: NameLevel | null
  readonly numbers: Agreement
  readonly places: Agreement
  readonly units: Agreement
  readonly legal_form: Agreement
  /** One bears a mark that sister firms use to be told apart: new, north, south. */
  readonly sisters: boolean
  /** The link goes over a known change of name. */
  readonly renamed: boolean
  readonly left: string | null
  readonly right: string | null
  readonly aligned: readonly AlignedToken[]
}

/** How rare a token is among the names of firms, in nats. */
export interface TokenStatistics {
  idf(token: string): number
}
