import { fold } from '../../domain/fold.ts'
import { remembered } from '../remembered.ts'

const MISSING = new Set(
  (
    'n a|na|nil|null|none|no|nan|unknown|tbd|tba|not available|not applicable|no data|no information|pending|' +
    'khong|khong co|khong ro|khong xac dinh|chua|chua co|chua ro|chua xac dinh|chua cap nhat|dang cap nhat|chua co thong tin|khong co thong tin|chua cung cap|' +
    '없음|해당없음|해당 없음|미정|모름|미상|無|无|不明|なし|暂无|未知'
  ).split('|'),
)

/** What people write into a cell to say that it is empty: "-", "N/A", "không có", "없음". */
export function isMissing(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true
  return text.length <= 24 && saysMissing(text)
}

const saysMissing = remembered((text) => MISSING.has(fold(text)))

/** #N/A and its kin, also where a CSV file holds them as text. In English, and as Excel writes them everywhere into files. */
export function isSpreadsheetError(text: string): boolean {
  return /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/i.test(text)
}

/** A class of a regular expression that holds these ranges of code points: written as numbers, they can be read. */
function anyOf(...ranges: readonly (readonly [number, number])[]): string {
  const escape = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`
  return `[${ranges.map(([first, last]) => `${escape(first)}-${escape(last)}`).join('')}]`
}

const CONTROLS = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
] as const
/** Soft hyphens, zero-width characters, and marks that turn the direction of writing, which hide one text in another. */
const UNSEEN = [
  [0xad, 0xad],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
] as const
/** What has a composed form: combining marks, Korean letters apart, compatibility signs. */
const TO_COMPOSE = [
  [0x300, 0x36f],
  [0x1100, 0x11ff],
  [0x2126, 0x212b],
  [0xf900, 0xfaff],
] as const
const OTHER_SPACES = [
  [0x09, 0x0d],
  [0xa0, 0xa0],
  [0x2000, 0x200a],
  [0x2028, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
] as const

const INVISIBLE = new RegExp(anyOf(...CONTROLS, ...UNSEEN), 'g')
/** Anything that could need a hand, spaces beside spaces and signs at the ends too. Most cells have none. */
const UNTIDY = new RegExp(`${anyOf(...CONTROLS, ...UNSEEN, ...TO_COMPOSE, ...OTHER_SPACES)}| [ ,;]|^[\\s'",;]|[\\s",;]$|[,;]\\s*[,;]`)

export interface CleanText {
  readonly text: string
  readonly composed: boolean
  readonly invisible: boolean
  readonly delimiters: boolean
}

/** One line, composed letters, single spaces; nothing that cannot be seen. */
export function cleanText(given: string): CleanText {
  if (!UNTIDY.test(given)) return { text: given, composed: false, invisible: false, delimiters: false }
  const composed = given.normalize('NFC')
  const visible = composed.replaceAll(INVISIBLE, '')
  const spaced = visible
    .replaceAll(/[\s\u00a0\u2000-\u200a\u202f\u3000]+/g, ' ')
    .trim()
    .replace(/^'(?=[\d=+-])/, '')
    .replace(/^"(.*)"$/s, '$1')
    .trim()
  const single = spaced
    .replaceAll(/([,;])(?:\s*\1)+/g, '$1')
    .replaceAll(/ +(?=[,;])/g, '')
    .replace(/^[,;]\s*|\s*[,;]$/g, '')
  return {
    text: single,
    composed: composed !== given,
    invisible: visible !== composed,
    delimiters: /([,;])\s*\1/.test(spaced),
  }
}

/** The pieces of a cell that lists several things. */
export function pieces(text: string, separators: RegExp = /[;|\n•·]|,(?!\d)/): string[] {
  return text
    .split(separators)
    .map((piece) => piece.replace(/^[\s\-–*.]+(?=[^\d\s]|\s)|[\s.]+$/g, '').trim())
    .filter((piece) => piece !== '' && !isMissing(piece))
}
