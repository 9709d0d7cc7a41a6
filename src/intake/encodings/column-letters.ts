import { COMMON_SYLLABLES } from './common-syllables.ts'
import { decodeLegacy, isForeignTo, LEGACY_ENCODINGS, type LegacyEncoding } from './legacy-encoding.ts'
import { isSyllable } from './vietnamese-syllable.ts'
import type { LegacyFont } from '../cell.ts'

/** A text of a sample, with the font it is shown in where that is known. */
export interface SampleText {
  readonly text: string
  readonly font?: LegacyFont | undefined
}

export interface LettersVerdict {
  readonly encoding: LegacyEncoding
  /** Of the texts with letters beyond ASCII, those that are better Vietnamese once restored. */
  readonly share: number
  readonly samples: readonly { readonly before: string; readonly after: string }[]
}

/** What becomes of the words an encoding changes. Those it leaves alone say nothing about it. */
interface Change {
  readonly before: Spelling
  readonly after: Spelling
  readonly changed: number
}

interface Spelling {
  /** Words spelled as Vietnamese, the common ones counted twice. */
  good: number
  bad: number
  longest: number
  common: number
}

const HIGH = /[^\p{ASCII}]/u
/** Letters and the symbols that old encodings use as letters: cut at spaces, digits and ASCII punctuation only. */
const WORD = /[^\s\d!-@[-`{-~]+/g
/** Only Unicode can hold these; a text with one of them is in no old encoding. */
const UNICODE_ONLY = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]|[\u0300-\u0323]/
/** No byte of an old encoding shows as such a letter. */
const BEYOND = /(?![A-Za-z\u00aa-\u00ff])\p{L}/u
const SHARE = 0.3
const SAMPLES = 5
/** VPĐD, NĐ: capitals without a vowel's mark. */
const ABBREVIATION = /^[A-ZĐ]+$/

/**
 * Columns vote: one text such as "Bø" can be anything, a hundred of them cannot. Undefined means: leave the column as it is.
 * Foreign names never become Vietnamese syllables often enough to be elected.
 */
export function detectLetters(texts: readonly SampleText[], elsewhere?: LegacyEncoding): LettersVerdict | undefined {
  const foreign = [...new Map(texts.filter(({ text }) => HIGH.test(text)).map((item) => [item.text, item])).values()]
  if (foreign.length === 0) return undefined
  const votes = new Map<LegacyEncoding, { count: number; words: Set<string>; common: number; longest: number }>()
  for (const { text, font } of foreign) {
    const best = bestReading(text, font)
    if (best === undefined) continue
    const tally = votes.get(best.encoding) ?? { count: 0, words: new Set(), common: 0, longest: 0 }
    tally.count++
    tally.common += best.spelling.common
    tally.longest = Math.max(tally.longest, best.spelling.longest)
    for (const word of decodeLegacy(text, best.encoding).match(WORD) ?? []) if (HIGH.test(word)) tally.words.add(word)
    votes.set(best.encoding, tally)
  }
  const [winner] = [...votes].toSorted(([, a], [, b]) => b.count - a.count)
  if (winner === undefined) return undefined
  const [encoding, tally] = winner
  const sure = tally.common > 0 || tally.count >= 5 || encoding === elsewhere
  const enough = tally.count >= 2 || tally.words.size >= 3 || encoding === elsewhere
  if (!sure || !enough || tally.words.size < 2 || tally.longest < 3 || tally.count < foreign.length * SHARE) return undefined
  const samples = foreign
    .map(({ text, font }) => ({ before: text, after: restoreLetters(text, encoding, font) }))
    .filter(({ before, after }) => before !== after)
  return { encoding, share: tally.count / foreign.length, samples: samples.slice(0, SAMPLES) }
}

/** The text in the letters its column voted for. `mixed`: other texts of the column are in Unicode. Names plainly in no such encoding stay. */
export function restoreLetters(text: string, elected: LegacyEncoding | null, font?: LegacyFont, mixed = false): string {
  const encoding = font === undefined ? elected : font === 'vni' ? 'vni' : 'tcvn3'
  if (encoding === null || UNICODE_ONLY.test(text)) return text
  if (!HIGH.test(text)) return font === 'tcvn3_upper' ? text.toUpperCase() : text
  // Bytes that happen to be UTF-8 are no accident.
  if (encoding === 'utf-8') return decodeLegacy(text, encoding)
  const changed = changedWords(text, encoding)
  const better = changed.filter(({ word, decoded }) => isWord(decoded) || isLoanWord(word, decoded)).length
  const asGood = changed.filter(({ word }) => isWord(word)).length
  if (better <= asGood && isForeignTo(text, encoding)) return text
  // Between equals the vote of the column decides, "Lòng Có" is "Lũng Cú" there; in a mixed column, which words are commoner.
  const undecided =
    mixed && better === asGood && commonWords(changed.map(({ decoded }) => decoded)) <= commonWords(changed.map(({ word }) => word))
  if (undecided || better < asGood || (better === 0 && changed.every(({ word }) => isWestern(word)))) return text
  const restored = text.replaceAll(WORD, (word) => restoreWord(word, encoding))
  if (font === 'tcvn3_upper') return restored.toUpperCase()
  return encoding === 'tcvn3' ? restoreCapitals(restored) : restored
}

/** A Western word among Vietnamese ones ("Müller") makes neither a syllable nor a row of them, as loan words do ("catốt"). */
function restoreWord(word: string, encoding: LegacyEncoding): string {
  if (!HIGH.test(word) || BEYOND.test(word)) return word
  const decoded = decodeLegacy(word, encoding)
  return isWestern(word) && !isRowOfSyllables(decoded.toLowerCase()) && !ABBREVIATION.test(decoded) ? word : decoded
}

/** Letters only, and capitals only at its beginning or throughout. */
function isWestern(word: string): boolean {
  return /^(?:[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[A-ZÀ-ÖØ-Þ]+)$/.test(word)
}

/** Letters that became one with their marks, and a row of syllables: "Paøng", "Ñakroâng". No Western word has such pairs. */
function isLoanWord(word: string, decoded: string): boolean {
  return decoded.length < word.length && isRowOfSyllables(decoded.toLowerCase())
}

function commonWords(words: readonly string[]): number {
  return words.filter((word) => COMMON_SYLLABLES.has(word.toLowerCase())).length
}

function isRowOfSyllables(word: string, most = 4): boolean {
  if (word === '' || isSyllable(word)) return true
  if (most === 1) return false
  for (let end = Math.min(6, word.length - 1); end > 0; end--)
    if (isSyllable(word.slice(0, end)) && isRowOfSyllables(word.slice(end), most - 1)) return true
  return false
}

/**
 * TCVN3 has no capitals with tone marks: "C¤NG TY Cæ PHÇN" is shown in a font of capitals. Known by a syllable with two capitals;
 * then words such as "Cæ" are meant so too, unless small letters were typed anywhere.
 */
function restoreCapitals(text: string): string {
  const inCapitals = (word: string): boolean => HIGH.test(word) && /\p{Lu}.*\p{Lu}/u.test(word) && !/[a-z]/.test(word) && isSyllable(word)
  const words = text.match(/\p{L}+/gu) ?? []
  if (!words.some(inCapitals)) return text
  return /[a-z]/.test(text) ? text.replaceAll(/\p{L}+/gu, (word) => (inCapitals(word) ? word.toUpperCase() : word)) : text.toUpperCase()
}

/** Certainly no text in an old encoding. */
export function isUnicode(text: string): boolean {
  return UNICODE_ONLY.test(text)
}

/** By itself, without the votes of others. */
export function readsBest(text: string, encoding: LegacyEncoding): boolean {
  return bestReading(text, undefined)?.encoding === encoding
}

function bestReading(text: string, font: LegacyFont | undefined): { encoding: LegacyEncoding; spelling: Spelling } | undefined {
  if (UNICODE_ONLY.test(text)) return undefined
  let best: { encoding: LegacyEncoding; spelling: Spelling; score: number } | undefined
  for (const encoding of LEGACY_ENCODINGS) {
    const { before, after, changed } = change(text, encoding)
    if (changed === 0 || after.good === 0) continue
    const told = font === undefined ? 0 : (font === 'vni') === (encoding === 'vni') && encoding !== 'utf-8' ? 1 : -1
    const score = after.good - after.bad * 2 + told
    if (score > Math.max(0, before.good - before.bad * 2) && score > (best?.score ?? 0)) best = { encoding, spelling: after, score }
  }
  return best
}

function change(text: string, encoding: LegacyEncoding): Change {
  if (encoding === 'utf-8') {
    // Letters become bytes across what looks like words: compare the words that are only in one of the two.
    const decoded = decodeLegacy(text, encoding)
    const [old, now] = [new Set(text.match(WORD)), new Set(decoded.match(WORD))]
    const after = [...now].filter((word) => HIGH.test(word) && !old.has(word))
    return { before: spelling([...old].filter((word) => HIGH.test(word) && !now.has(word))), after: spelling(after), changed: after.length }
  }
  const pairs = changedWords(text, encoding)
  return { before: spelling(pairs.map(({ word }) => word)), after: spelling(pairs.map(({ decoded }) => decoded)), changed: pairs.length }
}

function changedWords(text: string, encoding: LegacyEncoding): { word: string; decoded: string }[] {
  return (text.match(WORD) ?? [])
    .filter((word) => HIGH.test(word) && !BEYOND.test(word))
    .map((word) => ({ word, decoded: decodeLegacy(word, encoding) }))
    .filter(({ word, decoded }) => word !== decoded)
}

function spelling(words: readonly string[]): Spelling {
  const result: Spelling = { good: 0, bad: 0, longest: 0, common: 0 }
  for (const word of words) {
    const letters = word.match(/\p{L}+/gu)
    // Abbreviations such as VPĐD say nothing either way, and neither do signs.
    if (letters === null || ABBREVIATION.test(word)) continue
    if (!letters.every(isSyllable) || /[\u0080-\u009f\u00a1-\u00bf]/.test(word)) {
      result.bad++
      continue
    }
    const common = COMMON_SYLLABLES.has(word.toLowerCase())
    result.good += common ? 2 : 1
    if (common) result.common++
    result.longest = Math.max(result.longest, word.length)
  }
  return result
}

function isWord(text: string): boolean {
  const letters = text.match(/\p{L}+/gu)
  return letters !== null && letters.every(isSyllable)
}
