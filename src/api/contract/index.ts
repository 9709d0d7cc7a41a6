/** The public API, written once: validation, OpenAPI 3.1, the typed client and the docs page come from here. */
import type { ContractRouterClient } from '@orpc/contract'
import { accountContract } from './account.ts'
import { auditContract } from './audit.ts'
import { bomContract } from './bom.ts'
import { claimContract } from './claim.ts'
import { companyContract } from './company.ts'
import { companyValuesContract } from './company-values.ts'
import { compareContract } from './compare.ts'
import { contactContract } from './contact.ts'
import { correctionsContract } from './corrections.ts'
import { curationContract } from './curation.ts'
import { documentContract } from './document.ts'
import { disclosureContract } from './disclosure.ts'
import { editionContract } from './edition.ts'
import { importContract } from './imports.ts'
import { eventContract } from './event.ts'
import { inquiryContract } from './inquiry.ts'
import { introductionContract } from './introduction.ts'
import { outcomeContract } from './outcome.ts'
import { keyContract } from './key.ts'
import { mailContract } from './mail.ts'
import { matchContract } from './match.ts'
import { moderationContract } from './moderation.ts'
import { needContract } from './need.ts'
import { operatorContract } from './operator.ts'
import { invitationContract, organisationContract } from './organisation.ts'
import { placeContract } from './place.ts'
import { privacyContract } from './privacy.ts'
import { qualifyContract } from './qualify.ts'
import { qualityContract } from './quality.ts'
import { reviewContract } from './review.ts'
import { searchContract } from './search.ts'
import { savedSearchContract } from './saved-search.ts'
import { segmentContract } from './segment.ts'
import { shortlistContract } from './shortlist.ts'
import { sourceContract } from './source.ts'
import { tradeContract } from './trade.ts'
import { userContract } from './user.ts'
import { vocabularyContract } from './vocabulary.ts'

export const contract = {
  account: accountContract,
  key: keyContract,
  organisation: organisationContract,
  invitation: invitationContract,
  user: userContract,
  audit: auditContract,
  mail: mailContract,
  disclosure: disclosureContract,
  contact: contactContract,
  inquiry: inquiryContract,
  introduction: introductionContract,
  outcome: outcomeContract,
  privacy: privacyContract,
  edition: editionContract,
  source: sourceContract,
  segment: segmentContract,
  company: companyContract,
  compare: compareContract,
  search: searchContract,
  place: placeContract,
  trade: tradeContract,
  operator: operatorContract,
  moderation: moderationContract,
  import: importContract,
  review: reviewContract,
  correction: correctionsContract,
  quality: qualityContract,
  qualify: qualifyContract,
  curation: curationContract,
  event: eventContract,
  shortlist: shortlistContract,
  savedSearch: savedSearchContract,
  vocabulary: vocabularyContract,
  claim: claimContract,
  companyValues: companyValuesContract,
  document: documentContract,
  need: needContract,
  bom: bomContract,
  match: matchContract,
}

/** What the web app and the tests hold: one function per route, typed by the contract. */
export type ApiClient = ContractRouterClient<typeof contract>
