import type { Kysely } from 'kysely'
import {
  type DocumentFilters,
  documentsPast,
  type DocumentRow,
  findDocument,
  listDocumentRows,
  moveDocument,
} from '../../db/queries/documents.ts'
import { readChronicle } from '../../db/queries/chronicle.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { namesOfOrganisations } from '../../db/queries/organisations.ts'
import { readSubjectFaces } from '../../db/queries/subject-faces.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { DocumentKind, DocumentState } from '../../domain/claims.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { parseStatementId, splitProperty, type SourceRecord } from '../../domain/statement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { textOf } from '../claims/values/state-value.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { findSubject } from '../statements/change.ts'
import { wording } from '../wording.ts'
import { readKept, removeFile } from './folder.ts'

interface Wanted {
  readonly document_id: string
  readonly lang: Language
}

/** Whoever may not read it learns nothing, not even that there is one. */
export async function readableDocument(
  db: Kysely<Database>,
  { actor }: Pick<Asking, 'actor'>,
  { document_id, lang }: Wanted,
): Promise<DocumentRow> {
  const row = await findDocument(db, document_id)
  if (row === undefined || !can(actor, 'document', 'read', row))
    throw new Problem('not_found', wording(lang).text('not_found.document', { id: document_id }))
  return row
}

export async function getDocument(context: ServiceContext, input: Wanted, asking: Asking) {
  const [shown] = await presentDocuments(context, [await readableDocument(context.db, asking, input)], asking, input.lang)
  if (shown === undefined) throw new Error(`document ${input.document_id} vanished`)
  return shown
}

/** The bytes, for whoever may read them. */
export async function readDocumentFile(
  context: ServiceContext,
  input: Wanted,
  asking: Asking,
): Promise<{ row: DocumentRow; bytes: Buffer }> {
  const row = await readableDocument(context.db, asking, input)
  const bytes = row.state === 'deleted' ? undefined : await readKept(context, row.document_id)
  if (bytes === undefined) throw new Problem('gone', wording(input.lang).text('document.deleted'))
  return { row, bytes }
}

interface DocumentQuery extends PageInput {
  state?: DocumentState | undefined
  kind?: DocumentKind | undefined
  company_id?: string | undefined
  organisation_id?: string | undefined
  lang: Language
}

export async function listDocuments(context: ServiceContext, query: DocumentQuery, asking: Asking) {
  const { lang } = query
  const words = wording(lang)
  const company_id = query.company_id && ((await findSubject(context, query.company_id))?.subject_id ?? query.company_id)
  const filters: DocumentFilters = { ...query, company_id }
  const allowed = scope(asking.actor, 'document', 'read')
  const rows = await listDocumentRows(context.db, allowed, filters)
  const page = pageOf(rows, query, (row) => row)
  const count = async <K extends 'state' | 'kind'>(dimension: K, name: (value: string) => string) => {
    const found = await listDocumentRows(context.db, allowed, { ...filters, [dimension]: undefined })
    return [...Map.groupBy(found, (row) => row[dimension])].map(([value, list]) => ({ value, name: name(value), count: list.length }))
  }
  return {
    ...page,
    items: await presentDocuments(context, page.items, asking, lang),
    facets: {
      state: await count('state', (value) => words.text(`document_state.${value}`)),
      kind: await count('kind', (value) => words.text(`document_kind.${value}`)),
    },
  }
}

async function presentDocuments({ db }: ServiceContext, rows: readonly DocumentRow[], { actor }: Asking, lang: Language) {
  const words = wording(lang)
  const faces = await readSubjectFaces(db, [...new Set(rows.map((row) => row.company_id))])
  const names = await namesOfOrganisations(db, [...new Set(rows.map((row) => row.organisation_id))])
  const out = []
  for (const row of rows) {
    const face = faces.get(row.company_id)
    const about = row.statement_id === null ? undefined : await findStated(db, row.company_id, row.statement_id)
    out.push({
      document_id: row.document_id,
      organisation_id: row.organisation_id,
      organisation_name: names.get(row.organisation_id) ?? row.organisation_id,
      company_id: row.company_id,
      company_name: (lang === 'vi' ? face?.name_vi : null) ?? face?.name ?? row.company_id,
      kind: row.kind,
      kind_name: words.text(`document_kind.${row.kind}`),
      state: row.state,
      state_name: words.text(`document_state.${row.state}`),
      mime_type: row.mime_type,
      bytes: row.bytes,
      sha256: row.sha256,
      width: row.width,
      height: row.height,
      about:
        about === undefined || row.statement_id === null
          ? null
          : { value_id: row.statement_id, property: splitProperty(about.property).name, text: textOf(about.value), details: about.details },
      created_at: row.created_at.toISOString(),
      reviewed_at: row.reviewed_at?.toISOString() ?? null,
      reason: row.reason,
      delete_on: row.delete_on,
      file_path: row.state === 'deleted' ? null : `/api/v1/documents/${row.document_id}/file`,
      may_review: can(actor, 'document', 'review', row),
    })
  }
  return out
}

/** The statement a document is about, also when it was taken back since. */
export async function findStated(db: Kysely<Database>, companyId: string, id: string) {
  const current = (await currentCompanies(db, [companyId])).get(companyId) ?? companyId
  const { recordId, property } = parseStatementId(id) ?? { recordId: '', property: '' }
  const record: SourceRecord | undefined = (await readChronicle(db, [current], 'ever')).records.find((each) => each.record_id === recordId)
  const value = record?.values[property]
  if (record === undefined || value === undefined) return undefined
  return { record, property, value, details: typeof value === 'object' && value !== null ? (value.details ?? null) : null }
}

/** By its organisation. That there was one, and what was decided, stays on record. */
export async function deleteDocument(context: ServiceContext, input: Wanted, asking: Asking, now = new Date()) {
  const row = await readableDocument(context.db, asking, input)
  const words = wording(input.lang)
  if (!can(asking.actor, 'document', 'end', row)) throw new Problem('forbidden', words.text('claim.refused.member'))
  if (row.state === 'deleted') throw new Problem('conflict', words.text('document.deleted'))
  await endDocument(context, row, asking.by, now)
  return getDocument(context, input, asking)
}

/** The row first: a file without a row is found by the next sweep, a row without its file would promise what is not there. */
async function endDocument(context: ServiceContext, row: DocumentRow, by: string, now: Date): Promise<void> {
  await inTransaction(context.db, async (trx) => {
    if (!(await moveDocument(trx, row, { state: 'deleted' }))) return
    await writeAudit(trx, { actor: by, action: 'document.delete', target: row.document_id, details: { kind: row.kind } }, now)
  })
  await removeFile(context, row.document_id)
}

/** What has been needed long enough. */
export async function sweepDocuments(context: ServiceContext, now = new Date()): Promise<number> {
  const past = await documentsPast(context.db, dayOf(now))
  for (const row of past) await endDocument(context, row, 'system', now)
  return past.length
}
