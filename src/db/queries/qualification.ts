import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

export type BuyerTypeRow = Selectable<Database['buyer_type']>
export type StepRow = Selectable<Database['qualification_step']>
export type ProgressRow = Selectable<Database['qualification_progress']>

export function listBuyerTypes(db: Kysely<Database>): Promise<BuyerTypeRow[]> {
  return db.selectFrom('buyer_type').selectAll().orderBy('position').orderBy('buyer_type_id').execute()
}

/** Which steps each type of buyer asks for, in its order. */
export function listAskedSteps(db: Kysely<Database>) {
  return db.selectFrom('buyer_type_step').selectAll().orderBy('buyer_type_id').orderBy('position').orderBy('step_id').execute()
}

export function listSteps(db: Kysely<Database>): Promise<StepRow[]> {
  return db.selectFrom('qualification_step').selectAll().orderBy('step_id').execute()
}

/** Of a company under every id it ever had. */
export async function listProgress(db: Kysely<Database>, companyIds: readonly string[]): Promise<ProgressRow[]> {
  if (companyIds.length === 0) return []
  return db
    .selectFrom('qualification_progress')
    .selectAll()
    .where('company_id', 'in', [...companyIds])
    .orderBy('changed_at', 'desc')
    .orderBy('step_id')
    .execute()
}

export async function putProgress(db: Kysely<Database>, row: Insertable<Database['qualification_progress']>): Promise<void> {
  const { company_id, step_id, ...said } = row
  await db
    .insertInto('qualification_progress')
    .values({ company_id, step_id, ...said })
    .onConflict((conflict) => conflict.columns(['company_id', 'step_id']).doUpdateSet(said))
    .execute()
}

/** Under every id the company ever had. */
export async function deleteProgress(db: Kysely<Database>, companyIds: readonly string[], stepId: string): Promise<void> {
  await db
    .deleteFrom('qualification_progress')
    .where('company_id', 'in', [...companyIds])
    .where('step_id', '=', stepId)
    .execute()
}
