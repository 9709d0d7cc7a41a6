import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { MeetingEvent } from '../../api/contract/event-shapes.ts'
import { formatDate } from '../format/number.ts'
import { StateMark } from './state-mark.tsx'
import { formatDays } from './when.ts'

/** An event in the list. */
export function EventCard({ event }: { event: MeetingEvent }) {
  const t = useTranslations('events')
  const lang = useLocale()
  const place = [event.place, event.province?.name].filter(Boolean).join(', ')
  return (
    <li className="card stack-tight">
      <p className="row-between">
        <b>{formatDays(event.first_day, event.last_day, lang)}</b>
        <StateMark state={event.state} />
      </p>
      <h2 className="card-title">
        <Link to={`/${lang}/events/${event.event_id}`}>{event.title}</Link>
      </h2>
      <p>
        {t(`kind_short.${event.kind}`)}
        {place && ` · ${place}`}
      </p>
      {event.segments.length > 0 && <p className="note">{event.segments.map(({ name }) => name).join(' · ')}</p>}
      <p className="note">
        {t('list.sizes', { buyers: event.buyers, suppliers: event.suppliers, slots: event.slots, tables: event.tables })}
      </p>
      <p className="note">{t('list.by', { name: event.organiser })}</p>
      {event.may_register && (
        <p>
          {event.registration_ends_on ? t('list.register_until', { date: formatDate(event.registration_ends_on, lang) }) : t('list.open')}
        </p>
      )}
    </li>
  )
}
