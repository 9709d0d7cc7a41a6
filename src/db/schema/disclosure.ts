import type { ColumnType, JSONColumnType } from 'kysely'
import type { Visibility } from '../../domain/disclosure.ts'
import type { InquiryDelivery, InquiryPurpose, InquirySide, InquiryState } from '../../domain/inquiries.ts'
import type { LegalBasis, PrivacyKind, PrivacyState, PrivacyStep } from '../../domain/privacy.ts'
import type { FactProperty } from '../../domain/statement.ts'
import type { EvidenceGrade, Language } from '../../domain/vocabulary.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>

/** What a company says to some readers only. */
export interface PrivateFactTable {
  fact_id: string
  company_id: string
  organisation_id: string
  property: FactProperty
  value: string
  unit: string | null
  term_id: string | null
  segment_id: string | null
  details: string | null
  visibility: Visibility
  source: string | null
  grade: EvidenceGrade
  as_of: string | null
  actor: string
  created_at: Timestamp
  ended_at: Timestamp | null
}

/** Who is a named party. */
export interface DisclosureGrantTable {
  grant_id: string
  company_id: string
  fact_id: string | null
  grantee_organisation_id: string
  granted_by: string
  reason: string
  created_at: Timestamp
  expires_at: Timestamp | null
  ended_at: Timestamp | null
}

/** Persons to be reached at a company; encrypted. */
export interface ContactTable {
  contact_id: string
  company_id: string
  name: string
  role: string | null
  email: string | null
  phone: string | null
  email_hash: string | null
  purpose: string
  legal_basis: LegalBasis
  consent_evidence: string | null
  consent_on: string | null
  source: string
  actor: string
  created_at: Timestamp
  expires_at: Timestamp
}

/** Letters to companies. */
export interface InquiryTable {
  inquiry_id: string
  company_id: string
  from_user_id: string
  from_organisation_id: string | null
  subject: string | null
  purpose: InquiryPurpose
  state: InquiryState
  delivery: InquiryDelivery
  created_at: Timestamp
  changed_at: Timestamp
}

/** What the two sides wrote. */
export interface InquiryMessageTable {
  message_id: string
  inquiry_id: string
  side: InquirySide
  user_id: string
  text: string | null
  created_at: Timestamp
}

/** Abuse that one side told us of. */
export interface InquiryReportTable {
  report_id: string
  inquiry_id: string
  user_id: string
  reason: string | null
  created_at: Timestamp
  settled_at: Timestamp | null
  settled_by: string | null
  outcome: 'removed' | 'dismissed' | null
}

/** Whose letters a company does not want. */
export interface InquiryBlockTable {
  company_id: string
  user_id: string
  actor: string
  created_at: Timestamp
}

/** What people asked about data on them. */
export interface PrivacyRequestTable {
  ref: string
  kind: PrivacyKind
  state: PrivacyState
  user_id: string | null
  email: string | null
  email_hash: string | null
  text: string | null
  language: Language
  key_hash: string
  filed_at: Timestamp
  verified_at: Timestamp | null
  answer_due_on: string | null
  due_on: string | null
  answered_at: Timestamp | null
  extended_at: Timestamp | null
  closed_at: Timestamp | null
  proof: JSONColumnType<Record<string, number>> | null
}

/** What was done about such a request. */
export interface PrivacyStepTable {
  ref: string
  step_no: number
  step: PrivacyStep
  at: Timestamp
  actor: string
  text: string | null
}

/** How often the page of a company was opened in a day. */
export interface ProfileViewTable {
  company_id: string
  day: string
  count: number
}
