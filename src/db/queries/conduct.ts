import type { Kysely, Updateable } from 'kysely'
import type { Side } from '../../domain/introductions.ts'
import type { Database } from '../schema.ts'

interface Share {
  share: number
  low: number
  high: number
  cases: number
  counterparts: number
}

/** As it is kept: services/introductions/conduct.ts makes it. */
export interface KeptConduct {
  readonly answers: Readonly<Share> | null
  readonly carries_on: Readonly<Share> | null
  readonly as_of: string
}

export interface ConductRow {
  side: Side
  subject_id: string
  shown: KeptConduct | null
  shown_since: Date | null
  pending: KeptConduct | null
  told_at: Date | null
  checked_at: Date
  reply: string | null
  replied_at: Date | null
}

export type ConductChange = Partial<Omit<ConductRow, 'side' | 'subject_id' | 'checked_at'>> & { replied_by?: string | null }

export async function findConducts(db: Kysely<Database>, side: Side, subjectIds: readonly string[]): Promise<ConductRow[]> {
  if (subjectIds.length === 0) return []
  const rows = await db
    .selectFrom('conduct')
    .selectAll()
    .where('side', '=', side)
    .where('subject_id', 'in', [...subjectIds])
    .orderBy('subject_id')
    .execute()
  // What is in the two columns was made by this program, of this shape.
  return rows.map((row) => ({ ...row, shown: row.shown as KeptConduct | null, pending: row.pending as KeptConduct | null }))
}

export async function conductSubjects(db: Kysely<Database>, side: Side): Promise<string[]> {
  const rows = await db.selectFrom('conduct').select('subject_id').where('side', '=', side).orderBy('subject_id').execute()
  return rows.map((row) => row.subject_id)
}

/** Of one subject by the ids that lead to it, the one it has today first: its own row, else the one that was looked at last. */
export async function findConductOf(
  db: Kysely<Database>,
  side: Side,
  [today = '', ...former]: readonly string[],
): Promise<ConductRow | undefined> {
  const rows = await findConducts(db, side, [today, ...former])
  return rows.find((row) => row.subject_id === today) ?? rows.toSorted((a, b) => b.checked_at.getTime() - a.checked_at.getTime()).at(0)
}

/** What was kept under an id that was merged goes along, reply and all; the row stays for the day the merge is undone. */
export async function adoptConduct(
  trx: Kysely<Database>,
  { side, subject_id }: Pick<ConductRow, 'side' | 'subject_id'>,
  to: string,
): Promise<void> {
  if (subject_id === to) return
  const row = await trx.selectFrom('conduct').selectAll().where('side', '=', side).where('subject_id', '=', subject_id).executeTakeFirst()
  if (row === undefined) return
  const [shown, pending] = [row.shown, row.pending].map((kept) => (kept === null ? null : JSON.stringify(kept)))
  await trx
    .insertInto('conduct')
    .values({ ...row, subject_id: to, shown: shown ?? null, pending: pending ?? null })
    .onConflict((conflict) => conflict.columns(['side', 'subject_id']).doNothing())
    .execute()
}

export async function saveConduct(
  trx: Kysely<Database>,
  { side, subject_id, checked_at }: Pick<ConductRow, 'side' | 'subject_id' | 'checked_at'>,
  { shown, pending, ...change }: ConductChange,
): Promise<void> {
  const columns: Updateable<Database['conduct']> = {
    ...change,
    ...(shown !== undefined && { shown: shown === null ? null : JSON.stringify(shown) }),
    ...(pending !== undefined && { pending: pending === null ? null : JSON.stringify(pending) }),
    checked_at,
  }
  await trx
    .insertInto('conduct')
    .values({ side, subject_id, checked_at })
    .onConflict((conflict) => conflict.columns(['side', 'subject_id']).doNothing())
    .execute()
  await trx.updateTable('conduct').set(columns).where('side', '=', side).where('subject_id', '=', subject_id).execute()
}
