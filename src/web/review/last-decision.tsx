import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ReviewTask } from '../../api/contract/review.ts'
import { DECISIONS } from './decisions.ts'

/** What was decided a moment ago, and the way back. */
export function LastDecision({ task, search }: { task: ReviewTask | null; search: string }) {
  const t = useTranslations('review')
  const lang = useLocale()
  const decision = DECISIONS.find((one) => one.decision === task?.decision?.decision)?.decision
  return (
    <div role="status" className="last-decision">
      {task && decision && (
        <Form method="post" action={`/${lang}/review/${task.id}${search}`} className="row">
          <span>
            {t('last', { left: task.left_name, right: task.right_name ?? t('no_candidate'), decision: t(`decision.${decision}`) })}
          </span>
          <input type="hidden" name="intent" value="undo" />
          <button type="submit" className="button" data-shortcut="z" aria-keyshortcuts="z">
            {t('undo')} <kbd className="js-only">Z</kbd>
          </button>
        </Form>
      )}
    </div>
  )
}
