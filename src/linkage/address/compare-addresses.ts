import { distance } from 'fastest-levenshtein'
import type { AlignedToken, TokenStatistics } from '../names/name.ts'
import type { Address } from './address.ts'
import { alignTokens } from './align-tokens.ts'
import { type CodeAgreement, compareCodes, compareLots, type LotAgreement } from './lot-code.ts'
import { shortWord } from './short-words.ts'
import { compareZones, type ZoneAgreement } from './compare-zones.ts'

/**
 * From the same place to a place that cannot be the same. Lots, numbers and words are judged in one comparison because they hang together:
 * two addresses on one street share words and differ in number.
 */
export const ADDRESS_LEVELS = [
  /** Word for word the same, and more than a province. */
  'identical',
  /** The same lot of a zone, or the same number of a street. */
  'same_lot',
  /** The same but for letters and digits that look alike, or one names a part more. */
  'same_lot_alike',
  'strong_overlap',
  'overlap',
  /** One of them does not say where in the zone. */
  'same_zone',
  /** One of them says no more than the province. */
  'province_only',
  'other_lot',
  'different',
  'other_province',
] as const
export type AddressLevel = (typeof ADDRESS_LEVELS)[number]

export type ProvinceAgreement = 'same' | 'same_today' | 'different'

export interface AddressComparison {
  /** Null where one side says nothing about its place. */
  readonly level: AddressLevel | null
  /** Of the words, 0 to 1. */
  readonly similarity: number
  readonly zone: ZoneAgreement | null
  readonly lot: LotAgreement | null
  readonly codes: CodeAgreement
  /** `same_today`: two former provinces that are one now. Null where one side names none. */
  readonly province: ProvinceAgreement | null
  readonly left: string
  readonly right: string
  readonly aligned: readonly AlignedToken[]
}

export function compareAddresses(left: Address, right: Address, tokens: TokenStatistics): AddressComparison {
  const province = compareProvinces(left, right)
  const codes = compareCodes(left.codes, right.codes)
  const zone = left.zone !== null && right.zone !== null ? compareZones(left, right) : null
  const lot = left.lot !== null && right.lot !== null ? compareLots(left.lot, right.lot) : null
  const { similarity, aligned } = alignTokens(left, right, tokens)
  const facts = { province, codes, zone, lot, similarity, left: left.text, right: right.text, aligned }
  return { level: levelOf(left, right, facts), ...facts }
}

const STRONG = 0.75
const MIDDLING = 0.5
const SIDES = ['north', 'south', 'east', 'west']

type Facts = Omit<AddressComparison, 'level'>

function levelOf(left: Address, right: Address, facts: Facts): AddressLevel | null {
  if (left.country !== null && right.country !== null && left.country !== right.country) return 'other_province'
  if (isBare(left) || isBare(right)) {
    if (facts.province === 'different') return 'other_province'
    return facts.province === 'same' ? 'province_only' : null
  }
  if (facts.province === 'different') {
    // The province may be the slip, where all else agrees to the number.
    const isSlip = facts.codes === 'equal' && facts.similarity >= STRONG && (facts.zone === null || facts.zone === 'same')
    return isSlip ? 'overlap' : 'other_province'
  }
  if (isIdentical(left, right)) return 'identical'
  if (facts.zone === 'same') return levelInZone(left, right, facts)
  // Outside Viet Nam the grammar is too loose for two names of zones to tell two places.
  if (facts.zone === null || facts.zone === 'part' || (left.country !== 'VN' && right.country !== 'VN'))
    return levelByWords(left, right, facts)
  return facts.zone === 'unsure' && ['same_lot', 'same_lot_alike', 'strong_overlap'].includes(levelInZone(left, right, facts))
    ? 'overlap'
    : 'different'
}

function levelInZone(left: Address, right: Address, facts: Facts): AddressLevel {
  if (facts.lot !== null) {
    if (facts.lot === 'equal') return 'same_lot'
    return facts.lot === 'different' ? 'other_lot' : 'same_lot_alike'
  }
  const number = agreement(left.street_number, right.street_number)
  const street = compareStreets(left, right)
  if (number === false || (street === false && number !== true)) return facts.codes === 'subset' ? 'same_lot_alike' : 'other_lot'
  if (number === true) return street === false ? 'overlap' : 'same_lot'
  if (facts.codes === 'equal') return 'strong_overlap'
  if (facts.codes === 'disjoint') return 'other_lot'
  return street === true || (facts.codes === 'none' && facts.similarity >= STRONG) ? 'strong_overlap' : 'same_zone'
}

/** Without a zone: the words say how near, the numbers whether it is the same building. */
function levelByWords(left: Address, right: Address, facts: Facts): AddressLevel {
  const { similarity, codes } = facts
  const number = agreement(left.street_number ?? left.lot, right.street_number ?? right.lot)
  const street = compareStreets(left, right)
  const isOtherNumber = number === false && codes !== 'equal' && codes !== 'subset'
  if (similarity < MIDDLING)
    return similarity >= 0.3 && street !== false && (codes === 'equal' || codes === 'subset') ? 'overlap' : 'different'
  if (codes === 'disjoint' || codes === 'overlap' || isOtherNumber || isAcross(left, right)) {
    return similarity >= STRONG ? 'other_lot' : 'different'
  }
  if (street === true && number === true && codes !== 'one_sided') return 'same_lot'
  if (similarity < STRONG) return street === false ? 'different' : codes === 'equal' ? 'strong_overlap' : 'overlap'
  if (codes === 'equal') return 'same_lot'
  if (codes === 'subset') return number === true ? 'same_lot_alike' : 'strong_overlap'
  return codes === 'none' && similarity >= 0.85 ? 'strong_overlap' : 'overlap'
}

/** "N Main" is "Main"; whether it is the other side of the town is asked apart. */
function compareStreets(left: Address, right: Address): boolean | null {
  if (left.street === null || right.street === null) return null
  const a = streetName(left.street)
  const b = streetName(right.street)
  return a === b || (left.country !== 'VN' && Math.min(a.length, b.length) >= 5 && distance(a, b) <= 1)
}

function streetName(street: string): string {
  const words = street.split(' ').map((word) => shortWord(word).word)
  const name = words.filter((word) => !SIDES.includes(word))
  return (name.length > 0 ? name : words).join(' ')
}

function agreement(left: string | null, right: string | null): boolean | null {
  return left === null || right === null ? null : left === right
}

function compareProvinces(left: Address, right: Address): ProvinceAgreement | null {
  if (left.province_id === null || right.province_id === null) return null
  if (left.province_id !== right.province_id) return 'different'
  return agreement(left.former_province_id, right.former_province_id) === false ? 'same_today' : 'same'
}

/** "512 S Lavergne" and "512 N Lavergne" lie on two sides of a town. */
function isAcross(left: Address, right: Address): boolean {
  const lefts = SIDES.filter((side) => left.tokens.includes(side))
  const rights = SIDES.filter((side) => right.tokens.includes(side))
  return lefts.length > 0 && rights.length > 0 && !lefts.some((side) => rights.includes(side))
}

/** No more than a province, or a district of it. */
function isBare(address: Address): boolean {
  return address.tokens.length === address.weak_tokens && address.codes.length === 0 && address.lot === null
}

function isIdentical(left: Address, right: Address): boolean {
  return (
    left.tokens.join(' ') === right.tokens.join(' ') &&
    left.codes.join(' ') === right.codes.join(' ') &&
    left.lot === right.lot &&
    left.zone === right.zone &&
    compareStreets(left, right) !== false &&
    left.street_number === right.street_number
  )
}
