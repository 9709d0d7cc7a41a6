import type { Kysely } from 'kysely'
import { type DocumentRow, moveDocument } from '../../db/queries/documents.ts'
import { insertSourceIfNew } from '../../db/queries/sources.ts'
import type { Database } from '../../db/schema.ts'
import { changeStatements } from '../../db/transaction.ts'
import { documentSourceId } from '../../domain/claims.ts'
import { parseDetails } from '../../domain/fact-details.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { type FactProperty, splitProperty, type StatementDetail, statementId } from '../../domain/statement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { findClaimedCompany } from '../claims/claimed-company.ts'
import { tellPeople } from '../claims/tell.ts'
import { checkEntry } from '../claims/values/check-entry.ts'
import { statedNow } from '../claims/values/read-values.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { assertStatements } from '../statements/assert.ts'
import { retractStatement } from '../statements/retract.ts'
import { wording } from '../wording.ts'
import { getDocument, readableDocument } from './documents.ts'

interface ReviewInput {
  document_id: string
  decision: 'accept' | 'refuse'
  reason: string
  details?: Readonly<Record<string, string>> | undefined
  lang: Language
}

/** Staff looked at it. What it proves is said once more, with the document as its source; the document itself is shown to nobody else. */
export async function reviewDocument(context: ServiceContext, input: ReviewInput, asking: Asking, now = new Date()) {
  const { lang, reason } = input
  const words = wording(lang)
  const seen = await readableDocument(context.db, asking, input)
  if (!can(asking.actor, 'document', 'review', seen)) {
    const settled = can(asking.actor, 'document', 'review', { ...seen, state: 'waiting' })
    throw new Problem(settled ? 'conflict' : 'forbidden', words.text(settled ? 'document.settled' : 'claim.refused.staff'))
  }
  const accepted = input.decision === 'accept'
  await changeStatements(context.db, async (trx) => {
    const event_id = accepted && seen.statement_id !== null ? await raiseGrade(context, trx, seen, input, asking, now) : null
    const state = accepted ? 'accepted' : 'refused'
    if (!(await moveDocument(trx, seen, { state, reason, reviewed_at: now, reviewed_by: asking.by, event_id })))
      throw new Problem('conflict', words.text('document.settled'))
    const details = { kind: seen.kind, company_id: seen.company_id, decision: input.decision, event_id }
    await writeAudit(trx, { actor: asking.by, action: 'document.review', target: seen.document_id, details }, now)
    const company = await findClaimedCompany(trx, seen.company_id)
    if (company === undefined) return
    const to = { organisations: [seen.organisation_id], company }
    await tellPeople(
      context,
      trx,
      to,
      accepted ? 'document_accepted' : 'document_refused',
      `my-company/${company.company_id}`,
      { reason },
      now,
    )
  })
  await context.renew()
  return getDocument(context, input, asking)
}

/** The statement as the document has it. Where that is not what the company said, the company's own word gives way. */
async function raiseGrade(
  context: ServiceContext,
  trx: Kysely<Database>,
  document: DocumentRow,
  { details: given, reason, lang }: ReviewInput,
  asking: Asking,
  now: Date,
): Promise<string> {
  const words = wording(lang)
  const company = await findClaimedCompany(trx, document.company_id)
  const stated = company === undefined ? [] : await statedNow(trx, { company })
  const said = stated.find((each) => statementId(each.record.record_id, each.property) === document.statement_id)
  if (company === undefined || said === undefined) throw new Problem('conflict', words.text('document.statement_gone'))
  const before: StatementDetail = typeof said.value === 'object' && said.value !== null ? said.value : { value: String(said.value) }
  const property = splitProperty(said.property).name as FactProperty
  let after = before
  if (given !== undefined && Object.keys(given).length > 0) {
    const known = parseDetails(property, before.details ?? '').details
    const details = { ...Object.fromEntries(Object.entries(known).map(([key, value]) => [key, String(value)])), ...given }
    const entry = { property, value: before.value ?? '', unit: before.unit, term_id: before.term_id, details }
    const checked = await checkEntry(entry, { context, db: trx, kind: 'company', sites: new Set(), lang, now })
    after = { ...before, ...(checked.value as StatementDetail) }
  }
  const source_id = documentSourceId(document.document_id)
  await insertSourceIfNew(trx, {
    source_id,
    title: `Document the company showed (${document.kind}, not published)`,
    publisher: null,
    url: null,
    kind: 'company',
    licence: 'facts only',
    published_on: null,
    retrieved_on: dayOf(document.created_at),
    note: null,
  })
  const change = { actor: asking.by, reason, lang, at: now }
  if (after !== before)
    await retractStatement({ db: trx }, { ...change, subject_id: company.company_id, statement_id: document.statement_id ?? '' })
  const { event_id } = await assertStatements(
    { db: trx },
    {
      ...change,
      about: { subject_id: company.company_id },
      values: { [said.property]: after },
      origin: 'claim',
      source_id,
      evidence_grade: 'document',
      as_of: dayOf(document.created_at),
    },
  )
  return event_id
}
