import { companiesWithTaxCode, holdersOfCompany } from '../../db/queries/claim-rights.ts'
import { type ClaimRow, claimsOfCompany, countClaims, findClaim, insertClaim, insertStep } from '../../db/queries/claims.ts'
import { findOrganisation } from '../../db/queries/organisations.ts'
import { changeStatements } from '../../db/transaction.ts'
import { isOpenClaim } from '../../domain/claims.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { parseTaxCode } from '../../linkage/tax-code.ts'
import type { PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { companyName } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { getClaimedCompany } from './claimed-company.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Of one organisation at a time. */
const MOST_OPEN = 5
/** Of one person in a day. */
const MOST_A_DAY = 10

interface ClaimInput {
  company_id: string
  organisation_id: string
  tax_code: string
  lang: Language
}

/** A claim begins as a draft. Its tax code must be right, and that of the company where the directory knows one. */
export async function makeClaim(context: ServiceContext, input: ClaimInput, asking: PersonAsking, now = new Date()): Promise<ClaimRow> {
  const { lang, organisation_id } = input
  const words = wording(lang)
  countDeed(context, 'make_claim', asking.address, lang, now)
  const tax_code = readTaxCode(input.tax_code, lang)
  // One claim at a time is made, so that two at once cannot both be the last that is allowed.
  return changeStatements(context.db, async (trx) => {
    const organisation = await findOrganisation(trx, organisation_id)
    if (organisation === undefined || !can(asking.actor, 'organisation', 'read', organisation))
      throw new Problem('not_found', words.text('not_found.organisation', { id: organisation_id }))
    if (!can(asking.actor, 'claim', 'change', { organisation_id, state: 'draft' }))
      throw new Problem('forbidden', words.text('claim.refused.member'))
    if (organisation.kind !== 'company') throw new Problem('invalid', words.text('claim.only_companies'))
    const company = await getClaimedCompany(trx, input.company_id, lang)
    if (company.tax_code !== null && company.tax_code !== tax_code) throw new Problem('invalid', words.text('claim.tax_code_differs'))
    const bearer = (await companiesWithTaxCode(trx, tax_code)).find((each) => each.company_id !== company.company_id)
    if (company.tax_code === null && bearer !== undefined)
      throw new Problem('conflict', words.text('claim.tax_code_of_other', { company: companyName(bearer, lang), id: bearer.company_id }))

    const since = new Date(now.getTime() - DAY_MS)
    const { open, made } = await countClaims(trx, { organisationId: organisation_id, userId: asking.user.id, since })
    if (made >= MOST_A_DAY) throw new Problem('too_many', words.text('claim.too_many_a_day', { most: MOST_A_DAY }))
    if (open >= MOST_OPEN) throw new Problem('conflict', words.text('claim.too_many_open', { most: MOST_OPEN }))
    const own = (await claimsOfCompany(trx, company.ids)).find(
      (each) => each.organisation_id === organisation_id && isOpenClaim(each.state),
    )
    if (own !== undefined) throw new Problem('conflict', words.text('claim.is_open', { id: own.claim_id }))
    const held = (await holdersOfCompany(trx, company.ids)).some(
      (each) => each.organisation_id === organisation_id && each.ended_at === null,
    )
    if (held) throw new Problem('conflict', words.text('claim.is_held'))

    const claim_id = uuidV7(now)
    await insertClaim(trx, {
      claim_id,
      company_id: company.company_id,
      organisation_id,
      user_id: asking.user.id,
      tax_code,
      tax_code_known: company.tax_code !== null,
      state: 'draft',
      created_at: now,
      waited_days: 0,
    })
    await insertStep(trx, claim_id, { step: 'made', at: now, actor: asking.by })
    await writeAudit(
      trx,
      { actor: asking.by, action: 'claim.made', target: claim_id, details: { company_id: company.company_id, organisation_id } },
      now,
    )
    const row = await findClaim(trx, claim_id)
    if (row === undefined) throw new Error(`claim ${claim_id} was not written`)
    return row
  })
}

/** Of an enterprise or a unit of it. The number of a person is nobody's to publish. */
export function readTaxCode(text: string, lang: Language): string {
  const read = parseTaxCode(text)
  if ('problem' in read) throw new Problem('invalid', wording(lang).text('claim.tax_code_wrong'))
  if (read.kind === 'personal') throw new Problem('invalid', wording(lang).text('claim.tax_code_personal'))
  return read.code
}
