import type { DataPackage, TableField, TableResource } from './data-package.ts'
import type { EditionProblem } from './problem.ts'

/** A row as the file has it: text, "" for empty. Typing comes later, so that a check can show what was written. */
export interface EditionRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

export interface EditionTable {
  readonly resource: TableResource
  readonly fields: ReadonlyMap<string, TableField>
  readonly columns: readonly string[]
  readonly rows: readonly EditionRow[]
}

export interface Edition {
  readonly id: string
  readonly folder: string
  readonly package: DataPackage
  readonly tables: ReadonlyMap<string, EditionTable>
  readonly checksum: string
  /** Files that could not be read whole. Such an edition is shown and checked, never loaded. */
  readonly readProblems: readonly EditionProblem[]
}

export function rowsOf(edition: Edition, table: string): readonly EditionRow[] {
  return edition.tables.get(table)?.rows ?? []
}

export function cell(row: EditionRow, column: string): string {
  return row.cells[column] ?? ''
}
