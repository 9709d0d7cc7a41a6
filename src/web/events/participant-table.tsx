import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { EventParticipant, MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import { useEdition } from '../components/site-data.ts'
import { formatNumber } from '../format/number.ts'
import { useLanguageName } from './languages.ts'

interface ParticipantTableProps {
  event: Pick<MeetingEventDetail, 'event_id' | 'may_manage'>
  participants: readonly EventParticipant[]
}

/** Who takes part; with what can be done about a registration, for those who organise. */
export function ParticipantTable({ event, participants }: ParticipantTableProps) {
  const t = useTranslations('events.participants')
  const own = useColumns(event)
  const waiting = participants.filter(({ state }) => state === 'applied')
  return (
    <>
      {event.may_manage && waiting.length > 1 && (
        <Form method="post">
          <input type="hidden" name="intent" value="confirm_all" />
          {waiting.map(({ participant_id }) => (
            <input key={participant_id} type="hidden" name="waiting" value={participant_id} />
          ))}
          <button className="button button-main">{t('confirm_all')}</button>
        </Form>
      )}
      <DataTable caption={t('title')} hideCaption cards rows={participants} rowKey={(row) => row.participant_id} columns={own} />
    </>
  )
}

function useColumns({ event_id, may_manage }: ParticipantTableProps['event']): Column<EventParticipant>[] {
  const t = useTranslations('events')
  const lang = useLocale()
  const nameOf = useLanguageName()
  const { fictional } = useEdition()
  const root = `/${lang}/events/${event_id}`
  const columns: Column<EventParticipant>[] = [
    {
      id: 'name',
      header: t('participants.name'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.company_id ? <Link to={`/${lang}/companies/${row.company_id}`}>{row.name}</Link> : row.name}
          {row.company_id && <DemoMark fictional={fictional} />}
          <span className="note line">
            {[
              t(`side.${row.side}`),
              row.country_name,
              row.unnamed && t('participants.unnamed'),
              row.first_time_domestic && t('participants.first_time'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    { id: 'languages', header: t('participants.languages'), cell: (row) => row.languages.map(nameOf).join(', ') },
    {
      id: 'shows',
      header: t('participants.shows'),
      cell: (row) => row.shows.map(({ title }) => title).join(', ') || <span className="note">{t('participants.nothing')}</span>,
    },
  ]
  if (!may_manage) return columns
  return [
    ...columns,
    { id: 'wishes', header: t('participants.wishes'), numeric: true, cell: (row) => formatNumber(row.wishes, lang) },
    {
      id: 'meetings',
      header: t('participants.meetings'),
      numeric: true,
      cell: (row) => (row.meetings === null ? t('participants.no_schedule') : formatNumber(row.meetings, lang)),
    },
    {
      id: 'state',
      header: t('participants.state'),
      cell: (row) => (
        <>
          {t(`participant_state.${row.state}`)}
          {row.presence !== 'expected' && <span className="note line">{t(`presence.${row.presence}`)}</span>}
          {row.state === 'applied' && <Decide participant={row} />}
        </>
      ),
    },
    {
      id: 'pages',
      header: t('participants.pages'),
      cell: (row) => (
        <span className="line-links">
          <Link to={`${root}/availability?participant=${row.participant_id}`}>{t('nav.availability')}</Link>
          <Link to={`${root}/preferences?participant=${row.participant_id}`}>{t('nav.preferences')}</Link>
          <Link to={`${root}/timetable/${row.participant_id}`}>{t('participants.day')}</Link>
        </span>
      ),
    },
  ]
}

function Decide({ participant: { participant_id, name } }: { participant: EventParticipant }) {
  const t = useTranslations('events.participants')
  return (
    <>
      <Form method="post">
        <input type="hidden" name="participant_id" value={participant_id} />
        <button className="button" name="intent" value="confirm" aria-label={`${t('confirm')}: ${name}`}>
          {t('confirm')}
        </button>
      </Form>
      <details className="more">
        <summary aria-label={`${t('refuse')}: ${name}`}>{t('refuse')}</summary>
        <Form method="post" className="filter-form">
          <input type="hidden" name="participant_id" value={participant_id} />
          <label className="field field-grow">
            <span>{t('refuse_reason', { name })}</span>
            <input type="text" name="reason" required minLength={3} maxLength={1000} />
          </label>
          <button className="button" name="intent" value="refuse">
            {t('refuse')}
          </button>
        </Form>
      </details>
    </>
  )
}
