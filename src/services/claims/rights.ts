import type { Kysely } from 'kysely'
import { endRight, giveRight, holdersOfCompany, noteSource } from '../../db/queries/claim-rights.ts'
import { type ClaimRow, listProofs } from '../../db/queries/claims.ts'
import { findOrganisation } from '../../db/queries/organisations.ts'
import { insertSourceIfNew } from '../../db/queries/sources.ts'
import type { Database } from '../../db/schema.ts'
import { claimSourceId } from '../../domain/claims.ts'
import { dayOf } from '../curation/working-days.ts'
import { assertStatements } from '../statements/assert.ts'
import type { ClaimedCompany } from './claimed-company.ts'

/** Others who speak for the company now. */
export async function otherHolders(db: Kysely<Database>, claim: Pick<ClaimRow, 'organisation_id'>, companyIds: readonly string[]) {
  return (await holdersOfCompany(db, companyIds)).filter((each) => each.ended_at === null && each.organisation_id !== claim.organisation_id)
}

/**
 * From now on the organisation speaks for the company. A tax code that the directory did not know becomes a statement: of a
 * document where staff saw one, else of the company alone.
 */
export async function grantRights(
  trx: Kysely<Database>,
  claim: ClaimRow,
  company: ClaimedCompany,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  const { organisation_id, claim_id } = claim
  await giveRight(trx, { organisation_id, company_id: company.company_id, claim_id }, at)
  const source_id = await ownSource(trx, organisation_id, at)
  await noteSource(trx, source_id, null)
  const said = company.records.some((record) => record.source_id === source_id && record.values['tax_code'] === claim.tax_code)
  if (company.tax_code !== null || said) return
  const proofs = await listProofs(trx, claim_id)
  const seen = proofs.some((proof) => proof.kind === 'registry_document' && proof.state === 'confirmed')
  await assertStatements(
    { db: trx },
    {
      about: { subject_id: company.company_id },
      values: { tax_code: claim.tax_code },
      origin: 'claim',
      source_id,
      evidence_grade: seen ? 'document' : 'self_declared',
      actor,
      reason: `claim ${claim_id}`,
      at,
      as_of: dayOf(at),
    },
  )
}

export async function endRights(trx: Kysely<Database>, claim: ClaimRow, at: Date, why: 'revoked' | 'withdrawn'): Promise<void> {
  await endRight(trx, claim.claim_id, at)
  // What was said stays, so whoever reads it must know that nobody answers for it any more.
  await noteSource(trx, claimSourceId(claim.organisation_id), `A claim of this organisation was ${why} on ${dayOf(at)}.`)
}

/** What the organisation says of companies cites it as the source. */
export async function ownSource(trx: Kysely<Database>, organisationId: string, at: Date): Promise<string> {
  const source_id = claimSourceId(organisationId)
  const organisation = await findOrganisation(trx, organisationId)
  await insertSourceIfNew(trx, {
    source_id,
    title: `Statement of the company itself (${organisation?.name ?? organisationId})`,
    publisher: null,
    url: null,
    kind: 'company',
    licence: 'CC-BY-4.0',
    published_on: null,
    retrieved_on: dayOf(at),
    note: null,
  })
  return source_id
}
