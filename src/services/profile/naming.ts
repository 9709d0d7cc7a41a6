import { definingProcesses, readTerms } from '../../db/queries/profile.ts'
import { placeNames } from '../../db/queries/places.ts'
import { TERM_VOCABULARY } from '../../domain/fact-details.ts'
import type { FactProperty } from '../../domain/statement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { nameOf } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { countryName } from '../trade.ts'
import { unitText } from '../unit-text.ts'
import { localized, wording } from '../wording.ts'
import type { FactRow, Naming } from './capability-lists.ts'

type TermVocabulary = 'process' | 'equipment_type' | 'material' | 'scheme' | 'unit' | 'institution'

/** Names of everything the facts and products of one company speak of. */
export async function readNaming(
  { db, atlas }: Pick<ServiceContext, 'db' | 'atlas'>,
  facts: readonly FactRow[],
  segments: readonly string[],
  lang: Language,
) {
  const defines = await definingProcesses(db, segments)
  const idsOf = (vocabulary: TermVocabulary) =>
    facts.flatMap((fact) => (TERM_VOCABULARY[fact.property] === vocabulary ? (fact.term_id ?? []) : []))
  const terms = await readTerms(db, {
    process: [...idsOf('process'), ...defines.map((row) => row.process_id)],
    equipment_type: idsOf('equipment_type'),
    material: idsOf('material'),
    scheme: idsOf('scheme'),
    unit: idsOf('unit'),
    institution: idsOf('institution'),
    // Editors write the id of a programme that the edition has, and words for any other.
    programme: facts.flatMap((fact) => (fact.property === 'programme' ? [fact.value] : [])),
  })
  const words = wording(lang)
  const names = new Map(
    Object.entries(terms).flatMap(([vocabulary, rows]) => rows.map((row) => [`${vocabulary}/${row.id}`, localized(row, 'name', lang)])),
  )
  for (const unit of terms.unit) names.set(`unit/${unit.id}`, unitText(unit, lang))
  const schemes = new Map(terms.scheme.map((row) => [row.id, row]))
  const languages = new Intl.DisplayNames(lang, { type: 'language' })
  const naming: Naming = {
    term: (vocabulary, id) => names.get(`${vocabulary}/${id}`),
    segment: (id) => nameOf(atlas.segments.get(id), id, lang),
    country: (code) => countryName(code, lang),
    language: (code) => languages.of(code) ?? code,
    property: (property: FactProperty) => words.text(`property.${property}`),
  }
  return {
    naming,
    defines,
    /** What kind of certificate it is, and how it is checked with its issuer. */
    scheme: (id: string | undefined) => {
      const row = id === undefined ? undefined : schemes.get(id)
      return row === undefined
        ? { kind: null, verify: null, verify_url: null }
        : { kind: row.kind, verify: localized(row, 'verify', lang), verify_url: row.verify_url }
    },
    places: await placeNames(db),
  }
}
