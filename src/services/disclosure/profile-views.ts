import { addViews, deleteViewsBefore, listViews } from '../../db/queries/profile-views.ts'
import { readCompanies } from '../../db/queries/company-rows.ts'
import type { Actor } from '../../domain/policy/actor.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { wording } from '../wording.ts'
import { companyIdsOf } from './edited-company.ts'

const DAY_MS = 86_400_000
const KEPT_DAYS = 400
/** Companies counted between two writes; a scan of the whole directory must not fill the memory. */
const MOST_WAITING = 20_000

/** Programs that say what they are. Those that do not are counted as people; nothing here needs to be exact. */
const PROGRAM =
  /bot\b|bot[/;_-]|crawl|spider|slurp|scrap|curl|wget|python|java\/|go-http|okhttp|axios|node|headless|lighthouse|preview|monitor|uptime|facebookexternalhit|feed|archiv/i

/** What was counted and not yet written, of each running Matxich. */
const waiting = new WeakMap<ServiceContext['db'], Map<string, number>>()

/** A page of a company that was served. Of whoever asked for it, only the kind of program is looked at, here and now. */
export function countView({ db }: Pick<ServiceContext, 'db'>, pathname: string, userAgent: string | null, now = new Date()): void {
  const id = /^\/(?:vi|en|ko)\/companies\/([a-z0-9][a-z0-9_-]{0,119})(?:\.data)?$/.exec(pathname)?.[1]
  if (id === undefined || id === 'compare' || userAgent === null || userAgent === '' || PROGRAM.test(userAgent)) return
  const counts = waiting.get(db) ?? new Map<string, number>()
  waiting.set(db, counts)
  const key = `${dayOf(now)} ${id}`
  if (counts.size < MOST_WAITING || counts.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Written together now and then: a page must not wait for a count. */
export async function writeViews({ db }: Pick<ServiceContext, 'db'>): Promise<void> {
  const counts = waiting.get(db)
  if (counts === undefined || counts.size === 0) return
  waiting.delete(db)
  const rows = [...counts].map(([key, count]) => ({ day: key.slice(0, 10), company_id: key.slice(11), count }))
  const known = new Set((await readCompanies(db, [...new Set(rows.map((row) => row.company_id))])).map((row) => row.company_id))
  const counted = rows.filter((row) => known.has(row.company_id))
  const PIECE = 1000
  for (let at = 0; at < counted.length; at += PIECE) await addViews(db, counted.slice(at, at + PIECE))
}

export async function sweepViews(context: ServiceContext, now = new Date()): Promise<void> {
  await writeViews(context)
  await deleteViewsBefore(context.db, dayOf(new Date(now.getTime() - KEPT_DAYS * DAY_MS)))
}

/** For those who answer for the company, and staff. */
export async function getViews(
  context: ServiceContext,
  { id, days, lang }: { id: string; days: number; lang: Language },
  actor: Actor,
  now = new Date(),
) {
  const { ids } = await companyIdsOf(context, { id, lang })
  if (!ids.some((company_id) => can(actor, 'profile_view', 'read', { company_id })))
    throw new Problem('forbidden', wording(lang).text('disclosure.not_yours'))
  await writeViews(context)
  const items = await listViews(context.db, ids, dayOf(new Date(now.getTime() - (days - 1) * DAY_MS)))
  return { items, total: items.length, views: items.reduce((sum, { count }) => sum + count, 0) }
}
