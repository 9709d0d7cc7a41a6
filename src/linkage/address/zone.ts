import { type ParkName, zoneNumber } from './gazetteer.ts'
import { isFree, isFreeWord, knownName, type Mark, marksOf, nameEnd, nameStart, type Reading, take } from './reading.ts'
import { shortWord } from './short-words.ts'
import type { ZoneKind } from './vocabulary.ts'

export interface Zone {
  readonly zone: string
  readonly park_id: string | null
  readonly province_id: string | null
  readonly former_province_id: string | null
  readonly start: number
}

interface Candidate extends Zone {
  readonly end: number
  /** A park of the gazetteer before a name the grammar found; an economic zone, which holds parks, last. */
  readonly rank: number
}

const LONGEST_NAME = 5

/** The provinces an address speaks of, by which parks of one name are told apart. */
export interface Mentions {
  readonly provinces: ReadonlySet<string>
  readonly former: ReadonlySet<string>
}

export function mayHaveZone(reading: Reading): boolean {
  return reading.brands.length > 0 || marksOf(reading, 'zone').length > 0
}

export function findZone(reading: Reading, mentions: Mentions): Zone | null {
  const candidates = brandZones(reading, mentions)
  for (const { start, end } of candidates) take(reading, start, end, 'zone')
  for (const mark of marksOf(reading, 'zone')) {
    const found = reading.taken[mark.start] === null ? zoneAt(reading, mark, mentions) : null
    if (!found) continue
    take(reading, found.start, found.end, 'zone')
    candidates.push(found)
  }
  const chosen = candidates.toSorted((a, b) => b.rank - a.rank || a.start - b.start)[0] ?? null
  if (chosen === null) return null
  // The name of a wider zone is a name like others.
  for (const { zone, start, end } of candidates) if (zone !== chosen.zone) take(reading, start, end, 'name')
  // A park we do not know inside an economic zone we do.
  const known = candidates.find((candidate) => candidate.province_id !== null)
  return known && chosen.province_id === null
    ? { ...chosen, province_id: known.province_id, former_province_id: known.former_province_id }
    : chosen
}

function zoneAt(reading: Reading, mark: Mark, mentions: Mentions): Candidate | null {
  const { side } = mark.phrase
  // "(LOTECO) EPZ": said twice.
  if (side !== 'pre' && reading.taken[mark.start - 1] === 'zone') return null
  const hasNameBefore = isFreeWord(reading, mark.start - 1) && reading.tokens[mark.start]!.join !== 'break'
  const before = side === 'post' || (side === 'any' && hasNameBefore) ? zoneBefore(reading, mark, mentions) : null
  if (before || (side === 'any' && hasNameBefore)) return before
  // "Industry Zone Le Minh Xuan" is English in the Vietnamese order.
  return side !== 'post' || reading.tokens[mark.end]?.join === 'space' ? zoneAfter(reading, mark, mentions) : null
}

function zoneBefore(reading: Reading, mark: Mark, mentions: Mentions): Candidate | null {
  const { tokens } = reading
  const after = numberAt(reading, mark.end)
  let nameTo = mark.start
  let number = after?.number ?? null
  const before = numberBefore(reading, mark.start)
  if (before && number === null) {
    number = before.number
    nameTo = before.start
  }
  const end = after?.end ?? mark.end
  for (let length = LONGEST_NAME; length > 0; length--) {
    const start = nameTo - length
    if (start < 0 || !allUntaken(reading, start, nameTo)) continue
    const name = knownName(reading, start, nameTo)
    const park = name === null ? null : findPark(reading, name, number, mark.phrase.zone, mentions)
    if (park) return parkCandidate(park, start, end)
  }
  let start = nameStart(reading, nameTo, 4)
  // "Lot E Quang Chau": a letter alone is a lot.
  while (start < nameTo - 1 && (tokens[start]!.text.length === 1 || isSmallWord(tokens[start]!.text))) start++
  return start === nameTo ? null : namedZone(reading, start, nameTo, end, start, number, mark.phrase.zone, mentions)
}

