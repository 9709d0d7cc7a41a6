import type { Kysely } from 'kysely'
import type { Language } from '../../domain/vocabulary.ts'
import type { Database } from '../schema.ts'

export interface HolderRow {
  organisation_id: string
  company_id: string
  claim_id: string
  since: Date
  ended_at: Date | null
  name: string
}

/** Who speaks for a company, or did: under any of its ids, oldest first. */
export function holdersOfCompany(db: Kysely<Database>, companyIds: readonly string[]): Promise<HolderRow[]> {
  if (companyIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('organisation_company as held')
    .innerJoin('organisation', 'organisation.organisation_id', 'held.organisation_id')
    .select(['held.organisation_id', 'held.company_id', 'held.claim_id', 'held.since', 'held.ended_at', 'organisation.name'])
    .where('held.company_id', 'in', [...companyIds])
    .orderBy('held.since')
    .execute()
}

export async function giveRight(
  trx: Kysely<Database>,
  row: { organisation_id: string; company_id: string; claim_id: string },
  since: Date,
) {
  await trx
    .insertInto('organisation_company')
    .values({ ...row, since, ended_at: null })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'company_id', 'claim_id']).doUpdateSet({ ended_at: null }))
    .execute()
}

export async function endRight(trx: Kysely<Database>, claimId: string, at: Date): Promise<void> {
  await trx
    .updateTable('organisation_company')
    .set({ ended_at: at })
    .where('claim_id', '=', claimId)
    .where('ended_at', 'is', null)
    .execute()
}

export interface Mailable {
  user_id: string
  email: string
  language: Language
}

/** People of organisations who may decide something there. */
export function peopleOf(
  db: Kysely<Database>,
  organisationIds: readonly string[],
  roles: readonly ('owner' | 'editor')[],
): Promise<Mailable[]> {
  if (organisationIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('organisation_member as member')
    .innerJoin('auth_user', 'auth_user.id', 'member.user_id')
    .select(['member.user_id', 'auth_user.email', 'auth_user.language'])
    .distinct()
    .where('member.organisation_id', 'in', [...organisationIds])
    .where('member.role', 'in', [...roles])
    .where('auth_user.blocked_at', 'is', null)
    .orderBy('member.user_id')
    .execute()
}

/** Companies that bear a tax code today. */
export function companiesWithTaxCode(db: Kysely<Database>, taxCode: string) {
  return db
    .selectFrom('company')
    .select(['company_id', 'name_en', 'name_vi', 'name_native', 'native_lang', 'public_id'])
    .where('tax_code', '=', taxCode)
    .orderBy('company_id')
    .execute()
}

/** What is said of a source, for readers of what it says. */
export async function noteSource(trx: Kysely<Database>, sourceId: string, note: string | null): Promise<void> {
  await trx.updateTable('source').set({ note }).where('source_id', '=', sourceId).execute()
}

/** Claims of companies by how they ended: to mark what was said under one that was revoked. */
export function pastClaimsOf(db: Kysely<Database>, companyIds: readonly string[]) {
  return db
    .selectFrom('claim')
    .select(['claim_id', 'organisation_id', 'state', 'closed_at', 'window_ends_at'])
    .where('company_id', 'in', [...companyIds])
    .where('state', 'in', ['challenge_window', 'accepted', 'revoked'])
    .orderBy('claim_id')
    .execute()
}
