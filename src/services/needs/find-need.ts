import type { Kysely } from 'kysely'
import { listNeedGrants, type NeedGrantRow } from '../../db/queries/need-grants.ts'
import { findPostedNeed, type NeedOfOrganisation } from '../../db/queries/needs.ts'
import type { Database } from '../../db/schema.ts'
import { NEED_STATES } from '../../domain/needs.ts'
import type { Actor } from '../../domain/policy/actor.ts'
import { type ActionOf, can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { wording } from '../wording.ts'
import type { Wanted } from './wanted.ts'

export interface WantedNeed {
  readonly need_id: string
  readonly lang: Language
}

/** As the policy looks at it. Rows of the edition are nobody's. */
export function policyRow(need: Pick<Wanted, 'organisation' | 'user_id' | 'state'>) {
  return { organisation_id: need.organisation?.id ?? null, user_id: need.user_id, state: need.state }
}

export function mayOf(actor: Actor, need: Wanted, action: ActionOf<'need'>): boolean {
  return can(actor, 'need', action, policyRow(need))
}

/** Grants by which the actor is named, while the need is open. */
export async function grantsFor(
  db: Kysely<Database>,
  actor: Actor,
  need: Pick<Wanted, 'need_id' | 'origin' | 'state'>,
  now: Date,
): Promise<NeedGrantRow[]> {
  if (need.origin === 'edition' || need.state !== 'open') return []
  const grants = await listNeedGrants(db, need.need_id)
  return grants.filter((grant) => (grant.expires_at === null || grant.expires_at > now) && can(actor, 'need_grant', 'see', grant))
}

export function needNotFound({ need_id, lang }: WantedNeed): Problem {
  return new Problem('not_found', wording(lang).text('not_found.need', { id: need_id }))
}

/**
 * A posted need on which the actor may do this. Whoever may not read it as it is written learns nothing of it, not even that there
 * is one.
 */
export async function actOnNeed(
  db: Kysely<Database>,
  { actor }: Pick<Asking, 'actor'>,
  wanted: WantedNeed,
  action: ActionOf<'need'>,
): Promise<NeedOfOrganisation> {
  const row = await findPostedNeed(db, wanted.need_id)
  if (row === undefined || !can(actor, 'need', 'read', row)) throw needNotFound(wanted)
  if (can(actor, 'need', action, row)) return row
  const words = wording(wanted.lang)
  const elsewhere = NEED_STATES.some((state) => can(actor, 'need', action, { ...row, state }))
  if (elsewhere) throw new Problem('conflict', words.text('need.not_in_state', { state: words.text(`need.state.${row.state}`) }))
  throw new Problem('forbidden', words.text('need.refused'))
}
