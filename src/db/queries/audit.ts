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
  /** Whole, or the part before the dot. */
  action?: string | undefined
  from?: Date | undefined
  /** Not of this moment itself. */
  before?: Date | undefined
}

function filtered(db: Kysely<Database>, { actor, target, action, from, before }: AuditFilters) {
  return db
    .selectFrom('audit_entry')
    .$if(actor !== undefined, (query) => query.where('actor', '=', actor ?? ''))
    .$if(target !== undefined, (query) => query.where('target', '=', target ?? ''))
    .$if(action !== undefined, (query) =>
      action?.includes('.') ? query.where('action', '=', action) : query.where(sql`split_part(action, '.', 1)`, '=', action ?? ''),
    )
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? new Date(0)))
    .$if(before !== undefined, (query) => query.where('at', '<', before ?? new Date(0)))
}

/** Newest first, before this number. */
export async function listAuditRows(
  db: Kysely<Database>,
  filters: AuditFilters,
  { below, limit }: { below?: number | undefined; limit: number },
): Promise<AuditRow[]> {
  const rows = await filtered(db, filters)
    .selectAll()
    .$if(below !== undefined, (query) => query.where('seq', '<', String(below)))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

export async function countAuditRows(db: Kysely<Database>, filters: AuditFilters): Promise<number> {
  const { count } = await filtered(db, filters)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Oldest first, after this number: to verify the chain piece by piece. */
export async function auditRowsAfter(db: Kysely<Database>, seq: number, limit: number): Promise<AuditRow[]> {
  const rows = await db.selectFrom('audit_entry').selectAll().where('seq', '>', String(seq)).orderBy('seq').limit(limit).execute()
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}
