import { accentKey, foldWord, isPlain, repairText } from '../names/repair.ts'
import { remembered } from '../remember.ts'
import { hasDigit, type Join, joinedBy, type Token, tokenOf } from './token.ts'

const WORD = /[\p{L}\p{N}\p{M}]+/gu
const PLAIN_WORD = /[a-z0-9]+/g
const HAS_AREA = /m2|sqm|n\/a|not applicable|m²|㎡/iu
const ORDINALS: Readonly<Record<string, string>> = Object.fromEntries(
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'].map(
    (word, index) => [word, String(index + 1)],
  ),
)
// "No6", "Hamlet4", "528sec": what was typed without a space. Letters and digits of three signs and fewer are codes: N1, 9A, CN02.
const LETTERS_FIRST = /^(no|so|st|rd|sec|km|lot|lo|ap|[a-z]{4,})(\d.*)$/
const DIGITS_FIRST = /^(\d+)(sec|ave|str|mah|sok|cad|[a-z]{4,}.*)$/
const NEVER_IN_CODE = /^(km|no|so|st|rd|kcn|ccn|kcx|ip|iz|epz|p|q|tp)$/

/** Areas may stand before this: a sign that more than one word must be looked at. */
const MAYBE_AREA = /m2|sqm|n\/a|not$|m²|㎡/iu

export function scan(text: string): readonly Token[] {
  // Rows say the same words again and again, so that words are known; what stands between two spaces is read once.
  const tokens: Token[] = []
  let between = ''
  for (let start = 0; start <= text.length;) {
    const space = text.indexOf(' ', start)
    const end = space < 0 ? text.length : space
    if (end > start) {
      const piece = pieceOf(text.slice(start, end))
      if (piece.maybeArea && HAS_AREA.test(text)) return scanWhole(text)
      if (piece.spaced.length === 0) between += piece.before
      else {
        const isPlainSpace = between === ' ' && piece.before === ''
        const join = tokens.length === 0 ? 'break' : isPlainSpace ? 'space' : joinBetween(between + piece.before)
        const words = join === 'break' ? piece.first : piece.spaced
        for (let i = 0; i < words.length; i++) tokens.push(i === 0 ? joinedBy(words[i]!, join) : words[i]!)
        between = piece.after
      }
    }
    between += ' '
    start = end + 1
  }
  return tokens
}

/** What stands between two spaces: its words as they begin an address and as they follow a space, and the signs around them. */
interface Piece {
  readonly first: readonly Token[]
  readonly spaced: readonly Token[]
  readonly before: string
  readonly after: string
  readonly maybeArea: boolean
}

const pieceOf = remembered((text): Piece => {
  const { tokens, before, after } = scanWords(text)
  const spaced = tokens.map((token, index) => (index === 0 ? joinedBy(token, 'space') : token))
  return { first: tokens, spaced, before, after, maybeArea: MAYBE_AREA.test(text) }
})

const joinBetween = remembered((between) => joinOf(between, 0, between.length))

function scanWhole(text: string): readonly Token[] {
  return scanWords(text).tokens
}

function scanWords(text: string): { readonly tokens: readonly Token[]; readonly before: string; readonly after: string } {
  const tokens: Token[] = []
  const clean = repaired(text)
  let end = 0
  let before = clean
  for (const match of clean.matchAll(isPlain(clean) ? PLAIN_WORD : WORD)) {
    if (end === 0) before = clean.slice(0, match.index)
    const join = end === 0 ? 'break' : joinOf(clean, end, match.index)
    end = match.index + match[0].length
    const { word, parts, accented } = wordOf(match[0])
    if (join === 'glue' || parts.length === 1) append(tokens, tokenOf(join === 'glue' ? word : parts[0]!, accented, join))
    else for (const [index, part] of parts.entries()) append(tokens, tokenOf(part, null, index === 0 ? join : 'space'))
  }
  return { tokens, before, after: clean.slice(end) }
}

const wordOf = remembered((written) => {
  const word = foldWord(written)
  return { word, parts: ungluedParts(word), accented: word === written ? null : accentKey(written) }
})

function repaired(text: string): string {
  // The Icelandic letter looks like the Vietnamese one and is often typed for it.
  const clean = isPlain(text) ? text : repairText(text).normalize('NFC').replaceAll('ð', 'đ').replaceAll('Ð', 'Đ').replaceAll('ı', 'i')
  // "HoChiMinh", "RoadBien Hoa": a capital inside a word begins another.
  // Areas and what forms print into empty fields are no part of an address.
  const bare = !HAS_AREA.test(clean)
    ? clean
    : clean.replaceAll(/\d[\d.,]* ?(?:m2|sqm)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:n\/a|not applicable)(?![\p{L}\p{N}])/giu, ' ')
  const spaced = bare.replaceAll(/(\p{Ll}{2})(\p{Lu}\p{Ll})/gu, '$1 $2').toLowerCase()
  if (!spaced.includes('.')) return spaced
  // "T.P.", "K.C.N.", "B.E.P.Z."
  return spaced.replaceAll(
    /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu,
    (letters) => letters.replaceAll('.', '') + (letters.endsWith('.') ? ' ' : ''),
  )
}

function joinOf(text: string, from: number, to: number): Join {
  const between = text.slice(from, to)
  if (between === ' ') return 'space'
  if (/[,;:()[\]\n\r\t|•]/.test(between)) return 'break'
  if (between === '-' || between === '/') return 'glue'
  if (/[&+]/.test(between)) return 'and'
  // "Lô I4b-1.4"
  if (between === '.' && /[a-z]?\d[a-z]?\.\d/.test(text.slice(Math.max(0, from - 2), to + 1))) return 'glue'
  if (/^\s*[-–—]\s*$/.test(between)) return 'dash'
  return between.includes('.') ? 'dot' : 'space'
}

function ungluedParts(word: string): string[] {
  const ordinal = /^(\d+)(st|nd|rd|th)$/.exec(word)?.[1] ?? ORDINALS[word]
  if (ordinal !== undefined) return [ordinal]
  const misread = /^n0(\d*)$/.exec(word)
  if (misread) return misread[1] === '' ? ['no'] : ['no', misread[1]!]
  const match = LETTERS_FIRST.exec(word) ?? DIGITS_FIRST.exec(word)
  return match ? [match[1]!, ...ungluedParts(match[2]!)] : [word]
}

/** Pieces of one code become one token: "I-1d-1", "612/12". */
function append(tokens: Token[], token: Token): void {
  const last = tokens.at(-1)
  const isGlued = token.join === 'glue' && last && isCodePiece(last.text) && isCodePiece(token.text)
  if (isGlued && (last.has_digit || token.has_digit)) tokens[tokens.length - 1] = tokenOf(`${last.text}-${token.text}`, null, last.join)
  else tokens.push(token)
}

function isCodePiece(text: string): boolean {
  return (hasDigit(text) || text.length <= 3) && !NEVER_IN_CODE.test(text)
}
