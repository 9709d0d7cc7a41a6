import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type ProposalRow = Selectable<Database['company_proposal']>

export async function insertProposal(db: Kysely<Database>, row: Insertable<Database['company_proposal']>): Promise<void> {
  await db.insertInto('company_proposal').values(row).execute()
}

export function findProposal(db: Kysely<Database>, id: string): Promise<ProposalRow | undefined> {
  return db.selectFrom('company_proposal').selectAll().where('proposal_id', '=', id).executeTakeFirst()
}

/** Those that wait first, then the newest. */
export function listProposalRows(db: Kysely<Database>, allowed: Condition, state?: ProposalRow['state']): Promise<ProposalRow[]> {
  return db
    .selectFrom('company_proposal')
    .selectAll()
    .where((eb) => scopeOf(eb, 'company_proposal', allowed))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'waiting'))
    .orderBy((eb) => eb.case().when('state', '=', 'waiting').then(0).else(1).end())
    .orderBy('proposal_id', 'desc')
    .execute()
}

/** How many of this person wait or came since then, and whether one of this tax code waits. */
export async function countProposals(db: Kysely<Database>, userId: string, taxCode: string, since: Date) {
  const made = await db
    .selectFrom('company_proposal')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('user_id', '=', userId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  const waiting = await db
    .selectFrom('company_proposal')
    .select('proposal_id')
    .where('tax_code', '=', taxCode)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return { made: Number(made.n), waiting: waiting !== undefined }
}

export async function moveProposal(trx: Kysely<Database>, id: string, change: Updateable<Database['company_proposal']>): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('company_proposal')
    .set(change)
    .where('proposal_id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
