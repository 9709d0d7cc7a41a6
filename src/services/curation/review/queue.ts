import {
  countReviewTasks,
  countReviewTasksBy,
  findReviewTask,
  listReviewTaskRows,
  type ReviewFilters,
  type ReviewTaskRow,
} from '../../../db/queries/review-tasks.ts'
import { Problem } from '../../../domain/problem.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import type { ServiceContext } from '../../context.ts'
import { cursorAt, offsetOf, type PageInput } from '../../paging.ts'
import { wording } from '../../wording.ts'
import { presentSummaries, presentTask } from './present-task.ts'

/** Filters as a request gives them. */
export type QueueFilters = { [K in keyof ReviewFilters]?: ReviewFilters[K] | undefined }

export async function listReviewTasks(context: ServiceContext, query: QueueFilters & PageInput & { lang: Language }, now = new Date()) {
  const { db } = context
  const filters = filtersOf(query)
  const offset = offsetOf(query.cursor)
  const total = await countReviewTasks(db, filters)
  const words = wording(query.lang)
  const facet = async (dimension: 'level' | 'origin' | 'reason' | 'state') =>
    (await countReviewTasksBy(db, dimension, filters)).map((each) => ({
      ...each,
      name: words.maybe(`review_${dimension}.${each.value}`) ?? each.value,
    }))
  return {
    items: await presentSummaries(context, await listReviewTaskRows(db, filters, query.limit, offset), query.lang, now),
    total,
    facets: { level: await facet('level'), origin: await facet('origin'), reason: await facet('reason'), state: await facet('state') },
    next_cursor: offset + query.limit < total ? cursorAt(offset + query.limit) : null,
  }
}

export async function getReviewTask(context: ServiceContext, { id, lang }: { id: string; lang: Language }, now = new Date()) {
  return presentTask(context, await reviewTaskOrThrow(context, id, lang), lang, now)
}

/** The first task of the queue, or the one behind `after`: a person may pass over a question. */
export async function nextReviewTask(
  context: ServiceContext,
  { after, lang, ...query }: QueueFilters & { after?: string | undefined; lang: Language },
  now = new Date(),
) {
  const filters = filtersOf(query)
  const remaining = await countReviewTasks(context.db, filters)
  const row = await taskBehind(context, filters, after, remaining)
  return { task: row === undefined ? null : await presentTask(context, row, lang, now), remaining }
}

const LOOK = 200

async function taskBehind(
  { db }: ServiceContext,
  filters: ReviewFilters,
  after: string | undefined,
  total: number,
): Promise<ReviewTaskRow | undefined> {
  const [first] = await listReviewTaskRows(db, filters, 1, 0)
  if (after === undefined) return first
  for (let offset = 0; offset < total; offset += LOOK) {
    // One more, so that the task behind the last of a look is seen.
    const rows = await listReviewTaskRows(db, filters, LOOK + 1, offset)
    const at = rows.findIndex((row) => row.task_id === after)
    if (at >= 0) return rows[at + 1] ?? first
  }
  return first
}

export async function reviewTaskOrThrow({ db }: Pick<ServiceContext, 'db'>, id: string, lang: Language): Promise<ReviewTaskRow> {
  const row = await findReviewTask(db, id)
  if (row === undefined) throw new Problem('not_found', wording(lang).text('not_found.review_task', { id }))
  return row
}

function filtersOf({ state, level, origin, reason, import_id, cluster_id }: QueueFilters): ReviewFilters {
  return { state: state ?? 'open', level, origin, reason, import_id, cluster_id }
}
