import { useTranslations } from 'use-intl'
import type { Correction } from '../../api/contract/corrections.ts'

/** Signs beside the words, so that a state does not hang on a colour. */
const SIGNS = { open: '○', need_more: '?', accepted: '✓', rejected: '×' } as const

export function StateBadge({ correction }: { correction: Pick<Correction, 'state' | 'state_name' | 'overdue'> }) {
  const t = useTranslations('corrections')
  return (
    <span className="badges">
      <span className={`badge state-badge state-${correction.state}`}>
        <span aria-hidden="true">{SIGNS[correction.state]}</span>
        {correction.state_name}
      </span>
      {correction.overdue && (
        <span className="badge state-badge state-overdue">
          <span aria-hidden="true">!</span>
          {t('overdue')}
        </span>
      )}
    </span>
  )
}
