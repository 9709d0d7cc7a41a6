import { readPlaces } from '../../db/queries/places.ts'
import { readEntryTables } from '../../db/queries/search-vocabulary.ts'
import { buildDictionary, type Dictionary, type DictionaryEntry, type Meant } from '../../search/dictionary.ts'
import { editionEntries } from '../../search/entries.ts'
import { type FacetDecoder, facetDecoder } from '../../search/facet-codes.ts'
import { FACET_MARKS } from '../../search/facets.ts'
import { SIZE_CLASSES } from '../../domain/company-filters.ts'
import { EVIDENCE_GRADES, OWNERSHIPS, ROLES } from '../../domain/vocabulary.ts'
import type { Atlas } from '../atlas.ts'
import type { ServiceContext } from '../context.ts'

interface Named {
  readonly name_vi: string
  readonly name_en: string
  readonly name_ko: string
}

/** What a search understands, and what everything it finds is called. */
export interface SearchWords {
  readonly dictionary: Dictionary
  readonly stageOf: ReadonlyMap<string, string>
  readonly names: Readonly<
    Record<'process' | 'material' | 'certificate' | 'province' | 'former' | 'park' | 'gateway', ReadonlyMap<string, Named>>
  >
  readonly entries: readonly DictionaryEntry[]
  readonly decoder: FacetDecoder
  readonly places: Awaited<ReturnType<typeof readPlaces>>
}

const kept = new WeakMap<Atlas, Promise<SearchWords>>()

/** Made once for each read model. */
export function searchWords({ db, atlas }: Pick<ServiceContext, 'db' | 'atlas'>): Promise<SearchWords> {
  const known = kept.get(atlas)
  if (known !== undefined) return known
  const made = makeWords(db, atlas)
  kept.set(atlas, made)
  made.catch(() => kept.delete(atlas))
  return made
}

async function makeWords(db: ServiceContext['db'], atlas: Atlas): Promise<SearchWords> {
  const tables = await readEntryTables(db)
  const entries = editionEntries(tables)
  const places = await readPlaces(db)
  const today = new Set(places.provinces.map((row) => row.province_id))
  const former = places.former.filter((row) => !today.has(row.former_province_id))
  const codes = [...atlas.codes].flatMap(([segment, rows]) =>
    rows.flatMap(({ system, code }) => (system.startsWith('hs') ? [{ code: code.replaceAll(/\D/g, ''), segment }] : [])),
  )
  const named = <T extends Named>(rows: readonly T[], id: (row: T) => string): Map<string, Named> =>
    new Map(rows.map((row) => [id(row), row]))
  return {
    dictionary: buildDictionary(entries, codes),
    stageOf: new Map(atlas.ordered.map((row) => [row.segment_id, row.stage_id])),
    names: {
      process: named(tables.processes, (row) => row.process_id),
      material: named(tables.materials, (row) => row.material_id),
      certificate: named(tables.schemes, (row) => row.scheme_id),
      province: named(places.provinces, (row) => row.province_id),
      former: named(former, (row) => row.former_province_id),
      park: named(places.parks, (row) => row.park_id),
      gateway: named(places.gateways, (row) => row.gateway_id),
    },
    entries,
    places,
    decoder: facetDecoder(countable(entries, atlas)),
  }
}

/** Everything a company can be counted with. Countries are codes of three letters, whichever they are. */
function* countable(entries: readonly DictionaryEntry[], { stages }: Atlas): Generator<string> {
  const marks: Partial<Record<Meant, string>> = { ...FACET_MARKS }
  for (const { param, id } of entries) if (marks[param] !== undefined) yield `${marks[param]}${id}`
  for (const stage of stages.keys()) yield `${FACET_MARKS.stage}${stage}`
  for (const [dimension, values] of Object.entries({ role: ROLES, ownership: OWNERSHIPS, grade: EVIDENCE_GRADES, size: SIZE_CLASSES }))
    for (const value of values) yield `${FACET_MARKS[dimension as 'role']}${value}`
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  for (const a of letters) for (const b of letters) for (const c of letters) yield `${FACET_MARKS.home_country}${a}${b}${c}`
}
