import { useTranslations } from 'use-intl'
import type { ImportState } from './import-state.tsx'
import { STEPS, stepOf } from './import-steps.ts'

/** The five steps of an import, with the present one marked. */
export function StepList({ state }: { state: ImportState }) {
  const t = useTranslations('imports.steps')
  const now = stepOf(state)
  if (now === null) return null
  const at = state === 'applied' ? STEPS.length : STEPS.indexOf(now)
  return (
    <ol className="steps" aria-label={t('label')}>
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} className={index < at ? 'is-done' : undefined}>
          {t(step)}
          {index < at && <span className="visually-hidden"> ({t('done')})</span>}
        </li>
      ))}
    </ol>
  )
}
