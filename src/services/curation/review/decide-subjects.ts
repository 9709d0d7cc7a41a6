import type { Kysely } from 'kysely'
import { insertEvent } from '../../../db/queries/events.ts'
import { insertJudgement } from '../../../db/queries/judgements.ts'
import {
  companyWeights,
  openTaskLinks,
  supersedeTasks,
  type ReviewTaskRow,
  type StoredCandidate,
} from '../../../db/queries/review-tasks.ts'
import { currentCompanies, findSubjects } from '../../../db/queries/subjects.ts'
import type { Database } from '../../../db/schema.ts'
import { Problem } from '../../../domain/problem.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import { mergeSubjects } from '../../statements/merge.ts'
import { wording } from '../../wording.ts'
import type { Outcome, ReviewDecision } from './decide-task.ts'

export interface Answer {
  row: ReviewTaskRow
  candidate: StoredCandidate | undefined
  decision: ReviewDecision
  actor: string
  reason: string | undefined
  lang: Language
  at: Date
}

/** Two known companies or sites: one merge, or one remembered judgement. */
export async function decideSubjects(trx: Kysely<Database>, answer: Answer): Promise<Outcome> {
  const { row, candidate, decision } = answer
  const left = row.left_subject_id
  if (left === null || candidate === undefined) throw new Problem('invalid', wording(answer.lang).text('review.no_candidate', { id: '–' }))
  const right = candidate.subject_id
  if (decision === 'unsure') return { ...(await judge(trx, answer, row.level, [left, right], 'unsure')), state: 'unsure' }
  if (decision === 'same') return merge(trx, answer, row.level, left, right)
  if (decision === 'other_site') {
    if (row.level !== 'site') throw new Problem('invalid', wording(answer.lang).text('review.other_site_of_companies'))
    return judge(trx, answer, 'site', [left, right], 'negative')
  }
  return judge(trx, answer, row.level, [left, right], 'negative')
}

async function merge(trx: Kysely<Database>, answer: Answer, level: 'company' | 'site', left: string, right: string): Promise<Outcome> {
  const { actor, reason, lang, at } = answer
  const [survivor, loser] = await survivorFirst(trx, left, right)
  const { event_id } = await mergeSubjects({ db: trx }, { survivor, loser, actor, reason, lang, at })
  const company = (await currentCompanies(trx, [survivor])).get(survivor) ?? survivor
  await closeSettled(trx, answer.row, level)
  return { event_ids: [event_id], state: 'decided', subject_id: right, merged_into: company }
}

/** The one the edition knows stays, for its address on the web is the older; else the one of which more is known. */
async function survivorFirst(trx: Kysely<Database>, left: string, right: string): Promise<[string, string]> {
  const subjects = await findSubjects(trx, [left, right])
  const weights = await companyWeights(trx, [left, right])
  const rank = (id: string) => (subjects.get(id)?.origin === 'edition' ? 1_000_000 : 0) + (weights.get(id) ?? 0)
  return rank(left) > rank(right) ? [left, right] : [right, left]
}

/** Questions between companies that are one by now. */
async function closeSettled(trx: Kysely<Database>, row: ReviewTaskRow, level: 'company' | 'site'): Promise<void> {
  if (level !== 'company') return
  const tasks = (await openTaskLinks(trx, row.cluster_id)).filter((task) => task.task_id !== row.task_id && task.left_company_id !== null)
  const now = await currentCompanies(
    trx,
    tasks.flatMap((task) => [task.left_company_id ?? '', task.right_company_id ?? '']),
  )
  const settled = tasks.filter(
    (task) =>
      task.level === 'company' &&
      task.left_company_id !== null &&
      task.right_company_id !== null &&
      now.get(task.left_company_id) === now.get(task.right_company_id),
  )
  await supersedeTasks(
    trx,
    settled.map((task) => task.task_id),
  )
}

/** A judgement that is an event of its own, so that it can be looked up, explained and taken back. */
async function judge(
  trx: Kysely<Database>,
  { row, candidate, actor, reason, at }: Answer,
  level: 'company' | 'site',
  keys: readonly [string, string],
  judgement: 'negative' | 'unsure',
): Promise<Outcome> {
  const payload = { task_id: row.task_id, level, left: keys[0], right: keys[1], judgement }
  const event_id = await insertEvent(trx, { kind: 'judge', actor, reason, at, payload })
  await insertJudgement(trx, {
    level,
    keys,
    judgement,
    source: 'human',
    probability: candidate?.probability ?? null,
    actor,
    reason,
    event_id,
    at,
  })
  return { event_ids: [event_id], state: 'decided', subject_id: keys[1], merged_into: null }
}
