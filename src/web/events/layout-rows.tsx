import { useTranslations } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'

type Settings = MeetingEventDetail['settings']

/** As many as there are and two more: rows without script. */
const MORE = 2
const LEAST_SESSIONS = 4
const LEAST_ROOMS = 3

export function SessionRows({ sessions }: { sessions: Settings['sessions'] }) {
  const t = useTranslations('events.form')
  const rows = padded(sessions, LEAST_SESSIONS)
  return (
    <fieldset className="event-rows">
      <legend>{t('sessions')}</legend>
      <p className="note">{t('sessions_note')}</p>
      {rows.map(({ key, at, item: session }) => (
        <div key={key} className="event-row" role="group" aria-label={t('session_n', { n: at + 1 })}>
          <label className="field">
            <span>{t('day')}</span>
            <input type="date" name="day" defaultValue={session?.day} required={at === 0} />
          </label>
          <label className="field">
            <span>{t('starts')}</span>
            <input type="time" name="starts" defaultValue={session?.starts ?? (at % 2 === 0 ? '09:00' : '13:30')} />
          </label>
          <label className="field">
            <span>{t('ends')}</span>
            <input type="time" name="ends" defaultValue={session?.ends ?? (at % 2 === 0 ? '12:00' : '17:00')} />
          </label>
        </div>
      ))}
    </fieldset>
  )
}

export function RoomRows({ rooms }: { rooms: Settings['rooms'] }) {
  const t = useTranslations('events.form')
  const rows = padded(rooms, LEAST_ROOMS)
  return (
    <fieldset className="event-rows">
      <legend>{t('rooms')}</legend>
      {rows.map(({ key, at, item: room }) => (
        <div key={key} className="event-row" role="group" aria-label={t('room_n', { n: at + 1 })}>
          <input type="hidden" name="room_id" value={room?.room_id ?? ''} />
          <label className="field field-grow">
            <span>{t('room_name')}</span>
            <input type="text" name="room_name" maxLength={80} required={at === 0} defaultValue={room?.name} />
          </label>
          <label className="field">
            <span>{t('tables')}</span>
            <input type="number" name="room_tables" min={1} max={1000} defaultValue={room?.tables ?? 10} />
          </label>
        </div>
      ))}
    </fieldset>
  )
}

function padded<T>(items: readonly T[], least: number): { key: string; at: number; item: T | undefined }[] {
  const length = Math.max(least, items.length + (items.length === 0 ? 0 : MORE))
  return Array.from({ length }, (_, at) => ({ key: `row-${at}`, at, item: items[at] }))
}
