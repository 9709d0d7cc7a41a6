import { countAuditRows, listAuditRows } from '../../db/queries/audit.ts'
import { namesOfUsers } from '../../db/queries/users.ts'
import { Problem } from '../../domain/problem.ts'
import type { ServiceContext } from '../context.ts'
import type { PageInput } from '../paging.ts'

const DAY_MS = 24 * 60 * 60 * 1000

interface AuditQuery extends PageInput {
  actor?: string | undefined
  target?: string | undefined
  action?: string | undefined
  /** Days, both of them part of it. */
  from?: string | undefined
  to?: string | undefined
}

/** Newest first. The cursor names an entry, not a place in the list: the log grows while somebody reads it. */
export async function listAudit({ db }: Pick<ServiceContext, 'db'>, { actor, target, action, from, to, limit, cursor }: AuditQuery) {
  const filters = {
    actor,
    target,
    action,
    from: from === undefined ? undefined : new Date(`${from}T00:00:00Z`),
    before: to === undefined ? undefined : new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS),
  }
  const rows = await listAuditRows(db, filters, { below: entryOf(cursor), limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const names = await namesOfUsers(
    db,
    shown.flatMap((row) => (row.actor.startsWith('user:') ? [row.actor.slice(5)] : [])),
  )
  return {
    items: shown.map((row) => ({
      seq: row.seq,
      at: row.at.toISOString(),
      actor: row.actor,
      actor_name: names.get(row.actor.replace(/^user:/, '')) ?? null,
      action: row.action,
      target: row.target,
      details: row.details,
      hash: row.hash,
    })),
    total: await countAuditRows(db, filters),
    next_cursor: rows.length > limit ? cursorOf(shown.at(-1)?.seq ?? 0) : null,
  }
}

function cursorOf(seq: number): string {
  return Buffer.from(`e${seq}`, 'latin1').toString('base64url')
}

function entryOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  const match = /^e(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (!match?.[1]) throw new Problem('invalid_cursor', 'The cursor is not one of ours. Start again without it.')
  return Number(match[1])
}
