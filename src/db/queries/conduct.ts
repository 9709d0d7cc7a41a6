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

export async function findConduct(db: Kysely<Database>, side: Side, subjectId: string): Promise<ConductRow | undefined> {
  const [row] = await findConducts(db, side, [subjectId])
  return row
}

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
