import { type Cell, isMarked, type SheetRow } from './cell.ts'
import { createDuplicateFinder } from './duplicate-rows.ts'
import { isUnicode, restoreLetters } from './encodings/column-letters.ts'
import type { LegacyEncoding } from './encodings/legacy-encoding.ts'
import { createRowParser } from './parse-row.ts'
import type { ParsedRow } from './parsed-row.ts'
import type { RowContext } from './row-context.ts'
import type { ReadPlan } from './worker-messages.ts'

/** The rows after the heading, with the letters of each column restored; without a plan, the rows as they are. */
export async function* plannedRows(
  chunks: AsyncGenerator<readonly SheetRow[]>,
  plan: ReadPlan | undefined,
): AsyncGenerator<readonly SheetRow[]> {
  if (plan === undefined) {
    yield* chunks
    return
  }
  const encodings = new Map(plan.columns.map(({ column, encoding }) => [column, encoding]))
  // Rows added later, by other hands, are in Unicode: from the first of them on a column is read with more care.
  const mixed = new Set<number>()
  for await (const rows of chunks)
    yield rows
      .filter(({ row_no }) => row_no > plan.after_row_no)
      .map(({ row_no, cells }) => ({
        row_no,
        cells: cells.map((cell, column) => restoreCell(cell, encodings.get(column) ?? null, mixed, column)),
      }))
}

export async function* parseRows(
  chunks: AsyncGenerator<readonly SheetRow[]>,
  plan: ReadPlan,
  context: RowContext,
): AsyncGenerator<readonly ParsedRow[]> {
  const parseRow = createRowParser(plan.columns, context)
  const findDuplicates = createDuplicateFinder()
  for await (const rows of plannedRows(chunks, plan)) yield rows.map((row) => findDuplicates(parseRow(row)))
}

/** The text before is kept, so that the row can say what the file said. */
export function restoreCell(cell: Cell, encoding: LegacyEncoding | null, mixed?: Set<number>, column = 0): Cell {
  const font = isMarked(cell) ? cell.font : undefined
  if (encoding === null && font === undefined) return cell
  const text = isMarked(cell) ? cell.value : cell
  if (typeof text !== 'string') return cell
  if (font === undefined && isUnicode(text)) mixed?.add(column)
  const restored = restoreLetters(text, encoding, font, mixed?.has(column))
  if (restored === text) return cell
  return { ...(isMarked(cell) ? cell : { kind: 'plain' }), value: restored, raw: text }
}
