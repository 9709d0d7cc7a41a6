import type { ServiceContext } from '../services/context.ts'
import { sweepMail } from '../services/accounts/send-mail.ts'
import { sweepSessions } from '../services/accounts/sweep-sessions.ts'
import { sweepContacts } from '../services/contacts/contacts.ts'
import { sweepViews } from '../services/disclosure/profile-views.ts'
import { deliverWaiting } from '../services/inquiries/tell.ts'
import { sweepClaims } from '../services/claims/sweep-claims.ts'
import { sweepDocuments } from '../services/documents/documents.ts'
import { sweepConduct } from '../services/introductions/keep-conduct.ts'
import { sweepIntroductions } from '../services/introductions/reminders.ts'
import { sweepImports } from '../services/imports/sweep-imports.ts'
import { sweepNeeds } from '../services/needs/move-need.ts'
import { sweepPrivacyRequests } from '../services/privacy/requests.ts'
import { queueDigests } from '../services/saved-searches/make-digests.ts'
import { sweepSavedSearches } from '../services/saved-searches/saved-searches.ts'
import { queueDocuments } from '../services/search/documents/index-documents.ts'
import { sweepShortlists } from '../services/shortlists/shortlists.ts'

export const SWEEP_MS = 60 * 60 * 1000

/** What nobody asks for but has to be done now and then. */
export async function sweep(context: ServiceContext): Promise<void> {
  await sweepImports(context)
  await sweepShortlists(context)
  await sweepSavedSearches(context)
  await sweepSessions(context)
  await sweepMail(context)
  await sweepContacts(context)
  await sweepPrivacyRequests(context)
  await deliverWaiting(context)
  await sweepViews(context)
  await sweepClaims(context)
  await sweepDocuments(context)
  await sweepNeeds(context)
  await sweepIntroductions(context)
  await sweepConduct(context)
  await queueDocuments(context)
  await queueDigests(context)
}
