import { accentedKey, wordKey } from './words.ts'

/** An entry of a vocabulary with all its words, whatever their language. */
export interface LexiconEntry {
  readonly entry_id: string
  readonly names: readonly string[]
  /** One that begins with ~ is an earlier or neighbouring word: it suggests the entry and never stands for it. */
  readonly synonyms: readonly string[]
}

export interface LexiconWord {
  readonly entry_id: string
  readonly text: string
  readonly key: string
  readonly accented: string
  readonly kind: 'name' | 'synonym' | 'near'
}

export interface Lexicon {
  readonly byKey: ReadonlyMap<string, readonly LexiconWord[]>
  /** Words by the length of their key: only those of about the same length can be misspellings. */
  readonly byLength: ReadonlyMap<number, readonly LexiconWord[]>
  readonly words: readonly LexiconWord[]
}

const NEAR = '~'

export function buildLexicon(entries: Iterable<LexiconEntry>): Lexicon {
  const words: LexiconWord[] = []
  for (const { entry_id, names, synonyms } of entries) {
    const said = new Set<string>()
    const add = (text: string, kind: LexiconWord['kind']): void => {
      const word = { entry_id, text, key: wordKey(text), accented: accentedKey(text), kind }
      if (word.key === '' || said.has(`${word.key}/${word.accented}`)) return
      said.add(`${word.key}/${word.accented}`)
      words.push(word)
    }
    for (const name of names) add(name, 'name')
    for (const synonym of synonyms) {
      const near = isNearWord(synonym)
      add(near ? synonym.slice(NEAR.length) : synonym, near ? 'near' : 'synonym')
    }
  }
  return {
    words,
    byKey: Map.groupBy(words, (word) => word.key),
    byLength: Map.groupBy(words, (word) => word.key.length),
  }
}

export function isNearWord(synonym: string): boolean {
  return synonym.startsWith(NEAR)
}

/** Languages in which a vocabulary has names and other words. */
export const WORD_LANGUAGES = ['vi', 'en', 'ko', 'zh', 'ja'] as const

/** Of a row with columns name_* and synonyms_*. */
export function entryOfRow(entry_id: string, row: Readonly<Record<string, unknown>>): LexiconEntry {
  const texts = (column: string): string[] => {
    const text = row[column]
    return typeof text === 'string' ? text.split('|').filter((word) => word !== '') : []
  }
  return {
    entry_id,
    names: WORD_LANGUAGES.flatMap((lang) => texts(`name_${lang}`)),
    synonyms: WORD_LANGUAGES.flatMap((lang) => texts(`synonyms_${lang}`)),
  }
}
