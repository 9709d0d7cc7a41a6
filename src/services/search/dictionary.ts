import { readPlaces } from '../../db/queries/places.ts'
import { readVocabularies } from '../../db/queries/search-vocabulary.ts'
import { buildDictionary, type Dictionary, type DictionaryEntry, type Meant } from '../../search/dictionary.ts'
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
  readonly names: Readonly<Record<'process' | 'material' | 'certificate' | 'province' | 'former' | 'park' | 'gateway', ReadonlyMap<string, Named>>>
  readonly entries: readonly DictionaryEntry[]
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
  const vocabularies = await readVocabularies(db)
  const places = await readPlaces(db)
  const today = new Set(places.provinces.map((row) => row.province_id))
  const former = places.former.filter((row) => !today.has(row.former_province_id))
  const entries: DictionaryEntry[] = [
    ...entriesOf('segment', atlas.ordered, 'segment_id'),
    ...entriesOf('process', vocabularies.processes, 'process_id'),
    ...entriesOf('material', vocabularies.materials, 'material_id'),
    ...entriesOf('certificate', vocabularies.schemes, 'scheme_id'),
    ...entriesOf('province', places.provinces, 'province_id', PROVINCE_NICKNAMES),
    ...entriesOf('province', former, 'former_province_id', PROVINCE_NICKNAMES),
    ...entriesOf('park', places.parks, 'park_id'),
    // Of ports with one name the one that has a code.
    ...entriesOf('gateway', places.gateways.toSorted((a, b) => Number(a.code === null) - Number(b.code === null)), 'gateway_id'),
  ]
  const codes = [...atlas.codes].flatMap(([segment, rows]) =>
    rows.flatMap(({ system, code }) => (system.startsWith('hs') ? [{ code: code.replaceAll(/\D/g, ''), segment }] : [])),
  )
  const named = <T extends Named>(rows: readonly T[], id: (row: T) => string): Map<string, Named> => new Map(rows.map((row) => [id(row), row]))
  return {
    dictionary: buildDictionary(entries, codes),
    stageOf: new Map(atlas.ordered.map((row) => [row.segment_id, row.stage_id])),
    names: {
      process: named(vocabularies.processes, (row) => row.process_id),
      material: named(vocabularies.materials, (row) => row.material_id),
      certificate: named(vocabularies.schemes, (row) => row.scheme_id),
      province: named(places.provinces, (row) => row.province_id),
      former: named(former, (row) => row.former_province_id),
      park: named(places.parks, (row) => row.park_id),
      gateway: named(places.gateways, (row) => row.gateway_id),
    },
    entries,
    places,
  }
}

/** What people call them that no table has. */
const PROVINCE_NICKNAMES: Readonly<Record<string, readonly string[]>> = {
  'ho-chi-minh-city': ['Ho Chi Minh', 'HCMC', 'TP HCM', 'TPHCM', 'TP.HCM', 'TP Hồ Chí Minh', 'Sài Gòn', 'Saigon', '호찌민시', '호치민', '호치민시', '胡志明市', '胡志明', 'ホーチミン'],
  'ha-noi': ['Hanoi', 'TP Hà Nội', '하노이', '河内', 'ハノイ'],
  'hai-phong': ['Haiphong', 'TP Hải Phòng', '하이퐁', '海防', 'ハイフォン'],
  'da-nang': ['Danang', 'TP Đà Nẵng', '다낭', '岘港', 'ダナン'],
  'bac-ninh': ['박닌', '北宁', 'バクニン'],
  'bac-giang': ['박장', '박지앙', '北江', 'バクザン'],
  'thai-nguyen': ['타이응우옌', '太原'],
  'vinh-phuc': ['빈푹', '永福'],
  'binh-duong': ['빈즈엉', '平阳', 'ビンズオン'],
  'dong-nai': ['동나이', '同奈', 'ドンナイ'],
  'ba-ria-vung-tau': ['Vũng Tàu', 'Bà Rịa', 'BRVT'],
  hue: ['Thừa Thiên Huế'],
}

const TEXT_COLUMN = /^(?:name|short_name|synonyms)_[a-z]{2}$/

function entriesOf<K extends string>(param: Meant, rows: readonly Record<K, string>[], key: K, more: Readonly<Record<string, readonly string[]>> = {}): DictionaryEntry[] {
  return rows.map((row) => ({
    param,
    id: row[key],
    texts: [
      ...Object.entries(row).flatMap(([column, text]) => (TEXT_COLUMN.test(column) && typeof text === 'string' ? text.split('|') : [])),
      ...(more[row[key]] ?? []),
    ].filter((text) => text.trim() !== ''),
  }))
}
