import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { EVENT_KINDS } from '../../domain/meeting-events.ts'
import { RoomRows, SessionRows } from './layout-rows.tsx'
import { LimitFields } from './limit-fields.tsx'

export interface SettingsChoices {
  provinces: readonly { id: string; name: string }[]
  segments: readonly { id: string; name: string }[]
}

interface SettingsFormProps {
  /** null for a new event. */
  settings: MeetingEventDetail['settings'] | null
  /** Of those for whom somebody may begin one; empty on changes. */
  agencies: readonly { id: string; name: string }[]
  choices: SettingsChoices
  /** A schedule is published. */
  fixed?: boolean
}

/** All that an organiser sets, on one page: what it is, when and where, how meetings are laid out. */
export function SettingsForm({ settings, agencies, choices, fixed = false }: SettingsFormProps) {
  const t = useTranslations('events.form')
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" className="event-form card">
      {agencies.length > 0 && (
        <label className="field">
          <span>{t('agency')}</span>
          <select name="organisation_id">
            {agencies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="field">
        <span>{t('name')}</span>
        <input type="text" name="title" required minLength={3} maxLength={160} defaultValue={settings?.title} />
      </label>
      <KindChoice kind={settings?.kind ?? 'fair'} />
      <label className="field">
        <span>{t('description')}</span>
        <textarea name="description" rows={3} maxLength={4000} defaultValue={settings?.description ?? ''} />
      </label>
      <div className="event-fields">
        <label className="field">
          <span>{t('place')}</span>
          <input type="text" name="place" maxLength={200} defaultValue={settings?.place ?? ''} />
        </label>
        <label className="field">
          <span>{t('province')}</span>
          <select name="province_id" defaultValue={settings?.province_id ?? ''}>
            <option value="">{t('none')}</option>
            {choices.provinces.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <SegmentBoxes segments={choices.segments} chosen={settings?.segment_ids ?? []} />
      {fixed ? (
        <p className="note-box">{t('fixed')}</p>
      ) : (
        <>
          <SessionRows sessions={settings?.sessions ?? []} />
          <div className="event-fields">
            <label className="field">
              <span>{t('slot_minutes')}</span>
              <input type="number" name="slot_minutes" min={5} max={180} required defaultValue={settings?.slot_minutes ?? 30} />
            </label>
            <label className="field">
              <span>{t('pause_minutes')}</span>
              <input type="number" name="pause_minutes" min={0} max={60} required defaultValue={settings?.pause_minutes ?? 5} />
            </label>
          </div>
          <RoomRows rooms={settings?.rooms ?? []} />
        </>
      )}
      <LimitFields settings={settings} />
      <button className="button button-main" disabled={busy}>
        {t(settings === null ? 'create' : 'save')}
      </button>
    </Form>
  )
}

function KindChoice({ kind }: { kind: MeetingEventDetail['kind'] }) {
  const t = useTranslations('events')
  return (
    <fieldset className="event-choices column">
      <legend>{t('form.kind')}</legend>
      {EVENT_KINDS.map((each) => (
        <label key={each} className="check">
          <input type="radio" name="kind" value={each} defaultChecked={each === kind} /> {t(`kind.${each}`)}
        </label>
      ))}
    </fieldset>
  )
}

function SegmentBoxes({ segments, chosen }: { segments: SettingsChoices['segments']; chosen: readonly string[] }) {
  const t = useTranslations('events.form')
  return (
    <details className="more">
      <summary>{t('segments', { count: chosen.length })}</summary>
      <fieldset className="event-choices many" aria-label={t('segments', { count: chosen.length })}>
        {segments.map(({ id, name }) => (
          <label key={id} className="check">
            <input type="checkbox" name="segment_ids" value={id} defaultChecked={chosen.includes(id)} /> {name}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
