import { Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import type { SheetRow } from '../cell.ts'
import { FileRefused } from '../file-refused.ts'
import type { IntakeLimits } from '../limits.ts'
import { columnName } from '../xlsx/sheet-rows.ts'
import type { CsvDialect } from './dialect.ts'
import { decodedChunks, type EncodedText } from './text-encoding.ts'

/** One record: every cell of a row at its longest would be larger, but no list of companies has such a row. */
const RECORD_CHARACTERS = 1024 * 1024
const BATCH = 500

/** Rows that hold something. Cells are text: a CSV file has no types. */
export async function* csvRows(
  source: string | Uint8Array,
  text: EncodedText,
  dialect: CsvDialect,
  limits: IntakeLimits,
): AsyncGenerator<readonly SheetRow[]> {
  const parser = parse({
    delimiter: dialect.delimiter,
    from_line: dialect.skipLines + 1,
    info: true,
    max_record_size: RECORD_CHARACTERS,
    relax_column_count: true,
    // A 15" screen is no quoted text.
    relax_quotes: true,
    skip_empty_lines: true,
  })
  const input = Readable.from(decodedChunks(source, text), { objectMode: true })
  input.on('error', (error) => parser.destroy(error))
  input.pipe(parser)
  let ready: SheetRow[] = []
  let lastLine = 0
  try {
    for await (const item of parser as AsyncIterable<{ info: Info; record: string[] }>) {
      lastLine = item.info.lines
      const rowNo = item.info.records + item.info.empty_lines + dialect.skipLines
      const row = toRow(rowNo, item.record, limits)
      if (row === undefined) continue
      ready.push(row)
      if (ready.length < BATCH) continue
      yield ready
      ready = []
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw error.code === 'CSV_MAX_RECORD_SIZE'
      ? new FileRefused('cell_too_long', { limit: limits.cellCharacters, row: lastLine + 1 }, error.message)
      : new FileRefused('damaged', { row: lastLine + 1 }, error.message)
  } finally {
    input.destroy()
    parser.destroy()
  }
  if (ready.length > 0) yield ready
}

function toRow(rowNo: number, record: readonly string[], limits: IntakeLimits): SheetRow | undefined {
  if (rowNo > limits.rows) throw new FileRefused('too_many_rows', { limit: limits.rows })
  let last = record.length - 1
  while (last >= 0 && record[last] === '') last--
  if (last < 0) return undefined
  if (last >= limits.columns) throw new FileRefused('too_many_columns', { limit: limits.columns, row: rowNo })
  const cells: (string | null)[] = []
  for (let column = 0; column <= last; column++) {
    const text = record[column] ?? ''
    if (text.length > limits.cellCharacters)
      throw new FileRefused('cell_too_long', { limit: limits.cellCharacters, row: rowNo, column: columnName(column) })
    cells.push(text === '' ? null : text)
  }
  return { row_no: rowNo, cells }
}
