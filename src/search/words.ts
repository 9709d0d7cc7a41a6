/** The list of words that a mistyped word is compared with. */
import { hasCjk } from '../linkage/names/words.ts'

/** Shorter words are not mistyped but other words; longer ones are numbers and codes. */
const SHORTEST = 3
const LONGEST = 24

/** Words among terms as `tsvectorText` writes them: no pairs, no marks. Numbers and words of unspaced scripts are not corrected. */
export function wordsOfTerms(texts: readonly string[]): string[] {
  const words = new Set<string>()
  for (const text of texts) {
    for (const quoted of text.split(' ')) {
      const word = quoted.slice(1, -1)
      if (isCorrectable(word)) words.add(word)
    }
  }
  return [...words]
}

export function isCorrectable(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word) && !hasCjk(word)
}

/** So short that one slip can break every run of three letters. */
const SHORT = 7

/**
 * Two words that one or two slips part share one of these: a run of three letters, with the ends as letters, or the same rest
 * when one letter is left out.
 */
export function gramsOf(word: string): string[] {
  const ended = `^${word}$`
  const grams = new Set<string>()
  for (let i = 0; i + 3 <= ended.length; i++) grams.add(ended.slice(i, i + 3))
  if (word.length <= SHORT) {
    grams.add(`-${word}`)
    for (let i = 0; i < word.length; i++) grams.add(`-${word.slice(0, i)}${word.slice(i + 1)}`)
  }
  return [...grams]
}
