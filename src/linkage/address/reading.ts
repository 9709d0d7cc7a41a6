import { accentKey } from '../names/repair.ts'
import { hashOn } from '../remember.ts'
import { countryOf } from './country.ts'
import type { PlaceIndex, ProvinceHit } from './gazetteer.ts'
import { shortWord } from './short-words.ts'
import type { Token } from './token.ts'
import { type Phrase, type Role, wholeZoneWord } from './vocabulary.ts'

/** A word or phrase of the vocabulary, from token `start` up to `end`. */
export interface Mark {
  readonly phrase: Phrase
  readonly start: number
  readonly end: number
}

export interface PlaceSpan {
  readonly start: number
  readonly end: number
  readonly hits: readonly ProvinceHit[]
}

export interface ParkSpan {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly chain: string | null
}

/** An address while it is read: every token is a word of the vocabulary, taken by some part, or still free. */
export interface Reading {
  readonly tokens: readonly Token[]
  readonly places: PlaceIndex
  readonly isVietnamese: boolean
  readonly country: string | null
  /** The mark that covers a token. */
  readonly marks: readonly (Mark | null)[]
  readonly marksOf: Readonly<Partial<Record<Role, readonly Mark[]>>>
  readonly provinces: readonly PlaceSpan[]
  readonly districts: readonly PlaceSpan[]
  /** Names that need no word for "park" beside them; longest first at each token. */
  readonly brands: readonly ParkSpan[]
  readonly taken: (Role | 'country' | 'name' | null)[]
}

export function beginReading(tokens: readonly Token[], places: PlaceIndex, country: string | null): Reading {
  const taken: Reading['taken'] = tokens.map(() => null)
  const found = trailingCountry(tokens, taken)
  takeCountry(tokens, taken)
  const named = country ?? found
  const isVietnamese = named === 'VN' || (named === null && looksVietnamese(tokens, places))
  const names = isVietnamese ? findNames(tokens, places) : NO_NAMES
  const marks = findMarks(tokens, isVietnamese, names.masked)
  const marksOf: Partial<Record<Role, Mark[]>> = {}
  for (let index = 0; index < marks.length; index = marks[index]?.end ?? index + 1) {
    const mark = marks[index]
    if (mark != null) (marksOf[mark.phrase.role] ??= []).push(mark)
  }
  return { tokens, places, isVietnamese, country: named ?? (isVietnamese ? 'VN' : null), marks, marksOf, ...names, taken }
}

interface Names {
  readonly provinces: PlaceSpan[]
  readonly districts: PlaceSpan[]
  readonly brands: ParkSpan[]
  /** Tokens inside a name of several words: they are no words of the vocabulary. */
  readonly masked: ReadonlySet<number>
}

const NO_NAMES: Names = { provinces: [], districts: [], brands: [], masked: new Set() }
const LONGEST_NAME = 5

/** Names of places among the tokens; of provinces and districts the longest where they overlap. */
function findNames(tokens: readonly Token[], { names, beginnings, wholes }: PlaceIndex): Names {
  const provinces: PlaceSpan[] = []
  const districts: PlaceSpan[] = []
  const brands: ParkSpan[] = []
  const masked = new Set<number>()
  for (let start = 0; start < tokens.length; start++) {
    if (!beginnings.has(tokens[start]!.hash)) continue
    let hash = 0
    let province: PlaceSpan | null = null
    let district: PlaceSpan | null = null
    let here: ParkSpan[] | undefined
    for (let end = start + 1; end <= tokens.length && end - start <= LONGEST_NAME; end++) {
      const { text, join } = tokens[end - 1]!
      if (end > start + 1 && join === 'break') break
      hash = hashOn(hash, text)
      if (!beginnings.has(hash)) break
      if (!wholes.has(hash)) continue
      const name = textFrom(tokens, start, end, '')
      const place = names.get(name)
      if (!place) continue
      if (place.province) province = { start, end, hits: [place.province] }
      if (place.districts) district = { start, end, hits: place.districts }
      if (place.chain !== undefined || place.parks?.some((park) => park.brand))
        (here ??= []).unshift({ start, end, name, chain: place.chain ?? null })
      if (end - start > 1) for (let i = start; i < end; i++) masked.add(i)
    }
    if (province && start >= (provinces.at(-1)?.end ?? 0) && !isOtherWord(tokens, province)) provinces.push(province)
    if (district && start >= (districts.at(-1)?.end ?? 0)) districts.push(district)
    if (here) brands.push(...here)
  }
  return { provinces, districts, brands, masked }
}