function zoneAfter(reading: Reading, mark: Mark, mentions: Mentions): Candidate | null {
  const { tokens } = reading
  const from = mark.end + Number(isSmallWord(tokens[mark.end]?.text))
  for (let length = LONGEST_NAME; length > 0; length--) {
    const nameTo = from + length
    if (nameTo > tokens.length || !allUntaken(reading, from, nameTo)) continue
    const name = knownName(reading, from, nameTo)
    if (name === null) continue
    // "Industrial Zone in Linh Trung Export Processing II"
    const number = numberAt(reading, nameTo) ?? numberAt(reading, zoneWordEnd(reading, nameTo))
    const park = findPark(reading, name, number?.number ?? null, mark.phrase.zone, mentions)
    if (park) return parkCandidate(park, mark.start, number?.end ?? nameTo)
  }
  if (tokens[from]?.join === 'break') return null
  let nameTo = nameEnd(reading, from, 4)
  if (nameTo > from + 1 && zoneNumber(tokens[nameTo - 1]!.text, undefined)) nameTo--
  if (nameTo === from) return null
  const number = numberAt(reading, nameTo)
  return namedZone(reading, from, nameTo, number?.end ?? nameTo, mark.start, number?.number ?? null, mark.phrase.zone, mentions)
}

function zoneWordEnd({ marks, tokens }: Reading, at: number): number {
  const mark = marks[at]
  return mark?.phrase.role === 'zone' ? mark.end : at + Number(tokens[at]?.text === 'park')
}

function isSmallWord(text: string | undefined): boolean {
  return text === 'of' || text === 'in' || text === 'the' || text === 'at'
}

/** Names that say by themselves that they are parks: VSIP, LOTECO, SHTP. */
function brandZones(reading: Reading, mentions: Mentions): Candidate[] {
  const { brands } = reading
  const found: Candidate[] = []
  let free = 0
  for (const { start, end: nameTo, name, chain } of brands) {
    if (start < free || !allUntaken(reading, start, nameTo)) continue
    // "VSIP II", "VSIP Industrial Park II", "Vietnam-Singapore Park II"
    const typeTo = zoneWordEnd(reading, nameTo)
    const number = numberAt(reading, nameTo) ?? numberAt(reading, typeTo)
    const end = Math.max(number?.end ?? 0, typeTo)
    const park = findPark(reading, name, number?.number ?? null, null, mentions)
    if (park) found.push({ ...parkCandidate(park, start, end), rank: 4 })
    else if (chain !== null) found.push({ ...grammarZone([chain], number?.number ?? null), rank: 2, start, end })
    else continue
    free = end
  }
  return found
}

/** A name that is not in the gazetteer as it is written: a slip of one that is, a longer form of it, or a park we do not know. */
function namedZone(
  reading: Reading,
  nameFrom: number,
  nameTo: number,
  end: number,
  start: number,
  number: string | null,
  kind: ZoneKind | null,
  mentions: Mentions,
): Candidate {
  const words = textParts(reading, nameFrom, nameTo)
  const park = findSimilarPark(reading, words, number, kind, mentions)
  return park ? parkCandidate(park, start, end) : { ...grammarZone(words, number), rank: kind === 'economic' ? 0 : 2, start, end }
}

function parkCandidate({ park, kind }: ParkName, start: number, end: number): Candidate {
  return {
    zone: park.id,
    park_id: park.id,
    province_id: park.province_id,
    former_province_id: park.former_province_id ?? null,
    start,
    end,
    rank: kind === 'economic' ? 1 : 3,
  }
}

function grammarZone(words: readonly string[], number: string | null): Omit<Zone, 'start'> {
  return { zone: [...words, ...(number === null ? [] : [number])].join('-'), park_id: null, province_id: null, former_province_id: null }
}

