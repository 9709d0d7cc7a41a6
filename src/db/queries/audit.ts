import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

export interface AuditRow {
  seq: number
  at: Date
  actor: string
  action: string
  target: string | null
  details: Record<string, unknown>
  prev_hash: string
  hash: string
}

/** Any number that no other program uses for the same. */
const AUDIT_LOCK = 0x6d_61_75_64

/** The last entry, with the right to write the next: nobody else has it until this transaction ends. */
export async function lastAuditRow(trx: Kysely<Database>): Promise<Pick<AuditRow, 'seq' | 'hash'> | undefined> {
  await sql`select pg_advisory_xact_lock(${AUDIT_LOCK})`.execute(trx)
  const row = await trx.selectFrom('audit_entry').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row && { seq: Number(row.seq), hash: row.hash }
}

export async function insertAuditRow(trx: Kysely<Database>, row: AuditRow): Promise<void> {
  await trx
    .insertInto('audit_entry')
    .values({ ...row, details: JSON.stringify(row.details) })
    .execute()
}

export interface AuditFilters {
  actor?: string | undefined
  target?: string | undefined
  action?: string | undefined
}

/** Newest first, before this number. */
export async function listAuditRows(
  db: Kysely<Database>,
  { actor, target, action }: AuditFilters,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<AuditRow[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .$if(actor !== undefined, (query) => query.where('actor', '=', actor ?? ''))
    .$if(target !== undefined, (query) => query.where('target', '=', target ?? ''))
    .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
    .$if(before !== undefined, (query) => query.where('seq', '<', String(before)))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/** Oldest first, after this number: to verify the chain piece by piece. */
export async function auditRowsAfter(db: Kysely<Database>, seq: number, limit: number): Promise<AuditRow[]> {
  const rows = await db.selectFrom('audit_entry').selectAll().where('seq', '>', String(seq)).orderBy('seq').limit(limit).execute()
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}
