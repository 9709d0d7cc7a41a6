import type { Kysely } from 'kysely'
import { findOrganisation, lockOrganisation, type OrganisationRow, partsOfOrganisations } from '../../db/queries/organisations.ts'
import { listMemberships } from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import { type ActionOf, can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'

interface Wanted {
  readonly organisation_id: string
  readonly lang: Language
}

/** As it may be seen: whoever may not read it learns nothing, not even that there is one. */
export async function readableOrganisation({ db }: ServiceContext, { actor }: Asking, wanted: Wanted): Promise<OrganisationRow> {
  return permitted(await findOrganisation(db, wanted.organisation_id), { actor }, wanted)
}

/**
 * The row to change, held until the transaction ends. Whether the actor may is asked again behind the lock: somebody who was taken
 * out a moment ago, while their request was under way, changes nothing any more.
 */
export async function changeableOrganisation(
  trx: Kysely<Database>,
  { actor: asked }: Pick<Asking, 'actor'>,
  wanted: Wanted,
  action: ActionOf<'organisation'> = 'change',
): Promise<OrganisationRow> {
  const row = await lockOrganisation(trx, wanted.organisation_id)
  const memberships = asked.user_id === null ? asked.memberships : await listMemberships(trx, asked.user_id)
  const actor = { ...asked, memberships }
  const readable = permitted(row, { actor }, wanted)
  if (!can(actor, 'organisation', action, readable))
    throw new Problem('forbidden', wording(wanted.lang).text(`organisation.refused.${action}`))
  return readable
}

function permitted(row: OrganisationRow | undefined, { actor }: Pick<Asking, 'actor'>, { organisation_id, lang }: Wanted): OrganisationRow {
  if (row === undefined || !can(actor, 'organisation', 'read', row))
    throw new Problem('not_found', wording(lang).text('not_found.organisation', { id: organisation_id }))
  return row
}

/** As the contract has them. */
export async function presentOrganisations({ db }: Pick<ServiceContext, 'db'>, { actor }: Asking, rows: readonly OrganisationRow[]) {
  const { members, companies } = await partsOfOrganisations(
    db,
    rows.map((row) => row.organisation_id),
  )
  return rows.map((row) => ({
    organisation_id: row.organisation_id,
    kind: row.kind,
    name: row.name,
    tax_code: row.tax_code,
    country: row.country,
    website: row.website,
    created_at: row.created_at.toISOString(),
    verified_at: row.verified_at?.toISOString() ?? null,
    verified_reason: row.verified_reason,
    members: members.get(row.organisation_id) ?? 0,
    company_ids: companies.get(row.organisation_id) ?? [],
    role: actor.memberships.find((each) => each.organisation_id === row.organisation_id)?.role ?? null,
    may_change: can(actor, 'organisation', 'change', row),
    may_verify: can(actor, 'organisation', 'verify', row),
  }))
}
