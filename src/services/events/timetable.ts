import { slotsOf } from '../../domain/meeting-events.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { readableEvent, readableParticipant, type WantedParticipant } from './find-event.ts'
import { isStanding } from './meetings.ts'
import { countsOf, lookingOf } from './participants.ts'
import { presentEvents } from './present-event.ts'
import { sceneOf } from './present-meeting.ts'
import { presentParticipantDetail } from './present-participant.ts'
import { publishedMeetings } from './published.ts'

/** The day of one participant: what is published, slot by slot. What was declined, lapsed or missed leaves its slot free. */
export async function readTimetable(context: ServiceContext, wanted: WantedParticipant, asking: Asking, now = new Date()) {
  const { db } = context
  const { lang, participant_id } = wanted
  const event = await readableEvent(db, asking, wanted)
  const row = await readableParticipant(db, asking, wanted)
  const published = await publishedMeetings(db, event.event_id)
  const scene = await sceneOf(db, event, { asking, published: true, now })
  const own = published.meetings
    .filter((meeting) => meeting.buyer_id === participant_id || meeting.supplier_id === participant_id)
    .map((meeting) => scene.present(meeting, lang))
    .filter(isStanding)
  const [line] = await presentEvents(context, [event], lang, asking, now)
  if (line === undefined) throw new Error('An event was lost on the way.')
  return {
    participant: presentParticipantDetail(
      context,
      event,
      row,
      lookingOf(published, [row], asking, wanted),
      await countsOf(context, event, published),
    ),
    event: line,
    version: published.version,
    published_at: published.published_at?.toISOString() ?? null,
    items: slotsOf(event.settings).map((slot) => {
      const meeting = own.find((each) => each.slot === slot.slot) ?? null
      const away = row.away_slots.includes(slot.slot)
      return { ...slot, kind: meeting !== null ? ('meeting' as const) : away ? ('away' as const) : ('free' as const), meeting }
    }),
    total: own.length,
  }
}
