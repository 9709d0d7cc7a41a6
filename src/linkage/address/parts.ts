import { canonicalCode } from './lot-code.ts'
import { isFree, isFreeWord, type Mark, marksOf, nameEnd, nameStart, type Reading, take, textOf } from './reading.ts'

const SINGLE_LETTER = /^[a-z]$/
/** Words that number a part of a place, not a building. */
const PARTED =
  /^(phase|block|sector|section|sec|km|unit|moo|zone|ward|district|building|bldg|plot|box|group|area|quarter|hamlet|kp|map|to|ap)$/

/** "Lot K-08", "Lô CN 02", "Land Lot No 55", "Lots A5, A6"; and a code right before the zone: "I-3 Thang Long Industrial Park". */
export function findLot(reading: Reading, zoneStart: number | null): string | null {
  const found: string[] = []
  for (const mark of marksOf(reading, 'lot')) {
    if (reading.taken[mark.start] !== null) continue
    let at = afterNumberWords(reading, mark.end)
    const first = readCode(reading, at)
    if (!first) continue
    found.push(first.code)
    at = first.end
    // More lots: "CN-01, CN-02", "B2 & B3", "36A, 37A".
    for (let more = nextLot(reading, at); more; more = nextLot(reading, at)) {
      found.push(more.code)
      at = more.end
    }
    take(reading, mark.start, at, 'lot')
  }
  if (found.length === 0 && zoneStart !== null && zoneStart > 0) {
    const at = zoneStart - 1
    const { text, join } = reading.tokens[at]!
    const opens = at === 0 || join === 'break'
    if (isFree(reading, at) && opens && /^[a-z]{1,3}-?\d|^\d+-\d/.test(text)) {
      take(reading, at, zoneStart, 'lot')
      found.push(canonicalCode(text))
    }
  }
  return found.length === 0 ? null : [...new Set(found)].toSorted().join('+')
}

function nextLot(reading: Reading, at: number): { readonly code: string; readonly end: number } | null {
  const { tokens, marks } = reading
  const isAnd = /^(va|and)$/.test(tokens[at]?.text ?? '')
  const start = isAnd ? at + 1 : at
  const token = tokens[start]
  if (!token || !isFree(reading, start) || !token.has_digit) return null
  if (!isAnd && token.join !== 'and') {
    if ((token.join !== 'break' && token.join !== 'dash') || marks[start + 1]?.phrase.role === 'street') return null
    const isAlike = shapeOf(token.text) === shapeOf(tokens[at - 1]!.text) && /\D/.test(token.text)
    if (!isAlike && !/^[a-z]{1,3}-?\d/.test(token.text) && !(token.join === 'dash' && /^\d+$/.test(token.text))) return null
  }
  return readCode(reading, start)
}

/** 36a and 37a have one shape, 5 and 120 too: digits, then a letter. */
function shapeOf(code: string): string {
  return code.replaceAll(/\d+/g, '9').replaceAll(/[a-z]+/g, 'a')
}

function readCode(reading: Reading, at: number): { readonly code: string; readonly end: number } | null {
  const { tokens } = reading
  const token = tokens[at]
  if (!token || reading.taken[at] !== null) return null
  const next = tokens[at + 1]
  if (/^[a-z]{1,3}$/.test(token.text)) {
    // "CN 02", "I 4": letters, then their number. A letter alone is a lot as well.
    const hasNumber =
      next !== undefined && next.join !== 'break' && /^\d{1,3}[a-z]?(-\d+)*$/.test(next.text) && reading.taken[at + 1] === null
    if (hasNumber && reading.marks[at] === null) return { code: canonicalCode(`${token.text}-${next.text}`), end: at + 2 }
    // "Lô BT, đường D2"
    const closes = next === undefined || next.join === 'break'
    return reading.marks[at] === null && (closes || SINGLE_LETTER.test(token.text)) ? { code: token.text, end: at + 1 } : null
  }
  return token.has_digit ? { code: canonicalCode(token.text), end: at + 1 } : null
}

