import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { EventParticipantDetail, MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { EVENT_LIMITS } from '../../domain/meeting-events.ts'
import { LanguageBoxes } from './language-boxes.tsx'
import { ShowsFields } from './shows-fields.tsx'
import { SlotBoxes } from './slot-boxes.tsx'

interface ParticipantFormProps {
  event: MeetingEventDetail
  participant: EventParticipantDetail
}

/** What a participant says of itself; what it may not change is shown, not offered. */
export function ParticipantForm({ event, participant }: ParticipantFormProps) {
  const t = useTranslations('events')
  return (
    <Form method="post" className="event-form card">
      <fieldset className="plain-fieldset" disabled={!participant.may_change}>
        <SlotBoxes legend={t('availability.times')} slots={event.slot_list} away={participant.away_slots} />
        <LanguageBoxes legend={t('register.languages')} chosen={participant.languages} />
        <ShowsFields
          label={t(`register.shows_${participant.side}`)}
          lines={participant.shows.map(({ title }) => title).join('\n')}
          segments={event.segments}
          segment={participant.shows.find(({ segment }) => segment)?.segment?.id ?? ''}
        />
        <label className="field">
          <span>{t('availability.most')}</span>
          <input
            type="number"
            name="most_meetings"
            min={1}
            max={EVENT_LIMITS.slots}
            defaultValue={participant.most_meetings ?? ''}
            placeholder={t('form.no_limit')}
          />
        </label>
        {event.may_manage && event.room_list.length > 1 && (
          <label className="field">
            <span>{t('availability.room')}</span>
            <select name="room_id" defaultValue={participant.room_id ?? ''}>
              <option value="">{t('availability.any_room')}</option>
              {event.room_list.map(({ room_id, name }) => (
                <option key={room_id} value={room_id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="check">
          <input type="checkbox" name="stays_unnamed" defaultChecked={participant.stays_unnamed} /> {t('register.unnamed')}
        </label>
        <label className="check">
          <input type="checkbox" name="first_time" defaultChecked={participant.first_time} /> {t('register.first')}
        </label>
        <button className="button button-main" name="intent" value="save">
          {t('availability.save')}
        </button>
      </fieldset>
    </Form>
  )
}
