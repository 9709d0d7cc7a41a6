import type { ColumnType, JSONColumnType } from 'kysely'
import type { BomBest, BomCoverage, BomVia, NeedKind, NeedState, NeedVisibility } from '../../domain/needs.ts'
import type { Condition, Requirement } from '../../domain/requirement.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>
/** Written as text, read as what it says. */
type Json<T> = ColumnType<T, string, string>

/** What organisations want. */
export interface PostedNeedTable {
  need_id: string
  organisation_id: string
  user_id: string
  kind: NeedKind
  state: NeedState
  visibility: NeedVisibility
  title_vi: string | null
  title_en: string | null
  title_ko: string | null
  description: string | null
  requirement: Json<Requirement>
  segment_ids: string
  current_origin: string | null
  localisation_target_pct: number | null
  deadline: string | null
  version: number
  content_sha256: string
  created_at: Timestamp
  changed_at: Timestamp
  submitted_at: Timestamp | null
  due_on: string | null
  reviewed_at: Timestamp | null
  reviewed_by: string | null
  review_reason: string | null
  published_at: Timestamp | null
  ended_at: Timestamp | null
  end_reason: string | null
  shown: JSONColumnType<object, string | null, string | null> | null
}

/** How an anonymous need was ever shown. */
export interface NeedShowingTable {
  need_id: string
  version: number
  at: Timestamp
  shown: Json<object>
}

/** How a need read, version by version. */
export interface NeedVersionTable {
  need_id: string
  version: number
  at: Timestamp
  actor: string
  content: Json<object>
}

/** Private parts of needs. */
export interface NeedPartTable {
  need_id: string
  part_no: number
  name: string
  body: string
}

/** Who is named in a need. */
export interface NeedGrantTable {
  grant_id: string
  need_id: string
  grantee_organisation_id: string
  parts: string
  granted_by: string
  reason: string | null
  created_at: Timestamp
  expires_at: Timestamp | null
  ended_at: Timestamp | null
}

/** Matches of needs with all that went into them. */
export interface NeedRunTable {
  run_id: string
  need_id: string
  organisation_id: string | null
  version: number
  actor: string
  made_at: Timestamp
  engine: string
  today: string
  considered: number
  item_count: number
  near_count: number
  inputs: string
  inputs_sha256: string
  result: string
  shortlist_id: string | null
}

/** Bills of materials. */
export interface BomTable {
  bom_id: string
  user_id: string
  organisation_id: string | null
  title: string
  file_name: string | null
  created_at: Timestamp
  computed_at: Timestamp
}

/** Their lines. */
export interface BomLineTable {
  bom_id: string
  line_no: number
  part: string
  description: string | null
  hs: string | null
  quantity: number | null
  unit: string | null
  origin: string | null
  segment_id: string | null
  via: BomVia
  confidence: number | null
  alternatives: string | null
  gates: JSONColumnType<Condition[]>
  coverage: BomCoverage
  qualified: number
  unknown: number
  near: number
  domestic: number
  best: JSONColumnType<BomBest[]>
  note: string | null
}
