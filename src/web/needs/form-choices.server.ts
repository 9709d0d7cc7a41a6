/** What the menus of a requirement offer: everything the edition has a word for, in the reader's language. */
import type { ApiClient } from '../../api/contract/index.ts'
import type { Language, Vocabulary } from '../../domain/vocabulary.ts'
import { placeChoices } from '../companies/company-page.server.ts'
import type { FormChoices } from './form-choices.ts'

/** Languages that buyers in this industry ask for. */
const SPOKEN = ['vi', 'en', 'ko', 'ja', 'zh', 'th', 'de', 'fr'] as const

export async function formChoices(api: ApiClient, lang: Language, segment: string | undefined): Promise<FormChoices> {
  const entries = async (vocabulary: Vocabulary) => (await api.vocabulary.entries({ vocabulary, lang, limit: 500 })).items
  const [segments, schemes, processes, materials, equipment, units, places, firms] = await Promise.all([
    segmentChoices(api, lang),
    entries('scheme'),
    entries('process'),
    entries('material'),
    entries('equipment_type'),
    entries('unit'),
    placeChoices(api, lang),
    api.company.list({ lang, limit: 1 }),
  ])
  const choice = ({ id, name }: { id: string; name: string }) => ({ value: id, name })
  const languages = new Intl.DisplayNames(lang, { type: 'language' })
  const isOfSegment = (entry: { segments: readonly { id: string }[] }) => entry.segments.some(({ id }) => id === segment)
  return {
    segments,
    scheme: schemes.map(choice),
    ofSegment: processes.filter(isOfSegment).map(choice),
    process: processes.filter((entry) => !isOfSegment(entry)).map(choice),
    material: materials.map(choice),
    equipment: equipment.map(choice),
    unit: units.map(({ id, name, symbol }) => ({ value: id, name: symbol && symbol !== name ? `${name} (${symbol})` : name })),
    province: places.near.province.map(({ value, name }) => ({ value: value.replace('province:', ''), name })),
    park: places.parks.map(choice).toSorted((a, b) => a.name.localeCompare(b.name, lang)),
    near: places.near,
    home_country: (firms.facets['home_country'] ?? []).map(({ value, name }) => ({ value, name })),
    language: SPOKEN.map((code) => ({ value: code, name: languages.of(code) ?? code })),
  }
}

/** All products, in the order of the chain. */
export async function segmentChoices(api: ApiClient, lang: Language): Promise<FormChoices['segments']> {
  const { items } = await api.segment.list({ lang, limit: 500 })
  return items.map(({ id, name, stage_name }) => ({ value: id, name, group: stage_name }))
}
