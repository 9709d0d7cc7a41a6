import { readChronicle } from '../../db/queries/chronicle.ts'
import type { ShownCompany } from '../../db/queries/companies.ts'
import { listEvents } from '../../db/queries/events.ts'
import { readFrame } from '../../db/queries/references.ts'
import { type ProjectedTables, projectTables } from '../../db/queries/projection.ts'
import { type Chronicle, standingAt, type Subject } from '../../domain/chronicle.ts'
import type { Statements } from './change.ts'

/** What was done to a company and its sites, the latest first. */
export async function listEventsOf({ db }: Statements, companyId: string) {
  const chronicle = await readChronicle(db, [companyId], 'ever')
  const events = await listEvents(db, eventIdsOf(chronicle))
  const claimed = new Set(chronicle.records.flatMap(({ origin, event_id }) => (origin === 'claim' && event_id !== null ? [event_id] : [])))
  return events.toReversed().map((event) => ({
    id: event.event_id,
    kind: event.kind,
    actor: publicActor(event.actor, claimed.has(event.event_id)),
    reason: event.reason,
    at: event.created_at.toISOString(),
    about: event.payload,
    undoes: event.undoes_event_id,
    undone_by: event.undone_by_event_id,
  }))
}

/** What the public is told of who did it: what they are, never which person. */
function publicActor(actor: string, ofCompany: boolean): 'company' | 'staff' | 'operator' | 'visitor' | 'system' {
  if (actor === 'operator' || actor === 'visitor' || actor === 'system') return actor
  return ofCompany ? 'company' : 'staff'
}

function eventIdsOf({ records, retractions, links, assignments }: Chronicle): string[] {
  return [...new Set([...records, ...retractions, ...links, ...assignments].flatMap(({ event_id }) => event_id ?? []))]
}

/** The last moment of a day, in UTC. */
export function endOfDay(date: string): Date {
  return new Date(`${date}T23:59:59.999Z`)
}

/** How a company was shown at a moment: under the id it stood for then, and undefined when it was not. */
export async function companyAsOf({ db }: Statements, subject: Subject, at: Date): Promise<ShownCompany | undefined> {
  for (let id = subject.subject_id; ;) {
    const chronicle = await readChronicle(db, [id], 'ever')
    const next = standingAt(chronicle, at).canonical(id)
    if (next === id) return shown(projectTables(chronicle, await readFrame(db), [id], at))
    id = next
  }
}

/** Projected rows have the columns of the tables; a test compares the two. */
function shown(tables: ProjectedTables): ShownCompany | undefined {
  const [company] = tables.company
  if (company === undefined) return undefined
  const { site: sites, company_segment: made, company_name: names } = tables
  // In the order in which they are read from the table; within a property they come by id already.
  const facts = tables.company_fact.toSorted((a, b) =>
    String(a['property']) < String(b['property']) ? -1 : a['property'] === b['property'] ? 0 : 1,
  )
  return { company, sites, made, facts, names } as unknown as ShownCompany
}
