import { useTranslations } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { ANSWER_RULES, EVENT_LIMITS, MOST_BOOST } from '../../domain/meeting-events.ts'

/** Registration, answers, and what few organisers change. */
export function LimitFields({ settings }: { settings: MeetingEventDetail['settings'] | null }) {
  const t = useTranslations('events.form')
  return (
    <>
      <div className="event-fields">
        <label className="field">
          <span>{t('ends_on')}</span>
          <input type="date" name="registration_ends_on" defaultValue={settings?.registration_ends_on ?? ''} />
        </label>
        <label className="field">
          <span>{t('answer_hours')}</span>
          <input type="number" name="answer_hours" min={1} max={720} required defaultValue={settings?.answer_hours ?? 48} />
        </label>
      </div>
      <label className="check">
        <input type="checkbox" name="by_hand" defaultChecked={settings?.by_hand ?? true} /> {t('by_hand')}
      </label>
      <fieldset className="event-choices column">
        <legend>{t('answers')}</legend>
        {ANSWER_RULES.map((rule) => (
          <label key={rule} className="check">
            <input type="radio" name="answers" value={rule} defaultChecked={rule === (settings?.answers ?? 'asked')} />{' '}
            {t(`answers_${rule}`)}
          </label>
        ))}
      </fieldset>
      <details className="more">
        <summary>{t('more')}</summary>
        <div className="event-fields">
          <Count name="most_meetings_buyer" label={t('most_buyer')} most={EVENT_LIMITS.slots} value={settings?.most_meetings_buyer} />
          <Count
            name="most_meetings_supplier"
            label={t('most_supplier')}
            most={EVENT_LIMITS.slots}
            value={settings?.most_meetings_supplier}
          />
          <label className="field">
            <span>{t('least')}</span>
            <input type="number" name="least_meetings" min={0} max={10} defaultValue={settings?.least_meetings ?? 0} />
          </label>
          <label className="field">
            <span>{t('boost')}</span>
            <input
              type="number"
              name="boost_first_time_domestic"
              min={0}
              max={MOST_BOOST}
              step={0.05}
              defaultValue={settings?.boost_first_time_domestic ?? 0}
            />
          </label>
        </div>
        <label className="check">
          <input type="checkbox" name="score_pairs" defaultChecked={settings?.score_pairs ?? true} /> {t('score_pairs')}
        </label>
      </details>
    </>
  )
}

function Count({ name, label, most, value }: { name: string; label: string; most: number; value: number | null | undefined }) {
  const t = useTranslations('events.form')
  return (
    <label className="field">
      <span>{label}</span>
      <input type="number" name={name} min={1} max={most} defaultValue={value ?? ''} placeholder={t('no_limit')} />
    </label>
  )
}
