import { type Kysely, sql } from 'kysely'
import type { Chronicle, Subject, SubjectLink } from '../../domain/chronicle.ts'
import type { Database } from '../schema.ts'

/** `now`: without what has ended. `ever`: with it, to look back. */
export type Span = 'now' | 'ever'

/**
 * All that can bear on these companies: what was merged into them, their sites and those that came from elsewhere, the records
 * of all these, and what was decided about each. More may come along; it does no harm.
 */
export async function readChronicle(db: Kysely<Database>, companyIds: readonly string[], span: Span = 'now'): Promise<Chronicle> {
  const subjects = new Map<string, Subject>()
  const links = new Map<string, SubjectLink>()
  const known = new Set<string>(companyIds)
  const linkRows = (column: 'target_id' | 'subject_id', ids: readonly string[]) =>
    db
      .selectFrom('subject_link')
      .selectAll()
      .where(column, '=', anyOf(ids))
      .$if(span === 'now', (query) => query.where('ended_at', 'is', null))
      .execute()

  for (let frontier = [...known]; frontier.length > 0;) {
    const here = await db.selectFrom('subject').selectAll().where('company_id', '=', anyOf(frontier)).execute()
    const towards = await linkRows('target_id', [...frontier, ...here.map((row) => row.subject_id)])
    for (const row of here) subjects.set(row.subject_id, row)
    for (const row of towards) links.set(linkKey(row), row)
    frontier = [...new Set([...here, ...towards].map((row) => row.subject_id))].filter((id) => !known.has(id))
    for (const id of frontier) known.add(id)
  }

  const ids = [...known]
  for (const row of await linkRows('subject_id', ids)) links.set(linkKey(row), row)
  const strangers = ids.filter((id) => !subjects.has(id))
  if (strangers.length > 0) {
    for (const row of await db.selectFrom('subject').selectAll().where('subject_id', '=', anyOf(strangers)).execute()) {
      subjects.set(row.subject_id, row)
    }
  }
  const given = await db.selectFrom('record_assignment').select(['company_id', 'record_id']).where('subject_id', '=', anyOf(ids)).execute()
  const homes = [...new Set([...subjects.values()].map((row) => row.company_id))]
  const records = await db
    .selectFrom('record')
    .selectAll()
    .where('company_id', '=', anyOf(homes))
    .where('subject_id', '=', anyOf(ids))
    .execute()
  const there = new Set(records.map((row) => row.record_id))
  const missing = given.filter((row) => !there.has(row.record_id))
  if (missing.length > 0) {
    records.push(
      ...(await db
        .selectFrom('record')
        .selectAll()
        .where('company_id', '=', anyOf([...new Set(missing.map((row) => row.company_id))]))
        .where('record_id', '=', anyOf(missing.map((row) => row.record_id)))
        .execute()),
    )
  }
  const shards = [...new Set(records.map((row) => row.company_id))]
  const assignments = await db
    .selectFrom('record_assignment')
    .selectAll()
    .where('company_id', '=', anyOf(shards))
    .$if(span === 'now', (query) => query.where('ended_at', 'is', null))
    .execute()
  const retractions = await db
    .selectFrom('retraction')
    .selectAll()
    .where('company_id', '=', anyOf(shards))
    .$if(span === 'now', (query) => query.where('ended_at', 'is', null))
    .execute()
  return { subjects: [...subjects.values()], records, retractions, links: [...links.values()], assignments }
}

function linkKey({ subject_id, kind, event_id }: SubjectLink): string {
  return `${subject_id} ${kind} ${event_id}`
}

/** One parameter, however many ids. */
function anyOf(ids: readonly string[]) {
  return sql<string>`any(${[...ids]}::text[])`
}
