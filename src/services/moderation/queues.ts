import type { Kysely } from 'kysely'
import { claimCases, documentCases } from '../../db/queries/claim-cases.ts'
import { reportCases } from '../../db/queries/inquiries.ts'
import { correctionCases, countUnknownWords, reviewCases } from '../../db/queries/moderation.ts'
import { needCases } from '../../db/queries/needs.ts'
import { privacyCases } from '../../db/queries/privacy-requests.ts'
import type { Database } from '../../db/schema.ts'
import { CLAIM_PROMISE_DAYS } from '../../domain/claims.ts'
import { NEED_PROMISE_DAYS } from '../../domain/needs.ts'
import { type Actor, isStaff, type StaffRole } from '../../domain/policy/actor.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { PROMISE_DAYS } from '../curation/correction-state.ts'
import { wording } from '../wording.ts'
import { countStalled } from '../introductions/stalled.ts'
import { type Case, type Clock, clockOf } from './clock.ts'

interface Queue {
  readonly queue: string
  /** Page where it is worked on, under the language. */
  readonly path: string
  /** Working days we promise; null where nothing is promised. */
  readonly promise_days: number | null
  readonly worked_by: readonly StaffRole[]
  read(db: Kysely<Database>, now: Date): Promise<readonly Case[] | Pick<Clock, 'waiting'>>
}

const YEAR_MS = 365 * 86_400_000

/** What people or machines put before staff. A new kind of question to staff belongs here, and its name into the messages. */
export const QUEUES: readonly Queue[] = [
  { queue: 'corrections', path: 'corrections', promise_days: PROMISE_DAYS, worked_by: ['curator'], read: (db) => correctionCases(db) },
  {
    queue: 'review',
    path: 'review',
    promise_days: null,
    worked_by: ['curator'],
    read: (db, now) => reviewCases(db, new Date(now.getTime() - YEAR_MS)),
  },
  {
    queue: 'claims',
    path: 'claims',
    promise_days: CLAIM_PROMISE_DAYS,
    worked_by: ['curator'],
    read: (db, now) => claimCases(db, new Date(now.getTime() - YEAR_MS)),
  },
  {
    queue: 'documents',
    path: 'documents',
    promise_days: null,
    worked_by: ['curator'],
    read: (db, now) => documentCases(db, new Date(now.getTime() - YEAR_MS)),
  },
  {
    queue: 'needs',
    path: 'needs/mine?state=in_review',
    promise_days: NEED_PROMISE_DAYS,
    worked_by: ['curator'],
    read: (db, now) => needCases(db, new Date(now.getTime() - YEAR_MS)),
  },
  {
    queue: 'words',
    path: 'curation/words',
    promise_days: null,
    worked_by: ['curator'],
    read: async (db) => ({ waiting: await countUnknownWords(db) }),
  },
  {
    queue: 'inquiry_reports',
    path: 'inquiries/reports',
    promise_days: null,
    worked_by: ['curator'],
    read: (db, now) => reportCases(db, new Date(now.getTime() - YEAR_MS)),
  },
  {
    queue: 'privacy_requests',
    path: 'privacy/queue',
    promise_days: null,
    worked_by: ['admin'],
    read: (db, now) => privacyCases(db, new Date(now.getTime() - YEAR_MS)),
  },
  {
    queue: 'introductions',
    path: 'introductions/stalled',
    promise_days: null,
    worked_by: ['officer'],
    read: countStalled,
  },
]

/** How long staff takes, queue by queue: for everybody to see. */
export async function listQueues({ db }: Pick<ServiceContext, 'db'>, { lang }: { lang: Language }, now = new Date()) {
  const words = wording(lang)
  const items = await Promise.all(
    QUEUES.map(async (each) => {
      const { queue, path, promise_days } = each
      const found = await each.read(db, now)
      const clock = isCases(found) ? clockOf(found, now) : { ...clockOf([], now), ...found, settled: null }
      return { queue, name: words.text(`queue.${queue}.name`), what: words.text(`queue.${queue}.what`), path, promise_days, ...clock }
    }),
  )
  return { items, total: items.length }
}

/** The same, of the queues this person works on. */
export async function listOwnQueues(context: Pick<ServiceContext, 'db'>, actor: Actor, input: { lang: Language }, now = new Date()) {
  const { items } = await listQueues(context, input, now)
  const own = items.filter(({ queue }) => isStaff(actor, ...(QUEUES.find((each) => each.queue === queue)?.worked_by ?? [])))
  return { items: own, total: own.length }
}

function isCases(found: readonly Case[] | Pick<Clock, 'waiting'>): found is readonly Case[] {
  return Array.isArray(found)
}
