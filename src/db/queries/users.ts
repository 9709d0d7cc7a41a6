import type { Kysely } from 'kysely'
import type { Membership, StaffRole } from '../../domain/policy/actor.ts'
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

/** In order of their ids, which is that of time. */
export function listUserRows(db: Kysely<Database>, allowed: Condition): Promise<UserRow[]> {
  return db
    .selectFrom('auth_user')
    .select(COLUMNS)
    .where((eb) => scopeOf(eb, 'auth_user', allowed))
    .orderBy('id')
    .execute()
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
