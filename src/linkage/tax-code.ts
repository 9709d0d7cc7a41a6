/**
 * Mã số thuế: the tax code that is also the enterprise code. Ten digits, the last a check digit; a dependent unit adds `-NNN`. Since
 * July 2025 persons and household businesses use their twelve-digit personal number instead.
 *
 * Spreadsheets damage such codes (a leading zero lost, a dash dropped, O for 0). What was damaged is repaired only where the check
 * digit then agrees: one damaged code in eleven would pass by chance, so nothing is guessed beyond the damages named here.
 */
export type TaxCodeRepair = 'scientific' | 'leading_zero' | 'letters' | 'dash' | 'prefix' | 'separators'

export interface TaxCode {
  readonly kind: 'enterprise' | 'unit' | 'personal'
  /** `0100047516`, `0100047516-001`, or the twelve digits of a person. */
  readonly code: string
  /** What the enterprise and its dependent units have in common. */
  readonly base: string
  readonly branch: string | null
  /** The gravest of the repairs made. */
  readonly repaired: TaxCodeRepair | null
}

export type TaxCodeProblem =
  | 'empty'
  | 'characters'
  | 'length'
  /** Digits were rounded away: 3.14409E+08. */
  | 'scientific'
  | 'province_prefix'
  | 'serial'
  | 'check_digit'
  | 'branch'

const GRAVEST_FIRST: readonly TaxCodeRepair[] = ['scientific', 'leading_zero', 'letters', 'dash', 'prefix', 'separators']
const LABEL =
  /^(?:(?:m\p{L}+ s\p{L}+ (?:thu\p{L}+|dn|doanh nghi\p{L}+)|m\.?s\.?t|m\.?s\.?d\.?n|tax (?:code|id|no)|tin|vat|vn)(?!\p{L})[\s.:#-]*)+/iu
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]

export function parseTaxCode(text: string): TaxCode | { readonly problem: TaxCodeProblem } {
  // Nearly all are whole.
  if (/^\d{10}$/.test(text)) return read(text, false, new Set())
  const repairs = new Set<TaxCodeRepair>()
  const given = text.normalize('NFKC').trim()
  let rest = given.replace(/^['"`‘’]+|['"`‘’]+$/g, '').replace(LABEL, '')
  if (rest !== given) repairs.add('prefix')
  if (rest === '') return { problem: 'empty' }

  if (/^\d([.,]\d+)?e\+?\d+$/i.test(rest)) {
    const digits = writtenOut(rest)
    if (digits === null) return { problem: 'scientific' }
    repairs.add('scientific')
    rest = digits
  } else if (/^\d{8,13}\.0+$/.test(rest)) {
    repairs.add('separators')
    rest = rest.replace(/\.0+$/, '')
  }
  const dashed = /^(.*\d)\s*[-‐‑‒–—−/]\s*(\d{3})$/.exec(rest)
  const bare = rest.replaceAll(/[\s.,'_‐‑‒–—−/-]/g, '')
  const digits = bare.replaceAll(/[oO]/g, '0').replaceAll(/[iIl|]/g, '1')
  if (digits !== bare) repairs.add('letters')
  if (!/^\d+$/.test(digits)) return { problem: 'characters' }
  if (bare !== rest && !(dashed && `${bare.slice(0, -3)}-${bare.slice(-3)}` === rest)) repairs.add('separators')
  return read(digits, dashed !== null, repairs)
}

function read(digits: string, dashed: boolean, repairs: Set<TaxCodeRepair>): TaxCode | { readonly problem: TaxCodeProblem } {
  if (digits.length === 12 && !dashed && PERSON.test(digits) && !repairs.has('letters')) {
    return { kind: 'personal', code: digits, base: digits, branch: null, repaired: gravest(repairs) }
  }
  // A number cell drops leading zeros: 9 and 12 digits are 10 and 13 that began with one.
  const short = digits.length === 9 || digits.length === 12
  const whole = short ? `0${digits}` : digits
  if (short) repairs.add('leading_zero')
  if (whole.length !== 10 && whole.length !== 13) return { problem: 'length' }
  const base = whole.slice(0, 10)
  const branch = whole.length === 13 ? whole.slice(10) : null
  if (branch !== null && !dashed) repairs.add('dash')
  const problem = problemOf(base, branch)
  if (problem !== null) return { problem: short ? 'length' : problem }
  return {
    kind: branch === null ? 'enterprise' : 'unit',
    code: branch === null ? base : `${base}-${branch}`,
    base,
    branch,
    repaired: gravest(repairs),
  }
}

/** Place of registration 001–096, then the digit for sex and century: no tax code of twelve digits that lost a zero begins so. */
const PERSON = /^0(0[1-9]|[1-8]\d|9[0-6])[0-9]\d{8}$/

function problemOf(base: string, branch: string | null): TaxCodeProblem | null {
  if (base.startsWith('00')) return 'province_prefix'
  if (base.slice(2, 9) === '0000000') return 'serial'
  if (branch === '000') return 'branch'
  return checkDigit(base.slice(0, 9)) === base[9] ? null : 'check_digit'
}

/** `10` where the serial is never issued, so that no digit equals it. */
function checkDigit(nine: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(nine[index]), 0)
  return String(10 - (sum % 11))
}

/** The digits of a number in scientific notation, if none of them was rounded away. */
function writtenOut(text: string): string | null {
  const [mantissa = '', exponent = ''] = text.toLowerCase().replace('+', '').split('e')
  const [whole = '', fraction = ''] = mantissa.split(/[.,]/)
  return fraction.length === Number(exponent) ? whole + fraction : null
}

function gravest(repairs: ReadonlySet<TaxCodeRepair>): TaxCodeRepair | null {
  return GRAVEST_FIRST.find((repair) => repairs.has(repair)) ?? null
}
