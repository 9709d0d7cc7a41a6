import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type InquiryRow = Selectable<Database['inquiry']>
export type MessageRow = Selectable<Database['inquiry_message']>
export type ReportRow = Selectable<Database['inquiry_report']>

export interface InquiryFilters {
  state?: InquiryRow['state'] | undefined
  companyIds?: readonly string[] | undefined
  fromUserId?: string | undefined
  notFromUserId?: string | undefined
}

function filtered(db: Kysely<Database>, allowed: Condition, { state, companyIds, fromUserId, notFromUserId }: InquiryFilters) {
  return db
    .selectFrom('inquiry')
    .where((eb) => scopeOf(eb, 'inquiry', allowed))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .$if(companyIds !== undefined, (query) => query.where('company_id', 'in', [...(companyIds ?? [])]))
    .$if(fromUserId !== undefined, (query) => query.where('from_user_id', '=', fromUserId ?? ''))
    .$if(notFromUserId !== undefined, (query) => query.where('from_user_id', '!=', notFromUserId ?? ''))
}

/** The one in which something was said last first. */
export async function listInquiryRows(
  db: Kysely<Database>,
  allowed: Condition,
  filters: InquiryFilters,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: InquiryRow[]; total: number }> {
  const rows = await filtered(db, allowed, filters)
    .selectAll()
    .orderBy('changed_at', 'desc')
    .orderBy('inquiry_id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute()
  const { count } = await filtered(db, allowed, filters)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows, total: Number(count) }
}

export function findInquiry(db: Kysely<Database>, id: string): Promise<InquiryRow | undefined> {
  return db.selectFrom('inquiry').selectAll().where('inquiry_id', '=', id).executeTakeFirst()
}

