import { remembered } from '../remember.ts'
import { accentKey, foldWord, isPlain } from './repair.ts'

/** A word of a name: folded for comparison, and as it was written. */
export interface Word {
  readonly folded: string
  readonly written: string
  /** As written, accents in one spelling. */
  readonly accented: string
  readonly is_cjk: boolean
}

const CJK = '\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Katakana}\\p{Script=Hiragana}ー々'
const SCRIPT_RUNS = new RegExp(`[${CJK}]+|[^${CJK}]+`, 'gu')
const HAS_CJK = new RegExp(`[${CJK}]`, 'u')
const GLUED = /^(unit|factory|plant|phase|branch|ltd|limited|no)(\d+[a-z]?)$/

export function hasCjk(text: string): boolean {
  return HAS_CJK.test(text)
}

/** Words of a repaired text. Apostrophes join, letters with dots become one word (S.p.A. is spa, R.R. is rr), scripts are parted. */
export function wordsOf(text: string): readonly Word[] {
  return joinLetters(apartWords(text))
}

/** The same with letters still apart. */
export function apartWords(text: string): readonly Word[] {
  const lower = text.toLowerCase()
  const whole = lower.includes("'") ? lower.replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '') : lower
  const words: Word[] = []
  for (const written of whole.split(isPlain(whole) ? /[^a-z0-9]+/ : /[^\p{L}\p{N}\p{M}]+/u)) {
    if (written !== '') for (const word of partsOf(written)) words.push(word)
  }
  return words
}

const partsOf = remembered((written): readonly Word[] => {
  const glued = GLUED.exec(written)
  if (glued) return [wordOf(glued[1] ?? ''), wordOf(glued[2] ?? '')]
  if (hasCjk(written)) return (written.match(SCRIPT_RUNS) ?? []).map((run) => wordOf(foldWord(run), run))
  return [wordOf(foldWord(written), written)]
})

function isLetter({ folded }: Word): boolean {
  const code = folded.charCodeAt(0)
  return folded.length === 1 && code >= 97 && code <= 122
}

export function wordOf(folded: string, written: string = folded): Word {
  return { folded, written, accented: accentKey(written), is_cjk: hasCjk(folded) }
}

/** "R R" is one word. */
export function joinLetters(words: readonly Word[]): readonly Word[] {
  if (!words.some((word, index) => index > 0 && isLetter(word) && isLetter(words[index - 1]!))) return words
  const joined: Word[] = []
  for (let i = 0; i < words.length; i++) {
    let end = i
    while (end < words.length && isLetter(words[end]!)) end++
    if (end - i < 2) {
      joined.push(words[i]!)
      continue
    }
    const letters = words
      .slice(i, end)
      .map((word) => word.folded)
      .join('')
    joined.push(wordOf(letters))
    i = end - 1
  }
  return joined
}
