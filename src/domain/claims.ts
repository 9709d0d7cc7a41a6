/** A company speaks for itself: how far its claim has come, what proves it, and what it may say then. */
import type { CompanyField, FactProperty, SiteField } from './statement.ts'

export const CLAIM_STATES = ['draft', 'submitted', 'need_more', 'challenge_window', 'accepted', 'refused', 'withdrawn', 'revoked'] as const
export type ClaimState = (typeof CLAIM_STATES)[number]

/** Not decided yet. */
export const OPEN_CLAIM_STATES = ['draft', 'submitted', 'need_more', 'challenge_window'] as const satisfies readonly ClaimState[]

export function isOpenClaim(state: ClaimState): boolean {
  return (OPEN_CLAIM_STATES as readonly ClaimState[]).includes(state)
}

/** Each kind counts once: two letters from one mailbox prove no more than one. */
export const PROOF_KINDS = ['domain_mail', 'website_token', 'registry_document', 'call_back'] as const
export type ProofKind = (typeof PROOF_KINDS)[number]
export const PROOFS_NEEDED = 2

/** `expired`: a code that was not entered in time, or too often wrongly. */
export const PROOF_STATES = ['waiting', 'confirmed', 'refused', 'expired'] as const
export type ProofState = (typeof PROOF_STATES)[number]

/** What happens to a claim, in the words of its history. */
export const CLAIM_STEPS = [
  'made',
  'proof_given',
  'proof_confirmed',
  'proof_refused',
  'submitted',
  'asked',
  'answered',
  'window_opened',
  'challenged',
  'accepted',
  'refused',
  'withdrawn',
  'revoked',
] as const
export type ClaimStep = (typeof CLAIM_STEPS)[number]

/** In working days: how soon staff answer a claim. */
export const CLAIM_PROMISE_DAYS = 5
/** In days: how long others can object to a claim that staff accepted. */
export const CHALLENGE_DAYS = 7

export const DOCUMENT_KINDS = ['registration', 'certificate', 'nameplate', 'photo'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]
/** `deleted`: its file is gone; that there was one is kept. */
export const DOCUMENT_STATES = ['waiting', 'accepted', 'refused', 'deleted'] as const
export type DocumentState = (typeof DOCUMENT_STATES)[number]
/** Which fact a document can prove. */
export const PROVES: Readonly<Partial<Record<DocumentKind, FactProperty>>> = { certificate: 'certificate', nameplate: 'equipment' }
export const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024

export interface OwnProperty {
  readonly property: string
  readonly kind: 'field' | 'fact' | 'segment'
  /** Of one, what is said now takes the place of what the company said before. */
  readonly many: boolean
}

const FIELDS = ['name_vi', 'name_en', 'short_name'] as const satisfies readonly CompanyField[]
const ONE_FACT = ['website', 'employees', 'founded'] as const satisfies readonly FactProperty[]
const MANY_FACTS = [
  'certificate',
  'capacity',
  'process',
  'equipment',
  'material',
  'tolerance',
  'moq',
  'lead_time',
  'language',
  'export_market',
] as const satisfies readonly FactProperty[]

/** What a company may say of itself in public. What it says to some only is no statement, and kept elsewhere. */
export const OWN_PROPERTIES: readonly OwnProperty[] = [
  ...FIELDS.map((property) => ({ property, kind: 'field' as const, many: false })),
  { property: 'segment', kind: 'segment', many: true },
  ...ONE_FACT.map((property) => ({ property, kind: 'fact' as const, many: false })),
  ...MANY_FACTS.map((property) => ({ property, kind: 'fact' as const, many: true })),
]
export const OWN_PROPERTY_NAMES = ['segment', ...FIELDS, ...ONE_FACT, ...MANY_FACTS] as const

/** And of its sites. */
export const OWN_SITE_FIELDS = ['name', 'kind', 'province_id', 'park_id', 'address', 'status'] as const satisfies readonly SiteField[]

/** A source of this kind is the organisation itself. */
export function claimSourceId(organisationId: string): string {
  return `claim-${organisationId}`
}

export function documentSourceId(documentId: string): string {
  return `document-${documentId}`
}
