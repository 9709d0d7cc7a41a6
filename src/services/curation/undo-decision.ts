import { findEvent } from '../../db/queries/events.ts'
import { findImport } from '../../db/queries/imports.ts'
import {
  type MatchState,
  moveReviewTask,
  openTaskIds,
  reopenSuperseded,
  setMatches,
  supersedeTasks,
  tasksOfEvent,
} from '../../db/queries/review-tasks.ts'
import { changeStatements } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import type { Changed } from '../statements/change.ts'
import { undoEvent } from '../statements/undo.ts'
import { wording } from '../wording.ts'
import { refreshClusters } from './review/open-tasks.ts'
import { getReviewTask, reviewTaskOrThrow } from './review/queue.ts'

interface UndoInput {
  id: string
  reason?: string | undefined
  lang: Language
}

/** Takes an event back, and with it the answer it belongs to: the question is open again, and its rows wait. */
export async function undoCuration(
  context: ServiceContext,
  { id, reason, lang }: UndoInput,
  actor: string,
  at = new Date(),
): Promise<Changed> {
  const done = await changeStatements(context.db, async (trx) => {
    const event = await findEvent(trx, id)
    const undone = await undoEvent({ db: trx }, { event_id: id, actor, reason, lang, at })
    for (const task of await tasksOfEvent(trx, id)) {
      const candidates = event?.payload['candidates']
      await moveReviewTask(trx, task.task_id, ['decided', 'unsure', 'open'], {
        state: 'open',
        decision: null,
        decided_at: null,
        decided_subject_id: null,
        actor: null,
        note: null,
        event_ids: JSON.stringify(task.event_ids.filter((each) => each !== id)),
        ...(Array.isArray(candidates) && {
          candidates: JSON.stringify(candidates),
          right_id: event?.payload['right_id'] as string | null,
          probability: event?.payload['probability'] as number | null,
        }),
      })
      // What the answer led to asking is no question while the first one is open.
      if (task.level === 'company' && task.import_id !== null) await supersedeTasks(trx, await openTaskIds(trx, task.left_key, 'site'))
    }
    const before = event?.payload['before']
    if (Array.isArray(before)) await setMatches(trx, await ofLivingImports({ db: trx }, before as MatchState[]))
    if (event?.kind === 'merge') await reopenSuperseded(trx, undone.touched)
    return undone
  })
  await refreshClusters(context.db)
  await context.renew()
  return done
}

/** The last answer to a task. */
export async function undoDecision(context: ServiceContext, input: UndoInput, actor: string, at = new Date()) {
  const task = await reviewTaskOrThrow(context, input.id, input.lang)
  const event_id = task.event_ids.at(-1)
  if (event_id === undefined) throw new Problem('conflict', wording(input.lang).text('review.not_answered'))
  await undoCuration(context, { ...input, id: event_id }, actor, at)
  return { event_id, task: await getReviewTask(context, input, at) }
}

async function ofLivingImports({ db }: Pick<ServiceContext, 'db'>, rows: readonly MatchState[]): Promise<MatchState[]> {
  const living = new Set<string>()
  for (const id of new Set(rows.map((row) => row.import_id))) if ((await findImport(db, id))?.state === 'applied') living.add(id)
  return rows.filter((row) => living.has(row.import_id))
}
