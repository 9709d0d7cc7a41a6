import type { Kysely } from 'kysely'
import { type ClaimRow, listProofs } from '../../db/queries/claims.ts'
import type { Database } from '../../db/schema.ts'
import { changeStatements } from '../../db/transaction.ts'
import { CHALLENGE_DAYS, PROOFS_NEEDED } from '../../domain/claims.ts'
import { Problem } from '../../domain/problem.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { wording } from '../wording.ts'
import { claimDaysWithUs } from './claim-clock.ts'
import { type ClaimedCompany, getClaimedCompany } from './claimed-company.ts'
import { changeableClaim, stepClaim, type WantedClaim } from './find-claim.ts'
import { closeClaim, kindsConfirmed } from './hand-in.ts'
import { endRights, grantRights, otherHolders } from './rights.ts'
import { othersConcerned, tellClaimer, tellPeople } from './tell.ts'

const DAY_MS = 86_400_000

type ReviewInput = WantedClaim & { decision: 'accept' | 'ask' | 'refuse'; reason: string }

export async function reviewClaim(context: ServiceContext, input: ReviewInput, asking: Asking, now = new Date()): Promise<ClaimRow> {
  const after = await changeStatements(context.db, async (trx) => {
    const claim = await changeableClaim(trx, asking, input, 'review')
    const company = await getClaimedCompany(trx, claim.company_id, input.lang)
    const deciding: Deciding = { context, trx, claim, company, reason: input.reason, by: asking.by, lang: input.lang, now }
    if (input.decision === 'ask') return askForMore(deciding)
    return input.decision === 'refuse' ? refuse(deciding) : accept(deciding)
  })
  if (input.decision === 'accept') await context.renew()
  return after
}

interface Deciding {
  context: ServiceContext
  trx: Kysely<Database>
  claim: ClaimRow
  company: ClaimedCompany
  reason: string
  by: string
  lang: WantedClaim['lang']
  now: Date
}

async function askForMore({ context, trx, claim, company, reason, by, lang, now }: Deciding): Promise<ClaimRow> {
  await tellClaimer(context, trx, claim, company, 'claim_asked', { reason }, now)
  const change = { state: 'need_more', waiting_since: claim.waiting_since ?? now, decided_by: by, decision_reason: reason } as const
  return stepClaim(trx, claim, change, { step: 'asked', at: now, by, text: reason, lang })
}

async function refuse({ context, trx, claim, company, reason, by, lang, now }: Deciding): Promise<ClaimRow> {
  await tellClaimer(context, trx, claim, company, 'claim_refused', { reason }, now)
  await closeClaim(trx, claim, now)
  const decided = {
    decided_by: by,
    decision_reason: reason,
    closed_at: now,
    waiting_since: null,
    working_days: claimDaysWithUs(claim, now),
  }
  return stepClaim(trx, claim, { state: 'refused', ...decided }, { step: 'refused', at: now, by, text: reason, lang })
}

/**
 * Staff are convinced; others can still object for a week. Meanwhile the organisation may speak for the company, unless somebody
 * else does: then it begins when the week is over.
 */
async function accept({ context, trx, claim, company, reason, by, lang, now }: Deciding): Promise<ClaimRow> {
  const confirmed = kindsConfirmed(await listProofs(trx, claim.claim_id)).size
  if (confirmed < PROOFS_NEEDED)
    throw new Problem('conflict', wording(lang).text('claim.proofs_unconfirmed', { confirmed, needed: PROOFS_NEEDED }))
  const window_ends_at = new Date(now.getTime() + CHALLENGE_DAYS * DAY_MS)
  const until = dayOf(window_ends_at)
  if ((await otherHolders(trx, claim, company.ids)).length === 0) await grantRights(trx, claim, company, { actor: by, at: now })
  await tellClaimer(context, trx, claim, company, 'claim_accepted', { reason, until }, now)
  const others = await othersConcerned(trx, claim, company.ids)
  await tellPeople(context, trx, { organisations: others, company }, 'claim_of_other', `claims/${claim.claim_id}/challenge`, { until }, now)
  const decided = { decided_by: by, decision_reason: reason, waiting_since: null, working_days: claimDaysWithUs(claim, now) }
  return stepClaim(
    trx,
    claim,
    { state: 'challenge_window', window_ends_at, ...decided },
    { step: 'window_opened', at: now, by, text: reason, lang },
  )
}

/** Whatever it rested on. What was said meanwhile stays, and its source says that the claim was revoked. */
export async function revokeClaim(
  context: ServiceContext,
  input: WantedClaim & { reason: string },
  asking: Asking,
  now = new Date(),
): Promise<ClaimRow> {
  const after = await changeStatements(context.db, async (trx) => {
    const claim = await changeableClaim(trx, asking, input, 'revoke')
    const company = await getClaimedCompany(trx, claim.company_id, input.lang)
    return revokeWithin(context, trx, claim, company, { reason: input.reason, by: asking.by, lang: input.lang, now })
  })
  await context.renew()
  return after
}

export async function revokeWithin(
  context: Pick<ServiceContext, 'accounts'>,
  trx: Kysely<Database>,
  claim: ClaimRow,
  company: ClaimedCompany,
  { reason, by, lang, now }: Pick<Deciding, 'reason' | 'by' | 'lang' | 'now'>,
): Promise<ClaimRow> {
  await endRights(trx, claim, now, 'revoked')
  await closeClaim(trx, claim, now)
  await tellClaimer(context, trx, claim, company, 'claim_revoked', { reason }, now)
  const change = { state: 'revoked', closed_at: now, decided_by: by, decision_reason: reason } as const
  return stepClaim(trx, claim, change, { step: 'revoked', at: now, by, text: reason, lang })
}
