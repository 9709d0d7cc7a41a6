import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { reviewTaskSummary } from '../../api/contract/review.ts'
import { formatProbability } from '../linkage/bits.ts'
import { type QueueFilters, queueSearch } from './filters.ts'

type Summary = (typeof reviewTaskSummary)['_output']

/** Tasks as the queue has them, those about the same companies together. */
export function QueueList({ tasks, filters }: { tasks: readonly Summary[]; filters: QueueFilters }) {
  const t = useTranslations('review')
  return (
    <ol className="plain review-queue">
      {clustersOf(tasks).map((members) => {
        const [first] = members
        return first === undefined ? null : (
          <li key={first.id} className="card">
            {(first.cluster_size > 1 || members.length > 1) && (
              <h2 className="card-title">{t('cluster.heading', { count: Math.max(first.cluster_size, members.length) })}</h2>
            )}
            <ul className="plain">
              {members.map((task) => (
                <QueueItem key={task.id} task={task} filters={filters} />
              ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}

function QueueItem({ task, filters }: { task: Summary; filters: QueueFilters }) {
  const t = useTranslations('review')
  const lang = useLocale()
  return (
    <li className="review-item">
      <Link to={`/${lang}/review/${task.id}${queueSearch(filters)}`} className="review-names">
        <span>{task.left_name}</span> <span aria-hidden="true">↔</span> <span className="visually-hidden">{t('and')}</span>{' '}
        <span>{task.right_name ?? t('no_candidate')}</span>
      </Link>
      <span className="number">
        {task.probability === null ? t('no_probability') : t('probability', { probability: formatProbability(task.probability, lang) })}
      </span>
      <span className="note">
        {t(`level.${task.level}`)} · {task.row_no === null ? t('from_directory') : t('row', { row: task.row_no })} · {task.reason_text}
        {task.unlocks > 1 && ` · ${t('unlocks', { count: task.unlocks })}`} · {t('days_open', { count: task.days_open })}
      </span>
    </li>
  )
}

/** The queue keeps a cluster's tasks behind one another. */
function clustersOf(tasks: readonly Summary[]): Summary[][] {
  const groups: Summary[][] = []
  for (const task of tasks) {
    const last = groups.at(-1)
    if (last?.[0]?.cluster_id === task.cluster_id) last.push(task)
    else groups.push([task])
  }
  return groups
}
