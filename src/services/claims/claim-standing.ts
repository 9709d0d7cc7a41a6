import { holdersOfCompany, pastClaimsOf } from '../../db/queries/claim-rights.ts'
import type { Kysely } from 'kysely'
import { idsMergedInto } from '../../db/queries/subjects.ts'
import type { Database } from '../../db/schema.ts'
import { claimSourceId } from '../../domain/claims.ts'
import { dayOf } from '../curation/working-days.ts'

/** Whether a company speaks for itself, for everybody to see: never who does. */
export async function claimStanding(db: Kysely<Database>, companyId: string) {
  const ids = await idsMergedInto(db, companyId)
  const held = (await holdersOfCompany(db, ids)).filter((each) => each.ended_at === null)
  const claims = await pastClaimsOf(db, ids)
  const speaking = new Set(held.map((each) => each.organisation_id))
  const revoked = claims.filter((each) => each.state === 'revoked' && !speaking.has(each.organisation_id))
  const [first] = held
  const open = claims.find((each) => each.claim_id === first?.claim_id && each.state === 'challenge_window')
  return {
    state: first === undefined ? ('none' as const) : open === undefined ? ('maintained' as const) : ('in_window' as const),
    since: first === undefined ? null : dayOf(first.since),
    window_ends_on: open?.window_ends_at ? dayOf(open.window_ends_at) : null,
    revoked_source_ids: [...new Set(revoked.map((each) => claimSourceId(each.organisation_id)))],
  }
}
