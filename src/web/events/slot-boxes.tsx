import { useLocale } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { formatDate } from '../format/number.ts'
import { byDay } from './when.ts'

interface SlotBoxesProps {
  legend: string
  slots: MeetingEventDetail['slot_list']
  away: readonly number[]
}

/** A box for each slot, ticked where one can meet, by day. */
export function SlotBoxes({ legend, slots, away }: SlotBoxesProps) {
  const lang = useLocale()
  return (
    <fieldset className="slot-days">
      <legend>{legend}</legend>
      {byDay(slots).map(({ day, slots: ofDay }) => (
        <fieldset key={day} className="slot-boxes">
          <legend>{formatDate(day, lang)}</legend>
          {ofDay.map(({ slot, starts, ends }) => (
            <label key={slot} className="slot-box">
              <input type="checkbox" name="slots" value={slot} defaultChecked={!away.includes(slot)} />{' '}
              <span>
                {starts}–{ends}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </fieldset>
  )
}
