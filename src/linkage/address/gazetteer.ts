import { distance } from 'fastest-levenshtein'
import { hashOn, remembered } from '../remember.ts'
import { DISTRICTS } from './districts.ts'
import type { Gazetteer, GazetteerPark, GazetteerProvince } from './address.ts'
import { PARK_ALIASES, PARK_CHAINS, PROVINCE_ALIASES } from './place-aliases.ts'
import { scan } from './scan.ts'
import { hasDigit } from './token.ts'
import { phrasesFrom, type ZoneKind } from './vocabulary.ts'

export interface ProvinceRow {
  readonly province_id: string
  readonly name_vi: string
  readonly name_en: string
  readonly name_ko?: string | null
}
export interface FormerProvinceRow extends ProvinceRow {
  readonly former_province_id: string
}
export interface ParkRow {
  readonly park_id: string
  readonly name_vi: string
  readonly name_en: string
  readonly name_ko?: string | null
  readonly province_id: string | null
  readonly former_province_id?: string | null
}

/** The gazetteer of an edition, from the rows of its tables province, former_province and park. Without parks it is one of provinces. */
export function editionGazetteer(rows: {
  readonly province: readonly ProvinceRow[]
  readonly former_province: readonly FormerProvinceRow[]
  readonly park?: readonly ParkRow[]
}): Gazetteer {
  const namesOf = (row: { name_vi: string; name_en: string; name_ko?: string | null }) =>
    [row.name_vi, row.name_en, row.name_ko ?? ''].filter((name) => name !== '')
  return {
    provinces: rows.province.map((row) => ({
      id: row.province_id,
      names: namesOf(row),
      former: rows.former_province
        .filter((former) => former.province_id === row.province_id)
        .map((former) => ({ id: former.former_province_id, names: namesOf(former) })),
    })),
    parks: (rows.park ?? []).map((row) => ({
      id: row.park_id,
      names: namesOf(row),
      province_id: row.province_id,
      former_province_id: row.former_province_id ?? null,
    })),
  }
}

/** A name of a place: today's province, and the former one it can only mean. */
export interface ProvinceHit {
  readonly province_id: string
  readonly former_province_id: string | null
}

export interface ParkName {
  readonly park: GazetteerPark
  readonly words: readonly string[]
  readonly compact: string
  readonly number: string | null
  readonly kind: ZoneKind | null
  /** Needs no word for "industrial park" beside it. */
  readonly brand: boolean
  /** A short form that holds only in the park's province. */
  readonly localOnly: boolean
}

/** What a name can stand for. */
export interface PlaceName {
  readonly province?: ProvinceHit
  /** Former provinces that have a district of the name. */
  readonly districts?: readonly ProvinceHit[]
  readonly parks?: readonly ParkName[]
  /** A chain of parks. */
  readonly chain?: string
}

/** The gazetteer as the parser looks things up: by name without spaces. */
export interface PlaceIndex {
  readonly names: ReadonlyMap<string, PlaceName>
  readonly parks: ReadonlyMap<string, readonly ParkName[]>
  /** Hashes of all beginnings of names, themselves included: what is none need not be read on. */
  readonly beginnings: ReadonlySet<number>
  /** Hashes of the names. */
  readonly wholes: ReadonlySet<number>
  /** Parks whose name is one slip or two from the given one. */
  readonly similarParks: (name: string) => readonly SimilarPark[]
}

export interface SimilarPark {
  readonly named: readonly ParkName[]
  readonly slips: number
}

const MOST_SLIPS = 2

const indexes = new WeakMap<Gazetteer, PlaceIndex>()

export function placeIndex(gazetteer: Gazetteer): PlaceIndex {
  const known = indexes.get(gazetteer)
  if (known) return known
  const provinces = indexProvinces(gazetteer.provinces)
  const parks = indexParks(gazetteer.parks, provinces)
  const names = new Map<string, PlaceName>()
  const add = (name: string, what: PlaceName) => names.set(name, { ...names.get(name), ...what })
  for (const [name, province] of provinces) add(name, { province })
  for (const [name, districts] of indexDistricts(gazetteer.provinces)) add(name, { districts })
  for (const [name, named] of parks) add(name, { parks: named })
  for (const [chain, called] of Object.entries(PARK_CHAINS)) for (const name of called) add(name.replaceAll(' ', ''), { chain })
  const parksByLength = byLength(parks)
  const index = {
    names,
    parks,
    beginnings: beginningsOf(names.keys()),
    wholes: new Set(names.keys().map((name) => hashOn(0, name))),
    similarParks: remembered((name) => similarTo(name, parksByLength)),
  }
  indexes.set(gazetteer, index)
  return index
}

function beginningsOf(names: Iterable<string>): Set<number> {
  const found = new Set<number>()
  for (const name of names) {
    let hash = 0
    for (let i = 0; i < name.length; i++) found.add((hash = hashOn(hash, name.charAt(i))))
  }
  return found
}

interface ParkAt {
  readonly name: string
  readonly named: readonly ParkName[]
  readonly at: number
}

function byLength(parks: PlaceIndex['parks']): ReadonlyMap<number, readonly ParkAt[]> {
  const all = [...parks].map(([name, named], at) => ({ name, named, at }))
  return Map.groupBy(all, ({ name }) => name.length)
}

