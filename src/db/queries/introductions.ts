import { type ExpressionBuilder, type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { IntroductionState, Party, Stage } from '../../domain/introductions.ts'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type IntroductionRow = Selectable<Database['introduction']>
export type IntroductionStepRow = Selectable<Database['introduction_step']>
export type IntroductionMessageRow = Selectable<Database['introduction_message']>

export interface IntroductionFilters {
  state?: IntroductionState | undefined
  stage?: Stage | undefined
  needId?: string | undefined
  eventId?: string | undefined
  companyIds?: readonly string[] | undefined
  /** Those in which one of these takes this part. */
  part?: { readonly party: Party; readonly ids: readonly string[] } | undefined
  /** Those in which one of these is to confirm or dispute something. */
  waitsFor?: { readonly organisations: readonly string[]; readonly companies: readonly string[] } | undefined
}

const PART_COLUMN = { buyer: 'buyer_organisation_id', supplier: 'company_id', facilitator: 'facilitator_organisation_id' } as const

function among(eb: ExpressionBuilder<Database, 'introduction'>, column: (typeof PART_COLUMN)[Party], ids: readonly string[]) {
  return ids.length === 0 ? eb.lit(false) : eb(column, 'in', [...ids])
}

function filtered(db: Kysely<Database>, allowed: Condition, filters: IntroductionFilters) {
  const { state, stage, needId, eventId, companyIds, part, waitsFor } = filters
  return db
    .selectFrom('introduction')
    .where((eb) => scopeOf(eb, 'introduction', allowed))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .$if(stage !== undefined, (query) => query.where('stage', '=', stage ?? 'introduction'))
    .$if(needId !== undefined, (query) => query.where('need_id', '=', needId ?? ''))
    .$if(eventId !== undefined, (query) => query.where('event_id', '=', eventId ?? ''))
    .$if(companyIds !== undefined, (query) => query.where('company_id', 'in', [...(companyIds ?? [])]))
    .$if(part !== undefined, (query) => query.where((eb) => among(eb, PART_COLUMN[part?.party ?? 'buyer'], part?.ids ?? [])))
    .$if(waitsFor !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb.and([eb('waits_buyer', '=', true), among(eb, 'buyer_organisation_id', waitsFor?.organisations ?? [])]),
          eb.and([eb('waits_supplier', '=', true), among(eb, 'company_id', waitsFor?.companies ?? [])]),
        ]),
      ),
    )
}

/** The one that moved last first. */
export async function listIntroductionRows(
  db: Kysely<Database>,
  allowed: Condition,
  filters: IntroductionFilters,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: IntroductionRow[]; total: number }> {
  const rows = await filtered(db, allowed, filters)
    .selectAll()
    .orderBy('moved_at', 'desc')
    .orderBy('introduction_id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute()
  const { count } = await filtered(db, allowed, filters)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows, total: Number(count) }
}

export function findIntroduction(db: Kysely<Database>, id: string): Promise<IntroductionRow | undefined> {
  return db.selectFrom('introduction').selectAll().where('introduction_id', '=', id).executeTakeFirst()
}

