import { idsLeadingTo } from '../../db/queries/private-facts.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { type Actor, organisationsOf } from '../../domain/policy/actor.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { findSubject } from '../statements/change.ts'
import { wording } from '../wording.ts'

export interface CompanyIds {
  /** The company as it is shown today. */
  readonly company_id: string
  /** Every id that leads there; claims and private values keep the one they were made under. */
  readonly ids: readonly string[]
}

interface Wanted {
  readonly id: string
  readonly lang: Language
}

/** By any id it ever had, also its public one. */
export async function companyIdsOf({ db }: Pick<ServiceContext, 'db'>, { id, lang }: Wanted): Promise<CompanyIds> {
  const subject = await findSubject({ db }, id)
  const company_id = subject?.kind === 'company' ? (await currentCompanies(db, [subject.subject_id])).get(subject.subject_id) : undefined
  if (company_id === undefined) throw new Problem('not_found', wording(lang).text('not_found.company', { id }))
  return { company_id, ids: await idsLeadingTo(db, company_id) }
}

export interface Speaker extends CompanyIds {
  /** The id under which the claim was accepted. */
  readonly spoken_id: string
  readonly organisation_id: string
}

/** For those who may change what the company says to some, by the table of rights. */
export async function spokenCompany(context: Pick<ServiceContext, 'db'>, wanted: Wanted, actor: Actor): Promise<Speaker> {
  const found = await companyIdsOf(context, wanted)
  const spoken_id = found.ids.find((company_id) => can(actor, 'private_fact', 'change', { company_id }))
  const editing = organisationsOf(actor, 'editor')
  const speaker = actor.memberships.find(
    ({ organisation_id, company_ids }) => spoken_id !== undefined && editing.includes(organisation_id) && company_ids.includes(spoken_id),
  )
  if (spoken_id === undefined || speaker === undefined) throw new Problem('forbidden', wording(wanted.lang).text('disclosure.not_yours'))
  return { ...found, spoken_id, organisation_id: speaker.organisation_id }
}
