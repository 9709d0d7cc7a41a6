/** The public API, written once: validation, OpenAPI 3.1, the typed client and the docs page come from here. */
import type { ContractRouterClient } from '@orpc/contract'
import { accountContract } from './account.ts'
import { companyContract } from './company.ts'
import { compareContract } from './compare.ts'
import { correctionsContract } from './corrections.ts'
import { curationContract } from './curation.ts'
import { editionContract } from './edition.ts'
import { importContract } from './imports.ts'
import { operatorContract } from './operator.ts'
import { placeContract } from './place.ts'
import { qualityContract } from './quality.ts'
import { reviewContract } from './review.ts'
import { searchContract } from './search.ts'
import { savedSearchContract } from './saved-search.ts'
import { segmentContract } from './segment.ts'
import { shortlistContract } from './shortlist.ts'
import { sourceContract } from './source.ts'
import { tradeContract } from './trade.ts'
import { vocabularyContract } from './vocabulary.ts'

export const contract = {
  account: accountContract,
  edition: editionContract,
  source: sourceContract,
  segment: segmentContract,
  company: companyContract,
  compare: compareContract,
  search: searchContract,
  place: placeContract,
  trade: tradeContract,
  operator: operatorContract,
  import: importContract,
  review: reviewContract,
  correction: correctionsContract,
  quality: qualityContract,
  curation: curationContract,
  shortlist: shortlistContract,
  savedSearch: savedSearchContract,
  vocabulary: vocabularyContract,
}

/** What the web app and the tests hold: one function per route, typed by the contract. */
export type ApiClient = ContractRouterClient<typeof contract>
