import type { ColumnType, JSONColumnType } from 'kysely'

type Timestamp = ColumnType<Date, Date | string, Date | string>

/** A value as a side of the question has it: as written, and as it was understood. */
export interface StoredValue {
  raw: string | null
  value: string | null
}

/** One line of the waterfall, as the linkage made it. */
export interface StoredPart {
  comparison: string
  level: string
  bits: number
  left: string | null
  right: string | null
  aligned?: { left: string | null; right: string | null; kind: string; idf: number }[]
}

export interface StoredCandidate {
  subject_id: string
  company_id: string
  probability: number
  bits: number
  veto: string | null
  accept: string | null
  parts: StoredPart[]
}

/** Pairs that the linkage leaves to a person. */
export interface ReviewTaskTable {
  task_id: string
  level: 'company' | 'site'
  origin: 'import' | 'directory'
  state: 'open' | 'decided' | 'unsure' | 'superseded'
  reason: string
  left_key: string
  left_subject_id: string | null
  left_company_id: string | null
  import_id: string | null
  row_no: number | null
  left_name: string
  left_values: JSONColumnType<Record<string, StoredValue>>
  candidates: JSONColumnType<StoredCandidate[]>
  right_id: string | null
  probability: number | null
  unlocks: number
  importance: number
  value: number
  cluster_id: string
  created_at: Timestamp
  decided_at: Timestamp | null
  decision: 'same' | 'different' | 'unsure' | 'new_company' | 'other_site' | null
  decided_subject_id: string | null
  actor: string | null
  note: string | null
  event_ids: JSONColumnType<string[]>
}

/** What a visitor says is wrong. */
export interface CorrectionTable {
  ref: string
  subject_id: string
  subject_kind: 'company' | 'site'
  company_id: string
  field: string
  current_value: string | null
  proposed_value: string
  why: string
  evidence_url: string | null
  state: 'open' | 'need_more' | 'accepted' | 'rejected'
  answer_key_hash: string
  filed_at: Timestamp
  due_on: string
  waiting_since: Timestamp | null
  waited_days: number
  closed_at: Timestamp | null
  working_days: number | null
  decision_reason: string | null
  accepted_value: string | null
  event_id: string | null
}

/** What happened to a correction. */
export interface CorrectionStepTable {
  ref: string
  step_no: number
  state: 'open' | 'need_more' | 'accepted' | 'rejected'
  at: Timestamp
  actor: string
  reason: string | null
  why: string | null
  evidence_url: string | null
}

/** Personal data: how to reach who filed a correction. */
export interface CorrectionContactTable {
  ref: string
  contact: string
  created_at: Timestamp
}
