import type { ColumnType } from 'kysely'
import type { BandGap, CostBasis, DurationUnit, ProgressStatus, StepKind, StepLevel } from '../../domain/qualification.ts'
import type { FactProperty } from '../../domain/statement.ts'
import type { EvidenceGrade } from '../../domain/vocabulary.ts'

/** Types of buyers a firm can qualify for. */
export interface BuyerTypeTable {
  buyer_type_id: string
  position: number
  name_vi: string
  name_en: string
  name_ko: string
  summary_vi: string
  summary_en: string
  summary_ko: string
  source_id: string
  evidence_grade: EvidenceGrade
  as_of: string | null
}

/** Steps on the way, with usual time and cost. */
export interface QualificationStepTable {
  step_id: string
  kind: StepKind
  name_vi: string
  name_en: string
  name_ko: string
  summary_vi: string
  summary_en: string
  summary_ko: string
  scheme_id: string | null
  fact_property: FactProperty | null
  implied_by: string | null
  after: string | null
  programme_ids: string | null
  duration_min: number | null
  duration_max: number | null
  duration_unit: DurationUnit | null
  duration_max_missing: BandGap | null
  duration_basis_vi: string | null
  duration_basis_en: string | null
  duration_basis_ko: string | null
  duration_source_id: string | null
  cost_min: number | null
  cost_max: number | null
  cost_currency: string | null
  cost_per: CostBasis | null
  cost_max_missing: BandGap | null
  cost_basis_vi: string | null
  cost_basis_en: string | null
  cost_basis_ko: string | null
  cost_source_id: string | null
  source_id: string
}

/** Which steps a type of buyer asks for. */
export interface BuyerTypeStepTable {
  buyer_type_id: string
  step_id: string
  position: number
  level: StepLevel
  source_id: string
}

/** How far a firm says it is with a step. */
export interface QualificationProgressTable {
  company_id: string
  step_id: string
  status: ProgressStatus
  due_on: string | null
  done_on: string | null
  note: string | null
  document_id: string | null
  changed_by: string
  changed_at: ColumnType<Date, Date | string, Date | string>
}
