import type { Address, Gazetteer } from './address.ts'
import { placeIndex, type PlaceIndex, type ProvinceHit } from './gazetteer.ts'
import { codePieces } from './lot-code.ts'
import { findBareStreet, findLot, findStreet, findStreetNumber, findUnits } from './parts.ts'
import { beginReading, marksOf, type PlaceSpan, type Reading } from './reading.ts'
import { scan } from './scan.ts'
import { hasDigit } from './token.ts'
import { shortWord } from './short-words.ts'
import { findZone, mayHaveZone, type Mentions } from './zone.ts'

/**
 * Takes an address apart. Vietnamese addresses follow their grammar, in any order and with or without commas and accents; of others the
 * number, street, zone, postcode and country are found where they can be, and the words and codes kept.
 *
 * @param province the province as another column of the row gives it
 * @param country ISO 3166 code, where the row gives one
 */
export function parseAddress(text: string, province: string | null, gazetteer: Gazetteer, country: string | null = null): Address {
  const places = placeIndex(gazetteer)
  const given = province === null ? null : provinceNamed(province, places)
  const reading = beginReading(scan(text), places, country ?? (given ? 'VN' : null))
  const zone = mayHaveZone(reading) ? findZone(reading, mentionsOf(reading, given)) : null
  const lot = findLot(reading, zone?.start ?? null)
  const street = findStreet(reading)
  const number = findStreetNumber(reading, street?.start ?? null)
  const floors = floorNumbers(reading)
  const bare = street === null && number !== null && reading.isVietnamese ? findBareStreet(reading, number.at) : null
  const wards = findUnits(reading, 'ward')
  const districts = findUnits(reading, 'district')
  const cities = findUnits(reading, 'city').filter((name) => isDistrict(places, name))
  // "Di An Town" is a district, "Phu Thai Town" a town inside one.
  for (const town of findUnits(reading, 'town')) {
    if (!isKnown(places, town)) wards.push(town)
    else if (isDistrict(places, town)) cities.push(town)
  }
  findUnits(reading, 'hamlet')
  const stated = given ?? statedProvince(reading)
  const loose = looseDistrict(reading, stated)
  const district = districts[0] ?? cities[0] ?? loose
  const place = placeOf(
    stated,
    zone,
    district === null || !reading.isVietnamese ? [] : (places.names.get(district.replaceAll(' ', ''))?.districts ?? []),
  )
  const postcode = findPostcode(reading)
  return {
    text: text.trim(),
    lot,
    zone: zone?.zone ?? null,
    park_id: zone?.park_id ?? null,
    street_number: number?.number ?? null,
    street: street?.street ?? bare,
    ward: wards[0] ?? null,
    district,
    ...place,
    country: reading.country,
    postcode: postcode === null ? null : reading.tokens[postcode]!.text,
    ...wordsOf(reading, lot, zone?.zone ?? null, floors.length === 0 && postcode === null ? NONE : new Set([...floors, postcode ?? -1])),
  }
}

/** "TP Bắc Ninh" is a city of the province, "TP Hải Phòng" the province itself. */
function isDistrict(places: PlaceIndex, city: string): boolean {
  const place = places.names.get(city.replaceAll(' ', ''))
  return place?.province === undefined || place.districts !== undefined
}

function isKnown(places: PlaceIndex, name: string): boolean {
  const place = places.names.get(name.replaceAll(' ', ''))
  return place?.province !== undefined || place?.districts !== undefined
}

/** The province a text names, such as the cell of a column for it. */
export function provinceNamed(text: string, places: PlaceIndex): ProvinceHit | null {
  const reading = beginReading(scan(text), places, 'VN')
  return reading.provinces.at(-1)?.hits[0] ?? null
}

const NONE: ReadonlySet<number> = new Set()
const NO_MENTIONS: Mentions = { provinces: new Set(), former: new Set() }

function mentionsOf(reading: Reading, given: ProvinceHit | null): Mentions {
  if (given === null && reading.provinces.length === 0 && reading.districts.length === 0) return NO_MENTIONS
  let hits = [...(given ? [given] : []), ...reading.provinces.flatMap((span) => span.hits)]
  // A district tells the province only where nothing else does, and only if no two provinces have one of its name.
  if (hits.length === 0) hits = reading.districts.filter((span) => span.hits.length === 1).flatMap((span) => span.hits)
  return {
    provinces: new Set(hits.map((hit) => hit.province_id)),
    former: new Set(hits.map((hit) => hit.former_province_id ?? hit.province_id)),
  }
}

/** The last province named, with its word beside it if any has one; not one that is part of the name of a street, ward or zone. */
function statedProvince(reading: Reading): ProvinceHit | null {
  const spans = reading.provinces.filter((span) => isName(reading, span))
  const titled = spans.filter((span) => hasTitle(reading, span))
  const zoned = reading.provinces.filter((span) => reading.taken[span.start] === 'zone')
  const span = (titled.length > 0 ? titled : spans.length > 0 ? spans : zoned).at(-1)
  if (!span) return null
  for (let i = span.start; i < span.end; i++) reading.taken[i] ??= 'province'
  return span.hits[0] ?? null
}

