import { foldWord } from './repair.ts'

/** A word of a name: folded for comparison, and as it was written. */
export interface Word {
  readonly folded: string
  readonly written: string
}

const CJK = '\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Katakana}\\p{Script=Hiragana}ー々'
const SCRIPT_RUNS = new RegExp(`[${CJK}]+|[^${CJK}]+`, 'gu')
const HAS_CJK = new RegExp(`[${CJK}]`, 'u')
const GLUED = /^(unit|factory|plant|phase|branch|ltd|limited|no)(\d+[a-z]?)$/

export function hasCjk(text: string): boolean {
  return HAS_CJK.test(text)
}

/** Words of a repaired text. Apostrophes join, letters with dots become one word (S.p.A. is spa, R.R. is rr), scripts are parted. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const written of text
    .toLowerCase()
    .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)) {
    if (written === '') continue
    const glued = GLUED.exec(written)
    if (glued) words.push(plainWord(glued[1] ?? ''), plainWord(glued[2] ?? ''))
    else if (hasCjk(written)) for (const run of written.match(SCRIPT_RUNS) ?? []) words.push({ folded: foldWord(run), written: run })
    else words.push({ folded: foldWord(written), written })
  }
  return joinLetters(words)
}

function plainWord(text: string): Word {
  return { folded: text, written: text }
}

function joinLetters(words: readonly Word[]): Word[] {
  const joined: Word[] = []
  for (let i = 0; i < words.length; i++) {
    let end = i
    while (end < words.length && /^[a-z]$/.test(words[end]?.folded ?? '')) end++
    if (end - i < 2) {
      joined.push(words[i]!)
      continue
    }
    const letters = words
      .slice(i, end)
      .map((word) => word.folded)
      .join('')
    joined.push(plainWord(letters))
    i = end - 1
  }
  return joined
}
