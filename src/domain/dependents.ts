import { type Chronicle, type Standing, standingAt } from './chronicle.ts'

/**
 * Later events that rest on this one: what they did would not have been possible, or not the same, had it never been. The
 * chronicle holds what still holds today; a record that counts no more rests on nothing. `born`: the subject the event made.
 */
export function dependentsOf(now: Chronicle, eventId: string, born: string | undefined): string[] {
  const dead = new Set(now.retractions.filter((each) => each.property === '*').map((each) => each.record_id))
  const chronicle = { ...now, records: now.records.filter((record) => !dead.has(record.record_id)) }
  const rows = [...chronicle.links, ...chronicle.assignments, ...chronicle.records]
  const later = new Set(rows.flatMap(({ event_id }) => (event_id !== null && event_id > eventId ? [event_id] : [])))
  return [...later].filter((id) => restsOn(before(chronicle, id), before(without(chronicle, eventId, born), id), chronicle, id)).toSorted()
}

function before(chronicle: Chronicle, eventId: string): Standing {
  return standingAt({
    ...chronicle,
    links: chronicle.links.filter((link) => link.event_id < eventId),
    assignments: chronicle.assignments.filter((each) => each.event_id < eventId),
  })
}

function without(chronicle: Chronicle, eventId: string, born: string | undefined): Chronicle {
  return {
    subjects: chronicle.subjects.filter((subject) => subject.subject_id !== born),
    records: chronicle.records.filter((record) => record.event_id !== eventId),
    retractions: chronicle.retractions,
    links: chronicle.links.filter((link) => link.event_id !== eventId),
    assignments: chronicle.assignments.filter((each) => each.event_id !== eventId),
  }
}

function restsOn(as: Standing, other: Standing, chronicle: Chronicle, laterId: string): boolean {
  const missing = (id: string) => as.subjects.has(id) && !other.subjects.has(id)
  const parted = (a: string, b: string) => as.companyOf(a) === as.companyOf(b) && other.companyOf(a) !== other.companyOf(b)
  const owners = [ownersOf(as), ownersOf(other)] as const
  return (
    chronicle.links.some(
      ({ event_id, kind, subject_id, target_id }) =>
        event_id === laterId &&
        (missing(subject_id) ||
          missing(target_id) ||
          (kind === 'same_as' && as.subjects.get(subject_id)?.kind === 'site' && parted(subject_id, target_id))),
    ) ||
    chronicle.assignments.some(
      ({ event_id, record_id, subject_id }) =>
        event_id === laterId && (missing(subject_id) || owners[0].get(record_id) !== owners[1].get(record_id)),
    ) ||
    chronicle.records.some(({ event_id, subject_id, company_id }) => event_id === laterId && (missing(subject_id) || missing(company_id)))
  )
}

function ownersOf({ records }: Standing): Map<string, string> {
  return new Map([...records].flatMap(([owner, list]) => list.map((record) => [record.record_id, owner] as const)))
}
