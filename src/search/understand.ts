/**
 * What a query asks: parts that mean a filter, and words to be looked for. Only phrases the edition or this program knows, the
 * longest first; nothing is guessed. What is taken for a filter may also be part of a name: the caller keeps both readings.
 */
import { fold } from '../domain/fold.ts'
import { repairText } from '../linkage/names/repair.ts'
import { hasCjk } from '../linkage/names/words.ts'
import { accentsOf, type Dictionary, type Meaning, MEANT, phraseKey, SHORT } from './dictionary.ts'
import { wordsIn } from './lexemes.ts'
import {
  CERTIFICATE_PAIRS,
  CERTIFICATE_WORDS,
  FILLER_PAIRS,
  FILLERS,
  NAME_FORMS,
  NEAR_AFTER,
  NEAR_BEFORE,
  NEAR_LINKS,
  PROVINCE_PAIRS,
  PROVINCE_WORDS,
} from './phrases.ts'

export interface Token {
  readonly folded: string
  readonly written: string
  /** In the text. */
  readonly start: number
  readonly end: number
}

export interface Span {
  /** As typed. */
  readonly text: string
  readonly param: Exclude<Meaning['param'], 'gateway'> | 'near'
  readonly values: readonly string[]
  /** With near. */
  readonly radius_km: number | null
}

export interface Understanding {
  readonly spans: readonly Span[]
  /** Folded words to be looked for, in order. */
  readonly words: readonly string[]
  /** All folded words, for names. */
  readonly all: readonly string[]
}

/** A circle for "near": as far as suppliers of a cluster are from each other. */
const USUAL_RADIUS_KM = 50
/** A phrase that means more than this is not one thing. */
const MOST_VALUES = 3
const MOST_CODED = 12

const TOKEN = /\d{4}\.\d{2}(?:\.\d{2})?(?!\d)|[\p{L}\p{M}\p{N}]+/gu
const CJK_RUN =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}ー々]+|[^\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}ー々]+/gu

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].flatMap((match) => {
    const written = match[0]
    const start = match.index
    if (!hasCjk(written)) return token(written.includes('.') ? written.replaceAll('.', '') : written, start, start + written.length)
    return [...written.matchAll(CJK_RUN)].flatMap((run) => token(run[0], start + run.index, start + run.index + run[0].length))
  })
}

function token(written: string, start: number, end: number): Token[] {
  const folded = fold(repairText(written)).replaceAll(' ', '')
  return folded === '' ? [] : [{ folded, written: written.toLowerCase().normalize('NFC'), start, end }]
}

interface Found {
  readonly from: number
  readonly to: number
  readonly meanings: readonly Meaning[]
}

export function understand(q: string, plain: readonly string[], dictionary: Dictionary): Understanding {
  const tokens = cutUnspaced(tokensOf(q), dictionary)
  const all = tokens.map((one) => one.folded)
  const asName = tokens.some((one) => NAME_FORMS.has(one.folded))
  const closed = plainPositions(all, plain)
  const found = asName ? [] : findPhrases(tokens, closed, dictionary)
  const spans: Span[] = []
  const used = new Set<number>()
  for (const one of found) {
    const near = nearOf(tokens, one, used, closed)
    const [from, to] = near === undefined ? [one.from, one.to] : [near.from, near.to]
    const [meaning] = one.meanings
    if (meaning === undefined) continue
    const place = near !== undefined && spans.every((span) => span.param !== 'near')
    // A port is nowhere a company is; without "near" it means the same.
    if (meaning.param === 'gateway' && !place) continue
    for (let i = from; i < to; i++) used.add(i)
    const text = q.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)
    if (place) spans.push({ text, param: 'near', values: [`${meaning.param}:${meaning.value}`], radius_km: near.radius_km })
    else if (meaning.param !== 'gateway')
      spans.push({ text, param: meaning.param, values: one.meanings.map(({ value }) => value), radius_km: null })
  }
  const isRead = (param: Span['param']) => spans.some((span) => span.param === param)
  const inPair = (pairs: ReadonlySet<string>, i: number) => pairs.has(`${all[i]} ${all[i + 1]}`) || pairs.has(`${all[i - 1]} ${all[i]}`)
  const saysNothing = (one: Token, i: number) =>
    isFiller(one, asName) ||
    inPair(FILLER_PAIRS, i) ||
    (isRead('certificate') && (CERTIFICATE_WORDS.has(one.folded) || inPair(CERTIFICATE_PAIRS, i))) ||
    (isRead('province') && (PROVINCE_WORDS.has(one.folded) || inPair(PROVINCE_PAIRS, i)))
  const rest = tokens.flatMap((one, i) => (used.has(i) ? [] : [{ word: one.folded, filler: !closed.has(i) && saysNothing(one, i) }]))
  const words = rest.filter(({ filler }) => !filler).map(({ word }) => word)
  return {
    spans,
    words: words.length === 0 && spans.length === 0 ? all : words,
    all: asName ? all.filter((word) => !NAME_FORMS.has(word)) : all,
  }
}

