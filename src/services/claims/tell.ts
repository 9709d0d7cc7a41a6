import type { Kysely } from 'kysely'
import { holdersOfCompany, peopleOf } from '../../db/queries/claim-rights.ts'
import { type ClaimRow, claimsOfCompany } from '../../db/queries/claims.ts'
import type { Database } from '../../db/schema.ts'
import { isOpenClaim } from '../../domain/claims.ts'
import { type MailTemplate, postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import type { ServiceContext } from '../context.ts'
import { type ClaimedCompany, nameFor } from './claimed-company.ts'

type Telling = Pick<ServiceContext, 'accounts'>

/** Mail to the people of organisations, each in their own language, in the transaction of what it tells of. */
export async function tellPeople(
  { accounts }: Telling,
  trx: Kysely<Database>,
  to: { organisations: readonly string[]; company: Pick<ClaimedCompany, 'name' | 'name_vi'> },
  template: MailTemplate,
  page: string,
  values: Readonly<Record<string, string>>,
  at: Date,
): Promise<void> {
  for (const { email, language } of await peopleOf(trx, to.organisations, ['owner', 'editor'])) {
    const link = pageLink(accounts, language, page)
    await postMail(trx, { to: email, template, language, values: { ...values, company: nameFor(to.company, language), link } }, at)
  }
}

/** To those who claimed. */
export function tellClaimer(
  context: Telling,
  trx: Kysely<Database>,
  claim: Pick<ClaimRow, 'claim_id' | 'organisation_id'>,
  company: Pick<ClaimedCompany, 'name' | 'name_vi'>,
  template: MailTemplate,
  values: Readonly<Record<string, string>>,
  at: Date,
): Promise<void> {
  return tellPeople(context, trx, { organisations: [claim.organisation_id], company }, template, `claims/${claim.claim_id}`, values, at)
}

/** Organisations that have something to say about this claim: they claimed the same company, or speak or spoke for it. */
export async function othersConcerned(
  db: Kysely<Database>,
  claim: Pick<ClaimRow, 'claim_id' | 'organisation_id'>,
  companyIds: readonly string[],
): Promise<string[]> {
  const claims = await claimsOfCompany(db, companyIds)
  const holders = await holdersOfCompany(db, companyIds)
  const concerned = [
    ...claims.filter((each) => isOpenClaim(each.state) && each.state !== 'draft').map((each) => each.organisation_id),
    ...holders.map((each) => each.organisation_id),
  ]
  return [...new Set(concerned)].filter((id) => id !== claim.organisation_id)
}
