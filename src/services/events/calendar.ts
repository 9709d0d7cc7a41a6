import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'
import type { WantedParticipant } from './find-event.ts'
import { readTimetable } from './timetable.ts'

/** The timetable of one participant as iCalendar (RFC 5545): a later version of a meeting takes the place of the earlier one. */
export async function writeCalendar(context: ServiceContext, wanted: WantedParticipant, asking: Asking, now = new Date()): Promise<string> {
  const { participant, event, items, published_at, version } = await readTimetable(context, wanted, asking, now)
  const words = wording(wanted.lang)
  const stamp = published_at === null ? new Date(`${event.first_day}T00:00:00Z`) : new Date(published_at)
  const calendar = ical({
    name: `${event.title}: ${participant.name}`,
    prodId: { company: 'Matxich', product: 'events' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const { meeting } of items) {
    if (meeting === null) continue
    const other = participant.side === 'buyer' ? meeting.supplier : meeting.buyer
    calendar.createEvent({
      id: `${meeting.meeting_id}-${participant.participant_id}@matxich`,
      sequence: version ?? 0,
      stamp,
      start: new Date(meeting.starts_at),
      end: new Date(meeting.ends_at),
      summary: words.text('event.calendar_summary', { name: other.name, table: meeting.table }),
      location: [words.text('event.calendar_table', { room: meeting.room, table: meeting.table }), event.place].filter(Boolean).join(', '),
      description: [event.title, meeting.state_name, meeting.interpreter?.label, ...meeting.shows].filter(Boolean).join('\n'),
      status: meeting.state === 'waiting' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}
