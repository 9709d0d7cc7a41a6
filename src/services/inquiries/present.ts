import { readCompanies } from '../../db/queries/company-rows.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { type InquiryRow, isBlocked, listMessages } from '../../db/queries/inquiries.ts'
import { findOrganisations, namesOfPeople } from '../../db/queries/inquiry-names.ts'
import type { Actor } from '../../domain/policy/actor.ts'
import { can } from '../../domain/policy/policy.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { companyName } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'

type Names = Awaited<ReturnType<typeof namesFor>>

/** Of both sides, without any address. */
export async function namesFor({ db }: Pick<ServiceContext, 'db'>, rows: readonly InquiryRow[], lang: Language) {
  const current = await currentCompanies(db, [...new Set(rows.map((row) => row.company_id))])
  const companies = new Map((await readCompanies(db, [...new Set(current.values())])).map((row) => [row.company_id, row]))
  const organisations = await findOrganisations(db, [...new Set(rows.flatMap((row) => row.from_organisation_id ?? []))])
  const people = await namesOfPeople(db, [...new Set(rows.map((row) => row.from_user_id))])
  return {
    company: (id: string) => {
      const now = current.get(id) ?? id
      const row = companies.get(now)
      return { id: now, name: row === undefined ? now : companyName(row, lang) }
    },
    sender: (row: InquiryRow) => {
      const organisation = organisations.get(row.from_organisation_id ?? '')
      return organisation === undefined
        ? { name: people.get(row.from_user_id) ?? '', verified: false }
        : { name: organisation.name, verified: organisation.verified }
    },
  }
}

export function presentInquiry(row: InquiryRow, messages: number, names: Names, actor: Actor, lang: Language) {
  const words = wording(lang)
  const company = names.company(row.company_id)
  const sender = names.sender(row)
  const removed = row.state === 'removed'
  return {
    inquiry_id: row.inquiry_id,
    company_id: company.id,
    company_name: company.name,
    from_name: sender.name,
    from_verified: sender.verified,
    side: sideOf(row, actor),
    subject: removed ? null : row.subject,
    purpose: row.purpose,
    purpose_name: words.text(`inquiry.purpose.${row.purpose}`),
    state: row.state,
    state_name: words.text(`inquiry.state.${row.state}`),
    delivery: row.delivery,
    delivery_text: words.text(`inquiry.delivery.${row.delivery}`),
    messages,
    created_at: row.created_at.toISOString(),
    changed_at: row.changed_at.toISOString(),
  }
}

/** Whoever writes to their own company is the sender. */
export function sideOf({ from_user_id }: Pick<InquiryRow, 'from_user_id'>, { user_id }: Actor): 'sender' | 'company' {
  return from_user_id === user_id ? 'sender' : 'company'
}

export async function presentDetail(context: ServiceContext, row: InquiryRow, actor: Actor, lang: Language) {
  const { db } = context
  const thread = await listMessages(db, [row.inquiry_id])
  const removed = row.state === 'removed'
  const over = removed || row.state === 'closed'
  const blocked = await isBlocked(db, [row.company_id], row.from_user_id)
  const side = sideOf(row, actor)
  return {
    ...presentInquiry(row, thread.length, await namesFor(context, [row], lang), actor, lang),
    thread: thread.map((message) => ({
      message_id: message.message_id,
      side: message.side,
      mine: message.user_id === actor.user_id,
      text: removed ? null : message.text,
      created_at: message.created_at.toISOString(),
    })),
    // To the sender it shows when they answer, not before.
    blocked: side === 'company' && blocked,
    may_answer: !over && can(actor, 'inquiry', 'answer', row) && !(side === 'sender' && blocked),
  }
}
