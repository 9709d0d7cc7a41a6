import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

export type NeedGrantRow = Selectable<Database['need_grant']> & { organisation_name: string }

/** Newest first; without those that were taken back. */
export function listNeedGrants(db: Kysely<Database>, needId: string): Promise<NeedGrantRow[]> {
  return db
    .selectFrom('need_grant')
    .innerJoin('organisation', 'organisation.organisation_id', 'need_grant.grantee_organisation_id')
    .selectAll('need_grant')
    .select('organisation.name as organisation_name')
    .where('need_id', '=', needId)
    .where('ended_at', 'is', null)
    .orderBy('grant_id', 'desc')
    .execute()
}

export async function insertNeedGrant(trx: Kysely<Database>, row: Insertable<Database['need_grant']>): Promise<void> {
  await trx.insertInto('need_grant').values(row).execute()
}

/** False when there is none, or it ended before. */
export async function endNeedGrant(trx: Kysely<Database>, needId: string, grantId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('need_grant')
    .set({ ended_at: at })
    .where('need_id', '=', needId)
    .where('grant_id', '=', grantId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Organisations that speak for a company. */
export function organisationsOfCompany(db: Kysely<Database>, companyId: string): Promise<{ organisation_id: string; name: string }[]> {
  return db
    .selectFrom('organisation_company as speaks')
    .innerJoin('organisation', 'organisation.organisation_id', 'speaks.organisation_id')
    .select(['organisation.organisation_id', 'organisation.name'])
    .where('speaks.company_id', '=', companyId)
    .where('speaks.ended_at', 'is', null)
    .orderBy('organisation.organisation_id')
    .execute()
}

/** A company each of them speaks for, the first by id. */
export async function companiesOfOrganisations(
  db: Kysely<Database>,
  organisationIds: readonly string[],
): Promise<{ organisation_id: string; company_id: string }[]> {
  if (organisationIds.length === 0) return []
  const rows = await db
    .selectFrom('organisation_company')
    .select((eb) => ['organisation_id', eb.fn.min('company_id').as('company_id')])
    .where('organisation_id', 'in', [...organisationIds])
    .where('ended_at', 'is', null)
    .groupBy('organisation_id')
    .execute()
  return rows
}
