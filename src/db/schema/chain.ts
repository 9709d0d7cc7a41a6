import type { Sector, Stage } from '../../domain/vocabulary.ts'

/** Where every fact comes from. */
export interface SourceTable {
  source_id: string
  title: string
  publisher: string | null
  url: string | null
  kind: 'statistics' | 'official_list' | 'law' | 'press' | 'company' | 'dataset' | 'nomenclature' | 'map' | 'curation'
  licence: string
  published_on: string | null
  retrieved_on: string | null
  note: string | null
}

/** Stages of the chain. */
export interface StageTable {
  stage_id: Stage
  position: number
  lane: 'chain' | 'across'
  name_vi: string
  name_en: string
  name_ko: string
}

/** Sectors the chain serves. */
export interface SectorTable {
  sector_id: Sector
  position: number
  name_vi: string
  name_en: string
  name_ko: string
}

/** Families of segments: the cards of the map. */
export interface FamilyTable {
  family_id: string
  stage_id: Stage
  position: number
  name_vi: string
  name_en: string
  name_ko: string
}

/** Segments: the tiles of the map. */
export interface SegmentTable {
  segment_id: string
  family_id: string
  stage_id: Stage
  sector_id: Sector
  name_vi: string
  name_en: string
  name_ko: string
  short_name_vi: string
  short_name_en: string
  short_name_ko: string
  description_vi: string
  description_en: string
  description_ko: string
  synonyms_vi: string | null
  synonyms_en: string | null
  synonyms_ko: string | null
  source_id: string
}

/** Labels, our own words, of the codes in use. */
export interface CodeTable {
  system: 'hs2022' | 'hs2022_heading' | 'hs1992_heading' | 'isic4' | 'vsic2018' | 'vsic2025'
  code: string
  label_vi: string
  label_en: string
  label_ko: string
}

/** Which codes a segment is counted under. */
export interface SegmentCodeTable {
  segment_id: string
  system: 'hs2022' | 'isic4' | 'vsic2018' | 'vsic2025'
  code: string
  hs2017_code: string | null
  hs1992_heading: string | null
  share: number | null
  share_basis: 'exclusive' | 'hs6_trade' | 'equal_split' | 'not_separable'
  note: string | null
}

/** Which segment goes into which. */
export interface SegmentInputTable {
  input_segment_id: string
  output_segment_id: string
  essential: boolean
  curated: 'confirmed' | 'proposed'
  us_technology: number | null
  us_technology_missing: 'no_hs_code' | 'no_bea_match' | 'service' | 'outside_scope' | null
  trade_pattern: number | null
  trade_pattern_missing: 'no_hs_code' | 'no_trade_data' | 'service' | null
  note: string | null
  source_id: string
}
