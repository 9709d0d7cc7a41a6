import { ACTIVITY_WORDS, GROUP_WORDS, PLAIN_WORDS, SPAN_WORDS } from './activity-words.ts'
import { BRANDS } from './brands/index.ts'
import { addPhrase, emptyLexicon, type Entry, phraseAt, rowsOf } from './lexicon.ts'
import type { TokenKind } from './name.ts'
import { CITIES, COUNTRIES, REGISTERED_PLACES, VIETNAM_PLACES } from './place-words.ts'
import { repairText } from './repair.ts'
import { SISTER_WORDS, VIETNAMESE_SISTERS } from './sister-words.ts'
import { hasCjk, type Word, wordOf, wordsOf } from './words.ts'

/** The words of a name as tokens: brands, activities and places in one spelling for all languages, each with its kind. */

export interface Tokens {
  readonly core: readonly string[]
  readonly kinds: readonly TokenKind[]
  /** With accents, in one spelling; null where a word was put into another language. */
  readonly accented: readonly (string | null)[]
}

const KINDS = new Map<string, TokenKind>()
const SOFT_PLACES = new Set<string>()
/** Words of general meaning, and whole brands of unspaced scripts. */
const WORDS = emptyLexicon()
/** Brands, keyed by tokens that went through WORDS: "Hon Hai Precision Ind." and "… Industry" are one key. */
const NAMES = emptyLexicon()

const STOP = new Set(['and', 'the', 'of', 'und', 'et', 've', 'y', 'for'])

fillPlaces()
fillWords()
fillBrands()

function fillPlaces(): void {
  for (const table of [COUNTRIES, VIETNAM_PLACES, REGISTERED_PLACES, CITIES]) {
    for (const [name, others] of rowsOf(table)) {
      // A place is one token, whatever the number of its words.
      const token = split(name).join('')
      KINDS.set(token, 'place')
      if (table === REGISTERED_PLACES) SOFT_PLACES.add(token)
      for (const phrase of [name, ...others]) addPhrase(WORDS, split(phrase), [token])
    }
  }
}

function fillWords(): void {
  const tables: [string, TokenKind][] = [
    [GROUP_WORDS, 'group'],
    [SISTER_WORDS, 'sister'],
    [SPAN_WORDS, 'activity'],
    [ACTIVITY_WORDS, 'activity'],
  ]
  for (const [table, kind] of tables) {
    for (const [name, others] of rowsOf(table)) {
      const tokens = split(name)
      for (const token of tokens) if (!KINDS.has(token)) KINDS.set(token, kind)
      for (const phrase of others) addPhrase(WORDS, split(phrase), tokens)
    }
  }
  for (const word of PLAIN_WORDS.trim().split(/\s+/)) if (!KINDS.has(word)) KINDS.set(word, 'activity')
}

function fillBrands(): void {
  const rows = BRANDS.flatMap(rowsOf)
  // Words of unspaced scripts first: phrases of two scripts are then read with them.
  for (const [name, others] of rows) {
    const tokens = readWords(wordsOf(repairText(name)), false).core
    for (const phrase of others) {
      const words = split(phrase.replace(/^=/, ''))
      if (words.length === 1 && hasCjk(words[0] ?? '')) addPhrase(WORDS, words, tokens, phrase.startsWith('='))
    }
  }
  for (const [name, others] of rows) {
    const tokens = readWords(wordsOf(repairText(name)), false).core
    for (const phrase of others) {
      const words = wordsOf(repairText(phrase.replace(/^=/, '')))
      if (words.length === 1 && hasCjk(words[0]?.folded ?? '')) continue
      const key = readWords(words, false).core
      if (key.join(' ') !== tokens.join(' ')) addPhrase(NAMES, key, tokens, phrase.startsWith('='))
    }
  }
}

function split(text: string): string[] {
  return wordsOf(repairText(text)).map((word) => word.folded)
}

export function kindOf(token: string): TokenKind {
  return KINDS.get(token) ?? 'distinct'
}

