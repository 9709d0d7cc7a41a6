import { useTranslations } from 'use-intl'
import { VISIBILITIES } from '../../domain/disclosure.ts'

export const LEVELS = [...VISIBILITIES, 'public'] as const

export function LevelNotes() {
  const t = useTranslations('disclosure.level')
  return (
    <dl className="level-notes card">
      {LEVELS.map((level) => (
        <div key={level} className="level-row">
          <dt>{t(`${level}.name`)}</dt>
          <dd>{t(`${level}.note`)}</dd>
        </div>
      ))}
    </dl>
  )
}
