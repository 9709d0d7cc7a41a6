import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

type FactTable = Selectable<Database['private_fact']>
/** Once for each organisation it is granted to, else once without one: what the rules of the policy ask for. */
export type PrivateFactRow = Omit<FactTable, 'created_at' | 'ended_at'> & { created_at: Date; grantee_organisation_id: string | null }

/** What stands today: not ended, and said by an organisation that still speaks for the company. */
function standing(db: Kysely<Database>, now: Date) {
  return db
    .selectFrom('private_fact as fact')
    .leftJoin('disclosure_grant as grant', (join) =>
      join
        .onRef('grant.company_id', '=', 'fact.company_id')
        .on((eb) => eb.or([eb('grant.fact_id', 'is', null), eb('grant.fact_id', '=', eb.ref('fact.fact_id'))]))
        .on('fact.visibility', '=', 'named_party')
        .on('grant.ended_at', 'is', null)
        .on((eb) => eb.or([eb('grant.expires_at', 'is', null), eb('grant.expires_at', '>', now)])),
    )
    .selectAll('fact')
    .select('grant.grantee_organisation_id')
    .where('fact.ended_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('organisation_company as speaks')
          .select(sql`1`.as('one'))
          .whereRef('speaks.organisation_id', '=', 'fact.organisation_id')
          .whereRef('speaks.company_id', '=', 'fact.company_id')
          .where('speaks.ended_at', 'is', null),
      ),
    )
}

/** Of companies, by the ids they ever had: the rows the condition lets through. */
export function listPrivateFacts(
  db: Kysely<Database>,
  { companyIds, allowed, now }: { companyIds: readonly string[]; allowed: Condition; now: Date },
): Promise<PrivateFactRow[]> {
  return db
    .selectFrom(standing(db, now).as('private_fact'))
    .selectAll()
    .where('company_id', 'in', [...companyIds])
    .where((eb) => scopeOf(eb, 'private_fact', allowed))
    .orderBy('property')
    .orderBy('fact_id')
    .orderBy('grantee_organisation_id')
    .execute()
}

/** How many of each property and level there are; never what they say. */
export async function countHintedFacts(
  db: Kysely<Database>,
  { companyIds, levels, now }: { companyIds: readonly string[]; levels: readonly FactTable['visibility'][]; now: Date },
): Promise<{ fact_id: string; property: FactTable['property']; visibility: FactTable['visibility'] }[]> {
  return db
    .selectFrom(standing(db, now).as('private_fact'))
    .select(['fact_id', 'property', 'visibility'])
    .where('company_id', 'in', [...companyIds])
    .where('visibility', 'in', [...levels])
    .orderBy('fact_id')
    .execute()
}

/** Capacities that companies tell for the sum of a segment alone. */
export function listAggregateFacts(db: Kysely<Database>, segmentId: string, now: Date) {
  return db
    .selectFrom(standing(db, now).as('private_fact'))
    .select(['fact_id', 'company_id', 'organisation_id', 'value', 'unit', 'term_id', 'details'])
    .where('segment_id', '=', segmentId)
    .where('property', '=', 'capacity')
    .where('visibility', '=', 'aggregate_only')
    .orderBy('fact_id')
    .execute()
}

/** The row, held until the transaction ends. */
export function lockPrivateFact(trx: Kysely<Database>, factId: string): Promise<FactTable | undefined> {
  return trx
    .selectFrom('private_fact')
    .selectAll()
    .where('fact_id', '=', factId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertPrivateFact(db: Kysely<Database>, row: Insertable<Database['private_fact']>): Promise<void> {
  await db.insertInto('private_fact').values(row).execute()
}

export async function moveFact(trx: Kysely<Database>, factId: string, visibility: FactTable['visibility']): Promise<void> {
  await trx.updateTable('private_fact').set({ visibility }).where('fact_id', '=', factId).execute()
}

/** What ended says nothing any more: the value goes, that there was one stays. */
export async function endPrivateFact(trx: Kysely<Database>, factId: string, at: Date): Promise<void> {
  await trx
    .updateTable('private_fact')
    .set({ ended_at: at, value: '', unit: null, details: null, source: null })
    .where('fact_id', '=', factId)
    .execute()
  await trx.updateTable('disclosure_grant').set({ ended_at: at }).where('fact_id', '=', factId).where('ended_at', 'is', null).execute()
}

export async function countPrivateFacts(db: Kysely<Database>, companyId: string): Promise<number> {
  const { count } = await db
    .selectFrom('private_fact')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('company_id', '=', companyId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Itself, and companies that were merged into it, at any remove. */
export async function idsLeadingTo(db: Kysely<Database>, companyId: string): Promise<string[]> {
  const found = new Set([companyId])
  for (let open = [companyId]; open.length > 0;) {
    const rows = await db
      .selectFrom('subject_link')
      .select('subject_id')
      .where('kind', '=', 'same_as')
      .where('target_id', 'in', open)
      .where('ended_at', 'is', null)
      .execute()
    open = rows.map((row) => row.subject_id).filter((id) => !found.has(id))
    for (const id of open) found.add(id)
  }
  return [...found]
}

/** Of one value to that which takes its place. */
export async function moveGrants(trx: Kysely<Database>, from: string, to: string): Promise<void> {
  await trx.updateTable('disclosure_grant').set({ fact_id: to }).where('fact_id', '=', from).where('ended_at', 'is', null).execute()
}
