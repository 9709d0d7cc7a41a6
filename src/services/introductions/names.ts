import type { Kysely } from 'kysely'
import { readCompanies } from '../../db/queries/company-rows.ts'
import { findOrganisations } from '../../db/queries/inquiry-names.ts'
import type { IntroductionRow } from '../../db/queries/introductions.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import type { Database } from '../../db/schema.ts'
import type { Actor } from '../../domain/policy/actor.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { companyName } from '../companies.ts'
import { wording } from '../wording.ts'
import { sidesOf } from './find-introduction.ts'

export interface PartyNames {
  readonly company: { readonly id: string; readonly name: string }
  /** null: not told to this reader before both have accepted. */
  readonly buyer: { readonly name: string; readonly verified: boolean } | null
  readonly facilitator: { readonly name: string; readonly role: string } | null
}

/** Of organisations, never of persons. */
export async function partyNames(
  db: Kysely<Database>,
  rows: readonly IntroductionRow[],
  actor: Actor,
  lang: Language,
): Promise<Map<string, PartyNames>> {
  const current = await currentCompanies(db, [...new Set(rows.map((row) => row.company_id))])
  const companies = new Map((await readCompanies(db, [...new Set(current.values())])).map((row) => [row.company_id, row]))
  const organisations = await findOrganisations(db, [
    ...new Set(rows.flatMap((row) => [row.buyer_organisation_id, row.facilitator_organisation_id ?? row.buyer_organisation_id])),
  ])
  const nameOf = (id: string) => organisations.get(id) ?? { name: id, verified: false }
  return new Map(
    rows.map((row) => {
      const id = current.get(row.company_id) ?? row.company_id
      const company = companies.get(id)
      return [
        row.introduction_id,
        {
          company: { id, name: company === undefined ? id : companyName(company, lang) },
          buyer: isBuyerHidden(row, actor) ? null : nameOf(row.buyer_organisation_id),
          facilitator:
            row.facilitator_organisation_id === null || row.facilitator_role === null
              ? null
              : {
                  name: nameOf(row.facilitator_organisation_id).name,
                  role: wording(lang).text(`introduction.role.${row.facilitator_role}`),
                },
        },
      ]
    }),
  )
}

/** From everybody but the buyer and the facilitator, until both sides have accepted the introduction. */
export function isBuyerHidden(row: IntroductionRow, actor: Actor): boolean {
  if (!row.buyer_hidden || row.stage !== null) return false
  return !sidesOf(actor, row).includes('buyer') && !isFacilitator(row, actor)
}

export function isFacilitator(row: IntroductionRow, actor: Actor): boolean {
  return actor.memberships.some(({ organisation_id }) => organisation_id === row.facilitator_organisation_id)
}
