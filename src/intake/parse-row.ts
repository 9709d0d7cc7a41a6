import { rawText, type SheetRow } from './cell.ts'
import { indexPlaces } from './cell-rules/places.ts'
import { checkRow } from './check-row.ts'
import type { ColumnPlan } from './column-plan.ts'
import type { ImportField } from './fields.ts'
import { footerRow, isFooter } from './footer-row.ts'
import type { CellProblem, ParsedRow, RowValues } from './parsed-row.ts'
import { createCellReader } from './read-cell.ts'
import type { RowContext } from './row-context.ts'

/** Reads rows by a mapping. The vocabulary is indexed once; each row is its own affair: an error rejects it whole, the others go on. */
export function createRowParser(columns: readonly ColumnPlan[], context: RowContext): (row: SheetRow) => ParsedRow {
  const places = indexPlaces(context)
  const readCell = createCellReader(context, places)
  const mapped = columns.filter(({ field }) => field !== 'ignore')
  return (row) => {
    if (isFooter(row)) return footerRow(row)
    const values: RowValues = {}
    const raw: Partial<Record<ImportField, string>> = {}
    const problems: CellProblem[] = []
    for (const plan of mapped) {
      const cell = row.cells[plan.column] ?? null
      if (cell === null) continue
      const before = rawText(cell)
      raw[plan.field] = raw[plan.field] === undefined ? before : `${raw[plan.field]} | ${before}`
      readCell(cell, before, plan, { values, problems })
    }
    problems.push(...checkRow(values, places, context, columns))
    return { row_no: row.row_no, values, raw, problems, rejected: problems.some(({ severity }) => severity === 'error') }
  }
}
