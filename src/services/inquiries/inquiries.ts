import {
  findInquiry,
  type InquiryRow,
  insertMessage,
  listInquiryRows,
  listMessages,
  lockInquiry,
  updateInquiry,
} from '../../db/queries/inquiries.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { InquirySide, InquiryState } from '../../domain/inquiries.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking, PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { companyIdsOf } from '../disclosure/edited-company.ts'
import { cursorAt, offsetOf, type PageInput } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { namesFor, presentDetail, presentInquiry, sideOf } from './present.ts'
import { tellOtherSide } from './tell.ts'

const MOST_MESSAGES = 200

interface ById {
  inquiry_id: string
  lang: Language
}

export interface InquiryQuery extends PageInput {
  side?: InquirySide | undefined
  state?: InquiryState | undefined
  company_id?: string | undefined
  lang: Language
}

/** Letters of mine, and those to companies I answer for. */
export async function listInquiries(context: ServiceContext, query: InquiryQuery, { actor }: Asking) {
  const { db } = context
  const { lang, limit } = query
  const offset = offsetOf(query.cursor)
  const me = actor.user_id ?? ''
  const companyIds = query.company_id === undefined ? undefined : (await companyIdsOf(context, { id: query.company_id, lang })).ids
  const filters = {
    state: query.state,
    companyIds,
    ...(query.side === 'sender' && { fromUserId: me }),
    ...(query.side === 'company' && { notFromUserId: me }),
  }
  const { rows, total } = await listInquiryRows(db, scope(actor, 'inquiry', 'read'), filters, { offset, limit })
  const names = await namesFor(context, rows, lang)
  const messages = Map.groupBy(
    await listMessages(
      db,
      rows.map((row) => row.inquiry_id),
    ),
    (message) => message.inquiry_id,
  )
  return {
    items: rows.map((row) => presentInquiry(row, messages.get(row.inquiry_id)?.length ?? 0, names, actor, lang)),
    total,
    next_cursor: offset + rows.length < total ? cursorAt(offset + limit) : null,
  }
}

/** Of letters of others nothing is said, not even that there are any. */
export function readable(row: InquiryRow | undefined, { actor }: Asking, lang: Language): InquiryRow {
  if (row === undefined || !can(actor, 'inquiry', 'read', row)) throw new Problem('not_found', wording(lang).text('not_found.inquiry'))
  return row
}

export async function getInquiry(context: ServiceContext, { inquiry_id, lang }: ById, asking: Asking) {
  return presentDetail(context, readable(await findInquiry(context.db, inquiry_id), asking, lang), asking.actor, lang)
}

export async function answerInquiry(context: ServiceContext, input: ById & { text: string }, asking: PersonAsking, now = new Date()) {
  const { lang } = input
  const words = wording(lang)
  countDeed(context, 'write_inquiry', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    const row = readable(await lockInquiry(trx, input.inquiry_id), asking, lang)
    const before = await presentDetail({ ...context, db: trx }, row, asking.actor, lang)
    if (!before.may_answer) throw new Problem('conflict', words.text('inquiry.over'))
    if (before.messages >= MOST_MESSAGES) throw new Problem('conflict', words.text('inquiry.too_long'))
    const side = sideOf(row, asking.actor)
    const message = {
      message_id: uuidV7(now),
      inquiry_id: row.inquiry_id,
      side,
      user_id: asking.user.id,
      text: input.text,
      created_at: now,
    }
    await insertMessage(trx, message)
    await updateInquiry(trx, row.inquiry_id, { state: side === 'company' ? 'answered' : 'open', changed_at: now })
    await tellOtherSide({ ...context, db: trx }, row, side, now)
    await writeAudit(trx, { actor: asking.by, action: 'inquiry.answer', target: row.inquiry_id, details: { side } }, now)
  })
  return getInquiry(context, input, asking)
}

/** Either side. It stays to be read. */
export async function closeInquiry(context: ServiceContext, input: ById, asking: Asking, now = new Date()) {
  await inTransaction(context.db, async (trx) => {
    const row = readable(await lockInquiry(trx, input.inquiry_id), asking, input.lang)
    if (row.state === 'removed' || row.state === 'closed') throw new Problem('conflict', wording(input.lang).text('inquiry.over'))
    await updateInquiry(trx, row.inquiry_id, { state: 'closed', changed_at: now })
    await writeAudit(trx, { actor: asking.by, action: 'inquiry.close', target: row.inquiry_id }, now)
  })
  return getInquiry(context, input, asking)
}
