import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

export type MailRow = Selectable<Database['mail']>

export async function insertMail(db: Kysely<Database>, row: Insertable<Database['mail']>): Promise<void> {
  await db.insertInto('mail').values(row).execute()
}

export function listDueMail(db: Kysely<Database>, now: Date, limit: number): Promise<MailRow[]> {
  return db
    .selectFrom('mail')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .limit(limit)
    .execute()
}

export async function settleMail(
  db: Kysely<Database>,
  id: string,
  outcome: Pick<MailRow, 'state' | 'attempts' | 'error' | 'next_try_at' | 'sent_at'>,
): Promise<void> {
  await db.updateTable('mail').set(outcome).where('mail_id', '=', id).execute()
}

/** Newest first. */
export function listMailRows(db: Kysely<Database>, { before, limit }: { before?: string | undefined; limit: number }): Promise<MailRow[]> {
  return db
    .selectFrom('mail')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('mail_id', '<', before ?? ''))
    .orderBy('mail_id', 'desc')
    .limit(limit)
    .execute()
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