function isFiller({ folded }: Token, asName: boolean): boolean {
  return FILLERS.has(folded) || (asName && NAME_FORMS.has(folded)) || (asName && /^(co|cong|ty|cp|co\.|company|limited)$/.test(folded))
}

function findPhrases(tokens: readonly Token[], closed: ReadonlySet<number>, dictionary: Dictionary): Found[] {
  const found: Found[] = []
  for (let i = 0; i < tokens.length;) {
    const one = isLeading(tokens, i, closed, dictionary) ? undefined : phraseAt(tokens, i, closed, dictionary)
    if (one !== undefined) found.push(one)
    i = one?.to ?? i + 1
  }
  return found
}

/** "gan Yen Phong" is near it, not of gallium nitride; "giấy chứng nhận" is no paper. */
function isLeading(tokens: readonly Token[], at: number, closed: ReadonlySet<number>, dictionary: Dictionary): boolean {
  const [word, next] = [tokens[at]?.folded ?? '', tokens[at + 1]?.folded]
  if (next === undefined) return false
  if (`${word} ${next}` === 'giay chung') return true
  return NEAR_BEFORE.includes(word) && PLACES.has(phraseAt(tokens, at + 1, closed, dictionary)?.meanings[0]?.param ?? '')
}

function phraseAt(tokens: readonly Token[], from: number, closed: ReadonlySet<number>, dictionary: Dictionary): Found | undefined {
  for (let size = Math.min(dictionary.longest, tokens.length - from); size > 0; size--) {
    const part = tokens.slice(from, from + size)
    if (part.some((_, i) => closed.has(from + i))) continue
    const meanings = readable(dictionary.phrases.get(phraseKey(part.map((one) => one.folded))) ?? [], part, tokens.length === size)
    const param = MEANT.find((one) => meanings.some((meaning) => meaning.param === one))
    const same = meanings.filter((meaning) => meaning.param === param)
    if (param === undefined || (same.length > MOST_VALUES && param !== 'gateway')) continue
    // The year of an edition of a standard says nothing: ISO 9001:2015.
    const year = param === 'certificate' && /^(19|20)\d\d$/.test(tokens[from + size]?.folded ?? '')
    return { from, to: from + size + (year ? 1 : 0), meanings: param === 'gateway' ? same.slice(0, 1) : same }
  }
  return codeAt(tokens, from, closed, dictionary)
}

/** What is typed with accents means what is written with the same; without, it can be any, unless it is too short to tell. */
function readable(meanings: readonly Meaning[], part: readonly Token[], isAlone: boolean): readonly Meaning[] {
  const typed = accentsOf(part.map(({ written }) => written).join(' '))
  const isShort = part.length === 1 && (part[0]?.folded.length ?? 0) <= SHORT
  // A short word with accents is another word than one without: "gần" is not GaN.
  const fits = meanings.filter(({ accents, short }) =>
    typed === null ? accents === null || !short || isAlone : accents === typed || (accents === null && !isShort),
  )
  const same = typed === null ? [] : fits.filter(({ accents }) => accents === typed)
  const chosen = same.length > 0 ? same : fits
  return chosen.filter((one, i) => chosen.findIndex(({ param, value }) => param === one.param && value === one.value) === i)
}

/** An HS code of four to eight digits: the segments that hold it, or what it begins. */
function codeAt(tokens: readonly Token[], from: number, closed: ReadonlySet<number>, { codes }: Dictionary): Found | undefined {
  const digits = tokens[from]?.folded ?? ''
  const before = tokens[from - 1]?.folded === 'hs' && !closed.has(from - 1) ? from - 1 : from
  if (closed.has(from) || !/^\d{4,8}$/.test(digits)) return undefined
  const exact = codes.filter(({ code }) => code.startsWith(digits))
  // Of a longer code than the edition has, what it belongs to.
  const held = exact.length > 0 ? exact : codes.filter(({ code }) => code.length >= 6 && digits.startsWith(code))
  const segments = [...new Set(held.map(({ segment }) => segment))]
  if (segments.length === 0 || segments.length > MOST_CODED) return undefined
  return { from: before, to: from + 1, meanings: segments.map((value) => ({ param: 'segment', value, accents: null, short: false })) }
}

const PLACES: ReadonlySet<string> = new Set(['province', 'park', 'gateway'])

