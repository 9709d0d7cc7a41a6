import { cell, type Edition, type EditionRow, type EditionTable } from '../edition.ts'
import type { EditionProblem } from '../problem.ts'

export interface Finding {
  readonly table: string
  readonly row?: EditionRow
  readonly column?: string
  readonly severity?: EditionProblem['severity']
  /** Without a full stop: the place and the value are put around it. */
  readonly message: string
  readonly fix: string
}

export type Report = (finding: Finding) => void

export interface Rule {
  readonly id: string
  readonly check: (edition: Edition, report: Report) => void
}

const LONGEST_VALUE = 80

export function reporterFor(edition: Edition, rule: Rule, problems: EditionProblem[]): Report {
  return ({ table, row, column, severity = 'error', message, fix }) => {
    const value = row === undefined || column === undefined ? undefined : cell(row, column)
    problems.push({
      severity,
      rule: rule.id,
      table,
      file: edition.tables.get(table)?.resource.path ?? 'datapackage.json',
      ...(row !== undefined && { row: row.line }),
      ...(column !== undefined && { column }),
      ...(value !== undefined && value !== '' && { value: value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value }),
      message,
      fix,
    })
  }
}

/** A rule about single cells: `select` picks the columns of a table, `problem` looks at each filled cell. */
export function cellRule(
  id: string,
  select: (column: string, table: EditionTable) => boolean,
  problem: (
    text: string,
    context: { row: EditionRow; column: string; table: EditionTable; edition: Edition },
  ) => Omit<Finding, 'table' | 'row' | 'column'> | undefined,
): Rule {
  return {
    id,
    check: (edition, report) => {
      for (const [name, table] of edition.tables) {
        for (const column of table.columns.filter((each) => table.fields.has(each) && select(each, table))) {
          for (const row of table.rows) {
            const text = cell(row, column)
            const found = text === '' ? undefined : problem(text, { row, column, table, edition })
            if (found !== undefined) report({ table: name, row, column, ...found })
          }
        }
      }
    },
  }
}
