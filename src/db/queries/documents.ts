import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { DocumentKind, DocumentState } from '../../domain/claims.ts'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type DocumentRow = Selectable<Database['document']>

export interface DocumentFilters {
  state?: DocumentState | undefined
  kind?: DocumentKind | undefined
  company_id?: string | undefined
  organisation_id?: string | undefined
}

/** Those that wait first, the oldest at the top; then the newest. */
export function listDocumentRows(db: Kysely<Database>, allowed: Condition, filters: DocumentFilters): Promise<DocumentRow[]> {
  let query = db
    .selectFrom('document')
    .selectAll()
    .where((eb) => scopeOf(eb, 'document', allowed))
  for (const key of ['state', 'kind', 'company_id', 'organisation_id'] as const) {
    const value = filters[key]
    if (value !== undefined) query = query.where(key, '=', value)
  }
  return query
    .orderBy((eb) => eb.case().when('state', '=', 'waiting').then(0).else(1).end())
    .orderBy((eb) => eb.case().when('state', '=', 'waiting').then(eb.ref('created_at')).end())
    .orderBy('created_at', 'desc')
    .orderBy('document_id')
    .execute()
}

export function findDocument(db: Kysely<Database>, id: string): Promise<DocumentRow | undefined> {
  return db.selectFrom('document').selectAll().where('document_id', '=', id).executeTakeFirst()
}

export async function insertDocument(db: Kysely<Database>, row: Insertable<Database['document']>): Promise<void> {
  await db.insertInto('document').values(row).execute()
}

/** False when it is no longer in the state the caller saw. */
export async function moveDocument(trx: Kysely<Database>, seen: DocumentRow, change: Updateable<Database['document']>): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('document')
    .set(change)
    .where('document_id', '=', seen.document_id)
    .where('state', '=', seen.state)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How much an organisation keeps here, and how many of it came since then. */
export async function documentsOf(db: Kysely<Database>, organisationId: string, since: Date): Promise<{ kept: number; recent: number }> {
  const count = (query: { n: string } | undefined) => Number(query?.n ?? 0)
  const kept = await db
    .selectFrom('document')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('organisation_id', '=', organisationId)
    .where('state', '<>', 'deleted')
    .executeTakeFirst()
  const recent = await db
    .selectFrom('document')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('organisation_id', '=', organisationId)
    .where('created_at', '>', since)
    .executeTakeFirst()
  return { kept: count(kept), recent: count(recent) }
}

/** What a claim needed is not kept longer than it was needed. */
export async function limitDocuments(trx: Kysely<Database>, ids: readonly string[], deleteOn: string): Promise<void> {
  if (ids.length === 0) return
  await trx
    .updateTable('document')
    .set({ delete_on: deleteOn })
    .where('document_id', 'in', [...ids])
    .execute()
}

export function documentsPast(db: Kysely<Database>, day: string): Promise<DocumentRow[]> {
  return db.selectFrom('document').selectAll().where('delete_on', '<', day).where('state', '<>', 'deleted').execute()
}

/** Of statements: the document that is to prove each, the newest. */
export async function documentsProving(db: Kysely<Database>, statementIds: readonly string[]): Promise<Map<string, DocumentRow>> {
  if (statementIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .where('statement_id', 'in', [...statementIds])
    .orderBy('created_at')
    .execute()
  return new Map(rows.map((row) => [row.statement_id ?? '', row]))
}
