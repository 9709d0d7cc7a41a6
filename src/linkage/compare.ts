import type { Address } from './address/address.ts'
import { type AddressComparison, type AddressLevel, compareAddresses } from './address/compare-addresses.ts'
import { type Calibration, calibrated } from './calibration.ts'
import { DEFAULT_MODEL, type LinkageModel } from './default-model.ts'
import type { Accept, Level, Part, Scored, Veto } from './decide.ts'
import { bitsOf, probabilityOf } from './fellegi-sunter/model.ts'
import { compareNames } from './names/compare-names.ts'
import type { NameComparison, TokenStatistics } from './names/name.ts'
import { isSameCompanyByName } from './names/same-company.ts'
import type { Party } from './party.ts'
import { compareTorn } from './torn-names.ts'

/** How much two parties speak for being one: a sum of bits, each with its reason. The same function scores and explains. */

export interface ScoreContext {
  readonly level: Level
  /** Rarity of words among the names, and among the addresses. */
  readonly names: TokenStatistics
  readonly addresses: TokenStatistics
  /** How many parties there are to be mistaken for. */
  readonly records: number
  readonly model?: LinkageModel
  /** From judged pairs, once there are enough; without it the weights are taken at their word. */
  readonly calibration?: Calibration
}

export interface PairScore {
  readonly bits: number
  readonly probability: number
  readonly veto: Veto | null
  readonly accept: Accept | null
}

/** Answers whether to go on: a sum that cannot come near any more needs no further comparison. */
type Add = (comparison: string, level: string, bits: number, shown?: Pick<Part, 'left' | 'right' | 'aligned'>) => boolean

/** Below this a pair is neither joined nor looked at. */
const HOPELESS_BITS = -10
/** What address and country can still add after the rest. */
const MOST_TO_COME = 14

export function scorePair(left: Party, right: Party, context: ScoreContext): PairScore {
  let bits = 0
  const verdict = weigh(left, right, context, (_comparison, _level, own) => (bits += own) + MOST_TO_COME > HOPELESS_BITS)
  return { bits, probability: probability(bits, context), ...verdict }
}

/** The same with its waterfall; `id` is that of the right side. */
export function explainPair(left: Party, right: Party, context: ScoreContext): Scored {
  const parts: Part[] = []
  const verdict = weigh(left, right, context, (comparison, level, bits, shown) => {
    parts.push({ comparison, level, bits, left: null, right: null, ...shown })
    return true
  })
  const bits = parts.reduce((sum, part) => sum + part.bits, 0)
  return { id: right.id, bits, probability: probability(bits, context), ...verdict, parts }
}

function probability(bits: number, { calibration }: ScoreContext): number {
  return calibration === undefined ? probabilityOf(bits) : calibrated(calibration, bits)
}

function weigh(left: Party, right: Party, context: ScoreContext, add: Add): { veto: Veto | null; accept: Accept | null } {
  const model = (context.model ?? DEFAULT_MODEL)[context.level]
  const bitsFor = (comparison: string, level: string) => model.bits[comparison]?.[level] ?? 0
  const plain = (comparison: string, level: string | null, l: string | null, r: string | null) => {
    if (level !== null) add(comparison, level, bitsFor(comparison, level), { left: l, right: r })
  }
  add('prior', 'random_pair', bitsOf(1 / (model.prior_records + context.records)))
  const code = taxCodeLevel(left, right)
  plain('tax_code', code, left.tax_code?.code ?? null, right.tax_code?.code ?? null)
  plain('phone', shared(left.phones, right.phones), left.phones.join(' '), right.phones.join(' '))
  plain('domain', shared(left.domains, right.domains), left.domains.join(' '), right.domains.join(' '))

  const names = compareNames(left.names, right.names, context.names)
  const name = nameLevel(names, left, right)
  plain('unit', names.units === 'none' || names.units === 'agree' ? null : names.units, null, null)
  const shownName = { left: names.left, right: names.right, aligned: names.aligned }
  const goesOn = name === null || add('name', name, nameBits(names, name, bitsFor('name', name), model.most_name_bits), shownName)
  if (!goesOn) return { veto: code === 'different' ? 'tax_code' : null, accept: null }

  const address = left.address !== null && right.address !== null ? compareAddresses(left.address, right.address, context.addresses) : null
  const place = placeLevel(address, left.address, right.address)
  add('address', place, bitsFor('address', place), {
    left: left.address?.text ?? null,
    right: right.address?.text ?? null,
    ...(address !== null && { aligned: address.aligned }),
  })
  const country = left.country === null || right.country === null ? null : left.country === right.country ? null : 'different'
  plain('country', country, left.country, right.country)

  const veto = vetoOf(context.level, code, names, place, country)
  return { veto, accept: veto === null ? acceptOf(context, code, names, name, place, left, right) : null }
}

