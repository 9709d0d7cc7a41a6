/** Rows that begin or end with an event. What they mean: domain/chronicle.ts. */
import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

interface At {
  readonly event_id: string
  readonly at: Date
}

export async function insertRetractions(
  trx: Kysely<Database>,
  { event_id, at }: At,
  statements: readonly { company_id: string; record_id: string; property: string }[],
): Promise<void> {
  if (statements.length === 0) return
  await trx
    .insertInto('retraction')
    .values(
      statements.map(({ company_id, record_id, property }) => ({
        company_id,
        record_id,
        property,
        event_id,
        retracted_at: at,
        ended_at: null,
      })),
    )
    .execute()
}

export async function insertLinks(
  trx: Kysely<Database>,
  { event_id, at }: At,
  kind: 'same_as' | 'belongs_to',
  links: readonly { company_id: string; subject_id: string; target_id: string }[],
): Promise<void> {
  if (links.length === 0) return
  await trx
    .insertInto('subject_link')
    .values(
      links.map(({ company_id, subject_id, target_id }) => ({
        company_id,
        subject_id,
        kind,
        target_id,
        event_id,
        created_at: at,
        ended_at: null,
      })),
    )
    .execute()
}

export async function insertAssignments(
  trx: Kysely<Database>,
  { event_id, at }: At,
  records: readonly { company_id: string; record_id: string }[],
  subjectId: string,
): Promise<void> {
  await trx
    .insertInto('record_assignment')
    .values(
      records.map(({ company_id, record_id }) => ({
        company_id,
        record_id,
        subject_id: subjectId,
        event_id,
        created_at: at,
        ended_at: null,
      })),
    )
    .execute()
}

/** Takes back what an event did: its links, assignments, retractions, judgements and learned words end, its records are retracted. */
export async function endEvent(trx: Kysely<Database>, eventId: string, undo: At): Promise<void> {
  for (const table of ['retraction', 'subject_link', 'record_assignment', 'judgement', 'learned_term'] as const) {
    await trx.updateTable(table).set({ ended_at: undo.at }).where('event_id', '=', eventId).where('ended_at', 'is', null).execute()
  }
  await sql`
    insert into retraction (company_id, record_id, property, event_id, retracted_at, ended_at)
    select company_id, record_id, '*', ${undo.event_id}, ${undo.at.toISOString()}::timestamptz, null from record where event_id = ${eventId}`.execute(
    trx,
  )
}

/** Subjects whose records, links or assignments begin or end with this event; targets too. */
export async function subjectsOfEvent(db: Kysely<Database>, eventId: string): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    select subject_id from record where event_id = ${eventId}
    union select subject_id from subject_link where event_id = ${eventId}
    union select target_id from subject_link where event_id = ${eventId}
    union select subject_id from record_assignment where event_id = ${eventId}
    union select record.subject_id from record join record_assignment a using (company_id, record_id) where a.event_id = ${eventId}
    union select b.subject_id from record_assignment b join record_assignment a using (company_id, record_id) where a.event_id = ${eventId}
    union select record.subject_id from record join retraction r using (company_id, record_id) where r.event_id = ${eventId}
    union select a.subject_id from record_assignment a join retraction r using (company_id, record_id) where r.event_id = ${eventId}`.execute(
    db,
  )
  return rows.map((row) => row.subject_id)
}

/** Sites that had gone to these companies have not; returns them. */
export async function endLinksTo(trx: Kysely<Database>, companyIds: readonly string[], at: Date): Promise<string[]> {
  const ended = await trx
    .updateTable('subject_link')
    .set({ ended_at: at })
    .where('kind', '=', 'belongs_to')
    .where('ended_at', 'is', null)
    .where('target_id', '=', sql<string>`any(${[...companyIds]}::text[])`)
    .returning('subject_id')
    .execute()
  return ended.map((row) => row.subject_id)
}
