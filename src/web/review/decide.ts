import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { formText } from '../curation/form-texts.ts'
import { DECISIONS } from './decisions.ts'
import type { QueueFilters } from './filters.ts'

export interface Taken {
  /** Where to go on; null: the queue is empty. */
  nextId: string | null
  /** Said on the next page. */
  done?: string
  undone?: string
  decided?: number
  refused?: number
}

/** What a form of the task page asks for: a decision, one for the cluster, or the last one back. */
export async function takeDecision(
  api: ApiClient,
  taskId: string,
  form: FormData,
  { state: _, ...queue }: QueueFilters,
  lang: Language,
): Promise<Taken> {
  const reason = formText(form, 'reason')
  const intent = form.get('intent')
  if (intent === 'undo') {
    await api.review.undo({ id: taskId, reason, lang })
    return { nextId: taskId, undone: taskId }
  }
  const decision = DECISIONS.find((one) => one.decision === form.get('decision'))?.decision ?? 'unsure'
  if (intent === 'cluster') {
    if (decision === 'new_company' || decision === 'other_site') throw new Error(`no answer for a cluster: ${decision}`)
    const taken = new Set(form.getAll('take'))
    const answer = await api.review.decideCluster({
      id: formText(form, 'cluster_id') ?? '',
      decision,
      except: form.getAll('member').flatMap((id) => (typeof id === 'string' && !taken.has(id) ? [id] : [])),
      reason,
      lang,
    })
    return { nextId: answer.next?.id ?? null, decided: answer.decided, refused: answer.refused.length }
  }
  const answer = await api.review.decide({
    id: taskId,
    decision,
    subject_id: formText(form, 'subject_id'),
    reason,
    queue: { ...queue, state: 'open' },
    lang,
  })
  return { nextId: answer.next?.id ?? null, done: taskId }
}
