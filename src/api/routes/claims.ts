import { findByTaxCode } from '../../services/claims/by-tax-code.ts'
import { challengeClaim, getChallengeWindow } from '../../services/claims/challenge-claim.ts'
import { confirmProof, settleProof } from '../../services/claims/confirm-proof.ts'
import { giveProof } from '../../services/claims/give-proof.ts'
import { handIn, withdrawClaim } from '../../services/claims/hand-in.ts'
import { listClaims } from '../../services/claims/list-claims.ts'
import { makeClaim } from '../../services/claims/make-claim.ts'
import { type ClaimRow, getClaim, presentClaim } from '../../services/claims/present-claim.ts'
import { listProposals, proposeCompany, reviewProposal } from '../../services/claims/proposals.ts'
import { reviewClaim, revokeClaim } from '../../services/claims/review-claim.ts'
import { addSite } from '../../services/claims/values/add-site.ts'
import { confirmValues } from '../../services/claims/values/confirm-values.ts'
import { readValues } from '../../services/claims/values/read-values.ts'
import { stateValue, takeBackValue } from '../../services/claims/values/state-value.ts'
import { readSheet } from '../../services/claims/values/template.ts'
import { deleteDocument, getDocument, listDocuments } from '../../services/documents/documents.ts'
import { reviewDocument } from '../../services/documents/review-document.ts'
import { askingOf, personAskingOf } from './asking.ts'
import { api, type ApiContext } from './implementation.ts'

/** A claim after a step, as whoever took it sees it. */
async function shown(context: ApiContext, { lang }: { lang: 'vi' | 'en' | 'ko' }, step: Promise<ClaimRow>) {
  return presentClaim(context.services(), await step, lang, askingOf(context))
}

export const claimRoutes = {
  byTaxCode: api.claim.byTaxCode.handler(({ context, input }) => findByTaxCode(context.services(), input)),
  create: api.claim.create.handler(({ context, input }) =>
    shown(context, input, makeClaim(context.services(), input, personAskingOf(context))),
  ),
  list: api.claim.list.handler(({ context, input }) => listClaims(context.services(), input, askingOf(context))),
  get: api.claim.get.handler(({ context, input }) => getClaim(context.services(), input, askingOf(context))),
  addProof: api.claim.addProof.handler(({ context, input }) =>
    shown(context, input, giveProof(context.services(), input, personAskingOf(context))),
  ),
  confirmProof: api.claim.confirmProof.handler(({ context, input }) =>
    shown(context, input, confirmProof(context.services(), input, personAskingOf(context))),
  ),
  settleProof: api.claim.settleProof.handler(({ context, input }) =>
    shown(context, input, settleProof(context.services(), input, askingOf(context))),
  ),
  submit: api.claim.submit.handler(({ context, input }) =>
    shown(context, input, handIn(context.services(), input, personAskingOf(context))),
  ),
  answer: api.claim.answer.handler(({ context, input }) =>
    shown(context, input, handIn(context.services(), input, personAskingOf(context))),
  ),
  withdraw: api.claim.withdraw.handler(({ context, input }) =>
    shown(context, input, withdrawClaim(context.services(), input, personAskingOf(context))),
  ),
  review: api.claim.review.handler(({ context, input }) =>
    shown(context, input, reviewClaim(context.services(), input, askingOf(context))),
  ),
  revoke: api.claim.revoke.handler(({ context, input }) =>
    shown(context, input, revokeClaim(context.services(), input, askingOf(context))),
  ),
  window: api.claim.window.handler(({ context, input }) => getChallengeWindow(context.services(), input, askingOf(context))),
  challenge: api.claim.challenge.handler(({ context, input }) => challengeClaim(context.services(), input, personAskingOf(context))),
  propose: api.claim.propose.handler(({ context, input }) => proposeCompany(context.services(), input, personAskingOf(context))),
  proposals: api.claim.proposals.handler(({ context, input }) => listProposals(context.services(), input, askingOf(context))),
  reviewProposal: api.claim.reviewProposal.handler(({ context, input }) => reviewProposal(context.services(), input, askingOf(context))),
}

export const companyValueRoutes = {
  get: api.companyValues.get.handler(({ context, input }) => readValues(context.services(), input, askingOf(context))),
  put: api.companyValues.put.handler(({ context, input }) => stateValue(context.services(), input, askingOf(context))),
  delete: api.companyValues.delete.handler(({ context, input }) => takeBackValue(context.services(), input, askingOf(context))),
  confirm: api.companyValues.confirm.handler(({ context, input }) => confirmValues(context.services(), input, askingOf(context))),
  addSite: api.companyValues.addSite.handler(({ context, input }) => addSite(context.services(), input, askingOf(context))),
  readSheet: api.companyValues.readSheet.handler(({ context, input }) => readSheet(context.services(), input, askingOf(context))),
}

export const documentRoutes = {
  list: api.document.list.handler(({ context, input }) => listDocuments(context.services(), input, askingOf(context))),
  get: api.document.get.handler(({ context, input }) => getDocument(context.services(), input, askingOf(context))),
  delete: api.document.delete.handler(({ context, input }) => deleteDocument(context.services(), input, askingOf(context))),
  review: api.document.review.handler(({ context, input }) => reviewDocument(context.services(), input, askingOf(context))),
}
