import { placeNames } from '../../db/queries/places.ts'
import { closedWords, COMPANY_FIELDS, FACT_PROPERTIES, SITE_FIELDS, SUBJECT_KINDS, type SubjectKind } from '../../domain/statement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { localized, wording } from '../wording.ts'

interface Choice {
  value: string
  name: string
}

const FIELDS: Readonly<Record<SubjectKind, readonly string[]>> = {
  company: [...COMPANY_FIELDS, ...FACT_PROPERTIES],
  site: SITE_FIELDS,
}

/** What a curator can state of a company and of a site; of what is one of a list, which. */
export async function listFields({ db }: Pick<ServiceContext, 'db'>, lang: Language) {
  const words = wording(lang)
  const languages = new Intl.DisplayNames(lang, { type: 'language' })
  const { provinces, formerProvinces, parks } = await placeNames(db)
  const places: Readonly<Record<string, typeof provinces | typeof formerProvinces | typeof parks>> = {
    province_id: provinces,
    former_province_id: formerProvinces,
    park_id: parks,
  }
  const choicesOf = (kind: SubjectKind, property: string): Choice[] | null => {
    const rows = places[property]
    if (rows !== undefined)
      return [...rows]
        .map(([value, row]) => ({ value, name: localized(row, 'name', lang) }))
        .toSorted((a, b) => a.name.localeCompare(b.name, lang))
    const nameOf = (value: string) => (property === 'native_lang' ? languages.of(value) : words.maybe(`value_name.${property}.${value}`))
    return closedWords(kind, property)?.map((value) => ({ value, name: nameOf(value) ?? value })) ?? null
  }
  const items = SUBJECT_KINDS.flatMap((kind) =>
    FIELDS[kind].map((property) => ({ kind, property, name: words.text(`property.${property}`), choices: choicesOf(kind, property) })),
  )
  return { items, total: items.length, next_cursor: null }
}
