import {
  deleteBlock,
  findInquiry,
  insertBlock,
  insertReport,
  listMessages,
  listOpenReports,
  lockInquiry,
  settleReport,
  updateInquiry,
} from '../../db/queries/inquiries.ts'
import { inTransaction } from '../../db/transaction.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking, PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { getInquiry, readable } from './inquiries.ts'
import { namesFor } from './present.ts'

interface ById {
  inquiry_id: string
  lang: Language
}

export async function reportInquiry(context: ServiceContext, input: ById & { reason: string }, asking: PersonAsking, now = new Date()) {
  const { lang } = input
  countDeed(context, 'write_inquiry', asking.address, lang, now)
  const report_id = uuidV7(now)
  await inTransaction(context.db, async (trx) => {
    const row = readable(await lockInquiry(trx, input.inquiry_id), asking, lang)
    if ((await listOpenReports(trx)).some((each) => each.inquiry_id === row.inquiry_id && each.user_id === asking.user.id))
      throw new Problem('conflict', wording(lang).text('inquiry.reported_already'))
    await insertReport(trx, {
      report_id,
      inquiry_id: row.inquiry_id,
      user_id: asking.user.id,
      reason: input.reason,
      created_at: now,
      settled_at: null,
      settled_by: null,
      outcome: null,
    })
    await writeAudit(trx, { actor: asking.by, action: 'inquiry.report', target: row.inquiry_id, details: { report_id } }, now)
  })
  return { report_id, message: wording(lang).text('inquiry.reported') }
}

/** For the company: no more letters of this person, or again. What was written stays. */
export async function blockSender(context: ServiceContext, input: ById & { blocked: boolean }, asking: PersonAsking, now = new Date()) {
  const { lang } = input
  await inTransaction(context.db, async (trx) => {
    const row = readable(await lockInquiry(trx, input.inquiry_id), asking, lang)
    if (!can(asking.actor, 'inquiry', 'block', row)) throw new Problem('forbidden', wording(lang).text('disclosure.not_yours'))
    const { company_id, from_user_id } = row
    if (input.blocked) await insertBlock(trx, { company_id, user_id: from_user_id, actor: asking.by, created_at: now })
    else await deleteBlock(trx, [company_id], from_user_id)
    const details = { inquiry_id: row.inquiry_id, blocked: input.blocked }
    await writeAudit(trx, { actor: asking.by, action: 'inquiry.block', target: company_id, details }, now)
  })
  return getInquiry(context, input, asking)
}

/** Staff reads a letter only when one side told of it. */
export async function listReports(context: ServiceContext, query: PageInput & { lang: Language }, { actor }: Asking) {
  const { db } = context
  const all = await listOpenReports(db)
  const { items, ...paged } = pageOf(all, query, (report) => report)
  const rows = await Promise.all(items.map((report) => findInquiry(db, report.inquiry_id)))
  const allowed = rows.map((row) => (row !== undefined && can(actor, 'inquiry', 'moderate', row) ? row : undefined))
  const known = allowed.flatMap((row) => row ?? [])
  const names = await namesFor(context, known, query.lang)
  const threads = Map.groupBy(
    await listMessages(
      db,
      known.map((row) => row.inquiry_id),
    ),
    (message) => message.inquiry_id,
  )
  return {
    ...paged,
    items: items.flatMap((report, i) => {
      const row = allowed[i]
      if (row === undefined) return []
      const company = names.company(row.company_id)
      return [
        {
          report_id: report.report_id,
          inquiry_id: row.inquiry_id,
          company_id: company.id,
          company_name: company.name,
          from_name: names.sender(row).name,
          subject: row.subject,
          reason: report.reason,
          by: report.user_id === row.from_user_id ? ('sender' as const) : ('company' as const),
          created_at: report.created_at.toISOString(),
          thread: (threads.get(row.inquiry_id) ?? []).map(({ side, text, created_at }) => ({
            side,
            text,
            created_at: created_at.toISOString(),
          })),
        },
      ]
    }),
  }
}

/** Removed: neither side reads it any more. */
export async function settle(
  context: ServiceContext,
  { report_id, outcome, lang }: { report_id: string; outcome: 'removed' | 'dismissed'; lang: Language },
  asking: Asking,
  now = new Date(),
) {
  await inTransaction(context.db, async (trx) => {
    const inquiryId = await settleReport(trx, report_id, { settled_at: now, settled_by: asking.by, outcome })
    if (inquiryId === undefined) throw new Problem('not_found', wording(lang).text('not_found.report'))
    if (outcome === 'removed') await updateInquiry(trx, inquiryId, { state: 'removed', changed_at: now })
    await writeAudit(trx, { actor: asking.by, action: 'inquiry.moderate', target: inquiryId, details: { report_id, outcome } }, now)
  })
  return { report_id, outcome }
}
