import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** A posted need, as far as cases need to know it. */
export function findPostedNeed(db: Kysely<Database>, needId: string) {
  return db
    .selectFrom('posted_need')
    .select(['need_id', 'organisation_id', 'state', 'visibility', 'segment_ids'])
    .where('need_id', '=', needId)
    .executeTakeFirst()
}

/** A need of the edition, with the organisation that speaks for its buyer, if any. */
export async function findEditionNeed(db: Kysely<Database>, needId: string) {
  const need = await db
    .selectFrom('need')
    .select(['need_id', 'segment_id', 'buyer_company_id', 'visibility'])
    .where('need_id', '=', needId)
    .executeTakeFirst()
  if (need === undefined || need.buyer_company_id === null) return need && { ...need, organisation_id: null }
  const speaker = await db
    .selectFrom('organisation_company')
    .select('organisation_id')
    .where('company_id', '=', need.buyer_company_id)
    .where('ended_at', 'is', null)
    .orderBy('since')
    .executeTakeFirst()
  return { ...need, organisation_id: speaker?.organisation_id ?? null }
}

/** One of these organisations is named in the need: it sees the need as it is written. */
export async function isNamedInNeed(db: Kysely<Database>, needId: string, organisationIds: readonly string[], now: Date): Promise<boolean> {
  if (organisationIds.length === 0) return false
  const row = await db
    .selectFrom('need_grant')
    .select('grant_id')
    .where('need_id', '=', needId)
    .where('grantee_organisation_id', 'in', [...organisationIds])
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst()
  return row !== undefined
}
