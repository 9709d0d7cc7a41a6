import { countStatus } from '../../db/queries/moderation.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { verifyAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { listQueues } from './queues.ts'

const startedAt = new Date()
/** Everybody may ask, and the whole log is read for the answer. */
const VERIFY_EVERY_MS = 10 * 60_000

type Log = Awaited<ReturnType<typeof verifyAudit>>
const verified = new WeakMap<ServiceContext['db'], { at: number; log: Promise<Log> }>()

/** What everybody may know about this installation: how long we take, and that the log of what was done is whole. */
export async function getStatus(context: ServiceContext, { lang }: { lang: Language }, now = new Date()) {
  const { db, edition } = context
  const [queues, log, counts] = await Promise.all([listQueues(context, { lang }, now), verifiedLog(db, now), countStatus(db)])
  return {
    at: now.toISOString(),
    started_at: startedAt.toISOString(),
    edition: { edition_id: edition.edition_id, version: edition.version },
    queues: queues.items,
    log: { entries: log.entries, head: log.head, whole: log.broken_at === null },
    counts,
  }
}

function verifiedLog(db: ServiceContext['db'], now: Date): Promise<Log> {
  const known = verified.get(db)
  if (known && now.getTime() - known.at < VERIFY_EVERY_MS) return known.log
  const log = verifyAudit(db)
  verified.set(db, { at: now.getTime(), log })
  log.catch(() => verified.delete(db))
  return log
}
