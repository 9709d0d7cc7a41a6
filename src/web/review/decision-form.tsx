import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ReviewTask } from '../../api/contract/review.ts'
import { decisionsFor } from './decisions.ts'

type Candidate = ReviewTask['candidates'][number]

/** The answers to one question, as buttons of a plain form. */
export function DecisionForm({ task, candidate }: { task: ReviewTask; candidate: Candidate | undefined }) {
  const t = useTranslations('review')
  const blocked = candidate?.blocked_by
  return (
    <Form method="post" className="decision-form stack" preventScrollReset aria-label={t('decide')}>
      <input type="hidden" name="intent" value="decide" />
      {candidate && <input type="hidden" name="subject_id" value={candidate.subject_id} />}
      <div className="row">
        {decisionsFor(task).map(({ decision, key }) => (
          <button
            key={decision}
            type="submit"
            name="decision"
            value={decision}
            className={decision === 'same' ? 'button button-main' : 'button'}
            disabled={decision === 'same' && Boolean(blocked)}
            title={t(`explain.${decision}`)}
            data-shortcut={key}
            aria-keyshortcuts={key}
          >
            {t(`decision.${decision}`)} <kbd className="js-only">{key.toUpperCase()}</kbd>
          </button>
        ))}
      </div>
      {blocked && <p className="note-box">{blocked}</p>}
      <label className="field field-text">
        <span>
          {t('reason')} <kbd className="js-only">R</kbd>
        </span>
        <textarea name="reason" rows={2} maxLength={1000} data-shortcut="r" key={task.id} />
      </label>
    </Form>
  )
}
