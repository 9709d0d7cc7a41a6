import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { EventMeeting } from '../../api/contract/event-meetings.ts'
import type { EventParticipantDetail } from '../../api/contract/event-shapes.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { useEdition } from '../components/site-data.ts'
import { formatDate } from '../format/number.ts'
import { useLanguageName } from './languages.ts'
import { AnswerForm, NoteForm } from './meeting-forms.tsx'
import type { OwnNote } from './own-notes.server.ts'
import { byDay } from './when.ts'

interface Item {
  slot: number
  day: string
  starts: string
  ends: string
  kind: 'free' | 'away' | 'meeting'
  meeting: EventMeeting | null
}

interface DayListProps {
  items: readonly Item[]
  participant: EventParticipantDetail
  notes: Readonly<Record<string, OwnNote>>
}

/** Slot by slot, day by day. */
export function DayList({ items, participant, notes }: DayListProps) {
  const t = useTranslations('events.timetable')
  const lang = useLocale()
  return byDay(items).map(({ day, slots }) => (
    <section key={day} className="day" aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`}>{formatDate(day, lang)}</h2>
      <ol className="day-list card">
        {slots.map((item) => (
          <li key={item.slot} data-kind={item.kind}>
            <p className="day-time">
              {item.starts}–{item.ends}
            </p>
            {item.kind === 'meeting' && item.meeting ? (
              <Meeting meeting={item.meeting} participant={participant} note={notes[item.meeting.meeting_id]} />
            ) : (
              <p className="note">{t(item.kind === 'away' ? 'away' : 'free')}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  ))
}

interface MeetingProps {
  meeting: EventMeeting
  participant: EventParticipantDetail
  note: OwnNote | undefined
}

function Meeting({ meeting, participant, note }: MeetingProps) {
  const t = useTranslations('events.timetable')
  const lang = useLocale()
  const nameOf = useLanguageName()
  const { fictional } = useEdition()
  const other = participant.side === 'buyer' ? meeting.supplier : meeting.buyer
  const facts = [
    other.country_name,
    meeting.interpreter
      ? t('interpreter', { label: meeting.interpreter.label })
      : meeting.language && t('language', { language: nameOf(meeting.language) }),
    meeting.shows.length > 0 && t('shows', { parts: meeting.shows.join(', ') }),
    meeting.new_since !== null && t('new', { version: meeting.new_since }),
  ].filter(Boolean)
  return (
    <div className="day-meeting">
      <p className="day-with">
        {other.company_id ? <Link to={`/${lang}/companies/${other.company_id}`}>{other.name}</Link> : other.name}
        {other.company_id && <DemoMark fictional={fictional} />}
      </p>
      <p>
        {t('table', { table: meeting.table, room: meeting.room })}{' '}
        <span className="meeting-state" data-state={meeting.state}>
          {meeting.state_name}
        </span>
      </p>
      {facts.length > 0 && <p className="note">{facts.join(' · ')}</p>}
      {meeting.may_answer_as === participant.participant_id && <AnswerForm meeting={meeting} name={other.name} />}
      {participant.mine && <NoteForm meeting={meeting} note={note} />}
    </div>
  )
}
