import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { EventMeeting } from '../../api/contract/event-meetings.ts'
import { MEETING_RESULTS } from '../../domain/meeting-events.ts'
import { formatMoment } from '../format/moment.ts'
import type { OwnNote } from './own-notes.server.ts'

/** Accept or decline, in time. */
export function AnswerForm({ meeting, name }: { meeting: EventMeeting; name: string }) {
  const t = useTranslations('events.timetable')
  const lang = useLocale()
  return (
    <Form method="post" className="row no-print" preventScrollReset>
      <input type="hidden" name="meeting_id" value={meeting.meeting_id} />
      <button className="button button-main" name="accept" value="true" aria-label={t('accept', { name })}>
        {t('accept_short')}
      </button>
      <button className="button" name="accept" value="false" aria-label={t('decline', { name })}>
        {t('decline_short')}
      </button>
      {meeting.answer_by && <span className="note">{t('answer_by', { time: formatMoment(meeting.answer_by, lang) })}</span>}
    </Form>
  )
}

/** For one's own side alone. */
export function NoteForm({ meeting, note }: { meeting: EventMeeting; note: OwnNote | undefined }) {
  const t = useTranslations('events')
  return (
    <details className="more no-print">
      <summary>{t('timetable.note')}</summary>
      <Form method="post" className="event-form" preventScrollReset>
        <input type="hidden" name="intent" value="note" />
        <input type="hidden" name="meeting_id" value={meeting.meeting_id} />
        <label className="field">
          <span>{t('timetable.result')}</span>
          <select name="result" defaultValue={note?.result ?? ''}>
            <option value="">{t('result.none')}</option>
            {MEETING_RESULTS.map((result) => (
              <option key={result} value={result}>
                {t(`result.${result}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input type="checkbox" name="held" defaultChecked={note?.held ?? false} /> {t('timetable.held')}
        </label>
        <label className="field">
          <span>{t('timetable.note_text')}</span>
          <textarea name="text" rows={3} maxLength={2000} defaultValue={note?.text ?? ''} />
        </label>
        <button className="button">{t('timetable.save_note')}</button>
      </Form>
    </details>
  )
}
