import { OVERLAYS, STATUSES, type Language } from '../domain/vocabulary.ts'
import { countRows, companiesByIsic } from '../db/queries/counts.ts'
import type { ServiceContext } from './context.ts'
import { localized, wording } from './wording.ts'

const counted = new WeakMap<ServiceContext['atlas'], ReturnType<typeof countRows>>()

/** Counted once a read model: while an import writes a million facts, every visitor would count them. */
function rowsOf({ atlas, db }: ServiceContext): ReturnType<typeof countRows> {
  const counting = counted.get(atlas) ?? countRows(db)
  counted.set(atlas, counting)
  counting.catch(() => counted.delete(atlas))
  return counting
}

/** What is loaded: version, counts, vocabularies with their names. */
export async function getEdition(context: ServiceContext, { lang }: { lang: Language }) {
  const { atlas } = context
  const { edition } = atlas
  const words = wording(lang)
  const statuses = [...atlas.status.values()]
  return {
    id: edition.edition_id,
    version: edition.version,
    title: edition.title[lang] ?? edition.title.en ?? edition.edition_id,
    fictional: edition.fictional,
    country: edition.country,
    checksum: edition.checksum,
    loaded_at: edition.loaded_at.toISOString(),
    licence: 'CC-BY-4.0',
    languages: ['vi', 'en', 'ko'],
    counts: await rowsOf(context),
    stages: atlas.rows.stages.map((row) => ({
      id: row.stage_id,
      name: localized(row, 'name', lang),
      position: row.position,
      lane: row.lane,
    })),
    sectors: atlas.rows.sectors.map((row) => ({ id: row.sector_id, name: localized(row, 'name', lang), position: row.position })),
    families: atlas.rows.families.map((row) => ({
      id: row.family_id,
      name: localized(row, 'name', lang),
      position: row.position,
      stage: row.stage_id,
    })),
    statuses: STATUSES.map((id) => ({
      id,
      name: words.text(`status.${id}.name`),
      rule: words.text(`status.${id}.rule`),
      count: statuses.filter((row) => row.status === id).length,
    })),
    overlays: OVERLAYS.map((id) => ({
      id,
      name: words.text(`overlay.${id}.name`),
      rule: words.text(`overlay.${id}.rule`),
      count: statuses.filter((row) => row.overlays.includes(id)).length,
    })),
  }
}

/** Indicators in the order people meet them. */
export const INDICATORS = [
  'rca',
  'r_size',
  'export_usd',
  'import_usd',
  'import_export_ratio',
  'export_growth',
  'origin_hhi',
  'world_hhi',
  'input_availability',
  'downstream_reach',
  'density_percentile',
  'pci',
  'firms',
  'domestic_share',
] as const

export function listMethods({ atlas }: ServiceContext, { lang }: { lang: Language }) {
  const words = wording(lang)
  const items = INDICATORS.map((id) => {
    const rows = atlas.rows.indicators.filter((row) => row.indicator === id && row.value !== null)
    const years = [...new Set(rows.flatMap((row) => row.year ?? []))].toSorted((a, b) => a - b)
    return {
      id,
      name: words.text(`indicator.${id}.name`),
      unit: rows[0]?.unit ?? '',
      definition: words.text(`indicator.${id}.definition`),
      formula: words.text(`indicator.${id}.formula`),
      reading: words.text(`indicator.${id}.reading`, { value: 'x', pct: 'x %', effective: 'x', usd: 'US$x' }),
      vintage: years.length === 0 ? '' : years.length === 1 ? String(years[0]) : `${years[0]}–${years.at(-1)}`,
      reference: words.text(`indicator.${id}.reference`),
      source_ids: [...new Set(rows.flatMap((row) => row.source_ids))],
    }
  })
  return { items, total: items.length, next_cursor: null }
}

/** Our companies against the official number of establishments, class by class. Never 100 %, and said so. */
export async function getCoverage({ atlas, db }: ServiceContext, { lang }: { lang: Language }) {
  const ours = await companiesByIsic(db)
  const classes = [...new Set(atlas.rows.segmentCodes.filter((row) => row.system === 'isic4').map((row) => row.code))].toSorted()
  const items = classes.map((isic4) => {
    const label = atlas.codeLabels.get(`isic4:${isic4}`)
    const latest = (variable: string) =>
      atlas.rows.industry.findLast((row) => row.isic4 === isic4 && row.variable === variable && row.value !== null)
    const establishments = latest('establishments')
    const companies = ours.get(isic4) ?? 0
    const official = establishments?.value ?? null
    return {
      isic4,
      name: label ? localized(label, 'label', lang) : isic4,
      official_establishments: official,
      official_year: establishments?.year ?? null,
      official_employees: latest('employees')?.value ?? null,
      official_value_added_usd: latest('value_added_usd')?.value ?? null,
      our_companies: companies,
      coverage_pct: official ? (100 * companies) / official : null,
      missing_reason: official ? null : 'not_counted',
      source_ids: establishments ? [establishments.source_id] : [],
    }
  })
  return { items, total: items.length, next_cursor: null }
}
