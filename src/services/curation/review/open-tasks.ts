import { createHash } from 'node:crypto'
import type { Insertable, Kysely } from 'kysely'
import {
  companyWeights,
  countWaiting,
  insertReviewTasks,
  openTaskLinks,
  pendingQuestions,
  setClusters,
  type StoredCandidate,
  type StoredValue,
} from '../../../db/queries/review-tasks.ts'
import type { Database } from '../../../db/schema.ts'

/** A question for a person: does the left side belong to one of the candidates? */
export interface NewReviewTask {
  level: 'company' | 'site'
  /** Why it was not decided automatically: a word of `review_reason` in the messages. */
  reason: string
  left: ReviewLeft
  /** What the left side says, by field. */
  values: Readonly<Record<string, StoredValue>>
  /** Best first. */
  candidates: readonly StoredCandidate[]
  /** Rows that wait for this answer, this one included. */
  unlocks: number
}

export type ReviewLeft =
  | {
      kind: 'row'
      import_id: string
      row_no: number
      /** Content key: the same in every file that says the same. */ key: string
      name: string
    }
  | { kind: 'subject'; subject_id: string; company_id: string; name: string }

/** Candidates that are as good as out of the question do not tie clusters together. */
const TIES_FROM = 0.5

/**
 * Opens tasks; what is open already stays as it is. The id is made from what is asked, so that a job that is run again after a
 * crash asks nothing twice. Pairs that were judged before must not come here.
 */
export async function openReviewTasks(db: Kysely<Database>, tasks: readonly NewReviewTask[], now = new Date()): Promise<number> {
  const asked = await pendingQuestions(
    db,
    tasks.flatMap(({ left }) => (left.kind === 'row' ? [left.key] : [])),
  )
  const pending = new Set(asked.map((task) => `${task.level} ${task.left_key}`))
  // A row that says what another has said is the same question, also when it comes with another file.
  const fresh = new Map<string, NewReviewTask>()
  for (const task of tasks) {
    const question = task.left.kind === 'row' ? `${task.level} ${task.left.key}` : taskIdOf(task)
    if (!pending.has(question) && !fresh.has(question)) fresh.set(question, task)
  }
  if (fresh.size === 0) return 0
  const news = [...fresh.values()]
  const companies = [...new Set(news.flatMap((task) => companiesOf(task)))]
  const weights = await companyWeights(db, companies)
  return insertReviewTasks(
    db,
    news.map((task) => rowOf(task, weights, now)),
  )
}

function rowOf(task: NewReviewTask, weights: ReadonlyMap<string, number>, now: Date): Insertable<Database['review_task']> {
  const { left, candidates } = task
  const best = candidates[0]
  const probability = best?.probability ?? null
  const importance = importanceOf(Math.max(0, ...companiesOf(task).map((id) => weights.get(id) ?? 0)))
  return {
    task_id: taskIdOf(task),
    level: task.level,
    origin: left.kind === 'row' ? 'import' : 'directory',
    state: 'open',
    reason: task.reason,
    left_key: left.kind === 'row' ? left.key : left.subject_id,
    left_subject_id: left.kind === 'subject' ? left.subject_id : null,
    left_company_id: left.kind === 'subject' ? left.company_id : null,
    import_id: left.kind === 'row' ? left.import_id : null,
    row_no: left.kind === 'row' ? left.row_no : null,
    left_name: left.name,
    left_values: JSON.stringify(task.values),
    candidates: JSON.stringify(candidates),
    right_id: best?.subject_id ?? null,
    probability,
    unlocks: task.unlocks,
    importance,
    value: informationOf(probability) * task.unlocks * importance,
    // Its own until clusters are counted.
    cluster_id: taskIdOf(task),
    created_at: now,
    event_ids: '[]',
  }
}

function taskIdOf({ level, left, candidates }: NewReviewTask): string {
  const asked =
    left.kind === 'row' ? [level, left.import_id, left.key] : [level, ...[left.subject_id, candidates[0]?.subject_id ?? ''].toSorted()]
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 32)
}

/** What the answer tells on average, in bits: 1 at p = .5, next to nothing where the answer is all but known. */
export function informationOf(probability: number | null): number {
  // Without a candidate there is nothing to weigh; such a task still stands in the queue, at its end.
  if (probability === null) return 0.01
  const part = (p: number) => (p <= 0 || p >= 1 ? 0 : -p * Math.log2(p))
  return Math.max(0.01, part(probability) + part(1 - probability))
}

/** 1 for a company of which nothing is known but its name, 2 for one with three capabilities and sites, 3 with fifteen. */
function importanceOf(weight: number): number {
  return 1 + Math.log2(1 + weight) / 2
}

function companiesOf({ left, candidates }: NewReviewTask): string[] {
  return [...(left.kind === 'subject' ? [left.company_id] : []), ...candidates.slice(0, 1).map((each) => each.company_id)]
}

/** How many rows wait for each task, and which tasks belong together: those that share a company. Called when tasks have come or gone. */
export async function refreshClusters(db: Kysely<Database>): Promise<void> {
  await countWaiting(db)
  const tasks = await openTaskLinks(db)
  const parent = new Map<string, string>()
  const root = (key: string): string => {
    let top = key
    for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up
    for (let at = key; at !== top;) {
      const up = parent.get(at) ?? top
      parent.set(at, top)
      at = up
    }
    return top
  }
  const nodeOf = (task: (typeof tasks)[number]) => task.left_company_id ?? `row ${task.left_key}`
  for (const task of tasks) {
    if (task.right_company_id === null || (task.probability ?? 0) < TIES_FROM) continue
    const [a, b] = [root(nodeOf(task)), root(task.right_company_id)].toSorted()
    if (a !== undefined && b !== undefined && a !== b) parent.set(b, a)
  }
  const changes = tasks.flatMap((task) => {
    const cluster = createHash('sha256')
      .update(root(nodeOf(task)))
      .digest('hex')
      .slice(0, 16)
    return cluster === task.cluster_id ? [] : [{ task_id: task.task_id, cluster_id: cluster }]
  })
  await setClusters(db, changes)
}
