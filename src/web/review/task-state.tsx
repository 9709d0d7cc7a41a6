import { useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ReviewTask } from '../../api/contract/review.ts'
import { formatDate } from '../format/number.ts'
import { DECISIONS } from './decisions.ts'
import { type QueueFilters, queueSearch } from './filters.ts'
import { LastDecision } from './last-decision.tsx'

/** What was answered for a whole cluster, and for a task that is decided already: what, by whom, why. */
export function TaskState({ task, filters }: { task: ReviewTask; filters: QueueFilters }) {
  const t = useTranslations('review')
  const lang = useLocale()
  const [search] = useSearchParams()
  const decided = search.get('decided')
  const decision = DECISIONS.find((one) => one.decision === task.decision?.decision)?.decision
  return (
    <>
      {decided !== null && (
        <p role="status" className="note-box">
          {t('cluster.done', { count: Number(decided) || 0, refused: Number(search.get('refused')) || 0 })}
        </p>
      )}
      {search.get('undone') === task.id && (
        <p role="status" className="note-box">
          {t('undone')}
        </p>
      )}
      {task.decision && decision && search.get('done') !== task.id && (
        <div className="note-box">
          <p>
            {t('decided', {
              decision: t(`decision.${decision}`),
              actor: task.decision.actor,
              date: formatDate(task.decision.decided_at.slice(0, 10), lang),
            })}{' '}
            {task.decision.reason}
          </p>
          <LastDecision task={task} search={queueSearch(filters)} />
        </div>
      )}
    </>
  )
}
