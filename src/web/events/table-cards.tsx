import { useLocale, useTranslations } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { formatDate } from '../format/number.ts'
import type { CardKind, MeetingCard } from './meeting-cards.ts'

interface TableCardsProps {
  event: Pick<MeetingEventDetail, 'title' | 'first_day' | 'last_day'>
  cards: readonly MeetingCard[]
  kind: CardKind
}

/** Each a half page on paper. */
export function TableCards({ event, cards, kind }: TableCardsProps) {
  const t = useTranslations('events.cards')
  const lang = useLocale()
  const days = event.first_day !== event.last_day
  return (
    <ul className="table-cards">
      {cards.map((card) => (
        <li key={card.key} className="card table-card">
          <p className="note">{event.title}</p>
          <h2>{card.name ?? t('table', { table: card.table, room: card.room })}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('time')}</th>
                {kind !== 'table' && <th scope="col">{t('place')}</th>}
                <th scope="col">{t('with')}</th>
                <th scope="col">{t('interpreter')}</th>
              </tr>
            </thead>
            <tbody>
              {card.lines.map((line) => (
                <tr key={line.day + line.starts}>
                  <th scope="row">
                    {days && `${formatDate(line.day, lang)}, `}
                    {line.starts}–{line.ends}
                  </th>
                  {kind !== 'table' && (
                    <td>
                      {line.table} <span className="note">{line.room}</span>
                    </td>
                  )}
                  <td>{line.with}</td>
                  <td>{line.interpreter ?? <span className="note">{t('no_interpreter')}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </li>
      ))}
    </ul>
  )
}
