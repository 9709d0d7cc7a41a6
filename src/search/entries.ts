/** Everything of an edition that a search understands, with all its names. */
import { type DictionaryEntry, type Meant } from './dictionary.ts'
import { TRAIT } from './facets.ts'
import { wordsIn } from './lexemes.ts'

type Rows<K extends string> = readonly Record<K, string>[]

export interface EntryTables {
  readonly segments: Rows<'segment_id'>
  readonly processes: Rows<'process_id'>
  readonly materials: Rows<'material_id'>
  readonly schemes: Rows<'scheme_id'>
  readonly provinces: Rows<'province_id'>
  readonly formerProvinces: Rows<'former_province_id'>
  readonly parks: Rows<'park_id'>
  readonly gateways: readonly { readonly gateway_id: string; readonly code: string | null }[]
}

export function editionEntries(tables: EntryTables): DictionaryEntry[] {
  const today = new Set(tables.provinces.map((row) => row.province_id))
  const former = tables.formerProvinces.filter((row) => !today.has(row.former_province_id))
  // Of ports with one name the one that has a code.
  const gateways = tables.gateways.toSorted((a, b) => Number(a.code === null) - Number(b.code === null))
  return [
    ...entriesOf('segment', tables.segments, 'segment_id'),
    ...entriesOf('process', tables.processes, 'process_id'),
    ...entriesOf('material', tables.materials, 'material_id'),
    ...entriesOf('certificate', tables.schemes, 'scheme_id'),
    ...entriesOf('province', tables.provinces, 'province_id', PROVINCE_NICKNAMES),
    ...entriesOf('province', former, 'former_province_id', PROVINCE_NICKNAMES),
    ...entriesOf('park', tables.parks, 'park_id'),
    ...entriesOf('gateway', gateways as Rows<'gateway_id'>, 'gateway_id'),
  ]
}

/** Terms by which the companies of an entry are found. */
export const ENTRY_MARKS: Partial<Record<Meant, string>> = {
  segment: 's:',
  process: TRAIT.process,
  material: TRAIT.material,
  certificate: 'c:',
  province: 'p:',
  park: 'k:',
}

/** A word in the names of more entries is put into the documents; to ask for all of them instead would be dear. */
const MOST_ENTRIES = 6

/** Words that many entries share, by the term of each entry: they stand in the documents of its companies. */
export function sharedWords(entries: readonly DictionaryEntry[]): ReadonlyMap<string, readonly string[]> {
  const words = entries.flatMap(({ param, id, texts }) => {
    const mark = ENTRY_MARKS[param]
    return mark === undefined ? [] : [{ term: `${mark}${id}`, words: [...new Set(texts.flatMap((text) => wordsIn(text)))] }]
  })
  const counts = new Map<string, number>()
  for (const one of words) for (const word of one.words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map(words.map((one) => [one.term, one.words.filter((word) => isShared(counts.get(word) ?? 0))]))
}

export function isShared(entries: number): boolean {
  return entries > MOST_ENTRIES
}

/** What people call them that no table has. */
const PROVINCE_NICKNAMES: Readonly<Record<string, readonly string[]>> = {
  'ho-chi-minh-city': [
    'Ho Chi Minh',
    'HCMC',
    'TP HCM',
    'TPHCM',
    'TP.HCM',
    'TP Hồ Chí Minh',
    'Sài Gòn',
    'Saigon',
    '호찌민시',
    '호치민',
    '호치민시',
    '胡志明市',
    '胡志明',
    'ホーチミン',
  ],
  // Hà Tây was joined to it in August 2008.
  'ha-noi': ['Hanoi', 'TP Hà Nội', 'Hà Tây', '하노이', '河内', 'ハノイ'],
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

function entriesOf<K extends string>(
  param: Meant,
  rows: readonly Record<K, string>[],
  key: K,
  more: Readonly<Record<string, readonly string[]>> = {},
): DictionaryEntry[] {
  return rows.map((row) => ({
    param,
    id: row[key],
    texts: [
      ...Object.entries(row).flatMap(([column, text]) => (TEXT_COLUMN.test(column) && typeof text === 'string' ? text.split('|') : [])),
      ...(more[row[key]] ?? []),
    ].filter((text) => text.trim() !== ''),
  }))
}
