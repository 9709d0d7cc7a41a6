import { countSent, insertInquiry, insertMessage, isBlocked, lockSender, updateInquiry } from '../../db/queries/inquiries.ts'
import { spokenIds } from '../../db/queries/inquiry-names.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { InquiryPurpose } from '../../domain/inquiries.ts'
import { organisationsOf } from '../../domain/policy/actor.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { companyIdsOf } from '../disclosure/edited-company.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { getInquiry } from './inquiries.ts'
import { tellCompany } from './tell.ts'

const DAY_MS = 86_400_000
const MOST_A_DAY = 10
const MOST_COMPANIES_A_DAY = 30
const MOST_OPEN = 3

interface NewInquiry {
  id: string
  subject: string
  text: string
  purpose: InquiryPurpose
  organisation_id?: string | undefined
  lang: Language
}

/** A letter to a company. The limits keep it a letter and no mailing: by person, by their organisations, by company. */
export async function writeInquiry(context: ServiceContext, input: NewInquiry, asking: PersonAsking, now = new Date()) {
  const { lang } = input
  const words = wording(lang)
  const { ids, company_id } = await companyIdsOf(context, input)
  const mine = organisationsOf(asking.actor)
  if (input.organisation_id !== undefined && !mine.includes(input.organisation_id))
    throw new Problem('forbidden', words.text('inquiry.not_your_organisation'))
  countDeed(context, 'write_inquiry', asking.address, lang, now)
  const inquiry_id = uuidV7(now)
  await inTransaction(context.db, async (trx) => {
    await lockSender(trx, asking.user.id)
    if (await isBlocked(trx, ids, asking.user.id)) throw new Problem('forbidden', words.text('inquiry.blocked'))
    const since = new Date(now.getTime() - DAY_MS)
    const sent = await countSent(trx, { userId: asking.user.id, organisationIds: mine, companyIds: ids, since })
    if (sent.byPerson >= MOST_A_DAY) throw new Problem('too_many', words.text('inquiry.too_many_a_day', { most: MOST_A_DAY }))
    if (sent.companiesOfOrganisation >= MOST_COMPANIES_A_DAY)
      throw new Problem('too_many', words.text('inquiry.too_many_companies', { most: MOST_COMPANIES_A_DAY }))
    if (sent.openThere >= MOST_OPEN) throw new Problem('conflict', words.text('inquiry.too_many_open', { most: MOST_OPEN }))
    // Under the id for which somebody speaks: by it their right to read is decided.
    const [spoken] = await spokenIds(trx, ids)
    const row = {
      inquiry_id,
      company_id: spoken ?? company_id,
      from_user_id: asking.user.id,
      from_organisation_id: input.organisation_id ?? null,
      subject: input.subject,
      purpose: input.purpose,
      state: 'open' as const,
      delivery: 'not_yet' as const,
      created_at: now,
      changed_at: now,
    }
    await insertInquiry(trx, row)
    await insertMessage(trx, {
      message_id: uuidV7(now),
      inquiry_id,
      side: 'sender',
      user_id: asking.user.id,
      text: input.text,
      created_at: now,
    })
    const delivery = await tellCompany({ ...context, db: trx }, row, ids, now)
    await updateInquiry(trx, inquiry_id, { delivery })
    const details = { company_id, purpose: input.purpose, delivery, organisation_id: row.from_organisation_id }
    await writeAudit(trx, { actor: asking.by, action: 'inquiry.create', target: inquiry_id, details }, now)
  })
  return getInquiry(context, { inquiry_id, lang }, asking)
}