/** "Nguyễn Huệ" is a person and a street; Huế is the city. */
function isOtherWord(tokens: readonly Token[], span: PlaceSpan): boolean {
  const { text, accented } = tokens[span.start]!
  return (
    text === 'hue' &&
    span.end === span.start + 1 &&
    (tokens[span.start - 1]?.text === 'nguyen' || (accented !== null && accented !== accentKey('huế')))
  )
}

/** A postcode may stand after it. */
function trailingCountry(tokens: readonly Token[], taken: Reading['taken']): string | null {
  let end = tokens.length
  while (end > 0 && /^\d{4,6}$/.test(tokens[end - 1]!.text)) end--
  if (end === 0 || !tokens[end - 1]!.ends_country) return null
  for (let length = Math.min(4, end); length > 0; length--) {
    const words = tokens.slice(end - length, end).map((token) => token.text)
    const code = countryOf(words.join(' '))
    if (code === undefined || tokens[end - length - 1]?.text === 'new') continue
    taken.fill('country', end - length, end)
    return code
  }
  return null
}

/** "…, Viet Nam, Tien Giang": between commas it is the country wherever it stands. */
function takeCountry(tokens: readonly Token[], taken: Reading['taken']): void {
  for (let start = 0; start < tokens.length; start++) {
    if (tokens[start]!.join !== 'break') continue
    const end =
      start + (tokens[start]!.text === 'vietnam' ? 1 : tokens[start]!.text === 'viet' && tokens[start + 1]?.text === 'nam' ? 2 : 0)
    if (end > start && (tokens[end]?.join ?? 'break') === 'break') taken.fill('country', start, end)
  }
}

function looksVietnamese(tokens: readonly Token[], { names, beginnings }: PlaceIndex): boolean {
  return tokens.some(({ text, hash, is_vietnamese }, index) => {
    if (is_vietnamese || (text.length >= 5 && beginnings.has(hash) && names.get(text)?.province)) return true
    const next = tokens[index + 1]
    if (next === undefined || !beginnings.has(hash) || !beginnings.has(hashOn(hash, next.text))) return false
    return [3, 2].some((length) => names.has(joined(tokens, index, index + length) ?? ''))
  })
}

/** Tokens written as one word, or null if a comma stands between them. */
function joined(tokens: readonly Token[], start: number, end: number): string | null {
  if (end > tokens.length || start < 0) return null
  for (let i = start + 1; i < end; i++) if (tokens[i]!.join === 'break') return null
  return textFrom(tokens, start, end, '')
}

/** Tokens written as one word, if that is a name of the gazetteer. */
export function knownName({ tokens, places }: Reading, start: number, end: number): string | null {
  let hash = 0
  for (let i = start; i < end; i++) {
    if (i > start && tokens[i]!.join === 'break') return null
    hash = hashOn(hash, tokens[i]!.text)
  }
  return places.wholes.has(hash) ? textFrom(tokens, start, end, '') : null
}

function findMarks(tokens: readonly Token[], isVietnamese: boolean, masked: ReadonlySet<number>): (Mark | null)[] {
  const marks: (Mark | null)[] = tokens.map(() => null)
  let found = false
  for (let start = 0; start < tokens.length; start++) {
    const { phrases } = tokens[start]!
    if (phrases.length === 0) continue
    const phrase = phrases.find((entry) => stands(entry, start, tokens, isVietnamese, masked))
    if (!phrase) continue
    found = true
    const mark = { phrase, start, end: start + phrase.words.length }
    for (let i = mark.start; i < mark.end; i++) marks[i] = mark
    start = mark.end - 1
  }
  if (!found) return marks
  const hasEnglish = marks.some((mark) => mark !== null && isEnglish(mark))
  for (const mark of marks) if (mark !== null && isPartOfName(mark, tokens, marks, hasEnglish)) marks.fill(null, mark.start, mark.end)
  return marks
}

/**
 * Without accents the first syllable of "Phuong Lieu Ward" looks like the word for ward, and "Hao Xa" like a name and the word for commune.
 * Where English words say what is what, a Vietnamese one counts only where a part begins.
 */
