import type { ColumnType, JSONColumnType } from 'kysely'
import type { SubjectKind } from '../../domain/statement.ts'
import type { EvidenceGrade, ImportSourceKind } from '../../domain/vocabulary.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>
/** Checked where it is read: the services know the shape, the database does not. */
type Json = ColumnType<unknown, string, string>

export type ImportState =
  | 'reading'
  | 'mapping'
  | 'staging'
  | 'linking'
  | 'ready'
  | 'applying'
  | 'applied'
  | 'undoing'
  | 'undone'
  | 'cancelled'
  | 'failed'

export interface StoredImportSource {
  title: string
  publisher: string | null
  url: string | null
  kind: ImportSourceKind
  licence: string
  published_on: string | null
}

interface StoredProgress {
  done: number
  total: number | null
  unit: 'rows' | 'bytes' | 'companies'
}

/** Files that were uploaded to be taken in. */
export interface ImportTable {
  import_id: string
  state: ImportState
  file_name: string
  file_bytes: number
  sha256: string
  upload_id: string
  source_id: string
  source: JSONColumnType<StoredImportSource>
  evidence_grade: EvidenceGrade
  as_of: string | null
  reading: Json | null
  mapping: Json | null
  header_key: string | null
  counts: JSONColumnType<Record<string, number>>
  failure: string | null
  event_id: string | null
  created_at: Timestamp
  step_at: Timestamp
  applied_at: Timestamp | null
  undone_at: Timestamp | null
  progress: JSONColumnType<StoredProgress> | null
  revision: number
}

/** Rows of imports as they were read. */
export interface ImportRowTable {
  import_id: string
  row_no: number
  rejected: boolean
  raw: string
  read: string
}

/** Where each row of an import goes. */
export interface ImportMatchTable {
  import_id: string
  row_no: number
  outcome: 'new' | 'linked' | 'unchanged' | 'review'
  row_key: string
  company_id: string | null
  site_id: string | null
  new_company: boolean
  new_site: boolean
  twin_row_no: number | null
  company: Json
  site: Json | null
  changes: Json
}

/** How often each rule found something in an import. */
export interface ImportProblemTable {
  import_id: string
  first_row_no: number
  rule: string
  severity: 'fixed' | 'warning' | 'error'
  cells: number
  rows: number
  examples: Json
}

/** Which columns meant what. */
export interface MappingMemoryTable {
  header_key: string
  mapping: Json
  import_id: string
  used_at: Timestamp
}

export type JobState = 'queued' | 'running' | 'done' | 'cancelled' | 'dead'

/** Work in the background. */
export interface JobTable {
  job_id: string
  kind: string
  subject: string
  state: JobState
  payload: JSONColumnType<Record<string, unknown>>
  attempts: number
  failures: number
  cancel_requested: boolean
  lease_until: Timestamp | null
  error: string | null
  created_at: Timestamp
  ended_at: Timestamp | null
}

/** Keys under which the linkage finds companies and sites. */
export interface MatchKeyTable {
  company_id: string
  subject_id: string
  kind: SubjectKind
  key: string
}

/** Companies and sites prepared for comparison. */
export interface LinkProfileTable {
  company_id: string
  subject_id: string
  kind: SubjectKind
  profile: Json
}

/** In how many profiles a word occurs. */
export interface TokenDfTable {
  token: string
  df: number
}
