import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { EventGridRow } from '../../api/contract/event-meetings.ts'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { formatDate } from '../format/number.ts'
import { byDay } from './when.ts'

interface MeetingGridProps {
  eventId: string
  slots: MeetingEventDetail['slot_list']
  rows: readonly EventGridRow[]
  caption: string
}

const TROUBLE: ReadonlySet<string | null> = new Set(['declined', 'lapsed', 'missed'])

/** Participants × slots. The names stay in sight while the slots scroll. */
export function MeetingGrid({ eventId, slots, rows, caption }: MeetingGridProps) {
  const t = useTranslations('events')
  const lang = useLocale()
  const days = byDay(slots)
  const root = `/${lang}/events/${eventId}/timetable`
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div className="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="meeting-grid">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          {days.length > 1 && (
            <tr>
              <th scope="col">{t('one.when')}</th>
              {days.map(({ day, slots: ofDay }) => (
                <th key={day} scope="colgroup" colSpan={ofDay.length}>
                  {formatDate(day, lang)}
                </th>
              ))}
            </tr>
          )}
          <tr>
            <th scope="col">{t('grid.participant')}</th>
            {slots.map(({ slot, starts }) => (
              <th key={slot} scope="col">
                {starts}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.participant_id} data-presence={row.presence}>
              <th scope="row">
                <Link to={`${root}/${row.participant_id}`}>{row.name}</Link>
                {row.presence !== 'expected' && <span className="note line">{t(`presence.${row.presence}`)}</span>}
              </th>
              {row.cells.map((cell) => (
                <GridCell key={cell.slot} cell={cell} absent={row.presence === 'absent'} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function GridCell({ cell, absent }: { cell: EventGridRow['cells'][number]; absent: boolean }) {
  const t = useTranslations('events.grid')
  if (cell.kind !== 'meeting')
    return (
      <td data-kind={cell.kind}>
        <span className="visually-hidden">{t(cell.kind)}</span>
      </td>
    )
  const trouble = TROUBLE.has(cell.state) || absent
  return (
    <td data-kind="meeting" data-trouble={trouble || undefined}>
      <span className="grid-with">
        {trouble && (
          <b>
            <span aria-hidden="true">! </span>
            <span className="visually-hidden">{t('conflict')}: </span>
          </b>
        )}
        {cell.with}
      </span>
      <span className="grid-table">
        {cell.table !== null && t('table', { table: cell.table })}
        {cell.interpreter && (
          <>
            {' '}
            <span aria-hidden="true">◆</span>
            <span className="visually-hidden">{t('with_interpreter')}</span>
          </>
        )}
      </span>
    </td>
  )
}
