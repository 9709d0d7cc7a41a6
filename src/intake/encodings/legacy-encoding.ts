import iconv from 'iconv-lite'
import { isSyllable } from './vietnamese-syllable.ts'

/** Encodings whose bytes stand in a text as if they were Western European letters. */
export const LEGACY_ENCODINGS = ['tcvn3', 'vni', 'windows-1258', 'utf-8'] as const
export type LegacyEncoding = (typeof LEGACY_ENCODINGS)[number]

/** Letters of Windows-1252 that are no Latin-1: the code points they have as text, and their bytes. */
const BYTE_OF_1252 = new Map<string, number>(
  Array.from({ length: 32 }, (_, index): [string, number] => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + index)),
    0x80 + index,
  ]),
)

/** Undefined for a character that no Western European byte shows. */
function byteOf(character: string): number | undefined {
  const code = character.charCodeAt(0)
  return code < 0x100 && character.length === 1 ? code : BYTE_OF_1252.get(character)
}

const HIGH = /[^\p{ASCII}]/u

/** The text with its letters restored. Characters the encoding has no place for stay as they are. */
export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
  if (!HIGH.test(text)) return text
  switch (encoding) {
    case 'tcvn3':
      return decodeBytewise(text, TCVN3).normalize('NFC')
    case 'windows-1258':
      return decodeBytewise(text, WINDOWS_1258).normalize('NFC')
    case 'vni':
      return decodeVni(text)
    default:
      return decodeDoubleUtf8(text).normalize('NFC')
  }
}

function byteTable(charset: string): ReadonlyMap<number, string> {
  const table = new Map<number, string>()
  for (let byte = 0x80; byte < 0x100; byte++) {
    const letter = iconv.decode(Buffer.of(byte), charset)
    // A base letter with its mark is one letter to us.
    if (letter !== '' && letter !== '\ufffd') table.set(byte, letter)
  }
  return table
}

// The standard has capitals with tone marks and marks apart as well; the fonts (.VnTime) do not, and texts never hold them.
const TCVN3 = new Map(
  [...byteTable('tcvn')].filter(([byte, letter]) => byte >= 0xa1 && (/[ĂÂÊÔƠƯĐ]/.test(letter) || /\p{Ll}/u.test(letter))),
)
const WINDOWS_1258 = byteTable('windows-1258')

function decodeBytewise(text: string, table: ReadonlyMap<number, string>): string {
  let out = ''
  for (const character of text) {
    const byte = byteOf(character)
    out += (byte === undefined || byte < 0x80 ? undefined : table.get(byte)) ?? character
  }
  return out
}

/** VNI-Windows: a vowel followed by its mark. Same letters as in xvnkb's table. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  a: 'áùàøảûãõạïââấáầàẩåẫãậäăêắéằèẳúẵüặë',
  e: 'éùèøẻûẽõẹïêâếáềàểåễãệä',
  o: 'óùòøỏûõõọïôâốáồàổåỗãộä',
  ô: 'ớùờøởûỡõợï',
  u: 'úùùøủûũõụï',
  ö: 'ứùừøửûữõựï',
  y: 'ýùỳøỷûỹõ',
}
const VNI_ALONE: Readonly<Record<string, string>> = { ô: 'ơ', ö: 'ư', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ', ñ: 'đ' }

const VNI_PAIRS = new Map<string, string>()
for (const [base, letters] of Object.entries(VNI_MARKS))
  for (let at = 0; at < letters.length; at += 2) {
    const [letter, mark] = [letters[at] ?? '', letters[at + 1] ?? '']
    for (const written of new Set([base + mark, base + mark.toUpperCase()])) VNI_PAIRS.set(written, letter)
    for (const written of new Set([base.toUpperCase() + mark, base.toUpperCase() + mark.toUpperCase()]))
      VNI_PAIRS.set(written, letter.toUpperCase())
  }
const VNI_SINGLES = new Map<string, string>()
for (const [written, letter] of Object.entries(VNI_ALONE)) {
  VNI_SINGLES.set(written, letter)
  VNI_SINGLES.set(written.toUpperCase(), letter.toUpperCase())
}

/** Holds Western letters that no text in this encoding has: it is in another, or in none. */
export function isForeignTo(text: string, encoding: LegacyEncoding): boolean {
  if (encoding === 'tcvn3') return [...text].some((letter) => /[À-ÿ]/.test(letter) && !TCVN3.has(letter.charCodeAt(0)))
  if (encoding !== 'vni') return false
  for (let at = 0; at < text.length; at++) {
    if (VNI_PAIRS.has(text.slice(at, at + 2))) at++
    else if (/[À-ÿ]/.test(text[at] ?? '') && !VNI_SINGLES.has(text[at] ?? '')) return true
  }
  return false
}

function decodeVni(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const pair = VNI_PAIRS.get(text.slice(at, at + 2))
    if (pair !== undefined) at++
    out += pair ?? VNI_SINGLES.get(text[at] ?? '') ?? text[at] ?? ''
  }
  return out.normalize('NFC')
}

/** Runs of characters that are the bytes of UTF-8. The rest stays. */
function decodeDoubleUtf8(text: string): string {
  const decoded = text.replaceAll(/([^\p{ASCII}]+)( ?)/gu, (all, run: string, space: string) => {
    const whole = decodeRun(run)
    if (whole !== undefined) return whole + space
    // à, Ơ and Ạ end in a byte that shows as a no-break space, which many programs turn into a common one.
    const mended = space === ' ' && /[ÃÆº]$/.test(run) ? decodeRun(`${run}\u00a0`) : undefined
    return mended === undefined ? all : mended + SWALLOWED
  })
  if (!decoded.includes(SWALLOWED)) return decoded
  return decoded.replaceAll(PIECES, (_, before: string, after: string) => before + (isSyllable(before + after) ? '' : ' ') + after)
}

/** Stands for a space that was the last byte of a letter, or that as well as the end of a word. */
const SWALLOWED = '\ue000'
const PIECES = /(\p{L}*)\ue000(\p{L}*)/gu

/** Letters of two and three bytes: Vietnamese needs no more. Asked of every foreign word, so no exceptions here: they are slow. */
function isUtf8(bytes: readonly number[]): boolean {
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0
    const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe1 && lead <= 0xef ? 3 : 0
    if (length === 0) return false
    for (let next = at + 1; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false
    at += length
  }
  return true
}

function decodeRun(run: string): string | undefined {
  const bytes: number[] = []
  for (const character of run) {
    const byte = byteOf(character)
    if (byte === undefined) return undefined
    bytes.push(byte)
  }
  return isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : undefined
}
