import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ReviewTask, reviewTaskSummary } from '../../api/contract/review.ts'
import { formatProbability } from '../linkage/bits.ts'
import { type QueueFilters, queueSearch } from './filters.ts'

type Summary = (typeof reviewTaskSummary)['_output']

/** All open questions about the same companies: what hangs together by what, and one answer for many. */
export function Cluster({ task, members, filters }: { task: ReviewTask; members: readonly Summary[]; filters: QueueFilters }) {
  const t = useTranslations('review.cluster')
  const lang = useLocale()
  if (members.length < 2) return null
  const weakest = task.weakest_link
  return (
    <section aria-labelledby="cluster" className="card">
      <h2 id="cluster">{t('heading', { count: members.length })}</h2>
      <p className="note">{t('text')}</p>
      {weakest && (
        <p className="note-box">
          {t('weakest', { left: weakest.left_name, right: weakest.right_name, probability: formatProbability(weakest.probability, lang) })}
        </p>
      )}
      <Form method="post" className="stack">
        <input type="hidden" name="intent" value="cluster" />
        <input type="hidden" name="cluster_id" value={task.cluster_id} />
        <ul className="plain cluster-members">
          {members.map((member) => (
            <li key={member.id} className={isWeakest(member, weakest) ? 'is-weakest' : undefined}>
              <label>
                <input type="checkbox" name="take" value={member.id} defaultChecked />
                <span className="visually-hidden">{t('include')}</span>
                <input type="hidden" name="member" value={member.id} />
              </label>
              <span>
                {member.id === task.id ? (
                  <b>{pairName(member, t('none'))}</b>
                ) : (
                  <Link to={`/${lang}/review/${member.id}${queueSearch(filters)}`}>{pairName(member, t('none'))}</Link>
                )}{' '}
                {member.id === task.id && <span className="quiet">({t('here')})</span>}
                {isWeakest(member, weakest) && <span className="quiet"> ({t('weakest_mark')})</span>}
              </span>
              <span className="number">{member.probability === null ? '' : formatProbability(member.probability, lang)}</span>
            </li>
          ))}
        </ul>
        <label className="field field-text">
          <span>{t('reason')}</span>
          <textarea name="reason" rows={2} maxLength={1000} />
        </label>
        <div className="row">
          {(['same', 'different', 'unsure'] as const).map((decision) => (
            <button key={decision} type="submit" name="decision" value={decision} className="button">
              {t(`all_${decision}`)}
            </button>
          ))}
        </div>
      </Form>
    </section>
  )
}

function pairName(member: Summary, none: string): string {
  return `${member.left_name} ↔ ${member.right_name ?? none}`
}

function isWeakest(member: Summary, weakest: ReviewTask['weakest_link']): boolean {
  return weakest !== null && member.left_name === weakest.left_name && member.right_name === weakest.right_name
}