function findPark(reading: Reading, name: string, number: string | null, kind: ZoneKind | null, mentions: Mentions): ParkName | null {
  const named = reading.places.parks.get(name)
  return named ? chosenPark(named, number, kind, mentions) : null
}

function chosenPark(named: readonly ParkName[], number: string | null, kind: ZoneKind | null, mentions: Mentions): ParkName | null {
  const here = named.filter((park) => fits(park, kind, mentions))
  const same = here.filter((park) => park.number === number)
  // The first park of a family is often written without its number, and the only one with it or without.
  const first = here.filter(
    (park) => (park.number === null && number === '1') || (park.number === '1' && number === null && here.length === 1),
  )
  const chosen = same.length > 0 ? same : first
  const parks = new Set(chosen.map((park) => park.park.id))
  return parks.size === 1 ? chosen[0]! : null
}

function fits({ park, kind, localOnly }: ParkName, wanted: ZoneKind | null, mentions: Mentions): boolean {
  if (wanted !== null && kind !== wanted && (wanted === 'economic' || kind === 'economic' || kind === 'high_tech' || kind === 'software'))
    return false
  if (localOnly) return mentions.former.has(park.former_province_id ?? park.province_id ?? '')
  return mentions.provinces.size === 0 || park.province_id === null || mentions.provinces.has(park.province_id)
}

/** A slip of one letter, or of two inside one word, and only where the province agrees: short syllables make near names of different parks. */
function findSimilarPark(
  reading: Reading,
  words: readonly string[],
  number: string | null,
  kind: ZoneKind | null,
  mentions: Mentions,
): ParkName | null {
  const name = words.join('')
  if (name.length < 8 || mentions.provinces.size === 0) return null
  for (const { named, slips } of reading.places.similarParks(name)) {
    if (slips === 2 && !named.some((park) => differsInOneWord(park.words, words))) continue
    const park = chosenPark(named, number, kind, mentions)
    if (park) return park
  }
  return null
}

function differsInOneWord(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 1 && left.length === right.length && left.filter((word, index) => word !== right[index]).length === 1
}

function numberAt(reading: Reading, index: number): { readonly number: string; readonly end: number } | null {
  const { tokens, marks } = reading
  const mark = marks[index]
  // "Industrial Zone No 2" is the second; abroad a number after the zone is that of the building.
  const at = mark?.phrase.role === 'number' && reading.isVietnamese ? mark.end : index
  if (!isFree(reading, at) || tokens[index]!.join === 'break') return null
  const numeral = zoneNumber(tokens[at]!.text, tokens[at + 1]?.join === 'break' ? undefined : tokens[at + 1]?.text)
  if (!numeral) return null
  const end = at + numeral.length
  // "Hoa Khanh Industrial Zone 7 Street": the number belongs to the street.
  const isBeforeStreet = marks[end]?.phrase.role === 'street' || shortWord(tokens[end]?.text ?? '').isStreet
  const belongsToStreet = at === index && tokens[at]!.has_digit && isBeforeStreet
  return belongsToStreet ? null : { number: numeral.number, end }
}

function numberBefore(reading: Reading, end: number): { readonly number: string; readonly start: number } | null {
  const { tokens } = reading
  for (const length of [2, 1]) {
    const start = end - length
    if (start < 1 || !isFree(reading, start) || !isFreeWord(reading, start - 1) || tokens[start]!.join === 'break') continue
    const numeral = zoneNumber(tokens[start]!.text, length === 2 ? tokens[start + 1]!.text : undefined)
    if (numeral?.length === length) return { number: numeral.number, start }
  }
  return null
}

function allUntaken(reading: Reading, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const role = reading.marks[i]?.phrase.role
    if (reading.taken[i] !== null || (role !== undefined && role !== 'zone' && role !== 'city')) return false
  }
  return true
}

function textParts(reading: Reading, start: number, end: number): string[] {
  return reading.tokens.slice(start, end).map((token) => token.text)
}