function isName(reading: Reading, span: PlaceSpan): boolean {
  const role = reading.taken[span.start]
  return role === null || role === 'city' || role === 'town' || (role === 'district' && reading.taken[span.end - 1] === 'district')
}

function hasTitle(reading: Reading, span: PlaceSpan): boolean {
  const before = reading.marks[span.start - 1]?.phrase
  const after = reading.marks[span.end]?.phrase
  return before?.role === 'province' || after?.role === 'province'
}

/** A district without the word for it: "Viet Yen Bac Giang". */
function looseDistrict(reading: Reading, stated: ProvinceHit | null): string | null {
  for (const span of reading.districts.toReversed()) {
    if (reading.taken.slice(span.start, span.end).some((role) => role !== null)) continue
    if (reading.tokens[span.start]!.text.length < 2 || reading.tokens[span.start]!.has_digit) continue
    const inProvince = span.hits.some((hit) => hit.province_id === stated?.province_id)
    if (!inProvince && (stated !== null || span.hits.length > 1)) continue
    reading.taken.fill('district', span.start, span.end)
    return reading.tokens
      .slice(span.start, span.end)
      .map((token) => token.text)
      .join(' ')
  }
  return null
}

function placeOf(
  stated: ProvinceHit | null,
  zone: { readonly park_id: string | null; readonly province_id: string | null; readonly former_province_id: string | null } | null,
  district: readonly ProvinceHit[],
): Pick<Address, 'province_id' | 'former_province_id'> {
  const inStated = district.filter((hit) => stated === null || hit.province_id === stated.province_id)
  const fromDistrict = inStated.length === 1 ? inStated[0]! : null
  const province_id = stated?.province_id ?? zone?.province_id ?? fromDistrict?.province_id ?? null
  const fromZone = zone?.province_id === province_id ? (zone?.former_province_id ?? null) : null
  return { province_id, former_province_id: fromZone ?? stated?.former_province_id ?? fromDistrict?.former_province_id ?? null }
}

/** Five to seven digits that stand alone behind the rest: not the first number, and not one a word for number or street claims. */
function findPostcode(reading: Reading): number | null {
  const { tokens, taken, marks } = reading
  for (let i = tokens.length - 1; i > 0; i--) {
    if (!tokens[i]!.has_digit || taken[i] !== null || !/^\d{5,7}$/.test(tokens[i]!.text)) continue
    const claimed =
      marks[i - 1]?.phrase.role === 'number' || marks[i - 1]?.phrase.role === 'lot' || shortWord(tokens[i + 1]?.text ?? '').isStreet
    if (!claimed) return i
  }
  return null
}

/** Which floor or room it is changes nothing about where the building stands. */
function floorNumbers(reading: Reading): number[] {
  return marksOf(reading, 'floor').flatMap((mark) => {
    const at = [mark.end, mark.start - 1].find((index) => reading.taken[index] === null && reading.tokens[index]?.has_digit)
    return at === undefined ? [] : [at]
  })
}

function wordsOf(
  reading: Reading,
  lot: string | null,
  zone: string | null,
  skipped: ReadonlySet<number>,
): Pick<Address, 'codes' | 'tokens' | 'weak_tokens'> {
  const codes = lot === null ? [] : lot.split('+').flatMap(codePieces)
  // The zone in one spelling: SHTP and Saigon High Technology Park are the same words.
  const strong = zone === null ? [] : zone.split('-').filter((word) => !hasDigit(word))
  const weak: string[] = []
  const { tokens, taken, marks, isVietnamese } = reading
  for (let index = 0; index < tokens.length; index++) {
    const role = taken[index] ?? null
    if (role === 'province' || role === 'country' || role === 'zone' || role === 'lot' || skipped.has(index)) continue
    const { text, has_digit } = tokens[index]!
    const isUnit = isVietnamese && (role === 'ward' || role === 'district' || role === 'city' || role === 'town')
    if (has_digit) {
      if (!isUnit) codes.push(...codePieces(text))
    } else if (marks[index] === null && !isPartOfProvince(reading, index)) {
      ;(isUnit ? weak : strong).push(isVietnamese ? text : shortWord(text).word)
    }
  }
  const strongOnly = different(strong)
  const words = weak.length === 0 ? strongOnly : different([...strongOnly, ...weak])
  return { codes: different(codes), tokens: words, weak_tokens: words.length - strongOnly.length }
}

const FEW = 30

/** Of a few a set would take longer. */
function different(texts: readonly string[]): string[] {
  if (texts.length > FEW) return [...new Set(texts)]
  const found: string[] = []
  for (const text of texts) if (!found.includes(text)) found.push(text)
  return found
}

function isPartOfProvince(reading: Reading, index: number): boolean {
  return reading.provinces.some((span) => span.start <= index && index < span.end && isName(reading, span))
}
