import type { Generated } from 'kysely'
import type { PositionBasis } from '../../domain/geo.ts'

/** What a company is found, filtered and counted by. */
export interface CompanySearchTable {
  company_id: string
  names: string
  tsv: string
  score: number
  latest: string
  has: number
  counted: Uint8Array
  next_change_on: string | null
  filler: Generated<string>
}

/** Where sites are. */
export interface SiteSearchTable {
  company_id: string
  site_id: string
  lat: number
  lon: number
  basis: PositionBasis
  place: string
  counted: Uint8Array | null
}

/** Companies that are shown and not yet found. */
export interface SearchDueTable {
  company_id: string
}

/** Words that occur. */
export interface SearchWordTable {
  word: string
  grams: string[]
}

/** Which state of the search documents is there. */
export interface SearchStateTable {
  state_id: string
  stamp: string
  /** The stamp at which the counts were true. */
  counts_stamp: string | null
}

/** Companies with a value and each other value. */
export interface SearchCountTable {
  value: number
  counts: Uint8Array
}
