import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { ClaimState, ClaimStep } from '../../domain/claims.ts'
import { OPEN_CLAIM_STATES } from '../../domain/claims.ts'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type ClaimRow = Selectable<Database['claim']>
export type ProofRow = Selectable<Database['claim_proof']>
export type StepRow = Selectable<Database['claim_step']>
export type ChallengeRow = Selectable<Database['claim_challenge']>

export interface ClaimFilters {
  state?: ClaimState | undefined
  company_id?: string | undefined
  organisation_id?: string | undefined
  /** Handed in and due before this day. */
  overdueOn?: string | undefined
}

/** Those with staff first, the most pressing at the top; then the newest. */
export function listClaimRows(db: Kysely<Database>, allowed: Condition, filters: ClaimFilters): Promise<ClaimRow[]> {
  let query = db
    .selectFrom('claim')
    .selectAll()
    .where((eb) => scopeOf(eb, 'claim', allowed))
  for (const key of ['state', 'company_id', 'organisation_id'] as const) {
    const value = filters[key]
    if (value !== undefined) query = query.where(key, '=', value)
  }
  if (filters.overdueOn !== undefined) query = query.where('state', '=', 'submitted').where('due_on', '<', filters.overdueOn)
  return query
    .orderBy((eb) => eb.case().when('state', '=', 'submitted').then(0).else(1).end())
    .orderBy((eb) => eb.case().when('state', '=', 'submitted').then(eb.ref('due_on')).else('').end())
    .orderBy('claim_id', 'desc')
    .execute()
}

export function findClaim(db: Kysely<Database>, claimId: string): Promise<ClaimRow | undefined> {
  return db.selectFrom('claim').selectAll().where('claim_id', '=', claimId).executeTakeFirst()
}

/** Of a company under any of its ids. */
export function claimsOfCompany(db: Kysely<Database>, companyIds: readonly string[]): Promise<ClaimRow[]> {
  if (companyIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('claim')
    .selectAll()
    .where('company_id', 'in', [...companyIds])
    .orderBy('claim_id')
    .execute()
}

export async function countClaims(
  db: Kysely<Database>,
  { organisationId, userId, since }: { organisationId: string; userId: string; since: Date },
): Promise<{ open: number; made: number }> {
  const open = await db
    .selectFrom('claim')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', [...OPEN_CLAIM_STATES])
    .executeTakeFirstOrThrow()
  const made = await db
    .selectFrom('claim')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('user_id', '=', userId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return { open: Number(open.n), made: Number(made.n) }
}

export async function insertClaim(trx: Kysely<Database>, row: Insertable<Database['claim']>): Promise<void> {
  await trx.insertInto('claim').values(row).execute()
}

/** False when it is no longer in the state the caller saw: somebody else was quicker. */
export async function moveClaim(trx: Kysely<Database>, seen: ClaimRow, change: Updateable<Database['claim']>): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('claim')
    .set(change)
    .where('claim_id', '=', seen.claim_id)
    .where('state', '=', seen.state)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertStep(
  trx: Kysely<Database>,
  claimId: string,
  step: { step: ClaimStep; at: Date; actor: string; text?: string | null },
): Promise<void> {
  const last = await trx
    .selectFrom('claim_step')
    .select((eb) => eb.fn.max('step_no').as('step_no'))
    .where('claim_id', '=', claimId)
    .executeTakeFirst()
  await trx
    .insertInto('claim_step')
    .values({ text: null, ...step, claim_id: claimId, step_no: (last?.step_no ?? 0) + 1 })
    .execute()
}

export function listSteps(db: Kysely<Database>, claimId: string): Promise<StepRow[]> {
  return db.selectFrom('claim_step').selectAll().where('claim_id', '=', claimId).orderBy('step_no').execute()
}

export async function insertProof(trx: Kysely<Database>, row: Insertable<Database['claim_proof']>): Promise<void> {
  await trx.insertInto('claim_proof').values(row).execute()
}

/** Oldest first. */
export function listProofs(db: Kysely<Database>, claimId: string): Promise<ProofRow[]> {
  return db.selectFrom('claim_proof').selectAll().where('claim_id', '=', claimId).orderBy('proof_id').execute()
}

/** False when it is not waiting any more. */
export async function settleProofRow(
  trx: Kysely<Database>,
  proofId: string,
  change: Updateable<Database['claim_proof']>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('claim_proof')
    .set(change)
    .where('proof_id', '=', proofId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What counts a try is written even when the try is refused: outside of the transaction that fails. */
export async function countWrongCode(db: Kysely<Database>, proofId: string, most: number): Promise<number> {
  const row = await db
    .updateTable('claim_proof')
    .set((eb) => ({ wrong_codes: eb('wrong_codes', '+', 1) }))
    .where('proof_id', '=', proofId)
    .where('state', '=', 'waiting')
    .returning('wrong_codes')
    .executeTakeFirst()
  if (row !== undefined && row.wrong_codes >= most)
    await db.updateTable('claim_proof').set({ state: 'expired' }).where('proof_id', '=', proofId).where('state', '=', 'waiting').execute()
  return row?.wrong_codes ?? most
}

/** Addresses of people are of no use once the claim is decided. */
export async function forgetMailboxes(trx: Kysely<Database>, claimId: string): Promise<void> {
  await trx.updateTable('claim_proof').set({ mailbox: null, code_hash: null }).where('claim_id', '=', claimId).execute()
}

export async function insertChallenge(trx: Kysely<Database>, row: Insertable<Database['claim_challenge']>): Promise<void> {
  await trx.insertInto('claim_challenge').values(row).execute()
}

export function listChallenges(db: Kysely<Database>, claimId: string): Promise<ChallengeRow[]> {
  return db.selectFrom('claim_challenge').selectAll().where('claim_id', '=', claimId).orderBy('challenge_id').execute()
}

/** Claims whose time to object is over. */
export function claimsPastWindow(db: Kysely<Database>, now: Date): Promise<ClaimRow[]> {
  return db
    .selectFrom('claim')
    .selectAll()
    .where('state', '=', 'challenge_window')
    .where('window_ends_at', '<=', now)
    .orderBy('claim_id')
    .execute()
}

/** Claims that stand, and of which the company was not reminded since then. */
export function claimsToRemind(db: Kysely<Database>, remindedBefore: Date, acceptedBefore: Date): Promise<ClaimRow[]> {
  return db
    .selectFrom('claim')
    .selectAll()
    .where('state', '=', 'accepted')
    .where('closed_at', '<', acceptedBefore)
    .where((eb) => eb.or([eb('reminded_at', 'is', null), eb('reminded_at', '<', remindedBefore)]))
    .orderBy('claim_id')
    .execute()
}

export async function noteReminder(trx: Kysely<Database>, claimId: string, at: Date): Promise<void> {
  await trx.updateTable('claim').set({ reminded_at: at }).where('claim_id', '=', claimId).execute()
}
