import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type PrivacyRow = Selectable<Database['privacy_request']>
export type PrivacyStepRow = Selectable<Database['privacy_step']>

export interface PrivacyFilters {
  state?: PrivacyRow['state'] | undefined
  kind?: PrivacyRow['kind'] | undefined
  /** Open, and due before this day. */
  overdueOn?: string | undefined
}

/** Verified ones; those that end first at the top, then the closed ones. */
export function listPrivacyRows(
  db: Kysely<Database>,
  allowed: Condition,
  { state, kind, overdueOn }: PrivacyFilters,
): Promise<PrivacyRow[]> {
  return db
    .selectFrom('privacy_request')
    .selectAll()
    .where('state', '!=', 'unverified')
    .where((eb) => scopeOf(eb, 'privacy_request', allowed))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'received'))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'see'))
    .$if(overdueOn !== undefined, (query) =>
      query
        .where('closed_at', 'is', null)
        .where((eb) =>
          eb.or([eb('due_on', '<', overdueOn ?? ''), eb.and([eb('answered_at', 'is', null), eb('answer_due_on', '<', overdueOn ?? '')])]),
        ),
    )
    .orderBy((eb) => eb.case().when('closed_at', 'is', null).then(0).else(1).end())
    .orderBy('due_on')
    .orderBy('ref')
    .execute()
}

export function findPrivacyRow(db: Kysely<Database>, ref: string): Promise<PrivacyRow | undefined> {
  return db.selectFrom('privacy_request').selectAll().where('ref', '=', ref).executeTakeFirst()
}

export function lockPrivacyRow(trx: Kysely<Database>, ref: string): Promise<PrivacyRow | undefined> {
  return trx.selectFrom('privacy_request').selectAll().where('ref', '=', ref).forUpdate().executeTakeFirst()
}

export async function insertPrivacyRow(trx: Kysely<Database>, row: Insertable<Database['privacy_request']>): Promise<void> {
  await trx.insertInto('privacy_request').values(row).execute()
}

export async function updatePrivacyRow(trx: Kysely<Database>, ref: string, change: Updateable<Database['privacy_request']>): Promise<void> {
  await trx.updateTable('privacy_request').set(change).where('ref', '=', ref).execute()
}

export async function insertPrivacyStep(trx: Kysely<Database>, step: Omit<Insertable<Database['privacy_step']>, 'step_no'>): Promise<void> {
  const { last } = await trx
    .selectFrom('privacy_step')
    .select((eb) => eb.fn.max('step_no').as('last'))
    .where('ref', '=', step.ref)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('privacy_step')
    .values({ ...step, step_no: (last ?? 0) + 1 })
    .execute()
}

export async function listPrivacySteps(db: Kysely<Database>, refs: readonly string[]): Promise<PrivacyStepRow[]> {
  if (refs.length === 0) return []
  return db
    .selectFrom('privacy_step')
    .selectAll()
    .where('ref', 'in', [...refs])
    .orderBy('ref')
    .orderBy('step_no')
    .execute()
}

/** Of one address since then: nobody is sent links they did not ask for without end. */
export async function countRecentRequests(db: Kysely<Database>, emailHash: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('privacy_request')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('email_hash', '=', emailHash)
    .where('filed_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export function listRequestTimes(db: Kysely<Database>) {
  return db
    .selectFrom('privacy_request')
    .select(['state', 'verified_at', 'closed_at', 'answered_at', 'answer_due_on', 'due_on'])
    .where('state', '!=', 'unverified')
    .execute()
}

/** Links nobody opened; and the words and addresses of requests closed long ago. That there was one stays, by its number. */
export async function forgetRequests(trx: Kysely<Database>, { unopened, closed }: { unopened: Date; closed: Date }): Promise<void> {
  const old = await trx
    .selectFrom('privacy_request')
    .select('ref')
    .where('state', '=', 'unverified')
    .where('filed_at', '<', unopened)
    .execute()
  const refs = old.map((row) => row.ref)
  if (refs.length > 0) {
    await trx.deleteFrom('privacy_step').where('ref', 'in', refs).execute()
    await trx.deleteFrom('privacy_request').where('ref', 'in', refs).execute()
  }
  const done = await trx
    .updateTable('privacy_request')
    .set({ email: null, email_hash: null, text: null })
    .where('closed_at', '<', closed)
    .where('email_hash', 'is not', null)
    .returning('ref')
    .execute()
  const forgotten = done.map((row) => row.ref)
  if (forgotten.length > 0) await trx.updateTable('privacy_step').set({ text: null }).where('ref', 'in', forgotten).execute()
}

/** For the clock of staff: from the day it was sure who asks. */
export async function privacyCases(db: Kysely<Database>, since: Date) {
  const rows = await db
    .selectFrom('privacy_request')
    .select(['verified_at', 'closed_at', 'answered_at', 'answer_due_on', 'due_on'])
    .where('verified_at', 'is not', null)
    .where((eb) => eb.or([eb('closed_at', 'is', null), eb('closed_at', '>', since)]))
    .execute()
  return rows.flatMap(({ verified_at, closed_at, answered_at, answer_due_on, due_on }) =>
    verified_at === null
      ? []
      : [
          {
            filed_at: verified_at,
            settled_at: closed_at,
            due_on: answered_at === null ? answer_due_on : due_on,
            asked: false,
            working_days: null,
          },
        ],
  )
}
