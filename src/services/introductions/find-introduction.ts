import type { Kysely } from 'kysely'
import { findIntroduction, type IntroductionRow, lockIntroduction } from '../../db/queries/introductions.ts'
import { listMemberships } from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import { PARTIES, type Party, type Side, SIDES } from '../../domain/introductions.ts'
import type { Actor } from '../../domain/policy/actor.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { wording } from '../wording.ts'

export interface WantedIntroduction {
  readonly introduction_id: string
  readonly lang: Language
}

const ACT = { buyer: 'act_as_buyer', supplier: 'act_as_supplier', facilitator: 'act_as_facilitator' } as const

/** As which parties somebody may do something in a case. */
export function partiesOf(actor: Actor, row: IntroductionRow): Party[] {
  return PARTIES.filter((party) => can(actor, 'introduction', ACT[party], row))
}

/** Of which sides somebody is, also without the right to do anything. */
export function sidesOf(actor: Actor, row: IntroductionRow): Side[] {
  const alone = { buyer: { ...row, company_id: '' }, supplier: { ...row, buyer_organisation_id: '' } }
  return SIDES.filter((side) => can(actor, 'introduction_document', 'read', alone[side]))
}

/** Of cases of others nothing is said, not even that there are any. */
function permitted(row: IntroductionRow | undefined, actor: Actor, lang: Language): IntroductionRow {
  if (row === undefined || !can(actor, 'introduction', 'read', row))
    throw new Problem('not_found', wording(lang).text('not_found.introduction'))
  return row
}

export async function readableIntroduction(db: Kysely<Database>, { actor }: Pick<Asking, 'actor'>, wanted: WantedIntroduction) {
  return permitted(await findIntroduction(db, wanted.introduction_id), actor, wanted.lang)
}

/**
 * The row to change, held until the transaction ends. Who may is asked again behind the lock: somebody who was taken out of an
 * organisation a moment ago does nothing more in its name.
 */
export async function heldIntroduction(
  trx: Kysely<Database>,
  { actor: asked }: Pick<Asking, 'actor'>,
  wanted: WantedIntroduction,
): Promise<{ row: IntroductionRow; actor: Actor }> {
  const row = await lockIntroduction(trx, wanted.introduction_id)
  const memberships = asked.user_id === null ? asked.memberships : await listMemberships(trx, asked.user_id)
  const actor = { ...asked, memberships }
  return { row: permitted(row, actor, wanted.lang), actor }
}

/** As whom they act: said where they are more than one. */
export function actingParty(actor: Actor, row: IntroductionRow, as: Party | undefined, lang: Language): Party {
  const parties = partiesOf(actor, row)
  const party = as === undefined ? parties[0] : parties.find((each) => each === as)
  if (party === undefined) throw new Problem('forbidden', wording(lang).text('introduction.refused.not_party'))
  return party
}