function similarTo(name: string, parks: ReadonlyMap<number, readonly ParkAt[]>): SimilarPark[] {
  const found: (SimilarPark & { readonly at: number })[] = []
  for (let length = name.length - MOST_SLIPS; length <= name.length + MOST_SLIPS; length++) {
    for (const park of parks.get(length) ?? []) {
      const slips = distance(park.name, name)
      if (slips <= MOST_SLIPS) found.push({ named: park.named, slips, at: park.at })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

function indexProvinces(provinces: readonly GazetteerProvince[]): Map<string, ProvinceHit> {
  const found = new Map<string, ProvinceHit>()
  for (const province of provinces) {
    const only = province.former.length === 1 ? province.former[0]!.id : null
    for (const former of province.former) {
      const hit = { province_id: province.id, former_province_id: former.id }
      for (const name of spellings(former)) found.set(name, hit)
    }
    // A name that is borne by a province of today and a smaller one of before may mean either.
    for (const name of spellings(province)) found.set(name, { province_id: province.id, former_province_id: only })
  }
  return found
}

function spellings(place: { readonly id: string; readonly names: readonly string[] }): string[] {
  const names = [...place.names, ...(PROVINCE_ALIASES[place.id] ?? [])]
  return names.flatMap((name) => {
    const words = scan(name).map((token) => token.text)
    const bare = /^(thanh pho|tinh) /.test(words.join(' ')) ? words.slice(words[0] === 'tinh' ? 1 : 2) : words
    return [words.join(''), bare.join('')]
  })
}

function indexDistricts(provinces: readonly GazetteerProvince[]): Map<string, ProvinceHit[]> {
  const found = new Map<string, ProvinceHit[]>()
  for (const province of provinces) {
    for (const former of province.former) {
      for (const name of (DISTRICTS[former.id] ?? '').split(', ')) {
        const key = name.replaceAll(' ', '')
        if (key !== '') found.set(key, [...(found.get(key) ?? []), { province_id: province.id, former_province_id: former.id }])
      }
    }
  }
  return found
}

function indexParks(parks: readonly GazetteerPark[], provinces: ReadonlyMap<string, ProvinceHit>): Map<string, ParkName[]> {
  const found = new Map<string, ParkName[]>()
  const add = (name: ParkName): void => {
    const same = found.get(name.compact) ?? []
    if (name.compact !== '' && !same.some((other) => other.park.id === name.park.id && other.number === name.number))
      found.set(name.compact, [...same, name])
  }
  for (const park of parks) {
    const aliases = PARK_ALIASES[park.id]
    for (const text of aliases?.brand ?? []) for (const name of parkNames(park, text, true, provinces)) add(name)
    for (const text of park.names.flatMap(bracketParts)) for (const name of parkNames(park, text, false, provinces)) add(name)
    for (const text of aliases?.names ?? []) for (const name of parkNames(park, text, false, provinces)) add(name)
  }
  return found
}

function bracketParts(name: string): string[] {
  const outside = name.replaceAll(/\([^)]*\)/g, ' ')
  const inside = [...name.matchAll(/\(([^)]*)\)/g)].map((match) => match[1] ?? '').filter((text) => !/not stated|không rõ/i.test(text))
  return [outside, ...inside]
}

/** What is left of a name without the words that say "industrial park" and without its number. */
function parkNames(park: GazetteerPark, text: string, brand: boolean, provinces: ReadonlyMap<string, ProvinceHit>): ParkName[] {
  const words = scan(text).map((token) => token.text)
  let kind: ZoneKind | null = null
  let number: string | null = null
  const core: string[] = []
  for (let i = 0; i < words.length;) {
    const word = words[i]!
    const phrase = phrasesFrom(word).find((entry) => entry.role === 'zone' && entry.words.every((part, at) => words[i + at] === part))
    const numeral = core.length > 0 ? zoneNumber(word, words[i + 1]) : null
    if (phrase) kind = phrase.zone
    else if (numeral) number = numeral.number
    else core.push(word)
    i += phrase?.words.length ?? numeral?.length ?? 1
  }
  // The name of a province alone, in brackets, only says where the park is.
  if (core.length === 0 || (kind === null && !brand && provinces.has(core.join('')))) return []
  // The name of a chain says no more than whose park it is: "Long Thanh (Amata)".
  if (!brand && number === null && CHAIN_NAMES.has(core.join(' '))) return []
  const name: ParkName = {
    park,
    words: core,
    compact: core.join(''),
    number,
    kind,
    brand: brand || CHAIN_NAMES.has(core[0] ?? ''),
    localOnly: false,
  }
  return [name, ...localNames(name, core, provinces)]
}

const CHAIN_NAMES = new Set(Object.values(PARK_CHAINS).flat())

/** "VSIP Bac Ninh" is plain "VSIP" to someone in Bac Ninh. */
function localNames(name: ParkName, core: readonly string[], provinces: ReadonlyMap<string, ProvinceHit>): ParkName[] {
  for (const length of [3, 2]) {
    if (core.length > length && provinces.has(core.slice(-length).join(''))) {
      const words = core.slice(0, -length)
      return [{ ...name, words, compact: words.join(''), localOnly: true }]
    }
  }
  return []
}

const ROMAN: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
}

/** A number as parks bear it: II, 2, II-C, 2a, A2. `length` counts the words it takes. */
export function zoneNumber(word: string, next: string | undefined): { readonly number: string; readonly length: number } | null {
  const roman = ROMAN[word]
  if (roman !== undefined)
    return next !== undefined && /^[a-c]$/.test(next) ? { number: roman + next, length: 2 } : { number: roman, length: 1 }
  if (!hasDigit(word)) return null
  return /^([1-9]|10)[a-c]?$|^[a-c]\d$/.test(word) ? { number: word, length: 1 } : null
}
