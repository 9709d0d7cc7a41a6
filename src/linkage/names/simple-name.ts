import { remembered } from '../remember.ts'
import { hasBrackets } from './brackets.ts'
import { isUnspaced } from './legal-forms.ts'
import { isPlain, repairText } from './repair.ts'
import { apartWords, joinLetters, type Word } from './words.ts'

/**
 * Most names are words between spaces, and lists say the same words again and again: such a name is put together from words that
 * are known. Null for a name with brackets, dashes or scripts without spaces, which only its whole text tells how to read.
 */
export function simpleName(text: string): { readonly words: readonly Word[]; readonly isPlain: boolean } | null {
  const words: Word[] = []
  let plain = true
  for (let start = 0; start <= text.length;) {
    const space = text.indexOf(' ', start)
    const end = space < 0 ? text.length : space
    if (end > start) {
      const piece = pieceOf(text.slice(start, end))
      if (piece.words === null) return null
      for (const word of piece.words) words.push(word)
      if (!piece.isPlain) plain = false
    }
    start = end + 1
  }
  return { words: joinLetters(words), isPlain: plain }
}

interface Piece {
  readonly words: readonly Word[] | null
  readonly isPlain: boolean
}

const pieceOf = remembered((written): Piece => {
  const text = repairText(written)
  const isSimple = !/[-\s]/.test(text) && !hasBrackets(text) && !isUnspaced(text) && !MAYBE_GROWN.test(text)
  return { words: isSimple ? apartWords(text) : null, isPlain: isPlain(text) }
})

/** What might be a legal form grown to the name, "SiemensAG". */
export const MAYBE_GROWN = /\S(?:AG|GmbH|L[Tt][Dd]|Inc|LLC|PLC|Corp|JSC|SA|SpA|BV|NV|AB|Co\.)/