function afterNumberWords(reading: Reading, at: number): number {
  let index = at
  while (reading.marks[index]?.phrase.role === 'number' || /^(so|dat)$/.test(reading.tokens[index]?.text ?? '')) index++
  return index
}

/** The word for the street tells it: "Street 11", "Street No 18", "Đường Lê Duẩn" follow it, "9A Road", "Nguyen Hue Street" stand before it. */
export function findStreet(reading: Reading): { readonly street: string; readonly start: number } | null {
  let found: { street: string; start: number } | null = null
  for (const mark of marksOf(reading, 'street')) {
    if (reading.taken[mark.start] !== null) continue
    const street = streetAt(reading, mark)
    found ??= street
  }
  return found ?? roadCode(reading)
}

/** "QL1A", "TL10": a road by its number alone. */
function roadCode(reading: Reading): { street: string; start: number } | null {
  const start = reading.isVietnamese
    ? reading.tokens.findIndex((token, at) => token.has_digit && /^(ql|tl|hl|dt)\d+[a-z]?$/.test(token.text) && isFree(reading, at))
    : -1
  if (start < 0) return null
  take(reading, start, start + 1, 'street')
  return { street: reading.tokens[start]!.text, start }
}

const ROAD_KINDS: Readonly<Record<string, string>> = {
  ql: 'ql',
  quoc: 'ql',
  national: 'ql',
  tl: 'tl',
  tinh: 'tl',
  provincial: 'tl',
  hl: 'hl',
  huong: 'hl',
}

function streetAt(reading: Reading, mark: Mark): { street: string; start: number } | null {
  const { tokens, marks } = reading
  const numberAt = afterNumberWords(reading, mark.end)
  const number = tokens[numberAt]
  const hasNumber = number !== undefined && number.join !== 'break' && number.has_digit && reading.taken[numberAt] === null
  const nameFrom = nameStart(reading, mark.start, 4)
  const before = mark.start - 1
  const codeBefore = isFree(reading, before) && tokens[before]!.has_digit && tokens[mark.start]!.join !== 'break'
  const follows =
    mark.phrase.side === 'pre' ||
    (hasNumber &&
      (reading.isVietnamese || nameFrom === mark.start) &&
      !(codeBefore && numberAt === mark.end && marks[numberAt + 1] === null && !reading.isVietnamese))
  if (hasNumber && follows) {
    take(reading, mark.start, numberAt + 1, 'street')
    return {
      street: (reading.isVietnamese ? (ROAD_KINDS[tokens[mark.start]!.text] ?? '') : '') + canonicalCode(number.text),
      start: mark.start,
    }
  }
  if (mark.phrase.side === 'pre') {
    const end = nameEnd(reading, mark.end, 5)
    if (end === mark.end) return null
    take(reading, mark.start, end, 'street')
    return { street: textOf(reading, mark.end, end), start: mark.start }
  }
  if (nameFrom < mark.start && tokens[mark.start]!.join !== 'break') {
    const street = textOf(reading, nameFrom, mark.start)
    take(reading, nameFrom, mark.end, 'street')
    return { street, start: nameFrom }
  }
  if (!codeBefore) return null
  take(reading, before, mark.end, 'street')
  return { street: canonicalCode(tokens[before]!.text), start: before }
}

/** "No 6", "Số 12", else the number a street or the address begins with. */
export function findStreetNumber(reading: Reading, streetStart: number | null): { readonly number: string; readonly at: number } | null {
  const { tokens } = reading
  for (const mark of marksOf(reading, 'number')) {
    if (reading.taken[mark.start] !== null || reading.taken[mark.end] !== null) continue
    if (tokens[mark.end]?.has_digit) {
      const at = mark.end
      take(reading, mark.start, at + 1, 'number')
      return { number: canonicalCode(tokens[at]!.text), at }
    }
  }
  for (const at of [streetStart === null ? -1 : streetStart - 1, 0]) {
    const token = tokens[at]
    if (!token || !isFree(reading, at) || !(at === 0 ? token.has_digit : /^\d/.test(token.text)) || PARTED.test(tokens[at - 1]?.text ?? ''))
      continue
    if (at === 0 && tokens.length === 1) return null
    take(reading, at, at + 1, 'number')
    return { number: canonicalCode(token.text), at }
  }
  return null
}

