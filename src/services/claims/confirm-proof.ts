import { timingSafeEqual } from 'node:crypto'
import { type ClaimRow, countWrongCode, listProofs, type ProofRow, settleProofRow } from '../../db/queries/claims.ts'
import { inTransaction } from '../../db/transaction.ts'
import { moveDocument, findDocument } from '../../db/queries/documents.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { OutboundRefused } from '../outbound.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { changeableClaim, readableClaim, stepClaim } from './find-claim.ts'
import { hashOfProofCode } from './give-proof.ts'

export const MOST_WRONG_CODES = 5

interface ConfirmInput {
  claim_id: string
  proof_id: string
  code?: string | undefined
  lang: Language
}

/** By those who claim: the code that came by mail, or a look at their website. */
export async function confirmProof(context: ServiceContext, input: ConfirmInput, asking: Asking, now = new Date()): Promise<ClaimRow> {
  const { db } = context
  const words = wording(input.lang)
  countDeed(context, 'enter_code', asking.address, input.lang, now)
  const claim = await changeableClaim(db, asking, input, 'change')
  const proof = await waitingProof(context, claim, input)
  if (proof.kind !== 'domain_mail' && proof.kind !== 'website_token') throw new Problem('conflict', words.text('claim.staff_look'))
  if (proof.kind === 'domain_mail') await checkCode(context, proof, input, now)
  const note = proof.kind === 'website_token' ? await lookAtWebsite(context, proof, input.lang) : null
  return inTransaction(db, async (trx) => {
    const settled = await settleProofRow(trx, proof.proof_id, {
      state: 'confirmed',
      settled_at: now,
      settled_by: asking.by,
      code_hash: null,
      note,
    })
    if (!settled) throw new Problem('conflict', words.text('claim.proof_settled'))
    const step = { step: 'proof_confirmed', at: now, by: asking.by, lang: input.lang, text: proof.kind } as const
    return stepClaim(trx, claim, { state: claim.state }, { ...step, details: { kind: proof.kind, proof_id: proof.proof_id } })
  })
}

async function waitingProof({ db }: ServiceContext, claim: ClaimRow, { proof_id, lang }: ConfirmInput): Promise<ProofRow> {
  const proof = (await listProofs(db, claim.claim_id)).find((each) => each.proof_id === proof_id)
  if (proof === undefined) throw new Problem('not_found', wording(lang).text('not_found.claim', { id: proof_id }))
  if (proof.state !== 'waiting') throw new Problem('conflict', wording(lang).text('claim.proof_settled'))
  return proof
}

async function checkCode({ db }: ServiceContext, proof: ProofRow, { code = '', lang }: ConfirmInput, now: Date): Promise<void> {
  const words = wording(lang)
  if (proof.expires_at !== null && proof.expires_at <= now) {
    await settleProofRow(db, proof.proof_id, { state: 'expired', code_hash: null })
    throw new Problem('conflict', words.text('claim.code_expired'))
  }
  const given = Buffer.from(hashOfProofCode(proof.proof_id, code), 'hex')
  if (proof.code_hash !== null && timingSafeEqual(given, Buffer.from(proof.code_hash, 'hex'))) return
  const wrong = await countWrongCode(db, proof.proof_id, MOST_WRONG_CODES)
  const left = Math.max(0, MOST_WRONG_CODES - wrong)
  throw new Problem('invalid', words.text('claim.code_wrong', { left }))
}

/** Off unless the operator switched it on: then staff look by hand. */
async function lookAtWebsite({ outbound }: ServiceContext, { domain, token }: ProofRow, lang: Language): Promise<string> {
  const address = websiteProofAddress(domain ?? '')
  const words = wording(lang)
  try {
    const { status, text } = await outbound(address)
    const found = status === 200 && text.split(/\r?\n/).some((line) => line.trim() === token)
    if (!found) throw new Problem('invalid', words.text('claim.token_not_found', { address }))
    return `found at ${address}`
  } catch (error) {
    if (!(error instanceof OutboundRefused)) throw error
    throw new Problem(
      'conflict',
      error.code === 'off' ? words.text('claim.staff_look') : words.text('claim.website_not_reached', { address }),
    )
  }
}

export function websiteProofAddress(domain: string): string {
  return `https://${domain}/.well-known/matxich.txt`
}

interface SettleInput {
  claim_id: string
  proof_id: string
  decision: 'confirm' | 'refuse'
  note: string
  lang: Language
}

/** By staff: what they saw on the website or on the document, or heard from whoever answered the switchboard. */
export async function settleProof(context: ServiceContext, input: SettleInput, asking: Asking, now = new Date()): Promise<ClaimRow> {
  const { db } = context
  const words = wording(input.lang)
  const seen = await readableClaim(db, asking, input)
  const claim = await changeableClaim(db, asking, input, 'review')
  const proof = await waitingProof(context, seen, input)
  if (proof.kind === 'domain_mail') throw new Problem('conflict', words.text('claim.code_only'))
  const confirmed = input.decision === 'confirm'
  return inTransaction(db, async (trx) => {
    const settled = await settleProofRow(trx, proof.proof_id, {
      state: confirmed ? 'confirmed' : 'refused',
      settled_at: now,
      settled_by: asking.by,
      note: input.note,
    })
    if (!settled) throw new Problem('conflict', words.text('claim.proof_settled'))
    const document = proof.document_id === null ? undefined : await findDocument(trx, proof.document_id)
    if (document?.state === 'waiting' && can(asking.actor, 'document', 'review', document))
      await moveDocument(trx, document, { state: confirmed ? 'accepted' : 'refused', reviewed_at: now, reviewed_by: asking.by })
    const details = { kind: proof.kind, proof_id: proof.proof_id }
    const step = confirmed ? 'proof_confirmed' : 'proof_refused'
    return stepClaim(trx, claim, { state: claim.state }, { step, at: now, by: asking.by, lang: input.lang, text: proof.kind, details })
  })
}
