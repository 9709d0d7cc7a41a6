import { COMMON_SYLLABLES } from './common-syllables.ts'
import { decodeLegacy, LEGACY_ENCODINGS, type LegacyEncoding } from './legacy-encoding.ts'
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
const SHARE = 0.3
const SAMPLES = 5

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

/** The text in the letters its column voted for; texts that are no better for it stay as they are. */
export function restoreLetters(text: string, elected: LegacyEncoding | null, font?: LegacyFont): string {
  const encoding = font === undefined ? elected : font === 'vni' ? 'vni' : 'tcvn3'
  if (encoding === null || UNICODE_ONLY.test(text)) return text
  if (!HIGH.test(text)) return font === 'tcvn3_upper' ? text.toUpperCase() : text
  const { before, after, changed } = change(text, encoding)
  // The column's vote decides between equals.
  if (changed === 0 || after.good < before.good || after.bad > after.good) return text
  const restored = encoding === 'utf-8' ? decodeLegacy(text, encoding) : text.replaceAll(WORD, (word) => restoreWord(word, encoding))
  if (font === 'tcvn3_upper') return restored.toUpperCase()
  return encoding === 'tcvn3' ? restoreCapitals(text, restored) : restored
}

/** A Western word among Vietnamese ones ("Müller") has nothing but letters and makes no syllable. */
function restoreWord(word: string, encoding: LegacyEncoding): string {
  if (!HIGH.test(word)) return word
  const decoded = decodeLegacy(word, encoding)
  return /^[A-Za-zÀ-ÖØ-öø-ÿ]+$/.test(word) && word.length > 3 && !isWord(decoded) ? word : decoded
}

/** TCVN3 has no capitals with tone marks: "C¤NG TY Cæ PHÇN" is shown in a font of capitals. */
function restoreCapitals(before: string, after: string): string {
  if (/[A-Z].*[A-Z]/.test(before) && !/[a-z]/.test(before)) return after.toUpperCase()
  return after.replaceAll(/\p{L}+/gu, (word) => (/[A-Z].*[A-Z]/.test(word) && !/[a-z]/.test(word) ? word.toUpperCase() : word))
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
  const words = (text.match(WORD) ?? []).filter((word) => HIGH.test(word))
  const pairs = words.map((word) => ({ word, decoded: decodeLegacy(word, encoding) })).filter(({ word, decoded }) => word !== decoded)
  return { before: spelling(pairs.map(({ word }) => word)), after: spelling(pairs.map(({ decoded }) => decoded)), changed: pairs.length }
}

function spelling(words: readonly string[]): Spelling {
  const result: Spelling = { good: 0, bad: 0, longest: 0, common: 0 }
  for (const word of words) {
    const letters = word.match(/\p{L}+/gu)
    // Abbreviations such as VPĐD say nothing either way, and neither do signs.
    if (letters === null || /^[A-ZĐ]+$/.test(word)) continue
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
  return (text.match(/\p{L}+/gu) ?? []).every(isSyllable)
}
