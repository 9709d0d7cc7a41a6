import {
  countProposals,
  findProposal,
  insertProposal,
  listProposalRows,
  moveProposal,
  type ProposalRow,
} from '../../db/queries/company-proposals.ts'
import { companiesWithTaxCode } from '../../db/queries/claim-rights.ts'
import { findUser } from '../../db/queries/users.ts'
import { readFrame } from '../../db/queries/references.ts'
import { changeStatements, inTransaction } from '../../db/transaction.ts'
import { CLAIM_PROMISE_DAYS } from '../../domain/claims.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking, PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import { companyName } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { addWorkingDays, dayOf } from '../curation/working-days.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { assertStatements } from '../statements/assert.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { readTaxCode } from './make-claim.ts'

const DAY_MS = 86_400_000
const MOST_A_DAY = 5

interface ProposalInput {
  tax_code: string
  name: string
  province_id?: string | undefined
  makes: string
  lang: Language
}

/** A company that the directory does not have. It is not shown before staff looked at it. */
export async function proposeCompany(context: ServiceContext, input: ProposalInput, asking: PersonAsking, now = new Date()) {
  const { lang } = input
  const words = wording(lang)
  countDeed(context, 'make_claim', asking.address, lang, now)
  const tax_code = readTaxCode(input.tax_code, lang)
  const { references } = await readFrame(context.db)
  if (input.province_id !== undefined && !references.provinces.has(input.province_id))
    throw new Problem('invalid', words.text('curation.unknown_id', { id: input.province_id }))
  const proposal_id = uuidV7(now)
  const due_on = addWorkingDays(dayOf(now), CLAIM_PROMISE_DAYS)
  await changeStatements(context.db, async (trx) => {
    const [bearer] = await companiesWithTaxCode(trx, tax_code)
    if (bearer !== undefined)
      throw new Problem('conflict', words.text('claim.tax_code_of_other', { company: companyName(bearer, lang), id: bearer.company_id }))
    const { made, waiting } = await countProposals(trx, asking.user.id, tax_code, new Date(now.getTime() - DAY_MS))
    if (waiting) throw new Problem('conflict', words.text('claim.proposal_waits', { code: tax_code }))
    if (made >= MOST_A_DAY) throw new Problem('too_many', words.text('claim.too_many_a_day', { most: MOST_A_DAY }))
    await insertProposal(trx, {
      proposal_id,
      user_id: asking.user.id,
      tax_code,
      name: input.name,
      province_id: input.province_id ?? null,
      makes: input.makes,
      state: 'waiting',
      created_at: now,
      due_on,
    })
    await writeAudit(trx, { actor: asking.by, action: 'company.propose', target: proposal_id, details: { tax_code } }, now)
  })
  return { proposal_id, due_on, message: words.text('claim.proposed', { due: words.date(due_on) }) }
}

function presentProposal(row: ProposalRow) {
  const { proposal_id, tax_code, name, province_id, makes, state, company_id, due_on, reason } = row
  return { proposal_id, tax_code, name, province_id, makes, state, company_id, created_on: dayOf(row.created_at), due_on, reason }
}

export async function listProposals(
  { db }: ServiceContext,
  query: PageInput & { state?: ProposalRow['state'] | undefined },
  { actor }: Asking,
) {
  return pageOf(await listProposalRows(db, scope(actor, 'company_proposal', 'read'), query.state), query, presentProposal)
}

interface ReviewInput {
  proposal_id: string
  decision: 'add' | 'refuse'
  reason: string
  lang: Language
}

/** Added with what was told: graded as the company's own word until somebody shows more. */
export async function reviewProposal(context: ServiceContext, input: ReviewInput, asking: Asking, now = new Date()) {
  const { proposal_id, decision, reason, lang } = input
  const words = wording(lang)
  const seen = await findProposal(context.db, proposal_id)
  if (seen === undefined) throw new Problem('not_found', words.text('not_found.claim', { id: proposal_id }))
  if (!can(asking.actor, 'company_proposal', 'review', seen)) throw new Problem('forbidden', words.text('claim.refused.staff'))
  await inTransaction(context.db, async (trx) => {
    const change = { actor: asking.by, reason, lang, at: now } as const
    let company_id: string | null = null
    if (decision === 'add') {
      const grade = { evidence_grade: 'self_declared' } as const
      const values = { name_vi: seen.name, tax_code: seen.tax_code, product: { value: seen.makes } }
      const born = await assertStatements({ db: trx }, { ...change, ...grade, origin: 'claim', about: { kind: 'company' }, values })
      company_id = born.subject_id
      if (seen.province_id !== null) {
        const about = { kind: 'site', company_id } as const
        await assertStatements(
          { db: trx },
          { ...change, ...grade, origin: 'claim', about, values: { kind: 'unknown', province_id: seen.province_id } },
        )
      }
    }
    const state = decision === 'add' ? 'added' : 'refused'
    if (!(await moveProposal(trx, proposal_id, { state, company_id, reason, reviewed_at: now, reviewed_by: asking.by })))
      throw new Problem('conflict', words.text('claim.changed_meanwhile'))
    await writeAudit(
      trx,
      { actor: asking.by, action: 'company.propose_review', target: proposal_id, details: { decision, company_id } },
      now,
    )
    const user = await findUser(trx, seen.user_id)
    if (user !== undefined) {
      const link = pageLink(context.accounts, user.language, 'claim', company_id === null ? {} : { company: company_id })
      const template = decision === 'add' ? 'company_added' : 'company_not_added'
      await postMail(trx, { to: user.email, template, language: user.language, values: { company: seen.name, reason, link } }, now)
    }
  })
  if (decision === 'add') await context.renew()
  const after = await findProposal(context.db, proposal_id)
  return presentProposal(after ?? seen)
}
