import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { EventParticipant } from '../../api/contract/event-shapes.ts'
import { PRESENCES, type Presence } from '../../domain/meeting-events.ts'

const GLYPHS: Readonly<Record<Presence, string>> = { expected: '◌', present: '✓', absent: '✕' }

interface PresenceListProps {
  participants: readonly Pick<EventParticipant, 'participant_id' | 'name' | 'side' | 'presence'>[]
  /** Of the address, so that the list stays as it is. */
  search: string
}

/** Who is there; one press each, without a code. */
export function PresenceList({ participants, search }: PresenceListProps) {
  const t = useTranslations('events')
  return (
    <ul className="presence-list card">
      {participants.map(({ participant_id, name, side, presence }) => (
        <li key={participant_id} data-presence={presence}>
          <span>
            <span aria-hidden="true" className="presence-glyph">
              {GLYPHS[presence]}
            </span>{' '}
            <b>{name}</b>{' '}
            <span className="note">
              {t(`side.${side}`)} · {t(`presence.${presence}`)}
            </span>
          </span>
          <Form method="post" {...(search !== '' && { action: `?${search}` })} className="row" preventScrollReset>
            <input type="hidden" name="participant_id" value={participant_id} />
            {PRESENCES.filter((each) => each !== presence)
              .toReversed()
              .map((each) => (
                <button key={each} className="button" name="presence" value={each} aria-label={`${t(`check_in.${each}`)}: ${name}`}>
                  {t(`check_in.${each}`)}
                </button>
              ))}
          </Form>
        </li>
      ))}
    </ul>
  )
}
