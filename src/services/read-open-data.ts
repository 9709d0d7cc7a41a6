/** Published tables, read row by row under our names of their columns: docs/importing-open-data.md. */
import { stringify } from 'csv-stringify/sync'
import { readAtlas } from '../intake/open-data/atlas.ts'
import { readBaci, readBaciCountries } from '../intake/open-data/baci.ts'
import { readComtrade } from '../intake/open-data/comtrade.ts'
import { readIcio } from '../intake/open-data/icio.ts'
import { readOpenSupplyHub } from '../intake/open-data/open-supply-hub.ts'

export const OPEN_DATA_FORMATS = ['comtrade', 'baci', 'atlas', 'open-supply-hub', 'icio'] as const
export type OpenDataFormat = (typeof OPEN_DATA_FORMATS)[number]

export interface OpenDataOptions {
  /** ISO 3166 alpha-3; rows of which no side is among them are left out. All rows without it. */
  readonly countries?: ReadonlySet<string> | undefined
  /** Digits of the product codes of the Atlas file. */
  readonly digits?: 2 | 4 | 6 | undefined
  /** BACI's own table of countries. */
  readonly countryCodes?: string | undefined
}

const PIECE_ROWS = 1000

/** CSV, piece by piece, with the number of rows so far; a file of any size needs the memory of one piece. */
export async function* openDataCsv(
  format: OpenDataFormat,
  path: string,
  options: OpenDataOptions,
): AsyncGenerator<{ text: string; rows: number }> {
  let columns: string[] | undefined
  let piece: object[] = []
  let rows = 0
  const flush = () => {
    const lines = piece.map((row) => Object.values(row).map(cell))
    piece = []
    return { text: stringify(lines, { escape_formulas: true, cast: { boolean: String } }), rows }
  }
  for await (const row of await readRows(format, path, options)) {
    if (!concerns(row, options.countries)) continue
    if (columns === undefined) {
      columns = Object.keys(row)
      yield { text: stringify([columns]), rows }
    }
    rows++
    if (piece.push(row) >= PIECE_ROWS) yield flush()
  }
  if (piece.length > 0) yield flush()
}

async function readRows(format: OpenDataFormat, path: string, options: OpenDataOptions): Promise<AsyncIterable<object>> {
  if (format === 'comtrade') return readComtrade(path)
  if (format === 'atlas') return readAtlas(path, options.digits)
  if (format === 'open-supply-hub') return readOpenSupplyHub(path)
  if (format === 'icio') return readIcio(path, options.countries)
  const codes = options.countryCodes === undefined ? new Map<number, string>() : await readBaciCountries(options.countryCodes)
  return readBaci(path, codes, options.countries)
}

/** The two tables that have both sides in a row are filtered while they are read. */
function concerns(row: object, countries: ReadonlySet<string> | undefined): boolean {
  if (countries === undefined) return true
  const sides = Object.entries(row).filter(([name]) => ['country', 'reporter', 'partner'].includes(name))
  return sides.length === 0 || sides.some(([, country]) => countries.has(String(country)))
}

function cell(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.join('|') : JSON.stringify(value)
}