/** A street named without the word for it: "12 Nguyễn Huệ, Phường …". */
export function findBareStreet(reading: Reading, numberAt: number): string | null {
  const start = numberAt + 1
  if (!isFreeWord(reading, start) || reading.tokens[start]!.join === 'break') return null
  const end = nameEnd(reading, start, 5)
  const next = reading.tokens[end]
  const closes = next === undefined || next.join === 'break' || reading.marks[end] !== null
  if (!closes || end - start > 4) return null
  take(reading, start, end, 'street')
  return textOf(reading, start, end)
}

/** Names of wards or districts: after the Vietnamese word, before the English one, or a number after either. */
export function findUnits(reading: Reading, role: 'ward' | 'district' | 'city' | 'town' | 'hamlet'): string[] {
  const found: string[] = []
  for (const mark of marksOf(reading, role)) {
    const unit = reading.taken[mark.start] === null ? unitAt(reading, mark) : null
    if (unit !== null) found.push(unit)
  }
  return found.length > 0 || (role !== 'ward' && role !== 'district') ? found : shortUnit(reading, role === 'ward' ? 'p' : 'q')
}

/** "Q7" and "P12" between commas: wards and districts of Ho Chi Minh City have numbers. */
function shortUnit(reading: Reading, letter: 'p' | 'q'): string[] {
  if (!reading.isVietnamese) return []
  const { tokens } = reading
  const at = tokens.findIndex(({ text, join, has_digit }, index) => {
    const next = tokens[index + 1]
    return (
      has_digit &&
      join === 'break' &&
      isFree(reading, index) &&
      text[0] === letter &&
      /^.\d{1,2}$/.test(text) &&
      (!next || next.join === 'break')
    )
  })
  if (at < 0) return []
  take(reading, at, at + 1, letter === 'p' ? 'ward' : 'district')
  return [canonicalCode(tokens[at]!.text.slice(1))]
}

function unitAt(reading: Reading, mark: Mark): string | null {
  const { tokens } = reading
  const role = mark.phrase.role
  const numberAt = afterNumberWords(reading, mark.end)
  const number = tokens[numberAt]
  const nameFrom = mark.phrase.side === 'pre' ? mark.start : unitNameStart(reading, mark)
  if (
    number?.has_digit &&
    number.join !== 'break' &&
    /^\d{1,2}[a-z]?$/.test(number.text) &&
    nameFrom === mark.start &&
    reading.taken[numberAt] === null
  ) {
    take(reading, mark.start, numberAt + 1, role)
    return canonicalCode(number.text)
  }
  if (mark.phrase.side === 'pre' || (mark.phrase.side === 'any' && nameFrom === mark.start)) {
    const end = nameEnd(reading, mark.end, 4)
    if (end === mark.end) return null
    take(reading, mark.start, end, role)
    return textOf(reading, mark.end, end)
  }
  if (nameFrom === mark.start || tokens[mark.start]!.join === 'break') return null
  const name = textOf(reading, nameFrom, mark.start)
  take(reading, nameFrom, mark.end, role)
  return name
}

/** Without commas the name before "Ward" could go far back: nearly all have two syllables, and a district is looked up. */
function unitNameStart(reading: Reading, mark: Mark): number {
  const start = nameStart(reading, mark.start, 4)
  if (!reading.isVietnamese || mark.start - start <= 2) return start
  const known = reading.districts.find((span) => span.end === mark.start && span.start >= start)
  if (known) return known.start
  const isParted = start === 0 || reading.tokens[start]!.join === 'break'
  return isParted && mark.start - start === 3 ? start : mark.start - 2
}
