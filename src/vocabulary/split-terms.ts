import type { Lexicon } from './lexicon.ts'
import { AUTO_ASSIGN, recogniseTerm } from './recognise.ts'

const SURE = /\s*[;,\n\r|•、，；]\s*|\s+\/\s+/u
/** What may be part of a name: ISO/IEC, "cold heading and forging". */
const PERHAPS = /\s*[/&+・·]\s*|\s+(?:and|và|with)\s+|\s*(?:및|와 )\s*/u

/** Words of a cell that lists several: "ISO 9001, ISO14001; IATF" are three, "14001" after "ISO 9001" is "ISO 14001". */
export function splitTerms(lexicon: Lexicon, text: string): string[] {
  if (isKnown(lexicon, text)) return [text.trim()]
  const parts = outsideBrackets(text).flatMap((part) => (isKnown(lexicon, part) ? [part] : splitFurther(lexicon, part)))
  return withPrefix(parts)
}

function isKnown(lexicon: Lexicon, text: string): boolean {
  return (recogniseTerm(lexicon, text)?.confidence ?? 0) >= AUTO_ASSIGN
}

/** Brackets hold what belongs to the word before them. */
function outsideBrackets(text: string): string[] {
  const hidden: string[] = []
  const open = text.replaceAll(/[([（［][^()[\]（）［］]*[)\]）］]/gu, (bracket) => `\uE000${hidden.push(bracket) - 1}\uE001`)
  return open
    .split(SURE)
    .map((part) => part.replaceAll(/\uE000(\d+)\uE001/gu, (_, index: string) => hidden[Number(index)] ?? '').trim())
    .filter((part) => part !== '')
}

function splitFurther(lexicon: Lexicon, part: string): string[] {
  const pieces = withPrefix(
    part
      .split(PERHAPS)
      .map((piece) => piece.trim())
      .filter(Boolean),
  )
  return pieces.length > 1 && pieces.every((piece) => isKnown(lexicon, piece)) ? pieces : [part]
}

function withPrefix(parts: readonly string[]): string[] {
  let prefix = ''
  return parts.map((part) => {
    if (/^\d{4,5}(?:[-:].*)?$/u.test(part) && prefix !== '') return `${prefix} ${part}`
    prefix = /^(\p{L}[\p{L}/ ]*?)[\s-]*\d/u.exec(part)?.[1] ?? prefix
    return part
  })
}
