import type { ColumnType, JSONColumnType } from 'kysely'
import type {
  Audience,
  EndReason,
  FacilitatorRole,
  IntroductionDocumentKind,
  IntroductionState,
  Mark,
  OrderBand,
  Party,
  Side,
  Stage,
  StallReason,
  StepKind,
  ValueKind,
} from '../../domain/introductions.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>

/** Cases after a match. */
export interface IntroductionTable {
  introduction_id: string
  company_id: string
  buyer_organisation_id: string
  buyer_hidden: boolean
  need_id: string | null
  event_id: string | null
  segment_id: string | null
  province_id: string | null
  title: string | null
  opened_by: Party
  created_by: string
  facilitator_organisation_id: string | null
  facilitator_role: FacilitatorRole | null
  remind_after_days: number
  stage: Stage | null
  state: IntroductionState
  waits_buyer: boolean
  waits_supplier: boolean
  created_at: Timestamp
  moved_at: Timestamp
  reminded_at: Timestamp | null
  reminders: number
}

/** What was done in a case, in order; never changed. */
export interface IntroductionStepTable {
  introduction_id: string
  step_no: number
  at: Timestamp
  actor: string
  party: Party | 'system'
  step: StepKind
  mark: Mark | null
  reason: EndReason | StallReason | null
  text: string | null
  value_kind: ValueKind | null
  band: OrderBand | null
}

/** What the parties wrote. */
export interface IntroductionMessageTable {
  message_id: string
  introduction_id: string
  party: Party
  user_id: string
  audience: Audience
  text: string | null
  created_at: Timestamp
}

/** Files one side shows the other. */
export interface IntroductionDocumentTable {
  document_id: string
  introduction_id: string
  party: Side
  kind: IntroductionDocumentKind
  title: string | null
  mime_type: string
  bytes: number
  sha256: string
  uploaded_by: string
  created_at: Timestamp
  deleted_at: Timestamp | null
}

/** By which the other side opens a file, for a while. */
export interface IntroductionLinkTable {
  link_id: string
  document_id: string
  introduction_id: string
  created_by: string
  created_at: Timestamp
  expires_at: Timestamp
  revoked_at: Timestamp | null
  opened: number
  last_opened_at: Timestamp | null
}

/** What is shown of how a side answers and carries on. */
export interface ConductTable {
  side: Side
  subject_id: string
  shown: JSONColumnType<object> | null
  shown_since: Timestamp | null
  pending: JSONColumnType<object> | null
  told_at: Timestamp | null
  checked_at: Timestamp
  reply: string | null
  replied_by: string | null
  replied_at: Timestamp | null
}
