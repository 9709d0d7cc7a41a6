import type { Kysely } from 'kysely'
import { type ClaimRow, forgetMailboxes, listProofs, type ProofRow } from '../../db/queries/claims.ts'
import { limitDocuments } from '../../db/queries/documents.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { PROOFS_NEEDED, type ProofKind } from '../../domain/claims.ts'
import { Problem } from '../../domain/problem.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf, workingDaysBetween } from '../curation/working-days.ts'
import { wording } from '../wording.ts'
import { claimDaysWithUs, claimDueDay } from './claim-clock.ts'
import { changeableClaim, stepClaim, type WantedClaim } from './find-claim.ts'
import { endRights } from './rights.ts'

/** Kinds that are proven. */
export function kindsConfirmed(proofs: readonly ProofRow[]): Set<ProofKind> {
  return new Set(proofs.filter((proof) => proof.state === 'confirmed').map((proof) => proof.kind))
}

/** Kinds that are proven or wait for staff. A code that nobody entered is no proof. */
export function kindsGiven(proofs: readonly ProofRow[]): Set<ProofKind> {
  const given = proofs.filter((proof) => proof.state === 'confirmed' || (proof.state === 'waiting' && proof.kind !== 'domain_mail'))
  return new Set(given.map((proof) => proof.kind))
}

/** To staff, with two proofs of different kinds. Their clock begins, or goes on where it stood still. */
export async function handIn(
  context: ServiceContext,
  input: WantedClaim & { text?: string },
  asking: Asking,
  now = new Date(),
): Promise<ClaimRow> {
  const { lang, text = null } = input
  const words = wording(lang)
  return inTransaction(context.db, async (trx) => {
    const claim = await changeableClaim(trx, asking, input, text === null ? 'change' : 'answer')
    const given = kindsGiven(await listProofs(trx, claim.claim_id)).size
    if (given < PROOFS_NEEDED) throw new Problem('conflict', words.text('claim.proofs_missing', { given, needed: PROOFS_NEEDED }))
    const waited = claim.waiting_since === null ? 0 : workingDaysBetween(dayOf(claim.waiting_since), dayOf(now))
    const submitted_at = claim.submitted_at ?? now
    const waited_days = claim.waited_days + waited
    const change = {
      state: 'submitted',
      submitted_at,
      waiting_since: null,
      waited_days,
      due_on: claimDueDay(submitted_at, waited_days),
    } as const
    return stepClaim(trx, claim, change, {
      step: claim.submitted_at === null ? 'submitted' : 'answered',
      at: now,
      by: asking.by,
      text,
      lang,
    })
  })
}

/** Also of a claim that stands: the organisation speaks for the company no more. */
export async function withdrawClaim(context: ServiceContext, input: WantedClaim, asking: Asking, now = new Date()): Promise<ClaimRow> {
  return inTransaction(context.db, async (trx) => {
    const claim = await changeableClaim(trx, asking, input, 'withdraw')
    if (claim.state === 'accepted' || claim.state === 'challenge_window') await endRights(trx, claim, now, 'withdrawn')
    await closeClaim(trx, claim, now)
    const change = { state: 'withdrawn', closed_at: now, waiting_since: null, working_days: claimDaysWithUs(claim, now) } as const
    return stepClaim(trx, claim, change, { step: 'withdrawn', at: now, by: asking.by, lang: input.lang })
  })
}

const DAY_MS = 86_400_000
/** Extracts of the register name persons: they are kept as long as somebody could still ask about the decision. */
const KEEP_DAYS = 90

/** What was needed to decide is not needed any more. */
export async function closeClaim(trx: Kysely<Database>, claim: ClaimRow, now: Date): Promise<void> {
  const proofs = await listProofs(trx, claim.claim_id)
  await limitDocuments(
    trx,
    proofs.flatMap((proof) => proof.document_id ?? []),
    dayOf(new Date(now.getTime() + KEEP_DAYS * DAY_MS)),
  )
  await forgetMailboxes(trx, claim.claim_id)
}
