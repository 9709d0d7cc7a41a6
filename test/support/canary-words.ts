/** Words that stand in every private field, and who may meet which of them. All begin alike, so that a search can ask for them. */
export const BEGINNING = 'zqkanari'
export const OURS = 'demo-bamboo-copper'
export const THEIRS = 'demo-lychee-circuits'

export const ACTORS = [
  'visitor',
  'member',
  'rival',
  'buyer',
  'named',
  'analyst',
  'curator',
  'admin',
  'operator',
  'editor',
  'sender',
] as const
export type ActorName = (typeof ACTORS)[number]

const SIGNED_IN = ACTORS.filter((actor) => actor !== 'visitor')
const BUYERS = ['buyer', 'named', 'editor'] as const
const ADMINS = ['admin', 'operator'] as const
const STAFF = ['curator', ...ADMINS] as const

/** Field → who may read it anywhere. */
export const MAY = {
  'private_fact registered': SIGNED_IN,
  'private_fact verified_buyer': BUYERS,
  'private_fact named_party': ['named', 'editor'],
  'private_fact aggregate_only': ['editor'],
  'private_fact details': ['editor'],
  'private_fact source': ['editor'],
  'private_fact ended': [],
  'disclosure_grant reason': ['editor'],
  'contact name': ['editor', ...ADMINS],
  'contact email': ['editor', ...ADMINS],
  'contact purpose': ['editor', ...ADMINS],
  'contact consent_evidence': ['editor', ...ADMINS],
  'contact source': ['editor', ...ADMINS],
  'inquiry subject': ['editor', 'sender'],
  'inquiry_message text': ['editor', 'sender'],
  'inquiry reported subject': ['editor', 'sender', ...STAFF],
  'inquiry reported text': ['editor', 'sender', ...STAFF],
  'introduction title': ['buyer', 'editor', 'named'],
  'introduction_step text': ['buyer', 'editor', 'named'],
  'introduction_message sides': ['buyer', 'editor'],
  'introduction_message all': ['buyer', 'editor', 'named'],
  'introduction_document title': ['buyer', 'editor'],
  'conduct reply': ['buyer'],
  // In their own data they find what they wrote themselves, and why they are blocked.
  'inquiry_report reason': ['editor', ...STAFF],
  'privacy_request text': ADMINS,
  'privacy_request email': ADMINS,
  'mail subject': ADMINS,
  'mail body': ADMINS,
  'mail to_address': ADMINS,
  'claim_proof mailbox': ['editor', ...STAFF],
  'claim_proof note': STAFF,
  'claim_step text': ['editor', ...STAFF],
  'claim_challenge reason': STAFF,
  'company_proposal makes': ['member', ...STAFF],
  'correction why': STAFF,
  'correction contact': STAFF,
  'organisation_invitation email': ['editor', ...ADMINS],
  'auth_user email': ['member', ...ADMINS],
  'auth_user blocked_reason': ['buyer', ...ADMINS],
} as const satisfies Record<string, readonly ActorName[]>
export type Field = keyof typeof MAY

/** One word, small letters and digits alone: what is folded, cut and indexed leaves it as it is. */
export function canary(field: Field): string {
  return `${BEGINNING}${String(Object.keys(MAY).indexOf(field)).padStart(2, '0')}x`
}

export const FIELDS = Object.keys(MAY) as Field[]

/** Which of the words stand in a text. */
export function canariesIn(text: string): Field[] {
  const small = text.toLowerCase()
  return small.includes(BEGINNING) ? FIELDS.filter((field) => small.includes(canary(field))) : []
}
