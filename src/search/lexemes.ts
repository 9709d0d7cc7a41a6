/** Text as the terms of an index: folded words, pairs of neighbours, and pairs of signs where a script writes no spaces. */
import { fold } from '../domain/fold.ts'
import { repairText } from '../linkage/names/repair.ts'
import { hasCjk } from '../linkage/names/words.ts'

const SCRIPTS =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}ー々]+|[^\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}ー々]+/gu

/** A longer run of letters is no word anybody looks for. */
const LONGEST = 40

/** Folded words; scripts are parted, so that LG전자 is two. */
export function wordsIn(text: string): string[] {
  const folded = fold(repairText(text))
  if (folded === '') return []
  const words = hasCjk(folded) ? folded.split(' ').flatMap((word) => word.match(SCRIPTS) ?? []) : folded.split(' ')
  return words.map((word) => word.slice(0, LONGEST))
}

/** What a word is looked up by: itself, or all its pairs of signs. */
export function wordLexemes(word: string): string[] {
  if (!hasCjk(word) || word.length <= 2) return [word]
  return Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2))
}

/** Of a text in the index: words, pairs of signs, and pairs of words that stand side by side. */
export function textLexemes(text: string): { words: Set<string>; pairs: Set<string> } {
  const words = new Set<string>()
  const pairs = new Set<string>()
  let before = ''
  for (const word of wordsIn(text)) {
    for (const lexeme of wordLexemes(word)) words.add(lexeme)
    // One sign is found too: 美 in 美的.
    if (hasCjk(word)) for (const sign of word) words.add(sign)
    else if (before !== '') pairs.add(pairOf(before, word))
    before = hasCjk(word) ? '' : word
  }
  return { words, pairs }
}

/** Folding leaves no such sign in a word. */
export function pairOf(first: string, second: string): string {
  return `${first}_${second}`
}

/** A whole tsvector, written the way the database prints it. */
export function tsvectorText(lexemes: Iterable<string>): string {
  const sorted = [...new Set(lexemes)].map((lexeme) => Buffer.from(lexeme, 'utf8')).toSorted((a, b) => Buffer.compare(a, b))
  return sorted.map((lexeme) => quoted(lexeme.toString('utf8'))).join(' ')
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}

/** A query over lexemes, as text of a tsquery. */
export type Terms =
  | { readonly all: readonly Terms[] }
  | { readonly any: readonly Terms[] }
  | { readonly not: Terms }
  | { readonly lexeme: string; readonly prefix?: boolean }

export function lexeme(text: string): Terms {
  return { lexeme: text }
}

/** Null: no condition. An empty `any` holds for nothing. */
export function tsqueryText(terms: Terms): string | null {
  if ('lexeme' in terms) return `${quoted(terms.lexeme)}${terms.prefix === true ? ':*' : ''}`
  if ('not' in terms) return `!(${tsqueryText(terms.not) ?? "''"})`
  if ('all' in terms) {
    const parts = terms.all.flatMap((part) => tsqueryText(part) ?? [])
    return parts.length === 0 ? null : parts.length === 1 ? (parts[0] ?? null) : `(${parts.join(' & ')})`
  }
  if (terms.any.length === 0) return quoted(NOWHERE)
  const parts = terms.any.map(tsqueryText)
  // One alternative that asks nothing is enough.
  return parts.includes(null) ? null : parts.length === 1 ? (parts[0] ?? null) : `(${parts.join(' | ')})`
}

/** No document has it. */
const NOWHERE = 'nowhere:'
