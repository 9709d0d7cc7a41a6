import type { NeedKind } from '../../domain/needs.ts'
import type { FactProperty } from '../../domain/statement.ts'
import type { EvidenceGrade, Ownership, Role } from '../../domain/vocabulary.ts'

/** Companies. */
export interface CompanyTable {
  company_id: string
  name_en: string
  name_vi: string | null
  name_native: string | null
  native_lang: 'ko' | 'zh' | 'ja' | 'th' | null
  short_name: string | null
  ownership: Ownership
  home_country: string | null
  group_name: string | null
  ticker: string | null
  status: 'operating' | 'planned' | 'closed' | 'unknown'
  note: string | null
  source_id: string
  evidence_grade: EvidenceGrade
  as_of: string | null
  public_id: string
  tax_code: string | null
  lei: string | null
  os_id: string | null
}

/** Sites in Viet Nam. */
export interface SiteTable {
  site_id: string
  company_id: string
  kind: 'plant' | 'rd_centre' | 'office' | 'warehouse' | 'unknown'
  name: string | null
  province_id: string | null
  former_province_id: string | null
  park_id: string | null
  address: string | null
  status: 'operating' | 'planned' | 'closed' | 'unknown'
  source_id: string
  evidence_grade: EvidenceGrade
  as_of: string | null
  public_id: string
  lat: number | null
  lon: number | null
}

/** What a company makes or does. */
export interface CompanySegmentTable {
  company_id: string
  segment_id: string
  role: Role
  site_id: string | null
  product: string | null
  source_id: string
  evidence_grade: EvidenceGrade
  as_of: string | null
}

/** Other facts on companies. */
export interface CompanyFactTable {
  fact_id: string
  company_id: string
  site_id: string | null
  property: FactProperty
  value: string
  unit: string | null
  source_id: string
  evidence_grade: EvidenceGrade
  as_of: string | null
  note: string | null
  term_id: string | null
  segment_id: string | null
  details: string | null
}

/** Other names of companies. */
export interface CompanyNameTable {
  company_id: string
  text: string
  kind: 'name_en' | 'name_vi' | 'name_native' | 'short_name' | 'alias'
  lang: string | null
  record_id: string
}

/** Laws, support schemes and targets. */
export interface ProgrammeTable {
  programme_id: string
  kind: 'law' | 'decree' | 'decision' | 'resolution' | 'circular' | 'scheme' | 'fund' | 'target' | 'standard'
  number: string | null
  name_vi: string
  name_en: string
  name_ko: string
  summary_vi: string
  summary_en: string
  summary_ko: string
  issuer: string | null
  issued_on: string | null
  effective_from: string | null
  effective_to: string | null
  source_id: string
  evidence_grade: EvidenceGrade
  as_of: string | null
}

/** Segments a programme names. */
export interface ProgrammeSegmentTable {
  programme_id: string
  segment_id: string
  note: string | null
}

/** Standards bodies, laboratories, universities, R&D and support centres. */
export interface InstitutionTable {
  institution_id: string
  kind:
    | 'standards_body'
    | 'testing_laboratory'
    | 'certification_body'
    | 'university'
    | 'research_centre'
    | 'training_centre'
    | 'trade_promotion'
    | 'association'
    | 'innovation_centre'
  name_vi: string
  name_en: string
  name_ko: string
  summary_vi: string
  summary_en: string
  summary_ko: string
  province_id: string | null
  website: string | null
  source_id: string
  evidence_grade: EvidenceGrade
  as_of: string | null
}

/** Segments an institution serves. */
export interface InstitutionSegmentTable {
  institution_id: string
  segment_id: string
  note: string | null
}

/** Parts wanted (fictional in the demo edition; real ones only with a source). */
export interface NeedTable {
  need_id: string
  segment_id: string
  title_vi: string
  title_en: string
  title_ko: string
  buyer_company_id: string | null
  annual_volume: number | null
  unit: string | null
  province_id: string | null
  certificates: string | null
  deadline: string | null
  visibility: 'public' | 'anonymous'
  source_id: string
  evidence_grade: EvidenceGrade
  as_of: string | null
  kind: NeedKind | null
  product: string | null
  hs: string | null
  near: string | null
  radius_km: number | null
  processes: string | null
  materials: string | null
  certificates_by: string | null
  certificates_preferred: string | null
  capacity_min: number | null
  tolerance_mm: number | null
  lead_time_days: number | null
  ownership: string | null
  languages: string | null
  current_origin: string | null
  localisation_target_pct: number | null
}
