import type { ExpressionBuilder, Insertable, Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

export type MailRow = Selectable<Database['mail']>

export async function insertMail(db: Kysely<Database>, row: Insertable<Database['mail']>): Promise<void> {
  await db.insertInto('mail').values(row).execute()
}

function isDue(now: Date) {
  return (eb: ExpressionBuilder<Database, 'mail'>) => eb('state', '=', 'waiting').and('next_try_at', '<=', now)
}

export async function hasDueMail(db: Kysely<Database>, now: Date): Promise<boolean> {
  return (await db.selectFrom('mail').select('mail_id').where(isDue(now)).limit(1).executeTakeFirst()) !== undefined
}

/** The one that waits longest, counted as tried; until then nobody else takes it. */
export function claimMail(db: Kysely<Database>, now: Date, until: Date): Promise<MailRow | undefined> {
  return db
    .updateTable('mail')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), next_try_at: until }))
    .where('mail_id', '=', (eb) =>
      eb.selectFrom('mail').select('mail_id').where(isDue(now)).orderBy('next_try_at').orderBy('mail_id').limit(1).forUpdate().skipLocked(),
    )
    .returningAll()
    .executeTakeFirst()
}

export async function settleMail(
  db: Kysely<Database>,
  id: string,
  outcome: Pick<MailRow, 'state' | 'error' | 'next_try_at' | 'sent_at'>,
): Promise<void> {
  await db.updateTable('mail').set(outcome).where('mail_id', '=', id).execute()
}

export interface MailFilters {
  state?: MailRow['state'] | undefined
  to?: string | undefined
}

function filtered(db: Kysely<Database>, { state, to }: MailFilters) {
  return db
    .selectFrom('mail')
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'waiting'))
    .$if(to !== undefined, (query) => query.where('to_address', '=', to?.toLowerCase() ?? ''))
}

/** Newest first, older than this one. */
export function listMailRows(
  db: Kysely<Database>,
  filters: MailFilters,
  { below, limit }: { below?: string | undefined; limit: number },
): Promise<MailRow[]> {
  return filtered(db, filters)
    .selectAll()
    .$if(below !== undefined, (query) => query.where('mail_id', '<', below ?? ''))
    .orderBy('mail_id', 'desc')
    .limit(limit)
    .execute()
}

/** By state. */
export async function countMailRows(db: Kysely<Database>, filters: MailFilters): Promise<Record<MailRow['state'], number>> {
  const rows = await filtered(db, filters)
    .select((eb) => ['state', eb.fn.countAll<string>().as('count')])
    .groupBy('state')
    .execute()
  const counts = new Map(rows.map((row) => [row.state, Number(row.count)]))
  return { waiting: counts.get('waiting') ?? 0, sent: counts.get('sent') ?? 0, failed: counts.get('failed') ?? 0 }
}

/** How many went to this address since then: nobody gets more than they can read. */
export async function countMailTo(db: Kysely<Database>, address: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('to_address', '=', address)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Text of mail holds links and names; it is not kept longer than needed. */
export async function deleteMailBefore(db: Kysely<Database>, before: Date): Promise<void> {
  await db.deleteFrom('mail').where('created_at', '<', before).execute()
}
