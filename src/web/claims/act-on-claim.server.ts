import type { ApiClient } from '../../api/contract/index.ts'
import { PROOF_KINDS } from '../../domain/claims.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { choiceOf } from '../account/choice-of.ts'
import { formText } from '../form-text.ts'

/** Whatever the forms of a claim's page ask for. */
export function actOnClaim(api: ApiClient, lang: Language, claim_id: string, form: FormData): Promise<unknown> {
  const text = (name: string) => formText(form, name)
  const one = { claim_id, lang }
  const proof_id = text('proof_id')
  switch (text('intent')) {
    case 'proof': {
      const kind = choiceOf(form, 'kind', PROOF_KINDS) ?? 'domain_mail'
      const document_id = text('document_id')
      return api.claim.addProof({
        ...one,
        kind,
        ...(kind === 'domain_mail' && { mailbox: text('mailbox') }),
        ...(document_id !== '' && { document_id }),
      })
    }
    case 'confirm':
      return api.claim.confirmProof({ ...one, proof_id, code: text('code') })
    case 'submit':
      return api.claim.submit(one)
    case 'answer':
      return api.claim.answer({ ...one, text: text('text') })
    case 'withdraw':
      return api.claim.withdraw(one)
    case 'settle':
      return api.claim.settleProof({
        ...one,
        proof_id,
        note: text('note'),
        decision: text('decision') === 'confirm' ? 'confirm' : 'refuse',
      })
    case 'revoke':
      return api.claim.revoke({ ...one, reason: text('reason') })
    default:
      return api.claim.review({
        ...one,
        reason: text('reason'),
        decision: choiceOf(form, 'decision', ['accept', 'ask', 'refuse'] as const) ?? 'ask',
      })
  }
}
