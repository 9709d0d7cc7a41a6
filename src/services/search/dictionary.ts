import { readPlaces } from '../../db/queries/places.ts'
import { readEntryTables } from '../../db/queries/search-vocabulary.ts'
import { buildDictionary, type Dictionary, type DictionaryEntry } from '../../search/dictionary.ts'
import { editionEntries } from '../../search/entries.ts'
import { type FacetCodes, facetCodes } from '../../search/facet-codes.ts'
import { isCorrectable } from '../../search/words.ts'
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
  readonly codes: FacetCodes
  /** Words in names of entries that a mistyped word is compared with, by their length. */
  readonly correctable: ReadonlyMap<number, readonly string[]>
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
  const dictionary = buildDictionary(entries, codes)
  return {
    dictionary,
    correctable: Map.groupBy([...dictionary.byWord.keys()].filter(isCorrectable), (word) => word.length),
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
    codes: facetCodes(
      entries,
      tables.segments.map((row) => row.stage_id),
    ),
  }
}
