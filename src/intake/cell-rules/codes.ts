import { parseTaxCode } from '../../linkage/tax-code.ts'
import { isMarked } from '../cell.ts'
import type { CellInput } from './cell-input.ts'
import { pieces } from './clean-text.ts'

export function readTaxCode(input: CellInput): string | undefined {
  const parsed = parseTaxCode(input.text)
  if ('problem' in parsed) return input.leaveOut('tax_code_invalid', { reason: parsed.problem })
  // Twelve digits are the number of a person who does business: personal data.
  if (parsed.kind === 'personal') return input.leaveOut('personal_data')
  if (parsed.repaired !== null && parsed.repaired !== 'separators')
    input.fixed('tax_code_repaired', parsed.code, { repair: parsed.repaired })
  return parsed.code
}

/** Digits only, of 4, 6, 8 or 10; several in one cell. */
export function readHsCodes(input: CellInput): string[] | undefined {
  const isNumber = typeof (isMarked(input.cell) ? input.cell.value : input.cell) === 'number'
  const kept: string[] = []
  for (const piece of pieces(input.text.replaceAll(/(?<!\p{L})(?:hs|mã|code)(?!\p{L})[\s.:]*/giu, ' '), /[;,|/\n]|\s{2,}|\s(?=\d{4,})/)) {
    const bare = piece.replaceAll(/[.\s-]/g, '')
    // A number cell drops the zero of chapters 01 to 09.
    const digits = isNumber && /^(?:\d{3}|\d{5}|\d{7}|\d{9})$/.test(bare) ? `0${bare}` : bare
    const chapter = Number(digits.slice(0, 2))
    if (!/^(?:\d{4}|\d{6}|\d{8}|\d{10})$/.test(digits) || chapter < 1 || chapter > 97 || chapter === 77)
      input.leaveOut('hs_code_invalid', { value: piece.slice(0, 40) })
    else kept.push(digits)
  }
  return kept.length === 0 ? undefined : [...new Set(kept)]
}

/** ISO 17442: two check digits over the whole, modulo 97. */
export function readLei(input: CellInput): string | undefined {
  const code = input.text.toUpperCase().replaceAll(/[\s-]/g, '')
  return /^[A-Z0-9]{18}\d{2}$/.test(code) && modulo97(code) === 1 ? code : input.leaveOut('lei_invalid')
}

function modulo97(code: string): number {
  let rest = 0
  for (const character of code) for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest
}

/** Open Supply Hub: country, year, day of the year, five characters and one to check them, all Crockford base 32, modulo 37. */
export function readOsId(input: CellInput): string | undefined {
  const id = input.text.toUpperCase().replaceAll(/[\s-]/g, '')
  return /^[A-Z]{2}\d{7}[0-9A-HJKMNP-TV-Z]{5}[0-9A-HJKMNP-TV-Z*~$=U]$/.test(id) ? id : input.leaveOut('os_id_invalid')
}

const STANDARD =
  /^(ISO|IATF|QS|AS|TS|SA|IEC|OHSAS|ISO\s?\/\s?TS|ISO\s?\/\s?IEC|QC|TCVN|HACCP|RBA|BSCI|SMETA|UL|CE|KC|ROHS|REACH|GMP|FSC|WRAP|ANSI|IPC|ESD|TL|VDA)\b/i

/** "iso9001-2015" → "ISO 9001:2015". Names we do not know are kept as they are; "có" is not a certificate. */
export function readCertificates(input: CellInput): string[] | undefined {
  const kept: string[] = []
  for (const piece of pieces(input.text, /[;,|\n•+&]|\s\/\s|(?<=\d)\/(?=[A-Z])|\s(?:và|and)\s/iu)) {
    const spaced = piece.replace(/^([A-Za-z/]+)[\s-]*(?=\d)/, '$1 ').replaceAll(/\s+/g, ' ')
    if (/^(?:có|yes|đã có|ok|x|v|√|đang .*|in progress|예|있음|有)$/iu.test(spaced))
      input.leaveOut('certificate_unknown', { value: piece.slice(0, 60) })
    else if (STANDARD.test(spaced))
      kept.push(
        spaced.replace(/^[A-Za-z/]+/, (letters) => letters.toUpperCase()).replace(/(\d{3,5})[\s:/(-]+((?:19|20)\d{2})\)?$/, '$1:$2'),
      )
    // "ISO 9001, 14001" goes on with the number alone.
    else if (/^\d{4,5}(?::\d{4})?$/.test(spaced) && /^ISO\b/.test(kept.at(-1) ?? '')) kept.push(`ISO ${spaced}`)
    else kept.push(spaced)
  }
  return kept.length === 0 ? undefined : [...new Set(kept)]
}
