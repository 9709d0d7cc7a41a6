import { companiesWithTaxCode, holdersOfCompany } from '../../db/queries/claim-rights.ts'
import { placeNames } from '../../db/queries/places.ts'
import { findCompany } from '../../db/queries/companies.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { nameOf } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'
import { readTaxCode } from './make-claim.ts'

/** Where a company begins that types its own tax code. */
export async function findByTaxCode({ db }: ServiceContext, { code, lang }: { code: string; lang: Language }) {
  const words = wording(lang)
  const tax_code = readTaxCode(code, lang)
  const [bearer] = await companiesWithTaxCode(db, tax_code)

  if (bearer === undefined) return { tax_code, company: null, message: words.text('claim.not_in_directory', { code: tax_code }) }
  const shown = await findCompany(db, bearer.company_id)
  const { provinces } = await placeNames(db)
  const [site] = shown?.sites.filter((each) => each.province_id !== null) ?? []
  const claimed = (await holdersOfCompany(db, [bearer.company_id])).some((each) => each.ended_at === null)
  const company = {
    id: bearer.company_id,
    name: bearer.name_en,
    name_vi: bearer.name_vi,
    place: site?.province_id ? nameOf(provinces.get(site.province_id), site.province_id, lang) : null,
    claimed,
  }
  return {
    tax_code,
    company,
    message: words.text('claim.in_directory', { company: (lang === 'vi' ? bearer.name_vi : null) ?? bearer.name_en }),
  }
}
