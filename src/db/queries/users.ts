import type { Kysely } from 'kysely'
import type { MemberRole, Membership, OrganisationKind, StaffRole } from '../../domain/policy/actor.ts'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export interface UserRow {
  id: string
  name: string
  email: string
  email_verified: boolean
  two_factor_enabled: boolean | null
  language: Database['auth_user']['language']
  staff_role: StaffRole | null
  blocked_at: Date | null
  blocked_reason: string | null
  created_at: Date
}

const COLUMNS = [
  'id',
  'name',
  'email',
  'email_verified',
  'two_factor_enabled',
  'language',
  'staff_role',
  'blocked_at',
  'blocked_reason',
  'created_at',
] as const

export function findUser(db: Kysely<Database>, id: string): Promise<UserRow | undefined> {
  return db.selectFrom('auth_user').select(COLUMNS).where('id', '=', id).executeTakeFirst()
}

export function findUserByEmail(db: Kysely<Database>, email: string): Promise<UserRow | undefined> {
  return db.selectFrom('auth_user').select(COLUMNS).where('email', '=', email.toLowerCase()).executeTakeFirst()
}

/** A role, any of them, or none. */
export type StaffFilter = StaffRole | 'any' | 'none'

interface UserFilters {
  staff_role?: StaffFilter | undefined
  blocked?: boolean | undefined
}

/** Newest first. The policy knows people by `user_id`; here that is their `id`. */
export function listUserRows(db: Kysely<Database>, allowed: Condition, { staff_role, blocked }: UserFilters = {}): Promise<UserRow[]> {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('auth_user')
        .select([...COLUMNS, 'id as user_id'])
        .as('person'),
    )
    .select(COLUMNS)
    .where((eb) => scopeOf(eb, 'person', allowed))
    .$if(staff_role === 'any', (query) => query.where('staff_role', 'is not', null))
    .$if(staff_role === 'none', (query) => query.where('staff_role', 'is', null))
    .$if(staff_role !== undefined && staff_role !== 'any' && staff_role !== 'none', (query) =>
      query.where('staff_role', '=', staff_role as StaffRole),
    )
    .$if(blocked !== undefined, (query) => query.where('blocked_at', blocked === true ? 'is not' : 'is', null))
    .orderBy('id', 'desc')
    .execute()
}

/** Nobody else changes what belongs to this person until the transaction ends. */
export async function lockUser(trx: Kysely<Database>, id: string): Promise<void> {
  await trx.selectFrom('auth_user').select('id').where('id', '=', id).forUpdate().execute()
}

/** Those who can sign in, each held until the transaction ends. */
export async function lockAdmins(trx: Kysely<Database>): Promise<string[]> {
  const rows = await trx
    .selectFrom('auth_user')
    .select('id')
    .where('staff_role', '=', 'admin')
    .where('blocked_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

/** How many browsers of each are signed in. */
export async function countSessions(db: Kysely<Database>, ids: readonly string[], now: Date): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('auth_session')
    .select((eb) => ['user_id', eb.fn.countAll<string>().as('count')])
    .where('user_id', 'in', [...ids])
    .where('expires_at', '>', now)
    .groupBy('user_id')
    .execute()
  return new Map(rows.map((row) => [row.user_id, Number(row.count)]))
}

/** By what each proves who they are. */
export async function providersOfUsers(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('auth_credential')
    .select(['user_id', 'provider_id'])
    .where('user_id', 'in', [...ids])
    .orderBy('provider_id')
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.user_id)].map(([id, list]) => [id, list.map((row) => row.provider_id)]))
}

export interface UserOrganisation {
  organisation_id: string
  name: string
  kind: OrganisationKind
  role: MemberRole
}

export async function organisationsOfUsers(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, UserOrganisation[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation_member as member')
    .innerJoin('organisation', 'organisation.organisation_id', 'member.organisation_id')
    .select(['member.user_id', 'organisation.organisation_id', 'organisation.name', 'organisation.kind', 'member.role'])
    .where('member.user_id', 'in', [...ids])
    .orderBy('organisation.organisation_id')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.user_id)].map(([id, list]) => [id, list.map(({ user_id: _, ...organisation }) => organisation)]),
  )
}

export type UserChange = Partial<Pick<UserRow, 'name' | 'language' | 'staff_role' | 'blocked_at' | 'blocked_reason' | 'email_verified'>>

export async function updateUser(db: Kysely<Database>, id: string, change: UserChange, at: Date): Promise<void> {
  await db
    .updateTable('auth_user')
    .set({ ...change, updated_at: at })
    .where('id', '=', id)
    .execute()
}

/** An administrator who can sign in and work: with a second factor, or still on the way to it. */
export async function countAdmins(db: Kysely<Database>): Promise<number> {
  const { count } = await db
    .selectFrom('auth_user')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('staff_role', '=', 'admin')
    .where('blocked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface SessionRow {
  id: string
  user_id: string
  user_agent: string | null
  created_at: Date
  expires_at: Date
}

/** Newest first. */
export function listSessionRows(db: Kysely<Database>, userId: string, now: Date): Promise<SessionRow[]> {
  return db
    .selectFrom('auth_session')
    .select(['id', 'user_id', 'user_agent', 'created_at', 'expires_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .execute()
}

/** Those of a person, or one of them; `except` stays. Returns how many ended. */
export async function deleteSessions(
  db: Kysely<Database>,
  userId: string,
  { id, except }: { id?: string | undefined; except?: string | undefined } = {},
): Promise<number> {
  const result = await db
    .deleteFrom('auth_session')
    .where('user_id', '=', userId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(except !== undefined, (query) => query.where('id', '<>', except ?? ''))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** No codes are asked for any more. */
export async function deleteTwoFactor(db: Kysely<Database>, userId: string, at: Date): Promise<void> {
  await db.deleteFrom('auth_two_factor').where('user_id', '=', userId).execute()
  await db.updateTable('auth_user').set({ two_factor_enabled: false, updated_at: at }).where('id', '=', userId).execute()
}

export async function deleteExpired(db: Kysely<Database>, now: Date): Promise<void> {
  await db.deleteFrom('auth_session').where('expires_at', '<', now).execute()
  await db.deleteFrom('auth_verification').where('expires_at', '<', now).execute()
}

/** Organisations of a person, and the companies each speaks for. */
export async function listMemberships(db: Kysely<Database>, userId: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom('organisation_member as member')
    .innerJoin('organisation', 'organisation.organisation_id', 'member.organisation_id')
    .leftJoin('organisation_company as company', (join) =>
      join.onRef('company.organisation_id', '=', 'organisation.organisation_id').on('company.ended_at', 'is', null),
    )
    .select(['organisation.organisation_id', 'organisation.kind', 'member.role', 'organisation.verified_at', 'company.company_id'])
    .where('member.user_id', '=', userId)
    .orderBy('organisation.organisation_id')
    .orderBy('company.company_id')
    .execute()
  return [...Map.groupBy(rows, (row) => row.organisation_id)].flatMap(([organisation_id, [first, ...rest]]) =>
    first === undefined
      ? []
      : [
          {
            organisation_id,
            kind: first.kind,
            role: first.role,
            verified: first.verified_at !== null,
            company_ids: [first, ...rest].flatMap((row) => (row.company_id === null ? [] : [row.company_id])),
          },
        ],
  )
}

export async function namesOfUsers(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('auth_user')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
