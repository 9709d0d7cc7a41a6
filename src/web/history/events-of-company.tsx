import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../api/contract/index.ts'
import { formatMoment } from '../format/moment.ts'

type CompanyEvent = Awaited<ReturnType<ApiClient['company']['history']>>['items'][number]

/** Merges, splits, moves, corrections: what was done to the record itself, for everybody to see. */
export function EventsOfCompany({ events }: { events: readonly CompanyEvent[] }) {
  const t = useTranslations('history.events')
  const lang = useLocale()
  return (
    <section aria-labelledby="events">
      <h2 id="events">{t('title')}</h2>
      {events.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ol className="tight">
          {events.map((event) => (
            <li key={event.id}>
              {event.kind_name}{' '}
              <span className="quiet">
                {formatMoment(event.at, lang)} · {event.actor_name}
                {event.undoes && ` · ${t('undoes')}`}
                {event.undone_by && ` · ${t('undone')}`}
              </span>
              {event.reason && <div className="note">{t('why', { reason: event.reason })}</div>}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
