import type { Kysely } from 'kysely'
import { endRight } from '../../db/queries/claim-rights.ts'
import { type ClaimRow, claimsPastWindow, findClaim, insertChallenge, listChallenges } from '../../db/queries/claims.ts'
import { namesOfOrganisations } from '../../db/queries/organisations.ts'
import type { Database } from '../../db/schema.ts'
import { changeStatements } from '../../db/transaction.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Asking, PersonAsking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { claimDueDay } from './claim-clock.ts'
import { type ClaimedCompany, findClaimedCompany, nameFor } from './claimed-company.ts'
import { stepClaim, type WantedClaim } from './find-claim.ts'
import { closeClaim } from './hand-in.ts'
import { revokeWithin } from './review-claim.ts'
import { grantRights, otherHolders } from './rights.ts'
import { othersConcerned, tellClaimer } from './tell.ts'

interface Window {
  claim: ClaimRow
  company: ClaimedCompany
  /** Organisations of the person who asks that have something to say about it. */
  parties: string[]
}

/** For those concerned alone; for all others there is no such claim. */
async function openWindow(db: Kysely<Database>, { actor }: Pick<Asking, 'actor'>, { claim_id, lang }: WantedClaim): Promise<Window> {
  const words = wording(lang)
  const claim = await findClaim(db, claim_id)
  const company = claim && (await findClaimedCompany(db, claim.company_id))
  const concerned = claim && company ? await othersConcerned(db, claim, company.ids) : []
  const parties = concerned.filter((organisation_id) => can(actor, 'claim_challenge', 'make', { organisation_id }))
  if (!claim || !company || parties.length === 0) throw new Problem('not_found', words.text('not_found.claim', { id: claim_id }))
  return { claim, company, parties }
}

export async function getChallengeWindow({ db }: ServiceContext, input: WantedClaim, asking: Asking, now = new Date()) {
  const { claim, company, parties } = await openWindow(db, asking, input)
  const names = await namesOfOrganisations(db, parties)
  const made = new Set((await listChallenges(db, claim.claim_id)).map((each) => each.organisation_id))
  const open = isOpen(claim, now)
  return {
    claim_id: claim.claim_id,
    company_id: company.company_id,
    company_name: nameFor(company, input.lang),
    window_ends_on: dayOf(claim.window_ends_at ?? now),
    may_challenge_as: open ? parties.filter((id) => !made.has(id)).map((id) => ({ organisation_id: id, name: names.get(id) ?? id })) : [],
    challenged: parties.some((id) => made.has(id)),
  }
}

function isOpen(claim: ClaimRow, now: Date): boolean {
  return claim.state === 'challenge_window' && claim.window_ends_at !== null && claim.window_ends_at > now
}

type ChallengeInput = WantedClaim & { organisation_id: string; reason: string }

/** The claim goes back to staff, and until they decide again nobody speaks for the company because of it. */
export async function challengeClaim(context: ServiceContext, input: ChallengeInput, asking: PersonAsking, now = new Date()) {
  const words = wording(input.lang)
  countDeed(context, 'make_claim', asking.address, input.lang, now)
  await changeStatements(context.db, async (trx) => {
    const { claim, company, parties } = await openWindow(trx, asking, input)
    if (!parties.includes(input.organisation_id)) throw new Problem('forbidden', words.text('claim.refused.member'))
    if (!isOpen(claim, now)) throw new Problem('conflict', words.text('claim.window_over'))
    if ((await listChallenges(trx, claim.claim_id)).some((each) => each.organisation_id === input.organisation_id))
      throw new Problem('conflict', words.text('claim.challenged_before'))
    await insertChallenge(trx, {
      challenge_id: uuidV7(now),
      claim_id: claim.claim_id,
      organisation_id: input.organisation_id,
      user_id: asking.user.id,
      reason: input.reason,
      created_at: now,
    })
    await endRight(trx, claim.claim_id, now)
    await tellClaimer(context, trx, claim, company, 'claim_challenged', {}, now)
    // Staff begin anew: what they promised counts from the objection.
    const clock = { submitted_at: now, waited_days: 0, waiting_since: null, working_days: null, due_on: claimDueDay(now) }
    const change = { state: 'submitted', challenged_at: now, window_ends_at: null, ...clock } as const
    // Who objects and why is for staff.
    return stepClaim(trx, claim, change, {
      step: 'challenged',
      at: now,
      by: asking.by,
      lang: input.lang,
      details: { by_organisation_id: input.organisation_id },
    })
  })
  return { message: words.text('claim.challenge_taken') }
}

/** Nobody objected in time: the claim stands. Whoever spoke for the company before does so no more. */
export async function endWindows(context: ServiceContext, now = new Date()): Promise<number> {
  const due = await claimsPastWindow(context.db, now)
  for (const { claim_id } of due) {
    await changeStatements(context.db, async (trx) => {
      const claim = await findClaim(trx, claim_id)
      const company = claim && (await findClaimedCompany(trx, claim.company_id))
      if (claim === undefined || claim.state !== 'challenge_window') return
      if (company !== undefined) {
        for (const held of await otherHolders(trx, claim, company.ids)) {
          const old = await findClaim(trx, held.claim_id)
          const reason = wording('vi').text('claim.superseded')
          if (old?.state === 'accepted' || old?.state === 'challenge_window')
            await revokeWithin(context, trx, old, company, { reason, by: 'system', lang: 'vi', now })
        }
        await grantRights(trx, claim, company, { actor: 'system', at: now })
        await tellClaimer(context, trx, claim, company, 'claim_stands', {}, now)
      }
      await closeClaim(trx, claim, now)
      await stepClaim(trx, claim, { state: 'accepted', closed_at: now }, { step: 'accepted', at: now, by: 'system', lang: 'vi' })
    })
  }
  if (due.length > 0) await context.renew()
  return due.length
}
