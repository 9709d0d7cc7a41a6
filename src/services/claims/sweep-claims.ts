import { claimsToRemind, noteReminder } from '../../db/queries/claims.ts'
import { inTransaction } from '../../db/transaction.ts'
import { claimSourceId } from '../../domain/claims.ts'
import { monthsSince } from '../../domain/freshness.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { writeAudit } from '../accounts/audit.ts'
import { endWindows } from './challenge-claim.ts'
import { findClaimedCompany } from './claimed-company.ts'
import { tellPeople } from './tell.ts'
import { statedNow } from './values/read-values.ts'

const DAY_MS = 86_400_000
/** A value that is a year old is shown as not confirmed; a month before that its company is asked. */
const REMIND_AT_MONTHS = 11
/** Nobody is asked more often than once a quarter. */
const QUARTER_DAYS = 91

/** What the clock does to claims: windows end, and companies are asked whether what they say is still so. */
export async function sweepClaims(context: ServiceContext, now = new Date()): Promise<{ ended: number; reminded: number }> {
  return { ended: await endWindows(context, now), reminded: await remind(context, now) }
}

async function remind(context: ServiceContext, now: Date): Promise<number> {
  const { db } = context
  const quarterAgo = new Date(now.getTime() - QUARTER_DAYS * DAY_MS)
  let reminded = 0
  for (const claim of await claimsToRemind(db, quarterAgo, quarterAgo)) {
    const company = await findClaimedCompany(db, claim.company_id)
    if (company === undefined) continue
    const own = (await statedNow(db, { company })).filter(({ record }) => record.source_id === claimSourceId(claim.organisation_id))
    const old = own.filter(({ record }) => (monthsSince(record.as_of, dayOf(now)) ?? 0) >= REMIND_AT_MONTHS)
    if (old.length === 0) continue
    await inTransaction(db, async (trx) => {
      const to = { organisations: [claim.organisation_id], company }
      await tellPeople(context, trx, to, 'values_old', `my-company/${company.company_id}`, { count: String(old.length) }, now)
      await noteReminder(trx, claim.claim_id, now)
      await writeAudit(trx, { actor: 'system', action: 'claim.remind', target: claim.claim_id, details: { values: old.length } }, now)
    })
    reminded += 1
  }
  return reminded
}
