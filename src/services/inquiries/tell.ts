import { editorsOfCompany, type InquiryRow, listUndelivered, mailboxesOf, updateInquiry, wasToldSince } from '../../db/queries/inquiries.ts'
import { findUser } from '../../db/queries/users.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { InquiryDelivery, InquirySide } from '../../domain/inquiries.ts'
import { isRoleMailbox, MAILBOX } from '../../domain/mailbox.ts'
import { postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import type { ServiceContext } from '../context.ts'
import { namesFor } from './present.ts'

const DAY_MS = 86_400_000
/** Editors of one company that get a mail; the others see the letter when they come. */
const MOST_TOLD = 10

/** Mail says that there is a letter and where; never what it says, nor who wrote it. */
export async function tellCompany(
  context: ServiceContext,
  row: InquiryRow,
  companyIds: readonly string[],
  now: Date,
): Promise<InquiryDelivery> {
  const { db, accounts } = context
  const editors = await editorsOfCompany(db, companyIds)
  const { name, id } = (await namesFor(context, [row], 'vi')).company(row.company_id)
  for (const { email, language } of editors.slice(0, MOST_TOLD)) {
    const link = pageLink(accounts, language, `inquiries/${row.inquiry_id}`)
    await postMail(db, { to: email, template: 'inquiry_received', language, values: { company: name, link } }, now)
  }
  if (editors.length > 0) return 'editors'
  // Addresses of persons are not written to, whoever put them on record.
  const mailbox = (await mailboxesOf(db, id)).find((address) => MAILBOX.test(address) && isRoleMailbox(address))
  if (mailbox === undefined) return 'not_yet'
  if (!(await wasToldSince(db, row.company_id, new Date(now.getTime() - DAY_MS)))) {
    const link = pageLink(accounts, 'vi', `companies/${id}`)
    await postMail(db, { to: mailbox, template: 'inquiry_waiting', language: 'vi', values: { company: name, link } }, now)
  }
  return 'role_mailbox'
}

/** That there is an answer, or another message. */
export async function tellOtherSide(context: ServiceContext, row: InquiryRow, from: InquirySide, now: Date): Promise<void> {
  if (from === 'sender') {
    await tellCompany(context, row, [row.company_id], now)
    return
  }
  const sender = await findUser(context.db, row.from_user_id)
  if (sender === undefined || sender.blocked_at !== null) return
  const { name } = (await namesFor(context, [row], sender.language)).company(row.company_id)
  const link = pageLink(context.accounts, sender.language, `inquiries/${row.inquiry_id}`)
  await postMail(
    context.db,
    { to: sender.email, template: 'inquiry_answered', language: sender.language, values: { company: name, link } },
    now,
  )
}

const PIECE = 100

/** A company that has somebody to speak for it now learns of the letters that wait. */
export async function deliverWaiting(context: ServiceContext, now = new Date()): Promise<void> {
  for (const row of await listUndelivered(context.db, PIECE)) {
    await inTransaction(context.db, async (trx) => {
      const delivery = await tellCompany({ ...context, db: trx }, row, [row.company_id], now)
      if (delivery === 'editors') await updateInquiry(trx, row.inquiry_id, { delivery })
    })
  }
}