/** Held until the transaction ends: steps of one case come one after the other. */
export function lockIntroduction(trx: Kysely<Database>, id: string): Promise<IntroductionRow | undefined> {
  return trx.selectFrom('introduction').selectAll().where('introduction_id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertIntroduction(trx: Kysely<Database>, row: Insertable<Database['introduction']>): Promise<void> {
  await trx.insertInto('introduction').values(row).execute()
}

export async function updateIntroduction(trx: Kysely<Database>, id: string, change: Updateable<Database['introduction']>): Promise<void> {
  await trx.updateTable('introduction').set(change).where('introduction_id', '=', id).execute()
}

export async function insertIntroductionStep(trx: Kysely<Database>, row: Insertable<Database['introduction_step']>): Promise<void> {
  await trx.insertInto('introduction_step').values(row).execute()
}

export function stepsOfIntroduction(db: Kysely<Database>, id: string): Promise<IntroductionStepRow[]> {
  return db.selectFrom('introduction_step').selectAll().where('introduction_id', '=', id).orderBy('step_no').execute()
}

export async function insertIntroductionMessage(trx: Kysely<Database>, row: Insertable<Database['introduction_message']>): Promise<void> {
  await trx.insertInto('introduction_message').values(row).execute()
}

export function messagesOfIntroduction(db: Kysely<Database>, id: string): Promise<IntroductionMessageRow[]> {
  return db.selectFrom('introduction_message').selectAll().where('introduction_id', '=', id).orderBy('message_id').execute()
}

/** How many cases of this organisation were opened since then, and how many wait at the company. */
export async function countOpened(
  trx: Kysely<Database>,
  { organisationId, userId, companyIds, since }: { organisationId: string; userId: string; companyIds: readonly string[]; since: Date },
): Promise<{ lately: number; waiting: number }> {
  const count = (query: { n: string } | undefined) => Number(query?.n ?? 0)
  const lately = await trx
    .selectFrom('introduction')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where((eb) => eb.or([eb('buyer_organisation_id', '=', organisationId), eb('created_by', '=', userId)]))
    .where('created_at', '>', since)
    .executeTakeFirst()
  const waiting = await trx
    .selectFrom('introduction')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('buyer_organisation_id', '=', organisationId)
    .where('company_id', 'in', [...companyIds])
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return { lately: count(lately), waiting: count(waiting) }
}

/** Cases in which nothing moved for as long as each allows, and nobody was reminded meanwhile. */
export function introductionsToRemind(db: Kysely<Database>, now: Date, limit: number): Promise<IntroductionRow[]> {
  return db
    .selectFrom('introduction')
    .selectAll()
    .where('state', 'in', ['waiting', 'open'])
    .where(sql<boolean>`coalesce(reminded_at, moved_at) < ${now}::timestamptz - remind_after_days * interval '1 day'`)
    .orderBy('introduction_id')
    .limit(limit)
    .execute()
}

/** What stands still, the longest first; for those who look after all cases. */
export async function listStalledRows(
  db: Kysely<Database>,
  before: Date,
  facilitated: boolean | undefined,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: IntroductionRow[]; total: number }> {
  const query = () =>
    db
      .selectFrom('introduction')
      .where((eb) => eb.or([eb('state', '=', 'stalled'), eb.and([eb('state', 'in', ['waiting', 'open']), eb('moved_at', '<', before)])]))
      .$if(facilitated !== undefined, (each) => each.where('facilitator_organisation_id', facilitated === true ? 'is not' : 'is', null))
  const rows = await query().selectAll().orderBy('moved_at').orderBy('introduction_id').offset(offset).limit(limit).execute()
  const { count } = await query()
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows, total: Number(count) }
}

/** Of the supplier: where it works, plants before offices. */
export async function provinceOfCompany(db: Kysely<Database>, companyId: string): Promise<string | null> {
  const rows = await db
    .selectFrom('site')
    .select(['province_id', 'kind'])
    .where('company_id', '=', companyId)
    .where('province_id', 'is not', null)
    .where('status', '!=', 'closed')
    .orderBy('site_id')
    .execute()
  return (rows.find((row) => row.kind === 'plant') ?? rows[0])?.province_id ?? null
}

/** Another case was opened with this company since then. */
export async function wasAskedSince(
  db: Kysely<Database>,
  { company_id, introduction_id }: Pick<IntroductionRow, 'company_id' | 'introduction_id'>,
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('introduction')
    .select('introduction_id')
    .where('company_id', '=', company_id)
    .where('introduction_id', '!=', introduction_id)
    .where('created_at', '>', since)
    .executeTakeFirst()
  return row !== undefined
}

export async function speaksForCompany(db: Kysely<Database>, organisationId: string, companyIds: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('organisation_company')
    .select('company_id')
    .where('organisation_id', '=', organisationId)
    .where('company_id', 'in', [...companyIds])
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
