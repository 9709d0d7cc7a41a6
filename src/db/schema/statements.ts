import type { ColumnType, JSONColumnType } from 'kysely'
import type { RecordOrigin, StatementValues, SubjectKind } from '../../domain/statement.ts'
import type { EvidenceGrade } from '../../domain/vocabulary.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>

/** Everything that ever had an id. */
export interface SubjectTable {
  company_id: string
  subject_id: string
  kind: SubjectKind
  public_id: string
  origin: RecordOrigin
  import_id: string | null
  created_at: Timestamp
}

/** What one row of one source said at once. */
export interface RecordTable {
  company_id: string
  record_id: string
  subject_id: string
  kind: SubjectKind
  origin: RecordOrigin
  source_id: string
  evidence_grade: EvidenceGrade
  as_of: string | null
  recorded_at: Timestamp
  import_id: string | null
  row_no: number | null
  event_id: string | null
  values: JSONColumnType<StatementValues>
  raw: JSONColumnType<Record<string, string>> | null
}

/** Statements that no longer count. */
export interface RetractionTable {
  company_id: string
  record_id: string
  property: string
  event_id: string
  retracted_at: Timestamp
  ended_at: Timestamp | null
}

/** Merges, and sites that went to another company. */
export interface SubjectLinkTable {
  company_id: string
  subject_id: string
  kind: 'same_as' | 'belongs_to'
  target_id: string
  event_id: string
  created_at: Timestamp
  ended_at: Timestamp | null
}

/** Records that a split gave to another subject. */
export interface RecordAssignmentTable {
  company_id: string
  record_id: string
  subject_id: string
  event_id: string
  created_at: Timestamp
  ended_at: Timestamp | null
}

/** Who did what to companies and sites. */
export interface EventTable {
  event_id: string
  kind: 'edition' | 'import' | 'assert' | 'retract' | 'merge' | 'split' | 'move' | 'judge' | 'word' | 'undo'
  actor: string
  reason: string | null
  created_at: Timestamp
  payload: JSONColumnType<Record<string, unknown>>
  undoes_event_id: string | null
  undone_by_event_id: string | null
}

/** What was decided about a pair. */
export interface JudgementTable {
  judgement_id: string
  level: SubjectKind
  left_key: string
  right_key: string
  judgement: 'positive' | 'negative' | 'unsure'
  source: string
  probability: number | null
  actor: string
  reason: string | null
  event_id: string | null
  created_at: Timestamp
  ended_at: Timestamp | null
}
