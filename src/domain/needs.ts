/** What buyers want: kinds, states, who sees it. The machine-readable part is a requirement. */

/** `supply`: parts or work wanted. The others are *partner wanted*. */
export const NEED_KINDS = ['supply', 'joint_rd', 'technology_transfer', 'training', 'investment', 'land'] as const
export type NeedKind = (typeof NEED_KINDS)[number]

/**
 * `in_review`: staff look at it first, because nobody vouches for the organisation yet. Closed, fulfilled and expired needs are
 * shown to nobody but those who posted them.
 */
export const NEED_STATES = ['draft', 'in_review', 'open', 'closed', 'fulfilled', 'expired'] as const
export type NeedState = (typeof NEED_STATES)[number]

/** It can still be changed by those who posted it. */

/** `anonymous`: in the catalogue, coarsened until nobody can tell whose it is. `invited`: for the organisations that are named. */
export const NEED_VISIBILITIES = ['public', 'anonymous', 'invited'] as const
export type NeedVisibility = (typeof NEED_VISIBILITIES)[number]

/** `edition`: a row of the loaded edition, with its source. `posted`: by an organisation with an account. */
export const NEED_ORIGINS = ['edition', 'posted'] as const
export type NeedOrigin = (typeof NEED_ORIGINS)[number]

/** How precisely the catalogue says what is wanted: the segment, or as wide as it takes. */
export const NEED_FIELD_LEVELS = ['segment', 'family', 'sector', 'all'] as const
export type NeedFieldLevel = (typeof NEED_FIELD_LEVELS)[number]

export const NEED_PLACE_LEVELS = ['park', 'gateway', 'province', 'region', 'country'] as const
export type NeedPlaceLevel = (typeof NEED_PLACE_LEVELS)[number]

/** What the catalogue can keep back of an anonymous need. */
export const WITHHELD = ['buyer', 'title', 'text', 'product', 'volume', 'segment', 'place', 'requirements', 'origin', 'deadline'] as const
export type Withheld = (typeof WITHHELD)[number]

/** What a company is to a need. `qualified`: every gate passes. `unknown`: none fails. `near`: what fails can be acquired. */
export const NEED_FITS = ['qualified', 'unknown', 'near', 'no'] as const
export type NeedFit = (typeof NEED_FITS)[number]

export const NEED_LIMITS = {
  title: 200,
  text: 4000,
  parts: 10,
  part_name: 120,
  part_text: 4000,
  origins: 10,
  conditions: 30,
  /** Open or waiting, of one organisation. */
  open: 500,
  /** Rows of one file. */
  import_rows: 500,
  bom_lines: 2000,
  runs: 20,
} as const

/** Words for a volume, wide enough that many buyers fit: from, and below. */
export const VOLUME_BANDS = [0, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000] as const

export interface VolumeBand {
  readonly min: number
  /** null: and more. */
  readonly max: number | null
}

export function volumeBandOf(amount: number): VolumeBand {
  const at = VOLUME_BANDS.findLastIndex((from) => amount >= from)
  return { min: VOLUME_BANDS[at] ?? 0, max: VOLUME_BANDS[at + 1] ?? null }
}

/** How a line of a bill of materials came by its segment. `none`: no words and no code of ours fit it. */
export const BOM_VIA = ['chosen', 'hs', 'words', 'none'] as const
export type BomVia = (typeof BOM_VIA)[number]

/**
 * `covered`: of somebody every gate passes. `open`: firms make it, but too little is known of them. `near`: somebody nearly fits.
 * `gap`: nobody is known. `unread`: no segment was found for it.
 */
export const BOM_COVERAGES = ['covered', 'open', 'near', 'gap', 'unread'] as const
export type BomCoverage = (typeof BOM_COVERAGES)[number]

/** One of the best suppliers of a line. */
export interface BomBest {
  readonly company_id: string
  readonly name: string
  readonly score: number
  readonly qualified: boolean
}

/** Working days in which staff look at a need of an organisation nobody vouches for. */
export const NEED_PROMISE_DAYS = 3
