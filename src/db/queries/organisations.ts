import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { MemberRole, OrganisationKind } from '../../domain/policy/actor.ts'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type OrganisationRow = Selectable<Database['organisation']>

export async function namesOfOrganisations(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(['organisation_id', 'name'])
    .where('organisation_id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.organisation_id, row.name]))
}

export async function insertOrganisation(db: Kysely<Database>, row: Insertable<Database['organisation']>): Promise<void> {
  await db.insertInto('organisation').values(row).execute()
}

export function findOrganisation(db: Kysely<Database>, id: string): Promise<OrganisationRow | undefined> {
  return db.selectFrom('organisation').selectAll().where('organisation_id', '=', id).executeTakeFirst()
}

/** With the right to change what belongs to it: nobody else has it until this transaction ends. */
export function lockOrganisation(trx: Kysely<Database>, id: string): Promise<OrganisationRow | undefined> {
  return trx.selectFrom('organisation').selectAll().where('organisation_id', '=', id).forUpdate().executeTakeFirst()
}

export interface OrganisationFilters {
  kind?: OrganisationKind | undefined
  verified?: boolean | undefined
  /** Only those of this person. */
  memberId?: string | undefined
}

/** Newest first. */
export function listOrganisationRows(
  db: Kysely<Database>,
  { kind, verified, memberId }: OrganisationFilters,
  allowed: Condition,
): Promise<OrganisationRow[]> {
  return db
    .selectFrom('organisation')
    .selectAll()
    .where((eb) => scopeOf(eb, 'organisation', allowed))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'company'))
    .$if(verified !== undefined, (query) => query.where('verified_at', verified === true ? 'is not' : 'is', null))
    .$if(memberId !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('organisation_member as member')
            .select('member.user_id')
            .whereRef('member.organisation_id', '=', 'organisation.organisation_id')
            .where('member.user_id', '=', memberId ?? ''),
        ),
      ),
    )
    .orderBy('organisation_id', 'desc')
    .execute()
}

export async function countOrganisationsMadeBy(db: Kysely<Database>, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('organisation')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('created_by', '=', userId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function updateOrganisation(db: Kysely<Database>, id: string, change: Updateable<Database['organisation']>): Promise<void> {
  await db.updateTable('organisation').set(change).where('organisation_id', '=', id).execute()
}

/** Of each: how many belong to it, and the companies it speaks for. */
export async function partsOfOrganisations(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<{ members: Map<string, number>; companies: Map<string, string[]> }> {
  if (ids.length === 0) return { members: new Map(), companies: new Map() }
  const members = await db
    .selectFrom('organisation_member')
    .select((eb) => ['organisation_id', eb.fn.countAll<string>().as('count')])
    .where('organisation_id', 'in', [...ids])
    .groupBy('organisation_id')
    .execute()
  const companies = await db
    .selectFrom('organisation_company')
    .select(['organisation_id', 'company_id'])
    .where('organisation_id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .orderBy('company_id')
    .execute()
  return {
    members: new Map(members.map((row) => [row.organisation_id, Number(row.count)])),
    companies: new Map(
      [...Map.groupBy(companies, (row) => row.organisation_id)].map(([id, rows]) => [id, [...new Set(rows.map((row) => row.company_id))]]),
    ),
  }
}

export interface MemberRow {
  user_id: string
  organisation_id: string
  role: MemberRole
  joined_at: Date
  name: string
  email: string
  language: Database['auth_user']['language']
  blocked_at: Date | null
}

/** In the order they joined. */
export function listMemberRows(
  db: Kysely<Database>,
  { organisationId, userId, role }: { organisationId: string; userId?: string | undefined; role?: MemberRole | undefined },
): Promise<MemberRow[]> {
  return db
    .selectFrom('organisation_member as member')
    .innerJoin('auth_user as person', 'person.id', 'member.user_id')
    .select(['member.user_id', 'member.organisation_id', 'member.role', 'member.joined_at'])
    .select(['person.name', 'person.email', 'person.language', 'person.blocked_at'])
    .where('member.organisation_id', '=', organisationId)
    .$if(userId !== undefined, (query) => query.where('member.user_id', '=', userId ?? ''))
    .$if(role !== undefined, (query) => query.where('member.role', '=', role ?? 'owner'))
    .orderBy('member.joined_at')
    .orderBy('member.user_id')
    .execute()
}

export async function insertMember(db: Kysely<Database>, row: Insertable<Database['organisation_member']>): Promise<void> {
  await db.insertInto('organisation_member').values(row).execute()
}

export async function setMemberRole(db: Kysely<Database>, organisationId: string, userId: string, role: MemberRole): Promise<void> {
  await db
    .updateTable('organisation_member')
    .set({ role })
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .execute()
}

export async function deleteMember(db: Kysely<Database>, organisationId: string, userId: string): Promise<void> {
  await db.deleteFrom('organisation_member').where('organisation_id', '=', organisationId).where('user_id', '=', userId).execute()
}