/** A place that stands first in registered names of China and Taiwan, and is often left out. */
export function isSoftPlace(token: string): boolean {
  return SOFT_PLACES.has(token)
}

export function tokensOf(words: readonly Word[], vietnamese: boolean): Tokens {
  return readBrands(readWords(words, vietnamese))
}

interface Growing {
  readonly core: string[]
  readonly kinds: TokenKind[]
  readonly accented: (string | null)[]
}

/** Longest phrase first, from the left. */
function readWords(words: readonly Word[], vietnamese: boolean): Growing {
  const tokens: Growing = { core: [], kinds: [], accented: [] }
  const all = joinCjk(words)
  const folded = all.map((word) => word.folded)
  for (let i = 0; i < all.length;) {
    const found = phraseAt(WORDS, folded, i)
    if (found) {
      pushEntry(tokens, found.entry)
      i += found.size
      continue
    }
    const { folded: word, written, accented, is_cjk } = all[i]!
    i++
    if (is_cjk) cutCjk(tokens, word, all.length === 1)
    else if (all.length === 1 || !isStop(word, written, vietnamese))
      push(tokens, word, vietnamese && VIETNAMESE_SISTERS.has(word) ? 'sister' : kindOf(word), accented)
  }
  return tokens
}

function isStop(word: string, written: string, vietnamese: boolean): boolean {
  return STOP.has(word) || written === 'và' || (vietnamese && word === 'va')
}

function readBrands(tokens: Growing): Tokens {
  if (!tokens.core.some((token) => NAMES.longest.has(token))) return tokens
  const read: Growing = { core: [], kinds: [], accented: [] }
  for (let i = 0; i < tokens.core.length;) {
    const found = phraseAt(NAMES, tokens.core, i)
    if (found) {
      pushEntry(read, found.entry)
      i += found.size
    } else {
      push(read, tokens.core[i]!, tokens.kinds[i]!, tokens.accented[i]!)
      i++
    }
  }
  return read
}

function push(tokens: Growing, token: string, kind: TokenKind, accented: string | null): void {
  tokens.core.push(token)
  tokens.kinds.push(kind)
  tokens.accented.push(accented)
}

function pushEntry(tokens: Growing, entry: Entry): void {
  for (const token of entry.tokens) push(tokens, token, kindOf(token), null)
}

/** Korean, Japanese and Chinese write words together: known pieces are cut out from the left, the rest stays whole. */
function cutCjk(tokens: Growing, text: string, whole: boolean): void {
  let rest = ''
  const flush = () => {
    if (rest !== '') push(tokens, rest, 'distinct', null)
    rest = ''
  }
  for (let i = 0; i < text.length;) {
    let entry: Entry | undefined
    let size = Math.min(WORDS.longest.get(text[i]!) ?? 0, text.length - i)
    for (; size > 1; size--) {
      entry = WORDS.phrases.get(text.slice(i, i + size))
      if (entry && (!entry.wholeOnly || (whole && size === text.length))) break
      entry = undefined
    }
    if (entry) {
      flush()
      pushEntry(tokens, entry)
      i += size
    } else rest += text[i++]
  }
  flush()
}

function joinCjk(words: readonly Word[]): readonly Word[] {
  if (!words.some((word) => word.is_cjk)) return words
  const joined: Word[] = []
  for (const word of words) {
    const last = joined.at(-1)
    if (last?.is_cjk && word.is_cjk) joined[joined.length - 1] = wordOf(last.folded + word.folded, last.written + word.written)
    else joined.push(word)
  }
  return joined
}

/** How many words before `end` are one place. */
export function placeBefore(words: readonly string[], end: number): number {
  for (let size = Math.min(3, end); size > 0; size--) {
    const entry = WORDS.phrases.get(words.slice(end - size, end).join(' '))
    if (entry && kindOf(entry.tokens[0] ?? '') === 'place') return size
  }
  return 0
}
