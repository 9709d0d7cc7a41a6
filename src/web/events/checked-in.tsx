import { useTranslations } from 'use-intl'
import type { EventMeeting } from '../../api/contract/event-meetings.ts'
import type { EventParticipantDetail } from '../../api/contract/event-shapes.ts'
import { clockOf } from './when.ts'

interface CheckedInProps {
  checked: { participant: EventParticipantDetail; already: boolean; next: EventMeeting | null; message: string }
}

/** Whoever just came in, and where they go first. */
export function CheckedIn({ checked: { participant, next, message } }: CheckedInProps) {
  const t = useTranslations('events.check_in')
  const other = next && (next.buyer.participant_id === participant.participant_id ? next.supplier : next.buyer)
  return (
    <div role="status" className="note-box checked-in">
      <p>
        <b>{participant.name}</b>
      </p>
      <p>{message}</p>
      <p>{next && other ? t('next', { time: clockOf(next.starts_at), table: next.table, name: other.name }) : t('no_next')}</p>
    </div>
  )
}
