import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

export type IntroductionDocumentRow = Selectable<Database['introduction_document']>
export type IntroductionLinkRow = Selectable<Database['introduction_link']>

export function findDocuments(db: Kysely<Database>, introductionId: string): Promise<IntroductionDocumentRow[]> {
  return db
    .selectFrom('introduction_document')
    .selectAll()
    .where('introduction_id', '=', introductionId)
    .orderBy('created_at')
    .orderBy('document_id')
    .execute()
}

export function linksOfIntroduction(db: Kysely<Database>, introductionId: string): Promise<IntroductionLinkRow[]> {
  return db.selectFrom('introduction_link').selectAll().where('introduction_id', '=', introductionId).orderBy('link_id').execute()
}

export async function insertIntroductionDocument(trx: Kysely<Database>, row: Insertable<Database['introduction_document']>): Promise<void> {
  await trx.insertInto('introduction_document').values(row).execute()
}

export async function insertIntroductionLink(trx: Kysely<Database>, row: Insertable<Database['introduction_link']>): Promise<void> {
  await trx.insertInto('introduction_link').values(row).execute()
}

/** Taken back: the file goes, and no link leads to it. */
export async function endIntroductionDocument(trx: Kysely<Database>, documentId: string, at: Date): Promise<void> {
  await trx.updateTable('introduction_document').set({ deleted_at: at }).where('document_id', '=', documentId).execute()
  await trx
    .updateTable('introduction_link')
    .set({ revoked_at: at })
    .where('document_id', '=', documentId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** False when it had been taken back already, or is of another case. */
export async function revokeLink(trx: Kysely<Database>, introductionId: string, linkId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('introduction_link')
    .set({ revoked_at: at })
    .where('link_id', '=', linkId)
    .where('introduction_id', '=', introductionId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Counts the use of a link that holds now; undefined = it does not. */
export async function useLink(
  trx: Kysely<Database>,
  { linkId, documentId, now }: { linkId: string; documentId: string; now: Date },
): Promise<IntroductionLinkRow | undefined> {
  return trx
    .updateTable('introduction_link')
    .set((eb) => ({ opened: eb('opened', '+', 1), last_opened_at: now }))
    .where('link_id', '=', linkId)
    .where('document_id', '=', documentId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
}

/** How many files of cases this organisation's people showed since then. */
export async function countShown(trx: Kysely<Database>, userId: string, since: Date): Promise<number> {
  const row = await trx
    .selectFrom('introduction_document')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('uploaded_by', '=', userId)
    .where('created_at', '>', since)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
