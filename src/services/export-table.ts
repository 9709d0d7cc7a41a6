/** Whole tables, as they are, for people who want to compute with them. Lists as the pages show them: api/csv-export.ts. */
import { stringify } from 'csv-stringify/sync'
import { EDITION_TABLES } from '../db/edition-tables.ts'
import { readTableShape, streamTableRows, type TableRow } from '../db/queries/table-rows.ts'
import type { EditionNeedRow } from '../db/queries/needs.ts'
import type { ServiceContext } from './context.ts'
import { shareNeedRows } from './needs/shared-rows.ts'

export const EXPORT_TABLES = [...EDITION_TABLES, 'segment_status', 'gap'] as const
export type ExportTableName = (typeof EXPORT_TABLES)[number]
export const EXPORT_FORMATS = ['csv', 'json', 'ndjson'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Text of the file, piece by piece, with the number of rows so far. A table of any size needs the memory of one piece. */
export async function* exportTable(
  context: Pick<ServiceContext, 'db' | 'atlas'>,
  table: ExportTableName,
  format: ExportFormat,
): AsyncGenerator<{ text: string; rows: number }> {
  const { db } = context
  const shape = await readTableShape(db, table)
  let rows = 0
  if (format === 'csv') yield { text: csvLines([Object.fromEntries(shape.columns.map((column) => [column, column]))], shape.columns), rows }
  if (format === 'json') yield { text: '[', rows }
  for await (const whole of streamTableRows(db, table, shape)) {
    const page = table === 'need' ? await shareNeedRows(context, whole as unknown as readonly EditionNeedRow[]) : whole
    if (page.length === 0) continue
    const before = rows
    rows += page.length
    if (format === 'csv') yield { text: csvLines(page, shape.columns), rows }
    else if (format === 'ndjson') yield { text: page.map((row) => `${JSON.stringify(row)}\n`).join(''), rows }
    else yield { text: `${before === 0 ? '\n' : ',\n'}${page.map((row) => JSON.stringify(row)).join(',\n')}`, rows }
  }
  if (format === 'json') yield { text: '\n]\n', rows }
}

/** A text cell that begins with = + - @ runs as a formula when a spreadsheet opens the file: an apostrophe keeps it text. */
function csvLines(rows: readonly TableRow[], columns: readonly string[]): string {
  const records = rows.map((row) => columns.map((column) => csvValue(row[column])))
  return stringify(records, { escape_formulas: true, cast: { boolean: String } })
}

function csvValue(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value.join('|') : JSON.stringify(value)
}
