import { distance } from 'fastest-levenshtein'
import { fold } from '../../domain/fold.ts'
import { columnName } from '../../intake/xlsx/sheet-rows.ts'
import { suggestMapping } from '../../intake/suggest-mapping.ts'

/** Which column of a list is what. Those a person names are taken; those that only support them are found by themselves. */

export interface WantedColumns {
  readonly name: string | undefined
  readonly address: string | undefined
  readonly tax_code: string | undefined
  readonly country: string | undefined
  /** Read no other columns than those named. */
  readonly only: boolean
}

/** Numbers of columns. */
export interface ListColumns {
  readonly name: readonly number[]
  readonly address: readonly number[]
  readonly tax_code: number | null
  readonly country: number | null
  readonly phone: readonly number[]
  readonly url: readonly number[]
}

export class ColumnNotFound extends Error {
  override readonly name = 'ColumnNotFound'
  readonly wanted: string
  readonly headers: readonly string[]

  constructor(wanted: string, headers: readonly string[]) {
    super(`no column ${wanted}`)
    this.wanted = wanted
    this.headers = headers
  }
}

/** Parts of an address that lists keep beside it. */
const PLACE_HEADER =
  /^(zip( ?code)?|zip 5|postal( code)?|post ?code|plz|ma buu (chinh|dien)|우편번호|邮编|郵便番号|city|town|district|county|state|ward|commune|province|quan|huyen|quan huyen|phuong|xa|phuong xa|thanh pho|tinh|tinh thanh( pho)?)$/
const SUPPORTING = { phone: 'phone', website: 'url', email: 'url' } as const
const SURE = 0.6

export function findColumns(wanted: WantedColumns, headers: readonly string[], sample: readonly (readonly string[])[]): ListColumns {
  const suggestions = suggestMapping(headers, sample)
  const several = (text: string | undefined) =>
    text === undefined ? [] : (tryColumn(text, headers) ?? text.split(',').map((part) => columnNamed(part.trim(), headers)))
  const one = (text: string | undefined) => (text === undefined ? null : columnNamed(text, headers))
  const name = wanted.name === undefined ? likelyNames(suggestions, headers) : several(wanted.name)
  const [address, tax_code, country] = [several(wanted.address), one(wanted.tax_code), one(wanted.country)]
  const free = (column: number) => ![...name, ...address, tax_code, country].includes(column)
  const supporting = (kind: 'phone' | 'url') =>
    wanted.only
      ? []
      : suggestions
          .filter(
            ({ field, confidence }) => confidence >= SURE && field in SUPPORTING && SUPPORTING[field as keyof typeof SUPPORTING] === kind,
          )
          .map(({ column }) => column)
          .filter(free)
  const places =
    address.length === 0 || wanted.only
      ? []
      : headers.flatMap((header, column) => (PLACE_HEADER.test(fold(header)) && free(column) ? [column] : []))
  return { name, address: [...address, ...places], tax_code, country, phone: supporting('phone'), url: supporting('url') }
}

function likelyNames(suggestions: ReturnType<typeof suggestMapping>, headers: readonly string[]): number[] {
  const names = suggestions
    .filter(({ field }) => field === 'name_vi' || field === 'name_en' || field === 'name_native')
    .map(({ column }) => column)
  if (names.length === 0) throw new ColumnNotFound('name', headers)
  return names
}

function tryColumn(text: string, headers: readonly string[]): number[] | undefined {
  const at = indexOf(text, headers)
  return at === -1 ? undefined : [at]
}

/** By its heading as a person may type it, its letter, or its number. */
function columnNamed(text: string, headers: readonly string[]): number {
  const at = indexOf(text, headers)
  if (at === -1) throw new ColumnNotFound(text, headers)
  return at
}

function indexOf(text: string, headers: readonly string[]): number {
  const plain = headers.map(fold)
  const wanted = fold(text)
  const compact = wanted.replaceAll(' ', '')
  const tests: ((header: string, column: number) => boolean)[] = [
    (_, column) => headers[column] === text,
    (header) => header === wanted && wanted !== '',
    (header) => header.replaceAll(' ', '') === compact && compact !== '',
    (_, column) => columnName(column) === text.toUpperCase(),
    (_, column) => String(column + 1) === text,
    (header) => compact.length >= 3 && header.startsWith(wanted),
    (header) => compact.length >= 3 && ` ${header} `.includes(` ${wanted} `),
    (header) => compact.length >= 4 && distance(header, wanted) <= Math.min(2, Math.floor(compact.length / 4)),
  ]
  for (const test of tests) {
    const found = plain.flatMap((header, column) => (test(header, column) ? [column] : []))
    if (found.length > 0) return found[0]!
  }
  return -1
}
