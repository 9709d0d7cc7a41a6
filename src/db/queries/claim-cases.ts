import type { Kysely } from 'kysely'
import { CHALLENGE_DAYS } from '../../domain/claims.ts'
import type { Database } from '../schema.ts'
import type { CaseRow } from './moderation.ts'

const DAY_MS = 86_400_000

/** Claims that were handed in, and companies that were proposed: both wait for the same promise. */
export async function claimCases(db: Kysely<Database>, since: Date): Promise<CaseRow[]> {
  const claims = await db
    .selectFrom('claim')
    .select(['state', 'submitted_at', 'closed_at', 'window_ends_at', 'due_on', 'working_days'])
    .where('submitted_at', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .where((eb) => eb.or([eb('closed_at', 'is', null), eb('closed_at', '>=', since)]))
    .execute()
  const proposals = await db
    .selectFrom('company_proposal')
    .select(['created_at', 'reviewed_at', 'due_on'])
    .where((eb) => eb.or([eb('reviewed_at', 'is', null), eb('reviewed_at', '>=', since)]))
    .execute()
  return [
    ...claims.flatMap((row) =>
      row.submitted_at === null
        ? []
        : [
            {
              filed_at: row.submitted_at,
              // Decided when the window opened; the week after is that of others.
              settled_at: row.window_ends_at === null ? row.closed_at : new Date(row.window_ends_at.getTime() - CHALLENGE_DAYS * DAY_MS),
              due_on: row.due_on,
              asked: row.state === 'need_more',
              working_days: row.working_days,
            },
          ],
    ),
    ...proposals.map((row) => ({
      filed_at: row.created_at,
      settled_at: row.reviewed_at,
      due_on: row.due_on,
      asked: false,
      working_days: null,
    })),
  ]
}

/** What companies showed for their statements; registrations belong to claims. */
export async function documentCases(db: Kysely<Database>, since: Date): Promise<CaseRow[]> {
  const rows = await db
    .selectFrom('document')
    .select(['created_at', 'reviewed_at'])
    .where('kind', '<>', 'registration')
    .where((eb) => eb.or([eb('state', '=', 'waiting'), eb('reviewed_at', '>=', since)]))
    .execute()
  return rows.map((row) => ({ filed_at: row.created_at, settled_at: row.reviewed_at, due_on: null, asked: false, working_days: null }))
}