/** Held until the transaction ends. */
export function lockInquiry(trx: Kysely<Database>, id: string): Promise<InquiryRow | undefined> {
  return trx.selectFrom('inquiry').selectAll().where('inquiry_id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertInquiry(trx: Kysely<Database>, row: Insertable<Database['inquiry']>): Promise<void> {
  await trx.insertInto('inquiry').values(row).execute()
}

export async function updateInquiry(trx: Kysely<Database>, id: string, change: Updateable<Database['inquiry']>): Promise<void> {
  await trx.updateTable('inquiry').set(change).where('inquiry_id', '=', id).execute()
}

export async function insertMessage(trx: Kysely<Database>, row: Insertable<Database['inquiry_message']>): Promise<void> {
  await trx.insertInto('inquiry_message').values(row).execute()
}

export async function listMessages(db: Kysely<Database>, ids: readonly string[]): Promise<MessageRow[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('inquiry_message')
    .selectAll()
    .where('inquiry_id', 'in', [...ids])
    .orderBy('message_id')
    .execute()
}

export interface Sent {
  /** Letters of this person since then. */
  readonly byPerson: number
  /** Letters of this person to this company that were not answered. */
  readonly openThere: number
  /** Companies to which members of one of the organisations of this person wrote since then: the most of any. */
  readonly companiesOfOrganisation: number
}

/** How much was written already; `companyIds` are those of the company to be written to, and it does not count itself. */
export async function countSent(
  db: Kysely<Database>,
  {
    userId,
    organisationIds,
    companyIds,
    since,
  }: { userId: string; organisationIds: readonly string[]; companyIds: readonly string[]; since: Date },
): Promise<Sent> {
  const own = db.selectFrom('inquiry').where('from_user_id', '=', userId)
  const count = async (query: typeof own) =>
    Number((await query.select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()).count)
  const rows =
    organisationIds.length === 0
      ? []
      : await db
          .selectFrom('inquiry')
          .innerJoin('organisation_member as member', 'member.user_id', 'inquiry.from_user_id')
          .select((eb) => ['member.organisation_id', eb.fn.count<string>('inquiry.company_id').distinct().as('count')])
          .where('member.organisation_id', 'in', [...organisationIds])
          .where('inquiry.created_at', '>', since)
          .where('inquiry.company_id', 'not in', [...companyIds])
          .groupBy('member.organisation_id')
          .execute()
  return {
    byPerson: await count(own.where('created_at', '>', since)),
    openThere: await count(own.where('company_id', 'in', [...companyIds]).where('state', '=', 'open')),
    companiesOfOrganisation: Math.max(0, ...rows.map((row) => Number(row.count))),
  }
}

export async function isBlocked(db: Kysely<Database>, companyIds: readonly string[], userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('inquiry_block')
    .select('user_id')
    .where('company_id', 'in', [...companyIds])
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertBlock(trx: Kysely<Database>, row: Insertable<Database['inquiry_block']>): Promise<void> {
  await trx
    .insertInto('inquiry_block')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteBlock(trx: Kysely<Database>, companyIds: readonly string[], userId: string): Promise<void> {
  await trx
    .deleteFrom('inquiry_block')
    .where('company_id', 'in', [...companyIds])
    .where('user_id', '=', userId)
    .execute()
}

export async function insertReport(trx: Kysely<Database>, row: Insertable<Database['inquiry_report']>): Promise<void> {
  await trx.insertInto('inquiry_report').values(row).execute()
}

export function listOpenReports(db: Kysely<Database>): Promise<ReportRow[]> {
  return db.selectFrom('inquiry_report').selectAll().where('settled_at', 'is', null).orderBy('report_id').execute()
}

/** False when somebody was quicker. */
export async function settleReport(
  trx: Kysely<Database>,
  id: string,
  change: Pick<ReportRow, 'settled_by' | 'outcome'> & { settled_at: Date },
): Promise<string | undefined> {
  const row = await trx
    .updateTable('inquiry_report')
    .set(change)
    .where('report_id', '=', id)
    .where('settled_at', 'is', null)
    .returning('inquiry_id')
    .executeTakeFirst()
  return row?.inquiry_id
}

/** Owners and editors of organisations that speak for the company: who is told of a letter. */
export function editorsOfCompany(db: Kysely<Database>, companyIds: readonly string[]) {
  return db
    .selectFrom('auth_user as person')
    .innerJoin('organisation_member as member', 'member.user_id', 'person.id')
    .innerJoin('organisation_company as speaks', 'speaks.organisation_id', 'member.organisation_id')
    .select(['person.id', 'person.email', 'person.language', 'person.name'])
    .distinct()
    .where('speaks.company_id', 'in', [...companyIds])
    .where('speaks.ended_at', 'is', null)
    .where('member.role', 'in', ['owner', 'editor'])
    .where('person.blocked_at', 'is', null)
    .orderBy('person.id')
    .execute()
}

/** Mailboxes that the directory shows of a company; whether each is that of an office is for the caller to say. */
export async function mailboxesOf(db: Kysely<Database>, companyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('company_fact')
    .select('value')
    .where('company_id', '=', companyId)
    .where('property', '=', 'email')
    .orderBy('fact_id')
    .execute()
  return rows.map((row) => row.value.trim().toLowerCase())
}

/** One letter of a person at a time: of two sent together each would miss the other in the count. */
export async function lockSender(trx: Kysely<Database>, userId: string): Promise<void> {
  await trx.selectFrom('auth_user').select('id').where('id', '=', userId).forUpdate().executeTakeFirst()
}

/** Somebody was told by mail since then that there is a letter to this company. */
export async function wasToldSince(db: Kysely<Database>, companyId: string, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('inquiry')
    .select('inquiry_id')
    .where('company_id', '=', companyId)
    .where('delivery', '=', 'role_mailbox')
    .where('created_at', '>', since)
    .executeTakeFirst()
  return row !== undefined
}

/** Letters to companies for which nobody spoke when they came. */
export function listUndelivered(db: Kysely<Database>, limit: number): Promise<InquiryRow[]> {
  return db
    .selectFrom('inquiry')
    .selectAll()
    .where('delivery', '!=', 'editors')
    .where('state', '=', 'open')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('organisation_company as speaks')
          .select('speaks.company_id')
          .whereRef('speaks.company_id', '=', 'inquiry.company_id')
          .where('speaks.ended_at', 'is', null),
      ),
    )
    .orderBy('inquiry_id')
    .limit(limit)
    .execute()
}

/** For the clock of staff. */
export async function reportCases(db: Kysely<Database>, since: Date) {
  const rows = await db
    .selectFrom('inquiry_report')
    .select(['created_at', 'settled_at'])
    .where((eb) => eb.or([eb('settled_at', 'is', null), eb('settled_at', '>', since)]))
    .execute()
  return rows.map(({ created_at, settled_at }) => ({ filed_at: created_at, settled_at, due_on: null, asked: false, working_days: null }))
}