/** "trong 50 km quanh cảng Hải Phòng", "near Yen Phong", "하이퐁항 근처". */
function nearOf(tokens: readonly Token[], { from, to, meanings }: Found, used: ReadonlySet<number>, closed: ReadonlySet<number>) {
  const [meaning] = meanings
  if (meaning === undefined || !PLACES.has(meaning.param)) return undefined
  let start = from
  let end = to
  let radius: number | null = null
  let near = meaning.param === 'gateway'
  const free = (i: number) => i >= 0 && i < tokens.length && !used.has(i) && !closed.has(i)
  const word = (i: number) => tokens[i]?.folded ?? ''
  for (let moved = true; moved;) {
    moved = false
    const km = kilometres(word(start - 2), word(start - 1))
    if (km !== undefined && free(start - 1)) {
      radius = km.value
      start -= km.size
      near = moved = true
      continue
    }
    const size = NEAR_BEFORE.reduce((best, phrase) => {
      const words = phrase.split(' ')
      return words.length > best && words.every((one, i) => word(start - words.length + i) === one && free(start - words.length + i))
        ? words.length
        : best
    }, 0)
    // "trong Bắc Ninh" is "in Bac Ninh"; with a distance it is a circle.
    const inside = size === 1 && (word(start - 1) === 'trong' || word(start - 1) === 'within')
    if (size > 0 && (!inside || radius !== null)) {
      start -= size
      near = moved = true
    } else if (free(start - 1) && NEAR_LINKS.has(word(start - 1)) && leadsToNear(tokens, start - 1, free)) {
      start -= 1
      moved = true
    }
  }
  const after = kilometres(word(end), word(end + 1))
  if (after !== undefined && free(end)) {
    radius ??= after.value
    end += after.size
    near = true
  }
  while (free(end) && (NEAR_AFTER.includes(word(end)) || (near && ['내', '이내', '以内'].includes(word(end))))) {
    near = true
    end += 1
  }
  return near ? { from: start, to: end, radius_km: radius ?? USUAL_RADIUS_KM } : undefined
}

function leadsToNear(tokens: readonly Token[], at: number, free: (i: number) => boolean): boolean {
  const before = tokens[at - 1]?.folded ?? ''
  return (
    free(at - 1) &&
    (NEAR_BEFORE.includes(before) || NEAR_LINKS.has(before) || kilometres(tokens[at - 2]?.folded ?? '', before) !== undefined)
  )
}

function kilometres(first: string, second: string): { value: number; size: number } | undefined {
  const units = /^(km|kilometers?|kilometres?|cay|킬로|公里)$/
  const of = (digits: string | undefined, size: number) => {
    const value = Number(digits)
    return value > 0 && value <= 500 ? { value, size } : undefined
  }
  if (units.test(second) && /^\d{1,3}$/.test(first)) return of(first, 2)
  const joined = /^(\d{1,3})km$/.exec(second) ?? /^(\d{1,3})km$/.exec(first)
  return joined === null ? undefined : of(joined[1], 1)
}

/** Positions of what the visitor wants taken as words. */
function plainPositions(words: readonly string[], plain: readonly string[]): Set<number> {
  const closed = new Set<number>()
  for (const text of plain) {
    const wanted = wordsIn(text)
    for (let i = 0; wanted.length > 0 && i + wanted.length <= words.length; i++) {
      if (wanted.every((word, at) => words[i + at] === word)) for (let at = 0; at < wanted.length; at++) closed.add(i + at)
    }
  }
  return closed
}

/** Chinese and Korean write words together: 北宁电路板 is cut where a known phrase begins or ends it. */
function cutUnspaced(tokens: readonly Token[], { phrases }: Dictionary): Token[] {
  const known = (text: string) => phrases.has(text) || FILLERS.has(text)
  return tokens.flatMap((one): Token[] => {
    const out: Token[] = []
    let rest = one
    while (hasCjk(rest.folded) && rest.folded.length > 2 && rest.folded.length === rest.end - rest.start && !phrases.has(rest.folded)) {
      let size = rest.folded.length - 1
      while (size > 1 && !known(rest.folded.slice(0, size))) size--
      if (size < 2) {
        const last = [1, 2, 3].map((cut) => rest.folded.length - cut).find((cut) => cut >= 2 && FILLERS.has(rest.folded.slice(cut)))
        if (last === undefined) break
        out.push(part(rest, 0, last), part(rest, last, rest.folded.length))
        return out
      }
      out.push(part(rest, 0, size))
      rest = part(rest, size, rest.folded.length)
    }
    return [...out, rest]
  })
}

function part(one: Token, from: number, to: number): Token {
  return { folded: one.folded.slice(from, to), written: one.written.slice(from, to), start: one.start + from, end: one.start + to }
}
