import { hashOn } from '../remember.ts'
import { hasCjk } from './words.ts'

/** Phrases of any language and the tokens they stand for. */

export interface Entry {
  readonly tokens: readonly string[]
  /** Only where the phrase is the whole name: "GE" is General Electric, "GE Vernova" is not. */
  readonly wholeOnly: boolean
}

export interface Lexicon {
  readonly phrases: Map<string, Entry>
  /** Longest phrase, in words, that begins with a word; in unspaced scripts also in letters, by the first letter. */
  readonly longest: Map<string, number>
  /** Hashes of the phrases of several words. */
  readonly hashes: Set<number>
}

/** Rows "English = other | other" of a table. */
export function rowsOf(table: string): [string, string[]][] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', others = ''] = line.split(' = ')
      return [name.trim(), others.split('|').flatMap((item) => item.trim() || [])]
    })
}

export function emptyLexicon(): Lexicon {
  return { phrases: new Map(), longest: new Map(), hashes: new Set() }
}

/** The first to claim a phrase keeps it. */
export function addPhrase(lexicon: Lexicon, words: readonly string[], tokens: readonly string[], wholeOnly = false): void {
  const key = words.join(' ')
  if (lexicon.phrases.has(key)) return
  lexicon.phrases.set(key, { tokens, wholeOnly })
  lexicon.hashes.add(hashOn(0, key))
  const first = words[0] ?? ''
  note(lexicon, first, words.length)
  if (words.length === 1 && hasCjk(first)) note(lexicon, first[0] ?? '', first.length)
}

function note(lexicon: Lexicon, first: string, length: number): void {
  lexicon.longest.set(first, Math.max(length, lexicon.longest.get(first) ?? 0))
}

/** The longest phrase that begins at a word. */
export function phraseAt(lexicon: Lexicon, words: readonly string[], at: number): { entry: Entry; size: number } | undefined {
  const first = words[at]!
  const longest = Math.min(lexicon.longest.get(first) ?? 0, words.length - at)
  if (longest === 0) return undefined
  let hash = 0
  let possible = 0
  for (let size = 1; size <= longest; size++) {
    hash = hashOn(size === 1 ? 0 : hashOn(hash, ' '), words[at + size - 1]!)
    if (lexicon.hashes.has(hash)) possible = size
  }
  for (let size = possible; size > 0; size--) {
    const entry = lexicon.phrases.get(size === 1 ? first : words.slice(at, at + size).join(' '))
    if (entry && (!entry.wholeOnly || size === words.length)) return { entry, size }
  }
  return undefined
}
