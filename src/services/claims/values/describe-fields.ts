import { placeNames } from '../../../db/queries/places.ts'
import { OWN_PROPERTIES, type OWN_PROPERTY_NAMES, OWN_SITE_FIELDS, type OwnProperty } from '../../../domain/claims.ts'
import { WANTED } from '../../../domain/completeness.ts'
import { type DetailKey, type DetailKind, FACT_DETAILS, TERM_VOCABULARY } from '../../../domain/fact-details.ts'
import { closedWords, type FactProperty, type SubjectKind } from '../../../domain/statement.ts'
import { type Language, ROLES, type Vocabulary, VOCABULARIES } from '../../../domain/vocabulary.ts'
import type { ServiceContext } from '../../context.ts'
import { countryName } from '../../trade.ts'
import { readVocabularies } from '../../vocabulary/read-vocabulary.ts'
import { localized, wording } from '../../wording.ts'

interface Choice {
  value: string
  name: string
}

export interface FieldDescription {
  readonly subject_kind: SubjectKind
  readonly property: OwnPropertyName
  readonly property_name: string
  readonly kind: OwnProperty['kind']
  readonly why: string | null
  readonly many: boolean
  readonly weight: number
  readonly choices: Choice[] | null
  readonly details: { key: string; name: string; kind: DetailKind; choices: Choice[] | null }[]
  readonly unit_choices: Choice[] | null
  readonly shown_on: string
}

export type OwnPropertyName = (typeof OWN_PROPERTY_NAMES)[number] | (typeof OWN_SITE_FIELDS)[number]

/** Under which heading of the profile a value stands. */
const SHOWN_ON: Readonly<Record<string, string>> = {
  name_vi: 'identity',
  name_en: 'identity',
  short_name: 'identity',
  segment: 'makes',
  website: 'identity',
  employees: 'size',
  founded: 'size',
  certificate: 'certificates',
  language: 'markets',
  export_market: 'markets',
}
const WANTED_AS: Readonly<Record<string, string>> = { website: 'contact', address: 'address' }
/** What most buyers of Vietnamese parts speak, and where they sit; any other code is taken too. */
const LANGUAGE_CODES = ['vi', 'en', 'ko', 'ja', 'zh', 'de', 'fr', 'th']
const MARKET_CODES = 'USA,KOR,JPN,CHN,TWN,HKG,SGP,THA,MYS,IDN,PHL,IND,DEU,NLD,FRA,ITA,GBR,ESP,POL,CZE,MEX,CAN,AUS,KHM,LAO'.split(',')
const UNIT_PROPERTIES: ReadonlySet<string> = new Set(['capacity', 'moq', 'tolerance'])

/** What a company can say of itself and of a site, in the order buyers ask. */
export async function describeFields(context: Pick<ServiceContext, 'db' | 'atlas'>, lang: Language): Promise<FieldDescription[]> {
  const words = wording(lang)
  const { atlas } = context
  const vocabularies = await readVocabularies(context)
  const { provinces, parks } = await placeNames(context.db)
  const languages = new Intl.DisplayNames(lang, { type: 'language' })
  const byName = (choices: Choice[]) => choices.toSorted((a, b) => a.name.localeCompare(b.name, lang))
  const named = (rows: Iterable<readonly [string, Parameters<typeof localized<'name'>>[0]]>) =>
    byName([...rows].map(([value, row]) => ({ value, name: localized(row, 'name', lang) })))
  const entries = (vocabulary: Vocabulary): Choice[] =>
    byName(vocabularies[vocabulary].rows.map((row) => ({ value: row.entry_id, name: String(row[`name_${lang}`] ?? row.entry_id) })))
  const choicesOf = (kind: SubjectKind, property: string): Choice[] | null => {
    if (property === 'segment') return named(atlas.segments)
    if (property === 'province_id') return named(provinces)
    if (property === 'park_id') return named(parks)
    if (property === 'language') return LANGUAGE_CODES.map((value) => ({ value, name: languages.of(value) ?? value }))
    if (property === 'export_market') return MARKET_CODES.map((value) => ({ value, name: countryName(value, lang) }))
    const closed = closedWords(kind, property)
    if (closed !== undefined) return closed.map((value) => ({ value, name: words.maybe(`value_name.${property}.${value}`) ?? value }))
    const vocabulary = VOCABULARIES.find((each) => each === TERM_VOCABULARY[property as FactProperty])
    return vocabulary === undefined || vocabulary === 'unit' ? null : entries(vocabulary)
  }
  const describe = (subject_kind: SubjectKind, property: OwnPropertyName, kind: OwnProperty['kind'], many: boolean): FieldDescription => {
    const wanted = WANTED.find((each) => each.property === (WANTED_AS[property] ?? property))
    return {
      subject_kind,
      property,
      property_name: words.text(`property.${property}`),
      kind,
      why: words.maybe(`wanted.${WANTED_AS[property] ?? property}.why`) ?? null,
      many,
      weight: wanted?.weight ?? 0,
      choices: choicesOf(subject_kind, property),
      details: property === 'segment' ? [roleDetail(lang)] : detailsOf(property, lang),
      unit_choices: UNIT_PROPERTIES.has(property) ? entries('unit') : null,
      shown_on: subject_kind === 'site' ? 'sites' : (SHOWN_ON[property] ?? 'can'),
    }
  }
  return [
    ...OWN_PROPERTIES.map(({ property, kind, many }) => describe('company', property as OwnPropertyName, kind, many)),
    ...OWN_SITE_FIELDS.map((property) => describe('site', property, 'field', false)),
  ]
}

function roleDetail(lang: Language) {
  const words = wording(lang)
  const choices = ROLES.map((value) => ({ value, name: words.maybe(`value_name.role.${value}`) ?? value }))
  return { key: 'role', name: words.text('own_detail.role'), kind: 'choice' as const, choices }
}

function detailsOf(property: string, lang: Language) {
  const words = wording(lang)
  const keys: Readonly<Record<string, DetailKey>> = FACT_DETAILS[property as FactProperty] ?? {}
  return Object.entries(keys).map(([key, { kind, choices }]) => ({
    key,
    name: words.text(`own_detail.${key}`),
    kind,
    choices: choices?.map((value) => ({ value, name: words.text(`own_choice.${value}`) })) ?? null,
  }))
}
