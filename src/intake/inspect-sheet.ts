import { createHash } from 'node:crypto'
import { type NumberUnit, unitOfHeader } from './cell-rules/numbers.ts'
import { measureOfHeader } from './cell-rules/terms.ts'
import { cellText, type Cell, isMarked, type SheetRow } from './cell.ts'
import { detectLetters, type LettersVerdict, readsBest, restoreLetters, type SampleText } from './encodings/column-letters.ts'
import type { LegacyEncoding } from './encodings/legacy-encoding.ts'
import { isFooter } from './footer-row.ts'
import { findHeaderRow, headerAt, type HeaderRow } from './header-row.ts'
import { restoreCell } from './planned-rows.ts'
import { headerFingerprint, type MappingSuggestion, suggestMapping } from './suggest-mapping.ts'
import { columnName } from './xlsx/sheet-rows.ts'

export interface ColumnInspection extends MappingSuggestion {
  /** A, B … as the spreadsheet shows it. */
  readonly letter: string
  readonly header: string
  /** The first values, letters restored. */
  readonly samples: readonly string[]
  /** Of the rows looked at, the share with a value. */
  readonly filled: number
  readonly letters: LettersVerdict | null
  /** "Vốn (triệu USD)": to be passed on in the plan of the column. */
  readonly unit: NumberUnit | null
  /** "Công suất (tấn/năm)": the same. */
  readonly measure: string | null
}

export interface SheetInspection {
  readonly header: HeaderRow
  readonly columns: readonly ColumnInspection[]
  /** Of the headers: the same for the next file of the same kind. */
  readonly fingerprint: string
  readonly rows_looked_at: number
  readonly has_more_rows: boolean
}

const ROWS = 2000
const SAMPLES = 5
const MAPPING_ROWS = 300

/** Reads the beginning of a sheet and says what its columns seem to be. `headerRowNo`: where a person says the heading is; 0 = nowhere. */
export async function inspectSheet(chunks: AsyncGenerator<readonly SheetRow[]>, headerRowNo?: number): Promise<SheetInspection> {
  const { rows, more } = await firstRows(chunks)
  const header = headerRowNo === undefined ? findHeaderRow(rows) : headerAt(rows, headerRowNo)
  const body = rows.filter((row) => row.row_no > header.last_row_no && !isFooter(row))
  const width = Math.max(header.names.length, ...body.map((row) => row.cells.length), 0)
  const letters = columnLetters(body, header, width)
  const elsewhere = commonest(letters)
  const names = Array.from({ length: width }, (_, column) =>
    restoreHeading(header.names[column] ?? '', letters[column]?.encoding ?? elsewhere, headerLetters(header)),
  )
  const texts = body.map((row) =>
    row.cells.map((cell, column) =>
      cellText(restoreCell(cell, letters[column]?.encoding ?? null))
        .normalize('NFC')
        .trim(),
    ),
  )
  const suggestions = suggestMapping(names, texts.slice(0, MAPPING_ROWS))
  const columns = suggestions.map((suggestion, column): ColumnInspection => {
    const values = texts.map((row) => row[column] ?? '').filter((text) => text !== '')
    return {
      ...suggestion,
      letter: columnName(column),
      header: names[column] ?? '',
      samples: [...new Set(values)].slice(0, SAMPLES),
      filled: body.length === 0 ? 0 : values.length / body.length,
      letters: letters[column] ?? null,
      unit: unitOfHeader(names[column] ?? '') ?? null,
      measure: measureOfHeader(names[column] ?? ''),
    }
  })
  return {
    header: { ...header, names },
    columns,
    fingerprint: createHash('sha256').update(headerFingerprint(names)).digest('hex'),
    rows_looked_at: rows.length,
    has_more_rows: more,
  }
}

async function firstRows(chunks: AsyncGenerator<readonly SheetRow[]>): Promise<{ rows: SheetRow[]; more: boolean }> {
  const rows: SheetRow[] = []
  for await (const chunk of chunks) {
    for (const row of chunk) {
      if (rows.length === ROWS) return { rows, more: true }
      rows.push(row)
    }
  }
  return { rows, more: false }
}

function columnLetters(body: readonly SheetRow[], header: HeaderRow, width: number): (LettersVerdict | undefined)[] {
  const samples = Array.from({ length: width }, (_, column) => body.flatMap((row) => sampleText(row.cells[column] ?? null)))
  const first = samples.map((texts) => detectLetters(texts))
  // A short column may have too little of its own to tell; the rest of the file, or its headings, helps.
  const elsewhere = commonest(first) ?? headerLetters(header)
  return elsewhere === undefined ? first : samples.map((texts, column) => first[column] ?? detectLetters(texts, elsewhere))
}

/** A heading is often typed by another hand than the column: it needs a reason of its own. */
function restoreHeading(name: string, column: LegacyEncoding | undefined, heading: LegacyEncoding | undefined): string {
  const encoding = column !== undefined && readsBest(name, column) ? column : heading
  return restoreLetters(name, encoding ?? null, undefined, true).normalize('NFC')
}

function headerLetters(header: HeaderRow): LegacyEncoding | undefined {
  return detectLetters(header.names.map((text) => ({ text })))?.encoding
}

function commonest(verdicts: readonly (LettersVerdict | undefined)[]): LegacyEncoding | undefined {
  const tally = new Map<LegacyEncoding, number>()
  for (const verdict of verdicts) if (verdict !== undefined) tally.set(verdict.encoding, (tally.get(verdict.encoding) ?? 0) + 1)
  return [...tally].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}

function sampleText(cell: Cell): SampleText[] {
  const text = isMarked(cell) ? cell.value : cell
  return typeof text === 'string' ? [{ text, font: isMarked(cell) ? cell.font : undefined }] : []
}
