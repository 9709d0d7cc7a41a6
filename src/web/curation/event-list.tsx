import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { curationEvent } from '../../api/contract/curation.ts'
import { formatMoment } from '../format/moment.ts'
import { UndoForm } from './undo-form.tsx'

type Event = (typeof curationEvent)['_output']

/** What was done, by whom, why; what is undone is struck through and says so. */
export function EventList({ events }: { events: readonly Event[] }) {
  const t = useTranslations('curation.log')
  const lang = useLocale()
  return (
    <ol className="plain event-list">
      {events.map((event) => (
        <li key={event.event_id} id={event.event_id} className="card">
          <p>
            <b>{event.kind_name}</b>{' '}
            <span className="quiet">
              {formatMoment(event.created_at, lang)} · {event.actor_name}
            </span>
          </p>
          <p>
            {event.subjects.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ' · '}
                <Link to={event.kind === 'import' ? `/${lang}/imports/${id}` : `?subject=${id}`}>{name}</Link>
              </span>
            ))}
          </p>
          {event.reason && <p>{t('why', { reason: event.reason })}</p>}
          {event.undoes_event_id && (
            <p className="note">
              <Link to={`#${event.undoes_event_id}`}>{t('undoes')}</Link>
            </p>
          )}
          {event.undone_by_event_id && (
            <p className="note">
              <Link to={`#${event.undone_by_event_id}`}>{t('undone')}</Link>
            </p>
          )}
          {event.can_undo && <UndoForm event={event} />}
        </li>
      ))}
    </ol>
  )
}