function isPartOfName(
  { phrase, start, end }: Mark,
  tokens: readonly Token[],
  marks: readonly (Mark | null)[],
  hasEnglish: boolean,
): boolean {
  if (
    phrase.accented === null ||
    !UNIT_ROLES.has(phrase.role) ||
    phrase.words.length > 1 ||
    phrase.needsNumber ||
    tokens[start]!.accented !== null
  )
    return false
  for (let i = end; i <= end + 2 && i < tokens.length && tokens[i]!.join !== 'break'; i++) {
    const other = marks[i]
    if (other && isEnglish(other)) return i > end || tokens[start]!.join === 'space'
    if (other && other.phrase.accented !== null && !UNIT_ROLES.has(other.phrase.role)) break
  }
  const begins = tokens[start]!.join === 'break' || tokens[start]!.join === 'dash' || tokens[start - 1]?.has_digit === true
  return hasEnglish && !begins
}

const UNIT_ROLES: ReadonlySet<Role> = new Set(['ward', 'district', 'province', 'street'])

function isEnglish({ phrase }: Mark): boolean {
  return phrase.accented === null && (phrase.side === 'post' || phrase.role === 'district')
}

function stands(phrase: Phrase, start: number, tokens: readonly Token[], isVietnamese: boolean, masked: ReadonlySet<number>): boolean {
  if (phrase.accented !== null && !isVietnamese) return false
  // "F-town", "Sun-City": part of a name.
  if (phrase.side !== 'pre' && phrase.role !== 'zone' && phrase.words.length === 1 && tokens[start]!.join === 'glue') return false
  let accents = 0
  for (let offset = 0; offset < phrase.words.length; offset++) {
    const expected = phrase.words[offset]!
    const token = tokens[start + offset]
    if (!token || (offset > 0 && token.join === 'break')) return false
    const word = token.spelt
    const cut = offset > 0 && phrase.words[offset - 1]!.startsWith('industr')
    if (word !== expected && !(cut && wholeZoneWord(word) === expected)) return false
    if (token.accented === null) continue
    if (phrase.accented?.[offset] === token.accented) accents++
    else if (isVietnamese) return false
  }
  // Phố Nối is a place with several parks.
  if (phrase.words[0] === 'pho' && tokens[start + 1]?.spelt === 'noi') return false
  const isCertain = accents > 0
  if (!isCertain && phrase.words.length === 1 && masked.has(start)) return false
  return !phrase.needsNumber || isCertain || hasNumberAfter(phrase, start, tokens)
}

function hasNumberAfter(phrase: Phrase, start: number, tokens: readonly Token[]): boolean {
  const next = tokens[start + phrase.words.length]
  if (!next) return false
  if (next.has_digit || (phrase.words[0]!.length <= 2 && next.join === 'dot' && phrase.role !== 'lot')) return true
  return phrase.role === 'lot' && (/^[a-z]$/.test(next.text) || /^(so|dat|cn)$/.test(next.text))
}

/** A word that no part has taken and that is not of the vocabulary. */
export function isFree(reading: Reading, index: number): boolean {
  return index >= 0 && index < reading.tokens.length && reading.taken[index] === null && reading.marks[index] === null
}

export function isFreeWord(reading: Reading, index: number): boolean {
  return isFree(reading, index) && !reading.tokens[index]!.has_digit
}

export function take(reading: Reading, start: number, end: number, role: Role | 'name'): void {
  reading.taken.fill(role, start, end)
}

export function textOf(reading: Reading, start: number, end: number): string {
  return textFrom(reading.tokens, start, end, ' ')
}

function textFrom(tokens: readonly Token[], start: number, end: number, between: string): string {
  let text = start < end ? tokens[start]!.text : ''
  for (let i = start + 1; i < end; i++) text += between + tokens[i]!.text
  return text
}

const NO_MARKS: readonly Mark[] = []

/** Marks of one role, in order. */
export function marksOf(reading: Reading, role: Role): readonly Mark[] {
  return reading.marksOf[role] ?? NO_MARKS
}

/** Where the name begins that ends before `end`: back to a comma, a number, another part, or a place that is a name of its own. */
export function nameStart(reading: Reading, end: number, longest: number): number {
  let start = end
  while (
    end - start < longest &&
    isFreeWord(reading, start - 1) &&
    (start === reading.tokens.length || reading.tokens[start]!.join !== 'break')
  ) {
    if (start < end && reading.provinces.some((span) => span.end === start)) break
    if (!reading.isVietnamese && shortWord(reading.tokens[start - 1]!.text).isStreet) break
    start--
  }
  return start
}

/** Where the name ends that begins at `start`. */
export function nameEnd(reading: Reading, start: number, longest: number): number {
  let end = start
  while (end - start < longest && isFreeWord(reading, end)) {
    if (end > start && reading.tokens[end]!.join === 'break') break
    if (end > start && (reading.provinces.some((span) => span.start === end) || reading.districts.some((span) => span.start === end))) break
    end++
  }
  return end
}
