import { csvRows } from '../csv/csv-rows.ts'
import { detectDialect } from '../csv/dialect.ts'
import { decodedChunks, detectEncoding } from '../csv/text-encoding.ts'
import { FileRefused } from '../file-refused.ts'
import { DEFAULT_LIMITS, type IntakeLimits } from '../limits.ts'
import { cellText } from '../cell.ts'

/** Published tables are larger than lists of firms: 11 million rows in a year of BACI, 4,000 columns in ICIO. */
const LIMITS: IntakeLimits = { ...DEFAULT_LIMITS, rows: 1_000_000_000, columns: 10_000 }

/** A row of a published table, by the names we give its columns. */
export interface OpenRow<Name extends string> {
  readonly row_no: number
  /** Empty text where the column is missing or the cell is empty. */
  text(name: Name): string
  /** Null for empty cells and the publishers' words for no value; refuses what is no number. */
  number(name: Name): number | null
  required(name: Name): string
}

/** Our name of a column, the names it has had in the publisher's files, and whether the table makes sense without it. */
export type OpenColumns<Name extends string> = Readonly<Record<Name, { readonly named: readonly string[]; readonly optional?: true }>>

/** Rows of a CSV file whose columns are found by name, in whatever order, whatever their case. */
export async function* openRows<Name extends string>(
  source: string | Uint8Array,
  columns: OpenColumns<Name>,
): AsyncGenerator<OpenRow<Name>> {
  let places: ReadonlyMap<Name, number> | undefined
  for await (const { row_no, cells } of tableRows(source)) {
    if (places === undefined) {
      places = findColumns(cells, columns)
      continue
    }
    yield openRow(row_no, cells, places, columns)
  }
  if (places === undefined) throw new FileRefused('no_table')
}

export async function* tableRows(source: string | Uint8Array): AsyncGenerator<{ row_no: number; cells: readonly string[] }> {
  const text = await detectEncoding(source)
  if (text === undefined) throw new FileRefused('binary_text')
  let head = ''
  for await (const characters of decodedChunks(source, text)) {
    head = characters.slice(0, 1024 * 1024)
    break
  }
  if (/^\s*<|^PK/.test(head)) throw new FileRefused('not_a_spreadsheet')
  for await (const rows of csvRows(source, text, detectDialect(head), LIMITS))
    for (const { row_no, cells } of rows) yield { row_no, cells: cells.map(cellText) }
}

function findColumns<Name extends string>(header: readonly string[], columns: OpenColumns<Name>): ReadonlyMap<Name, number> {
  const places = new Map(header.map((name, index) => [key(name), index]))
  const found = new Map<Name, number>()
  const missing: string[] = []
  for (const name of Object.keys(columns) as Name[]) {
    const { named, optional } = columns[name]
    const index = named.map((each) => places.get(key(each))).find((each) => each !== undefined)
    if (index !== undefined) found.set(name, index)
    else if (optional !== true) missing.push(named[0] ?? name)
  }
  if (missing.length > 0)
    throw new FileRefused('missing_columns', { columns: missing.join(', ') }, `the file has: ${header.slice(0, 40).join(', ')}`)
  return found
}

function openRow<Name extends string>(
  rowNo: number,
  cells: readonly string[],
  places: ReadonlyMap<Name, number>,
  columns: OpenColumns<Name>,
): OpenRow<Name> {
  const text = (name: Name): string => cells[places.get(name) ?? -1]?.trim() ?? ''
  const refuse = (name: Name, value: string): never => {
    throw new FileRefused('bad_value', { row: rowNo, column: columns[name].named[0] ?? name, value: value.slice(0, 60) })
  }
  return {
    row_no: rowNo,
    text,
    number: (name) => {
      const value = text(name)
      if (value === '' || /^(?:na|n\/a|null|nan|\.)$/i.test(value)) return null
      const number = Number(value)
      return Number.isFinite(number) ? number : refuse(name, value)
    },
    required: (name) => text(name) || refuse(name, ''),
  }
}

function key(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

/** Codes of a fixed number of digits, of which a spreadsheet may have dropped the first zero. */
export function paddedCode(text: string, digits: number): string {
  return /^\d+$/.test(text) ? text.padStart(digits, '0') : text
}
