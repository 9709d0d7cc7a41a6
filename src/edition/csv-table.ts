import { CsvError, parse } from 'csv-parse/sync'
import type { TableResource } from './data-package.ts'
import type { EditionRow, EditionTable } from './edition.ts'
import type { EditionProblem } from './problem.ts'

export interface ReadTable {
  readonly table: EditionTable
  readonly problems: readonly EditionProblem[]
}

const UTF8_HELP = 'Save the file again as "CSV UTF-8".'

/** Reads what can be read and says, with the line, what cannot. Never throws for what a person may have typed. */
export function readCsvTable(resource: TableResource, bytes: Uint8Array): ReadTable {
  const problems: EditionProblem[] = []
  const report = (rule: string, row: number | undefined, message: string, fix: string): void => {
    problems.push({ severity: 'error', rule, table: resource.name, file: resource.path, ...(row !== undefined && { row }), message, fix })
  }

  const text = decode(bytes)
  if (text === undefined) {
    const line = firstUndecodableLine(bytes)
    report('encoding', line, 'The file is not UTF-8 text', UTF8_HELP)
    return { table: emptyTable(resource, []), problems }
  }

  const { records, failure } = parseRecords(text)
  const [header, ...body] = records
  const columns = header?.cells ?? []
  if (header === undefined)
    report(
      'header',
      1,
      'The file is empty',
      `The first line must name the columns: ${resource.schema.fields.map((field) => field.name).join(',')}`,
    )
  for (const column of columns.filter((name, index) => columns.indexOf(name) !== index)) {
    report('header', 1, `The column "${column}" is there twice`, 'Delete or rename one of the two.')
  }

  const rows: EditionRow[] = []
  for (const { cells, line } of body) {
    if (cells.length === columns.length)
      rows.push({ line, cells: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])) })
    else
      report(
        'field_count',
        line,
        `The row has ${cells.length} fields, the header has ${columns.length}`,
        'Put text that holds a comma between double quotes, and check for missing or extra commas.',
      )
  }
  if (failure !== undefined)
    report('quotes', failure.line, failure.message, 'Close every opening double quote, and write a double quote inside text as two ("").')
  return { table: { ...emptyTable(resource, columns), rows }, problems }
}

function emptyTable(resource: TableResource, columns: readonly string[]): EditionTable {
  return { resource, fields: new Map(resource.schema.fields.map((field) => [field.name, field])), columns, rows: [] }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    // Takes a byte order mark off as well; spreadsheets write one. One kind of line end, or the parser counts lines twice.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    return undefined
  }
}

function firstUndecodableLine(bytes: Uint8Array): number {
  const NEW_LINE = 0x0a
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(NEW_LINE, start)
    const end = found === -1 ? bytes.length : found + 1
    if (decode(bytes.subarray(start, end)) === undefined) return line
    start = end
  }
  return line
}

interface CsvRecord {
  readonly cells: readonly string[]
  readonly line: number
}

function parseRecords(text: string): { records: CsvRecord[]; failure?: { line: number; message: string } } {
  const records: CsvRecord[] = []
  let lastLine = 0
  try {
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], context) => {
        lastLine = context.lines
        records.push({ cells, line: context.lines - newLinesIn(cells) })
        return null
      },
    })
    return { records }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // The parser reports where it gave up, often the end of the file; the record it was reading began after the last good one.
    return {
      records,
      failure: { line: lastLine + 1, message: `A quoted text that begins in this row does not end properly (${error.code.toLowerCase()})` },
    }
  }
}

function newLinesIn(cells: readonly string[]): number {
  return cells.reduce((count, text) => count + (text.match(/[\r\n]/g)?.length ?? 0), 0)
}
