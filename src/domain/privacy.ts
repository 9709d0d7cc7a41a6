/** What a person may ask about data on them (Law 91/2025/QH15), and by when. */

export const PRIVACY_KINDS = ['see', 'correct', 'erase', 'withdraw', 'object'] as const
export type PrivacyKind = (typeof PRIVACY_KINDS)[number]

/** unverified: a link was sent, and the clock begins when it is opened. */
export const PRIVACY_STATES = ['unverified', 'received', 'in_progress', 'fulfilled', 'refused'] as const
export type PrivacyState = (typeof PRIVACY_STATES)[number]

export const PRIVACY_STEPS = ['filed', 'verified', 'answered', 'extended', 'fulfilled', 'refused'] as const
export type PrivacyStep = (typeof PRIVACY_STEPS)[number]

/** Working days to the first answer. */
export const FIRST_ANSWER_DAYS = 2
/** Calendar days to the end; once as many again, with a reason. */
export const FULFILMENT_DAYS = 15

/** Why data of a person is kept without their own account. */
export const LEGAL_BASES = ['consent', 'contract', 'legal_duty', 'published_by_person'] as const
export type LegalBasis = (typeof LEGAL_BASES)[number]
