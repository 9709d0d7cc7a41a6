import type { Kysely } from 'kysely'
import { replaceCompanySearch, searchMaterial } from '../db/queries/companies.ts'
import type { Database } from '../db/schema.ts'
import { fold } from '../domain/fold.ts'

/** Writes what each company is found by. Text is folded here, once, so that "dien tu" finds "điện tử" on every database. */
export async function indexCompanies(db: Kysely<Database>): Promise<void> {
  const { companies, made, places } = await searchMaterial(db)
  const madeBy = Map.groupBy(made, (row) => row.company_id)
  const placesOf = Map.groupBy(places, (row) => row.company_id)
  await replaceCompanySearch(
    db,
    companies.map((row) => {
      const names = [row.name_en, row.name_vi, row.name_native, row.short_name, row.ticker, row.company_id]
      const body = [
        ...names,
        row.group_name,
        ...(madeBy.get(row.company_id) ?? []).flatMap(({ company_id: _company, ...texts }) => Object.values(texts)),
        ...(placesOf.get(row.company_id) ?? []).flatMap(({ company_id: _company, ...texts }) => Object.values(texts)),
      ]
      return { company_id: row.company_id, names: foldAll(names), body: foldAll(body) }
    }),
  )
}

function foldAll(parts: readonly (string | null)[]): string {
  return fold(parts.filter((part) => part !== null).join(' · '))
}
