import { useTranslations } from 'use-intl'
import type { EventState } from '../../domain/meeting-events.ts'

const GLYPHS: Readonly<Record<EventState, string>> = { draft: '◌', open: '●', planning: '◐', published: '✓', done: '■', cancelled: '✕' }

/** A sign and a word, never the colour alone. */
export function StateMark({ state }: { state: EventState }) {
  const t = useTranslations('events.state')
  return (
    <span className="event-state" data-state={state}>
      <span aria-hidden="true">{GLYPHS[state]}</span> {t(state)}
    </span>
  )
}
