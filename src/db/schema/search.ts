import type { PositionBasis } from '../../domain/geo.ts'

/** What a company is found, filtered and counted by. */
export interface CompanySearchTable {
  company_id: string
  names: string
  tsv: string
  score: number
  latest: string
  has: number
  made: string
  places: string
  facets: string
  next_change_on: string | null
}

/** Where sites are. */
export interface SiteSearchTable {
  company_id: string
  site_id: string
  lat: number
  lon: number
  basis: PositionBasis
  place: string
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
}
