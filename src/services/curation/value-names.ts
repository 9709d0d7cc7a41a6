import { placeNames } from '../../db/queries/places.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { countryName } from '../trade.ts'
import { localized, wording } from '../wording.ts'

/** A value as people read it: the name behind an id or a code; undefined where the value says all there is. */
export type ValueNames = (property: string, value: string) => string | undefined

const WORDS: ReadonlySet<string> = new Set(['ownership', 'status', 'kind', 'role'])
const COUNTRIES: ReadonlySet<string> = new Set(['home_country', 'country', 'export_market'])

export async function valueNames({ db, atlas }: Pick<ServiceContext, 'db' | 'atlas'>, lang: Language): Promise<ValueNames> {
  const words = wording(lang)
  const { provinces, formerProvinces, parks } = await placeNames(db)
  const ids = { province_id: provinces, former_province_id: formerProvinces, park_id: parks, segment: atlas.segments }
  return (property, value) => {
    if (WORDS.has(property)) return words.maybe(`value_name.${property}.${value}`)
    if (COUNTRIES.has(property)) return /^[A-Z]{3}$/.test(value) ? countryName(value, lang) : undefined
    const row = Object.hasOwn(ids, property) ? ids[property as keyof typeof ids].get(value) : undefined
    return row && localized(row, 'name', lang)
  }
}
