/** A letter to a company, which we carry: neither side learns the address of the other. */

export const INQUIRY_PURPOSES = ['quote', 'capability', 'audit_visit', 'sample', 'other'] as const
export type InquiryPurpose = (typeof INQUIRY_PURPOSES)[number]

/** open: the company has not answered. removed: by staff, after a report. */
export const INQUIRY_STATES = ['open', 'answered', 'closed', 'removed'] as const
export type InquiryState = (typeof INQUIRY_STATES)[number]

/** Whom the notice went to. role_mailbox: the company has no account here; its own office address was told that there is a letter. */
export const INQUIRY_DELIVERIES = ['editors', 'role_mailbox', 'not_yet'] as const
export type InquiryDelivery = (typeof INQUIRY_DELIVERIES)[number]

export const INQUIRY_SIDES = ['sender', 'company'] as const
export type InquirySide = (typeof INQUIRY_SIDES)[number]
