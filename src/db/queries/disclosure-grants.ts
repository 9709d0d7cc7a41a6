import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

export type GrantRow = Selectable<Database['disclosure_grant']> & { organisation_name: string }

/** Newest first. */
export function listGrantRows(db: Kysely<Database>, companyIds: readonly string[]): Promise<GrantRow[]> {
  return db
    .selectFrom('disclosure_grant as grant')
    .innerJoin('organisation', 'organisation.organisation_id', 'grant.grantee_organisation_id')
    .selectAll('grant')
    .select('organisation.name as organisation_name')
    .where('grant.company_id', 'in', [...companyIds])
    .where('grant.ended_at', 'is', null)
    .orderBy('grant.grant_id', 'desc')
    .execute()
}

export async function insertGrant(db: Kysely<Database>, row: Insertable<Database['disclosure_grant']>): Promise<void> {
  await db.insertInto('disclosure_grant').values(row).execute()
}

export async function endGrant(db: Kysely<Database>, grantId: string, companyIds: readonly string[], at: Date): Promise<boolean> {
  const result = await db
    .updateTable('disclosure_grant')
    .set({ ended_at: at })
    .where('grant_id', '=', grantId)
    .where('company_id', 'in', [...companyIds])
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** By id or by exact name; only one that staff vouches for, or that speaks for a company: names can be chosen freely. */
export function findKnownOrganisations(db: Kysely<Database>, idOrName: string): Promise<{ organisation_id: string; name: string }[]> {
  return db
    .selectFrom('organisation')
    .select(['organisation.organisation_id', 'organisation.name'])
    .where((eb) => eb.or([eb('organisation.organisation_id', '=', idOrName), eb(eb.fn('lower', ['name']), '=', idOrName.toLowerCase())]))
    .where((eb) =>
      eb.or([
        eb('verified_at', 'is not', null),
        eb.exists(
          eb
            .selectFrom('organisation_company as speaks')
            .select('speaks.company_id')
            .whereRef('speaks.organisation_id', '=', 'organisation.organisation_id')
            .where('speaks.ended_at', 'is', null),
        ),
      ]),
    )
    .orderBy('organisation.organisation_id')
    .limit(2)
    .execute()
}
