import type { ColumnType } from 'kysely'
import type { SchemeKind, SchemeLevel, Vocabulary } from '../../domain/vocabulary.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>

/** Groups of the entries of a vocabulary: process and material groups, kinds of schemes, dimensions of units. */
export interface VocabularyGroupTable {
  vocabulary: 'process' | 'material' | 'scheme' | 'unit'
  group_id: string
  position: number
  name_vi: string
  name_en: string
  name_ko: string
  name_zh: string | null
  name_ja: string | null
  source_id: string
}

/** Manufacturing processes and technical services. */
export interface ProcessTable {
  process_id: string
  group_id: string
  name_vi: string
  name_en: string
  name_ko: string
  name_zh: string | null
  name_ja: string | null
  synonyms_vi: string | null
  synonyms_en: string | null
  synonyms_ko: string | null
  synonyms_zh: string | null
  synonyms_ja: string | null
  summary_vi: string
  summary_en: string
  summary_ko: string
  source_id: string
}

/** Segments a process makes. */
export interface ProcessSegmentTable {
  process_id: string
  segment_id: string
  relation: 'defines' | 'uses'
}

/** Types of production and test equipment. */
export interface EquipmentTypeTable {
  equipment_type_id: string
  process_id: string
  name_vi: string
  name_en: string
  name_ko: string
  name_zh: string | null
  name_ja: string | null
  synonyms_vi: string | null
  synonyms_en: string | null
  synonyms_ko: string | null
  synonyms_zh: string | null
  synonyms_ja: string | null
  detail_keys: string | null
  source_id: string
}

/** Materials firms work with or sell. */
export interface MaterialTable {
  material_id: string
  group_id: string
  name_vi: string
  name_en: string
  name_ko: string
  name_zh: string | null
  name_ja: string | null
  synonyms_vi: string | null
  synonyms_en: string | null
  synonyms_ko: string | null
  synonyms_zh: string | null
  synonyms_ja: string | null
  source_id: string
}

/** Certificates and approvals: what each covers and how it is verified. */
export interface SchemeTable {
  scheme_id: string
  kind: SchemeKind
  level: SchemeLevel
  name_vi: string
  name_en: string
  name_ko: string
  name_zh: string | null
  name_ja: string | null
  synonyms_vi: string | null
  synonyms_en: string | null
  synonyms_ko: string | null
  synonyms_zh: string | null
  synonyms_ja: string | null
  covers_vi: string
  covers_en: string
  covers_ko: string
  verify_vi: string
  verify_en: string
  verify_ko: string
  verify_url: string | null
  usual_years: number | null
  source_id: string
}

/** Units of measure. */
export interface UnitTable {
  unit_id: string
  dimension: string
  symbol: string | null
  factor: number
  name_vi: string
  name_en: string
  name_ko: string
  name_zh: string | null
  name_ja: string | null
  synonyms_vi: string | null
  synonyms_en: string | null
  synonyms_ko: string | null
  synonyms_zh: string | null
  synonyms_ja: string | null
  source_id: string
}

/** Codes of vocabulary entries in other classifications. */
export interface VocabularyCodeTable {
  vocabulary: Vocabulary
  entry_id: string
  system: 'unspsc' | 'isic4' | 'vsic2018' | 'unece_rec20' | 'hs2022'
  code: string
  note: string | null
  source_id: string
}

/** Words of facts that stand for no entry yet. */
export interface UnknownWordTable {
  company_id: string
  fact_id: string
  vocabulary: Vocabulary
  folded: string
  text: string
}

/** What curators decided about words. */
export interface LearnedTermTable {
  vocabulary: Vocabulary
  folded: string
  text: string
  entry_id: string | null
  event_id: string
  created_at: Timestamp
  ended_at: Timestamp | null
}
