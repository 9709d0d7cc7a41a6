import { Form, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { EventParticipant, MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { REPAIR_MODES } from '../../domain/meeting-events.ts'
import { formatDate } from '../format/number.ts'

type Somebody = Pick<EventParticipant, 'participant_id' | 'name' | 'side' | 'presence'>

interface RepairFormProps {
  event: MeetingEventDetail
  participants: readonly Somebody[]
}

/** Who does not come, from when on, and how much may change. */
export function RepairForm({ event, participants }: RepairFormProps) {
  const t = useTranslations('events')
  const lang = useLocale()
  const busy = useNavigation().state !== 'idle'
  const absent = participants.filter(({ presence }) => presence === 'absent')
  const others = participants.filter(({ presence }) => presence !== 'absent')
  return (
    <Form method="post" className="event-form card">
      <section aria-labelledby="absent">
        <h2 id="absent" className="card-title">
          {t('repair.absent')}
        </h2>
        {absent.length === 0 ? (
          <p className="note">{t('repair.absent_none')}</p>
        ) : (
          <ul className="tight">
            {absent.map((each) => (
              <li key={each.participant_id}>
                {each.name}{' '}
                <span className="note">
                  {t(`side.${each.side}`)} · {t('repair.already')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <details className="more" open={absent.length === 0}>
        <summary>{t('repair.choose')}</summary>
        <fieldset className="event-choices many" aria-label={t('repair.choose')}>
          {others.map((each) => (
            <label key={each.participant_id} className="check">
              <input type="checkbox" name="absent" value={each.participant_id} /> {each.name}{' '}
              <span className="note">{t(`side.${each.side}`)}</span>
            </label>
          ))}
        </fieldset>
      </details>
      <label className="field">
        <span>{t('repair.from')}</span>
        <select name="from_slot" defaultValue="0">
          {event.slot_list.map(({ slot, day, starts }) => (
            <option key={slot} value={slot}>
              {formatDate(day, lang)}, {starts}
            </option>
          ))}
        </select>
        <small className="note">{t('repair.from_note')}</small>
      </label>
      <fieldset className="event-choices column">
        <legend>{t('repair.mode')}</legend>
        {REPAIR_MODES.map((mode) => (
          <label key={mode} className="check">
            <input type="radio" name="mode" value={mode} defaultChecked={mode === 'fill'} /> {t(`repair.${mode}`)}
          </label>
        ))}
      </fieldset>
      <label className="check">
        <input type="checkbox" name="publish" /> {t('repair.publish')}
      </label>
      <button className="button button-main" disabled={busy}>
        {t('repair.run')}
      </button>
    </Form>
  )
}
