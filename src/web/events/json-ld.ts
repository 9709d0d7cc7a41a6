import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import type { JsonLd } from '../components/page-meta.tsx'

/** The event as search engines read it. */
export function eventLd(event: MeetingEventDetail): JsonLd {
  const [first, last] = [event.slot_list[0], event.slot_list.at(-1)]
  return {
    '@type': 'BusinessEvent',
    name: event.title,
    ...(event.description && { description: event.description }),
    ...(first && last && { startDate: first.starts_at, endDate: last.ends_at }),
    eventStatus: `https://schema.org/${event.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    organizer: { '@type': 'Organization', name: event.organiser },
    ...(event.place && {
      location: { '@type': 'Place', name: event.place, address: [event.place, event.province?.name].filter(Boolean).join(', ') },
    }),
  }
}
