import type { Kysely } from 'kysely'
import { findDocument } from '../../db/queries/documents.ts'
import { deleteProgress, listProgress, type ProgressRow, putProgress } from '../../db/queries/qualification.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { ProgressStatus } from '../../domain/qualification.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { type ClaimedCompany, getClaimedCompany } from '../claims/claimed-company.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { notFound } from '../not-found.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { qualification } from './steps.ts'

interface Wanted {
  id: string
  step_id: string
  lang: Language
}

export interface ProgressInput extends Wanted {
  status: ProgressStatus
  due_on?: string | undefined
  done_on?: string | undefined
  note?: string | undefined
  document_id?: string | undefined
}

/** What the company says of one step. */
export async function getProgress(context: ServiceContext, wanted: Wanted, asking: Asking) {
  const company = await companyFor(context, wanted, asking, 'read')
  return oneStep(context, company, wanted.step_id)
}

export async function setProgress(context: ServiceContext, input: ProgressInput, asking: Asking, now = new Date()) {
  const { step_id, lang } = input
  const words = wording(lang)
  countDeed(context, 'state_value', asking.address, lang, now)
  const company = await companyFor(context, input, asking, 'change')
  const today = dayOf(now)
  if (input.done_on !== undefined && input.done_on > today)
    throw new Problem('invalid', words.text('qualify.done_later', { day: input.done_on, today }), [
      { path: 'done_on', message: words.text('qualify.done_later', { day: input.done_on, today }) },
    ])
  await checkDocument(context, input, company)
  await inTransaction(context.db, async (trx) => {
    await deleteProgress(trx, company.ids, step_id)
    await putProgress(trx, {
      company_id: company.company_id,
      step_id,
      status: input.status,
      due_on: input.due_on ?? null,
      done_on: input.status === 'done' ? (input.done_on ?? today) : null,
      note: input.note === undefined || input.note === '' ? null : input.note,
      document_id: input.document_id ?? null,
      changed_by: asking.by,
      changed_at: now,
    })
    const details = { step_id, status: input.status }
    await writeAudit(trx, { actor: asking.by, action: 'company.qualify_put', target: company.company_id, details }, now)
  })
  return oneStep(context, company, step_id)
}

export async function endProgress(context: ServiceContext, wanted: Wanted, asking: Asking, now = new Date()) {
  countDeed(context, 'state_value', asking.address, wanted.lang, now)
  const company = await companyFor(context, wanted, asking, 'change')
  await inTransaction(context.db, async (trx) => {
    await deleteProgress(trx, company.ids, wanted.step_id)
    const details = { step_id: wanted.step_id }
    await writeAudit(trx, { actor: asking.by, action: 'company.qualify_delete', target: company.company_id, details }, now)
  })
  return oneStep(context, company, wanted.step_id)
}

export async function presentProgress(db: Kysely<Database>, row: ProgressRow) {
  const document = row.document_id === null ? undefined : await findDocument(db, row.document_id)
  return {
    status: row.status,
    due_on: row.due_on,
    done_on: row.done_on,
    note: row.note,
    document: document === undefined ? null : { document_id: document.document_id, kind: document.kind, state: document.state },
    changed_on: dayOf(row.changed_at),
  }
}

async function oneStep({ db }: ServiceContext, company: ClaimedCompany, stepId: string) {
  const row = (await listProgress(db, company.ids)).find(({ step_id }) => step_id === stepId)
  return { company_id: company.company_id, step_id: stepId, progress: row === undefined ? null : await presentProgress(db, row) }
}

async function companyFor(context: ServiceContext, { id, step_id, lang }: Wanted, { actor }: Asking, action: 'read' | 'change') {
  const company = await getClaimedCompany(context.db, id, lang)
  if (!company.ids.some((company_id) => can(actor, 'qualification_progress', action, { company_id })))
    throw new Problem('forbidden', wording(lang).text('own.not_yours'))
  const { steps } = await qualification(context)
  return steps.has(step_id) ? company : notFound('step', step_id, steps.keys(), lang)
}

/** Only a paper of the same company that was not refused or deleted. */
async function checkDocument({ db }: ServiceContext, { document_id, lang }: ProgressInput, company: ClaimedCompany): Promise<void> {
  if (document_id === undefined) return
  const document = await findDocument(db, document_id)
  if (document !== undefined && company.ids.includes(document.company_id) && ['waiting', 'accepted'].includes(document.state)) return
  const message = wording(lang).text('qualify.no_such_document', { id: document_id })
  throw new Problem('invalid', message, [{ path: 'document_id', message }])
}
