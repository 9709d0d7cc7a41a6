import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type ContactRow = Selectable<Database['contact']>

export function listContactRows(
  db: Kysely<Database>,
  { companyIds, allowed, now }: { companyIds: readonly string[]; allowed: Condition; now: Date },
): Promise<ContactRow[]> {
  return db
    .selectFrom('contact')
    .selectAll()
    .where('company_id', 'in', [...companyIds])
    .where('expires_at', '>', now)
    .where((eb) => scopeOf(eb, 'contact', allowed))
    .orderBy('contact_id')
    .execute()
}

export function listContactsByHash(db: Kysely<Database>, emailHash: string): Promise<ContactRow[]> {
  return db.selectFrom('contact').selectAll().where('email_hash', '=', emailHash).orderBy('contact_id').execute()
}

export async function insertContact(db: Kysely<Database>, row: Insertable<Database['contact']>): Promise<void> {
  await db.insertInto('contact').values(row).execute()
}

export async function deleteContact(
  db: Kysely<Database>,
  contactId: string,
  { companyIds, allowed }: { companyIds: readonly string[]; allowed: Condition },
): Promise<boolean> {
  const result = await db
    .deleteFrom('contact')
    .where('contact_id', '=', contactId)
    .where('company_id', 'in', [...companyIds])
    .where((eb) => scopeOf(eb, 'contact', allowed))
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

export async function deleteExpiredContacts(db: Kysely<Database>, now: Date): Promise<number> {
  return Number((await db.deleteFrom('contact').where('expires_at', '<=', now).executeTakeFirst()).numDeletedRows)
}
