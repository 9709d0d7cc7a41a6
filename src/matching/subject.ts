/** Everything of one company that the engine looks at: public facts only, each with its evidence. Plain data, so that it can be kept. */
import type { Period } from '../domain/requirement.ts'
import type { EvidenceGrade, Ownership, Role } from '../domain/vocabulary.ts'

export interface Evidence {
  readonly source_id: string
  readonly grade: EvidenceGrade
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly as_of: string | null
  /** As the source has it; null where the statement is the whole of it (a site, an owner). */
  readonly text: string | null
}

/** Where it is about one product, facts on other products do not count. */
interface OfProduct {
  readonly segment_id: string | null
}

export interface Made extends Evidence {
  readonly segment_id: string
  readonly role: Role
  readonly product: string | null
}

export interface SubjectSite extends Evidence {
  readonly site_id: string
  readonly province_id: string | null
  readonly former_province_id: string | null
  readonly park_id: string | null
  readonly lat: number | null
  readonly lon: number | null
  /** The position is the centre of a province: the site is somewhere around it. */
  readonly coarse: boolean
}

export interface SubjectProcess extends Evidence {
  readonly id: string
  readonly mode: 'core' | 'supplementary' | 'outsourced' | null
  /** Follows from what the company makes; nobody said it of the process itself. */
  readonly implied: boolean
}

export interface SubjectCertificate extends Evidence {
  readonly id: string
  /** Kind of the scheme: quality, environment, social … */
  readonly kind: string | null
  readonly standing: 'held' | 'planned' | 'withdrawn'
  /** Last day on which it holds; null where none is known. */
  readonly expires_on: string | null
}

export interface SubjectEquipment extends Evidence {
  readonly id: string
  readonly tonnage_t: number | null
  readonly axes: number | null
}

export interface SubjectTerm extends Evidence {
  readonly id: string
}

export interface SubjectCapacity extends Evidence, OfProduct {
  readonly site_id: string | null
  readonly amount: number
  readonly unit_id: string | null
  readonly per: Period | null
  readonly spare: 'none' | 'under_20' | '20_to_50' | 'over_50' | null
  /** What was registered for a project; how much of it stands nobody said. */
  readonly registered: boolean
}

interface SubjectAmount extends Evidence, OfProduct {
  readonly amount: number
  readonly unit_id: string | null
}

export interface SubjectLeadTime extends Evidence, OfProduct {
  readonly days: number
  readonly kind: 'repeat' | 'first' | 'sample' | null
}

export interface MatchSubject {
  readonly company_id: string
  readonly name: string
  readonly ownership: Evidence & { readonly value: Ownership }
  readonly home_country: string | null
  readonly made: readonly Made[]
  readonly sites: readonly SubjectSite[]
  readonly processes: readonly SubjectProcess[]
  readonly materials: readonly SubjectTerm[]
  readonly equipment: readonly SubjectEquipment[]
  readonly certificates: readonly SubjectCertificate[]
  readonly capacities: readonly SubjectCapacity[]
  /** In mm. */
  readonly tolerances: readonly (Evidence & OfProduct & { readonly mm: number })[]
  /** Largest sizes the firm works, in mm. */
  readonly sizes: readonly (Evidence & OfProduct & { readonly mm: number })[]
  readonly moqs: readonly SubjectAmount[]
  readonly lead_times: readonly SubjectLeadTime[]
  readonly employees: (Evidence & { readonly count: number }) | null
  readonly export_markets: readonly SubjectTerm[]
  readonly languages: readonly SubjectTerm[]
  readonly customers: readonly Evidence[]
  readonly supplier_lists: readonly Evidence[]
  /** Words for what it makes, beside those of `made`. */
  readonly products: readonly Evidence[]
  /** No order came about through this platform yet. */
  readonly first_time: boolean
}
