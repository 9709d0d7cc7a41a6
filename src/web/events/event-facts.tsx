import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { formatDate } from '../format/number.ts'

/** When, where, by whom, about what. */
export function EventFacts({ event }: { event: MeetingEventDetail }) {
  const t = useTranslations('events.one')
  const lang = useLocale()
  return (
    <dl className="facts card">
      <dt>{t('when')}</dt>
      <dd>
        {event.settings.sessions.map((session) => (
          <div key={session.day + session.starts}>
            {t('session', { day: formatDate(session.day, lang), starts: session.starts, ends: session.ends })}
          </div>
        ))}
        <span className="note">
          {t('slots', { count: event.slots, minutes: event.settings.slot_minutes })} · {t('times')}
        </span>
      </dd>
      <dt>{t('where')}</dt>
      <dd>
        {event.place ?? t('not_said')}
        {event.province && (
          <>
            {' · '}
            <Link to={`/${lang}/places/${event.province.id}`}>{event.province.name}</Link>
          </>
        )}
      </dd>
      <dt>{t('rooms')}</dt>
      <dd>
        {event.room_list.map((room) => (
          <div key={room.room_id}>
            {t(room.first_table === room.last_table ? 'room_one' : 'room', {
              name: room.name,
              first: room.first_table,
              last: room.last_table,
            })}
          </div>
        ))}
      </dd>
      <dt>{t('organiser')}</dt>
      <dd>{event.organiser}</dd>
      {event.segments.length > 0 && (
        <>
          <dt>{t('about')}</dt>
          <dd>
            {event.segments.map(({ id, name }, at) => (
              <span key={id}>
                {at > 0 && ' · '}
                <Link to={`/${lang}/segments/${id}`}>{name}</Link>
              </span>
            ))}
          </dd>
        </>
      )}
      <dt>{t('comes')}</dt>
      <dd>{t('sides', { buyers: event.buyers, suppliers: event.suppliers })}</dd>
      <dt>{t('registration')}</dt>
      <dd>
        {event.may_register
          ? event.registration_ends_on
            ? t('open_until', { date: formatDate(event.registration_ends_on, lang) })
            : t('open')
          : t('closed')}
      </dd>
    </dl>
  )
}