type PlaceLevel = AddressLevel | 'other_lot_near' | 'slight_overlap' | 'missing'

/** Between the levels of the address comparison, where its facts tell more. */
function placeLevel(address: AddressComparison | null, left: Address | null, right: Address | null): PlaceLevel {
  if (address === null || left === null || right === null || address.level === null) return 'missing'
  const { level, similarity, codes, lot, province } = address
  const sameCodes = codes === 'equal' || codes === 'subset' || codes === 'overlap'
  if (isSameNumber(left, right, similarity) && UNSURE_PLACE.has(level)) return 'same_lot'
  // The same words and numbers in two countries: one of the two is written wrongly.
  if (level === 'other_province' && province !== 'different' && similarity > 0.95 && codes === 'equal') return 'strong_overlap'
  if (level === 'other_lot' && similarity >= 0.85 && sameCodes) return 'other_lot_near'
  const sharesSome = (similarity >= 0.35 && codes !== 'disjoint') || (lot !== null && lot !== 'different')
  return level === 'different' && sharesSome ? 'slight_overlap' : level
}

const UNSURE_PLACE = new Set<AddressLevel>(['strong_overlap', 'overlap', 'different'])
const STREET_WORD = /^(pho|duong|ngo|hem) (?=.)/

/** The same number of the same street, or behind the same postcode, whatever else one of them leaves out. */
function isSameNumber(left: Address, right: Address, similarity: number): boolean {
  if (left.street_number === null || left.street_number !== right.street_number) return false
  const street = (text: string | null) => text?.replace(STREET_WORD, '') ?? null
  if (left.street !== null && street(left.street) === street(right.street)) return true
  return left.postcode !== null && left.postcode === right.postcode && similarity >= SOME_WORDS
}

const SOME_WORDS = 0.3

function nameLevel(names: NameComparison, left: Party, right: Party): string | null {
  if (names.level === null) return null
  if (names.renamed && names.level !== 'different') return 'renamed'
  if (names.level === 'exact' || names.level === 'same') {
    if (!isSameCompanyByName(names)) return 'near'
    return names.exact_core || inOrder(names, right) ? names.level : 'reordered'
  }
  const torn = compareTorn(left.names, right.names)
  if (torn !== null) return `torn_${torn}`
  return LEFT_OVER_COUNTS.has(names.level) && differBoth(names) ? 'siblings' : names.level
}

/** "Acme Display" and "Acme Innotek": each has a word of its own where the other has another, neither a number nor only of activity. */
function differBoth({ aligned }: NameComparison): boolean {
  const leftOver = aligned.filter(({ kind, left, right }) => kind === 'unmatched' && !/^\d/.test(left ?? right ?? ''))
  return (
    leftOver.some(({ left }) => left !== null) &&
    leftOver.some(({ right }) => right !== null) &&
    leftOver.some(({ idf }) => idf > COMMON_IDF)
  )
}

