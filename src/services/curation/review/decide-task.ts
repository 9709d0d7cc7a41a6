import type { Kysely } from 'kysely'
import { listReviewTaskRows, moveReviewTask, type ReviewTaskRow } from '../../../db/queries/review-tasks.ts'
import type { Database } from '../../../db/schema.ts'
import { changeStatements } from '../../../db/transaction.ts'
import { Problem } from '../../../domain/problem.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import type { ServiceContext } from '../../context.ts'
import { prepareProfiles } from '../../linkage/prepare-profiles.ts'
import { wording } from '../../wording.ts'
import { decideRow } from './decide-row.ts'
import { decideSubjects } from './decide-subjects.ts'
import { refreshClusters } from './open-tasks.ts'
import { nextReviewTask, type QueueFilters, reviewTaskOrThrow } from './queue.ts'

export type ReviewDecision = 'same' | 'different' | 'unsure' | 'new_company' | 'other_site'

export interface DecisionInput {
  id: string
  decision: ReviewDecision
  subject_id?: string | undefined
  reason?: string | undefined
  lang: Language
}

/** What an answer did to the data. */
export interface Outcome {
  event_ids: string[]
  /** Of the task: a question about other candidates may remain. */
  state: 'open' | 'decided' | 'unsure'
  subject_id: string | null
  merged_into: string | null
  /** What the task asks from now on, when it stays open. */
  change?: Partial<Pick<ReviewTaskRow, 'right_id' | 'probability'>> & { candidates?: string }
}

/** One answer: what it does, its memory and the task are one transaction. Answers with the next task, so that a person never waits. */
export async function decideTask(
  context: ServiceContext,
  input: DecisionInput & { queue?: QueueFilters | undefined },
  actor: string,
  now = new Date(),
) {
  await prepareProfiles(context.db)
  const done = await changeStatements(context.db, (trx) => answerTask({ ...context, db: trx }, input, actor, now))
  await refreshClusters(context.db)
  await context.renew()
  const { task, remaining } = await nextReviewTask(context, { ...input.queue, lang: input.lang }, now)
  return { event_id: done.event_ids.at(-1) ?? '', merged_into: done.merged_into, next: task, remaining }
}

interface ClusterInput {
  id: string
  decision: 'same' | 'different' | 'unsure'
  except: readonly string[]
  reason?: string | undefined
  lang: Language
}

const MOST_IN_A_CLUSTER = 500

/** One answer for a whole cluster. What is refused stays open and is said; the rest is done. */
export async function decideCluster(context: ServiceContext, input: ClusterInput, actor: string, now = new Date()) {
  await prepareProfiles(context.db)
  const tasks = await listReviewTaskRows(context.db, { state: 'open', cluster_id: input.id }, MOST_IN_A_CLUSTER, 0)
  const event_ids: string[] = []
  const refused: { task_id: string; detail: string }[] = []
  let decided = 0
  for (const { task_id } of tasks.filter((task) => !input.except.includes(task.task_id))) {
    try {
      const done = await changeStatements(context.db, (trx) => answerTask({ ...context, db: trx }, { ...input, id: task_id }, actor, now))
      event_ids.push(...done.event_ids)
      decided += 1
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // Answered along with one before it: the two had become one.
      if (error.code !== 'conflict' || (await reviewTaskOrThrow(context, task_id, input.lang)).state === 'open')
        refused.push({ task_id, detail: error.message })
    }
  }
  await refreshClusters(context.db)
  await context.renew()
  const { task, remaining } = await nextReviewTask(context, { lang: input.lang }, now)
  return { event_ids, decided, refused, next: task, remaining }
}

async function answerTask(context: ServiceContext, input: DecisionInput, actor: string, now: Date): Promise<Outcome> {
  const { db: trx } = context
  const words = wording(input.lang)
  const row = await reviewTaskOrThrow(context, input.id, input.lang)
  if (row.state !== 'open' && row.state !== 'unsure') throw new Problem('conflict', words.text('review.not_open'))
  const candidate = input.subject_id === undefined ? row.candidates[0] : row.candidates.find((each) => each.subject_id === input.subject_id)
  if (candidate === undefined && (input.subject_id !== undefined || input.decision === 'same' || input.decision === 'other_site'))
    throw new Problem('invalid', words.text('review.no_candidate', { id: input.subject_id ?? '–' }))
  const decide = row.left_subject_id === null ? decideRow : decideSubjects
  const outcome = await decide(trx, { row, candidate, decision: input.decision, actor, reason: input.reason, lang: input.lang, at: now })
  await record(trx, row, input, outcome, actor, now)
  return outcome
}

async function record(
  trx: Kysely<Database>,
  row: ReviewTaskRow,
  input: DecisionInput,
  outcome: Outcome,
  actor: string,
  now: Date,
): Promise<void> {
  const moved = await moveReviewTask(trx, row.task_id, ['open', 'unsure'], {
    state: outcome.state,
    event_ids: JSON.stringify([...row.event_ids, ...outcome.event_ids]),
    ...outcome.change,
    ...(outcome.state === 'open'
      ? {}
      : { decided_at: now, decision: input.decision, decided_subject_id: outcome.subject_id, actor, note: input.reason ?? null }),
  })
  if (!moved) throw new Problem('conflict', wording(input.lang).text('review.not_open'))
}
