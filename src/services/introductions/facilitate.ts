import type { Kysely } from 'kysely'
import { findKnownOrganisations } from '../../db/queries/disclosure-grants.ts'
import { findOrganisation } from '../../db/queries/organisations.ts'
import { type IntroductionRow, updateIntroduction } from '../../db/queries/introductions.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { FacilitatorRole } from '../../domain/introductions.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { PersonAsking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { heldIntroduction, partiesOf, type WantedIntroduction } from './find-introduction.ts'
import { getIntroduction } from './get-introduction.ts'
import { takeStep } from './step.ts'
import { tellParties } from './tell.ts'

interface Facilitation extends WantedIntroduction {
  /** Id or name; null: nobody any more. */
  facilitator?: string | null | undefined
  facilitator_role?: FacilitatorRole | undefined
  remind_after_days?: number | undefined
}

/** Officers name an agency, or another one; either side sends it away; the agency itself says how often it reminds. */
export async function changeFacilitation(context: ServiceContext, input: Facilitation, asking: PersonAsking, now = new Date()) {
  const { lang } = input
  countDeed(context, 'move_introduction', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    const { row, actor } = await heldIntroduction(trx, asking, input)
    const words = wording(lang)
    const parties = partiesOf(actor, row)
    const oversees = can(actor, 'introduction', 'oversee', row)
    const change: Partial<IntroductionRow> = {}
    const named = input.facilitator
    if (named !== undefined) {
      if (!oversees && (named !== null || parties.length === 0))
        throw new Problem('forbidden', words.text('introduction.refused.not_officer'))
      const agency = named === null ? null : await findAgency(trx, named, lang)
      if (agency === row.buyer_organisation_id) throw new Problem('invalid', words.text('introduction.refused.itself'))
      change.facilitator_organisation_id = agency
      change.facilitator_role = agency === null ? null : (input.facilitator_role ?? 'matching_officer')
    }
    const owns = oversees || parties.includes('facilitator')
    if (input.facilitator_role !== undefined && named === undefined && row.facilitator_organisation_id !== null) {
      if (!owns) throw new Problem('forbidden', words.text('introduction.refused.not_facilitator'))
      change.facilitator_role = input.facilitator_role
    }
    if (input.remind_after_days !== undefined) {
      if (!owns) throw new Problem('forbidden', words.text('introduction.refused.not_facilitator'))
      change.remind_after_days = input.remind_after_days
    }
    if (Object.keys(change).length === 0) return
    await updateIntroduction(trx, row.introduction_id, change)
    const after = { ...row, ...change }
    const party = parties[0] ?? 'system'
    await takeStep(trx, after, { party, step: 'facilitated', by: asking.by, at: now })
    if (named !== undefined && named !== null)
      await tellParties({ ...context, db: trx }, after, ['buyer', 'supplier', 'facilitator'], 'introduction_facilitator', now)
  })
  return getIntroduction(context, input, asking, now)
}

async function findAgency(trx: Kysely<Database>, idOrName: string, lang: Language): Promise<string> {
  const [known] = await findKnownOrganisations(trx, idOrName)
  const agency = known && (await findOrganisation(trx, known.organisation_id))
  if (agency === undefined || agency.kind !== 'agency' || agency.verified_at === null)
    throw new Problem('invalid', wording(lang).text('introduction.refused.no_agency'))
  return agency.organisation_id
}