/** "Packaging Acme" and "Acme Packaging" are one in two languages; "Long Quang" and "Quang Long" are two. */
function inOrder({ aligned }: NameComparison, right: Party): boolean {
  return right.names.some(({ core, kinds }) => {
    let last = -1
    for (const token of aligned) {
      const at = token.right === null || token.kind !== 'exact' ? -1 : core.indexOf(token.right)
      if (at === -1 || kinds[at] === 'activity' || kinds[at] === 'group') continue
      if (at < last) return false
      last = at
    }
    return true
  })
}

const NAT = 1 / Math.LN2
/** Words of activity left over say little: one writer names the trade, another does not. */
const COMMON_IDF = 2
const LEFT_OVER_COMMON = 0.3
/** A word that is only nearly the same may be a slip or another word: short Vietnamese names differ in one letter. */
const FUZZY = 0.4
/** Words left over may be an address, a product, a group: never as bad as another name. */
const LEAST_NAME_BITS = -4
const BY_RARITY = new Set(['exact', 'reordered', 'same', 'near', 'similar', 'siblings', 'weak'])
const LEFT_OVER_COUNTS = new Set(['near', 'similar'])
const WEAK = 0.5
const MOST_WEAK_BITS = 2

/** Agreement counts by the rarity of the words that agree, less that of the words left over: two "Precision Engineering" are no news. */
function nameBits(names: NameComparison, level: string, base: number, most: number): number {
  if (!BY_RARITY.has(level)) return base
  let rarity = 0
  for (const { kind, idf } of names.aligned) {
    if (kind !== 'unmatched') rarity += kind === 'fuzzy' ? FUZZY * idf : idf
    else if (LEFT_OVER_COUNTS.has(level)) rarity -= idf <= COMMON_IDF ? LEFT_OVER_COMMON * idf : idf
  }
  // Of names that share little it matters whether what they share is two rare words or one common one.
  if (level === 'weak' || level === 'siblings') return Math.max(LEAST_NAME_BITS, Math.min(MOST_WEAK_BITS, base + WEAK * rarity * NAT))
  return Math.max(LEFT_OVER_COUNTS.has(level) ? LEAST_NAME_BITS : 0, Math.min(most, base + rarity * NAT))
}

function taxCodeLevel({ tax_code: left }: Party, { tax_code: right }: Party): string | null {
  if (left === null || right === null) return null
  if (left.base !== right.base) return 'different'
  if (left.branch === null && right.branch === null) return 'same'
  return left.branch === right.branch ? 'same_unit' : left.branch !== null && right.branch !== null ? 'other_unit' : 'same_company'
}

function shared(left: readonly string[], right: readonly string[]): string | null {
  if (left.length === 0 || right.length === 0) return null
  return left.some((value) => right.includes(value)) ? 'same' : 'different'
}

function vetoOf(level: Level, code: string | null, names: NameComparison, place: string, country: string | null): Veto | null {
  if (code === 'different') return 'tax_code'
  if (level === 'company') return null
  if (code === 'other_unit' || names.units === 'conflict') return 'unit'
  if (names.numbers === 'conflict') return 'number'
  if (place === 'other_province') return country === null ? 'province' : 'country'
  return null
}

const SAME_PLACE = new Set(['identical', 'same_lot'])
const OTHER_PLACE = new Set(['different', 'other_lot', 'other_province'])

function acceptOf(
  { level }: ScoreContext,
  code: string | null,
  names: NameComparison,
  name: string | null,
  place: string,
  left: Party,
  right: Party,
): Accept | null {
  // The code of a parent or a slip: neither name nor place agrees.
  const isStrange = names.level === 'different' && OTHER_PLACE.has(place)
  if (!isStrange && (code === 'same_unit' || (level === 'company' && code !== null))) return 'tax_code'
  if (name !== 'exact' && name !== 'same') return null
  if (names.exact_core && SAME_PLACE.has(place)) return 'name_and_address'
  const isBare = left.address === null && right.address === null
  return level === 'company' && isBare ? 'name' : null
}
