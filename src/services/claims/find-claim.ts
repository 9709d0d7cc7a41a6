import type { Kysely } from 'kysely'
import { type ClaimRow, findClaim, insertStep, moveClaim } from '../../db/queries/claims.ts'
import type { Database } from '../../db/schema.ts'
import type { ClaimStep } from '../../domain/claims.ts'
import { type ActionOf, can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { wording } from '../wording.ts'

export interface WantedClaim {
  readonly claim_id: string
  readonly lang: Language
}

/** Whoever may not read it learns nothing, not even that there is one. */
export async function readableClaim(
  db: Kysely<Database>,
  { actor }: Pick<Asking, 'actor'>,
  { claim_id, lang }: WantedClaim,
): Promise<ClaimRow> {
  const row = await findClaim(db, claim_id)
  if (row === undefined || !can(actor, 'claim', 'read', row))
    throw new Problem('not_found', wording(lang).text('not_found.claim', { id: claim_id }))
  return row
}

/** To be changed so. Refused: it is in another state, or it is not theirs to change. */
export async function changeableClaim(
  db: Kysely<Database>,
  asking: Pick<Asking, 'actor'>,
  wanted: WantedClaim,
  action: ActionOf<'claim'>,
): Promise<ClaimRow> {
  const row = await readableClaim(db, asking, wanted)
  if (can(asking.actor, 'claim', action, row)) return row
  // Would it be allowed in another state?
  const words = wording(wanted.lang)
  const elsewhere = ANY_STATE.some((state) => can(asking.actor, 'claim', action, { ...row, state }))
  if (elsewhere) throw new Problem('conflict', words.text('claim.not_in_state', { state: words.text(`claim_state.${row.state}`) }))
  throw new Problem('forbidden', words.text(action === 'review' || action === 'revoke' ? 'claim.refused.staff' : 'claim.refused.member'))
}

const ANY_STATE = ['draft', 'submitted', 'need_more', 'challenge_window', 'accepted'] as const

/** One step of a claim: its state, its history and the log come into being together. */
export async function stepClaim(
  trx: Kysely<Database>,
  seen: ClaimRow,
  change: Parameters<typeof moveClaim>[2],
  {
    step,
    at,
    by,
    text = null,
    lang,
    details = {},
  }: { step: ClaimStep; at: Date; by: string; text?: string | null; lang: Language; details?: Record<string, unknown> },
): Promise<ClaimRow> {
  if (!(await moveClaim(trx, seen, change))) throw new Problem('conflict', wording(lang).text('claim.changed_meanwhile'))
  await insertStep(trx, seen.claim_id, { step, at, actor: by, text })
  await writeAudit(
    trx,
    {
      actor: by,
      action: `claim.${step}`,
      target: seen.claim_id,
      details: { company_id: seen.company_id, organisation_id: seen.organisation_id, ...details },
    },
    at,
  )
  const after = await findClaim(trx, seen.claim_id)
  if (after === undefined) throw new Error(`claim ${seen.claim_id} vanished`)
  return after
}
