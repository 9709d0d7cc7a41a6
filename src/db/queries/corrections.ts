import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../schema.ts'

export type CorrectionRow = Selectable<Database['correction']>
export type CorrectionStepRow = Selectable<Database['correction_step']>

export interface CorrectionFilters {
  state?: CorrectionRow['state'] | undefined
  field?: string | undefined
  subject_id?: string | undefined
  /** Open and due before this day. */
  overdueOn?: string | undefined
}

function filtered(db: Kysely<Database>, { state, field, subject_id, overdueOn }: CorrectionFilters) {
  let query = db.selectFrom('correction')
  if (state) query = query.where('state', '=', state)
  if (field) query = query.where('field', '=', field)
  if (subject_id) query = query.where((eb) => eb.or([eb('subject_id', '=', subject_id), eb('company_id', '=', subject_id)]))
  if (overdueOn) query = query.where('state', '=', 'open').where('due_on', '<', overdueOn)
  return query
}

/** Open ones first, the most pressing at the top; then the closed ones, newest first. */
export async function listCorrectionRows(db: Kysely<Database>, filters: CorrectionFilters): Promise<CorrectionRow[]> {
  return filtered(db, filters)
    .selectAll()
    .orderBy((eb) => eb.case().when('closed_at', 'is', null).then(0).else(1).end())
    .orderBy((eb) => eb.case().when('closed_at', 'is', null).then(eb.ref('due_on')).else('').end())
    .orderBy('closed_at', 'desc')
    .orderBy('ref')
    .execute()
}

export async function findCorrection(db: Kysely<Database>, ref: string): Promise<CorrectionRow | undefined> {
  return db.selectFrom('correction').selectAll().where('ref', '=', ref).executeTakeFirst()
}

export async function listCorrectionSteps(db: Kysely<Database>, refs: readonly string[]): Promise<CorrectionStepRow[]> {
  if (refs.length === 0) return []
  return db
    .selectFrom('correction_step')
    .selectAll()
    .where('ref', 'in', [...refs])
    .orderBy('ref')
    .orderBy('step_no')
    .execute()
}

export async function listCorrectionContacts(db: Kysely<Database>, refs: readonly string[]): Promise<Map<string, string>> {
  if (refs.length === 0) return new Map()
  const rows = await db
    .selectFrom('correction_contact')
    .select(['ref', 'contact'])
    .where('ref', 'in', [...refs])
    .execute()
  return new Map(rows.map((row) => [row.ref, row.contact]))
}

/** How many were filed since, and how many of one subject and field wait. */
export async function countRecentCorrections(db: Kysely<Database>, since: Date, subjectId: string, field: string) {
  const count = (rows: { n: string } | undefined) => Number(rows?.n ?? 0)
  const recent = await db
    .selectFrom('correction')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('filed_at', '>', since)
    .executeTakeFirst()
  const waiting = await db
    .selectFrom('correction')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('subject_id', '=', subjectId)
    .where('field', '=', field)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return { recent: count(recent), waiting: count(waiting) }
}

export async function insertCorrection(
  db: Kysely<Database>,
  row: Insertable<Database['correction']>,
  contact: string | undefined,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('correction').values(row).execute()
    await trx
      .insertInto('correction_step')
      .values({ ref: row.ref, step_no: 1, state: 'open', at: row.filed_at, actor: 'visitor', reason: null, why: null, evidence_url: null })
      .execute()
    if (contact) await trx.insertInto('correction_contact').values({ ref: row.ref, contact, created_at: row.filed_at }).execute()
  })
}

/** Moves a correction on, in a transaction. False when it is no longer in the state the caller saw: somebody else was quicker. */
export async function moveCorrection(
  trx: Kysely<Database>,
  seen: CorrectionRow,
  change: Updateable<Database['correction']>,
  step: Omit<Insertable<Database['correction_step']>, 'ref' | 'step_no'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('correction')
    .set(change)
    .where('ref', '=', seen.ref)
    .where('state', '=', seen.state)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const last = await trx
    .selectFrom('correction_step')
    .select((eb) => eb.fn.max('step_no').as('step_no'))
    .where('ref', '=', seen.ref)
    .executeTakeFirst()
  await trx
    .insertInto('correction_step')
    .values({ ...step, ref: seen.ref, step_no: (last?.step_no ?? 0) + 1 })
    .execute()
  // A closed case needs no way back to the person.
  if (change.closed_at) await trx.deleteFrom('correction_contact').where('ref', '=', seen.ref).execute()
  return true
}

/** What the figures are made of. */
export async function correctionTimes(db: Kysely<Database>) {
  return db.selectFrom('correction').select(['state', 'due_on', 'working_days']).execute()
}
