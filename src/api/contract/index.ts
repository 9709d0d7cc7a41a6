/** The public API, written once: validation, OpenAPI 3.1, the typed client and the docs page come from here. */
import type { ContractRouterClient } from '@orpc/contract'
import { companyContract } from './company.ts'
import { editionContract } from './edition.ts'
import { placeContract } from './place.ts'
import { segmentContract } from './segment.ts'
import { sourceContract } from './source.ts'
import { tradeContract } from './trade.ts'

export const contract = {
  edition: editionContract,
  source: sourceContract,
  segment: segmentContract,
  company: companyContract,
  place: placeContract,
  trade: tradeContract,
}

/** What the web app and the tests hold: one function per route, typed by the contract. */
export type ApiClient = ContractRouterClient<typeof contract>
