import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { auditRowsAfter, type AuditRow, insertAuditRow, lastAuditRow } from '../../db/queries/audit.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'

const NOTHING_BEFORE = '0'.repeat(64)
const PIECE = 1000

export interface AuditInput {
  /** user:<id>, key:<id>, operator, visitor or system; never a name, an address or a network address. */
  readonly actor: string
  /** resource.action */
  readonly action: string
  readonly target?: string | null
  /** What changed. No text of messages, no secrets. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** Part of the transaction it is called in, so that what is done is in the log, and what is in the log was done. */
export async function writeAudit(
  db: Kysely<Database>,
  { actor, action, target = null, details = {} }: AuditInput,
  at = new Date(),
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const last = await lastAuditRow(trx)
    const row = { seq: (last?.seq ?? 0) + 1, at, actor, action, target, details: { ...details }, prev_hash: last?.hash ?? NOTHING_BEFORE }
    await insertAuditRow(trx, { ...row, hash: hashOf(row) })
  })
}

/** The first entry that does not fit what stands before it; undefined = the chain is whole. */
export async function verifyAudit(db: Kysely<Database>): Promise<{ entries: number; head: string; broken_at: number | null }> {
  let entries = 0
  let head = NOTHING_BEFORE
  for (;;) {
    const rows = await auditRowsAfter(db, entries, PIECE)
    for (const row of rows) {
      if (row.seq !== entries + 1 || row.prev_hash !== head || row.hash !== hashOf(row)) return { entries, head, broken_at: entries + 1 }
      entries = row.seq
      head = row.hash
    }
    if (rows.length < PIECE) return { entries, head, broken_at: null }
  }
}

function hashOf({ seq, at, actor, action, target, details, prev_hash }: Omit<AuditRow, 'hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify([seq, at.toISOString(), actor, action, target, sorted(details), prev_hash]))
    .digest('hex')
}

/** The database keeps the keys of an object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, sorted(each)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}
