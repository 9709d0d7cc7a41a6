import type { ColumnType } from 'kysely'
import type { ClaimState, ClaimStep, DocumentKind, DocumentState, ProofKind, ProofState } from '../../domain/claims.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>

/** Claims of organisations to speak for a company. */
export interface ClaimTable {
  claim_id: string
  company_id: string
  organisation_id: string
  user_id: string
  tax_code: string
  tax_code_known: boolean
  state: ClaimState
  created_at: Timestamp
  submitted_at: Timestamp | null
  due_on: string | null
  waiting_since: Timestamp | null
  waited_days: number
  window_ends_at: Timestamp | null
  challenged_at: Timestamp | null
  closed_at: Timestamp | null
  working_days: number | null
  decided_by: string | null
  decision_reason: string | null
  reminded_at: Timestamp | null
}

/** What proves a claim. */
export interface ClaimProofTable {
  proof_id: string
  claim_id: string
  kind: ProofKind
  state: ProofState
  mailbox: string | null
  domain: string | null
  code_hash: string | null
  wrong_codes: number
  token: string | null
  document_id: string | null
  number: string | null
  note: string | null
  created_at: Timestamp
  expires_at: Timestamp | null
  settled_at: Timestamp | null
  settled_by: string | null
}

/** What happened to a claim. */
export interface ClaimStepTable {
  claim_id: string
  step_no: number
  step: ClaimStep
  at: Timestamp
  actor: string
  text: string | null
}

/** Objections of others. */
export interface ClaimChallengeTable {
  challenge_id: string
  claim_id: string
  organisation_id: string
  user_id: string
  reason: string
  created_at: Timestamp
}

/** Documents a company showed. */
export interface DocumentTable {
  document_id: string
  organisation_id: string
  company_id: string
  kind: DocumentKind
  state: DocumentState
  mime_type: string
  bytes: number
  sha256: string
  width: number | null
  height: number | null
  statement_id: string | null
  uploaded_by: string
  created_at: Timestamp
  reviewed_at: Timestamp | null
  reviewed_by: string | null
  reason: string | null
  event_id: string | null
  delete_on: string | null
}

/** Companies the directory does not have yet. */
export interface CompanyProposalTable {
  proposal_id: string
  user_id: string
  tax_code: string
  name: string
  province_id: string | null
  makes: string
  state: 'waiting' | 'added' | 'refused'
  company_id: string | null
  created_at: Timestamp
  due_on: string
  reviewed_at: Timestamp | null
  reviewed_by: string | null
  reason: string | null
}
