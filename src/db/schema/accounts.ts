import type { ColumnType, JSONColumnType } from 'kysely'
import type { MemberRole, OrganisationKind, StaffRole } from '../../domain/policy/actor.ts'
import type { Language } from '../../domain/vocabulary.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>

/** People with an account. */
export interface AuthUserTable {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  created_at: Timestamp
  updated_at: Timestamp
  two_factor_enabled: boolean | null
  language: Language
  staff_role: StaffRole | null
  blocked_at: Timestamp | null
  blocked_reason: string | null
}

/** Browsers that are signed in. */
export interface AuthSessionTable {
  id: string
  token: string
  user_id: string
  expires_at: Timestamp
  ip_address: string | null
  user_agent: string | null
  created_at: Timestamp
  updated_at: Timestamp
  signed_in_by: 'agency' | null
}

/** By what a person proves who they are. */
export interface AuthCredentialTable {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Timestamp | null
  refresh_token_expires_at: Timestamp | null
  scope: string | null
  password: string | null
  created_at: Timestamp
  updated_at: Timestamp
}

/** Single-use tokens on their way. */
export interface AuthVerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Timestamp
  created_at: Timestamp
  updated_at: Timestamp
}

/** Secrets of one-time codes. */
export interface AuthTwoFactorTable {
  id: string
  secret: string
  backup_codes: string
  user_id: string
  verified: boolean | null
  failed_verification_count: number | null
  locked_until: Timestamp | null
}

/** Companies, buyers and agencies whose people have accounts. */
export interface OrganisationTable {
  organisation_id: string
  kind: OrganisationKind
  name: string
  tax_code: string | null
  country: string | null
  website: string | null
  created_by: string
  created_at: Timestamp
  verified_at: Timestamp | null
  verified_by: string | null
  verified_reason: string | null
}

/** Who belongs to an organisation, as what. */
export interface OrganisationMemberTable {
  organisation_id: string
  user_id: string
  role: MemberRole
  joined_at: Timestamp
}

/** Who was asked to join. */
export interface OrganisationInvitationTable {
  invitation_id: string
  organisation_id: string
  email: string
  role: MemberRole
  token_hash: string
  invited_by: string
  created_at: Timestamp
  expires_at: Timestamp
  ended_at: Timestamp | null
  outcome: 'accepted' | 'refused' | 'revoked' | null
}

/** For which companies an organisation speaks. */
export interface OrganisationCompanyTable {
  organisation_id: string
  company_id: string
  claim_id: string
  since: Timestamp
  ended_at: Timestamp | null
}

/** Keys with which programs act for a person. */
export interface ApiKeyTable {
  key_id: string
  user_id: string
  name: string
  start: string
  key_hash: string
  scopes: string
  created_at: Timestamp
  expires_at: Timestamp
  last_used_on: string | null
  ended_at: Timestamp | null
}

/** The outbox. */
export interface MailTable {
  mail_id: string
  to_address: string
  template: string
  language: Language
  subject: string
  body: string
  state: 'waiting' | 'sent' | 'failed'
  attempts: number
  error: string | null
  created_at: Timestamp
  next_try_at: Timestamp
  sent_at: Timestamp | null
}

/** Who did what, in a chain. */
export interface AuditEntryTable {
  seq: ColumnType<string | number, number, never>
  at: Timestamp
  actor: string
  action: string
  target: string | null
  details: JSONColumnType<Record<string, unknown>>
  prev_hash: string
  hash: string
}
