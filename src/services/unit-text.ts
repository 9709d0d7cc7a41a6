import type { Language } from '../domain/vocabulary.ts'
import { localized } from './wording.ts'

type UnitNames = { readonly symbol: string | null } & { readonly [K in `name_${Language}`]: string }

/** As it stands after a number: its symbol where that is the same in every language, else its name. */
export function unitText(unit: UnitNames, lang: Language): string {
  return unit.symbol ?? localized(unit, 'name', lang).toLowerCase()
}
