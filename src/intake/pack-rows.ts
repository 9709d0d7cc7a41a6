import { isFooterRow } from './footer-row.ts'
import type { ParsedRow } from './parsed-row.ts'
import { type ProblemTally, tallyProblems } from './tally-problems.ts'

/** Rows as one piece of memory, which goes from thread to thread without being copied, and what is to be said of them at a glance. */
export interface PackedRows {
  readonly first_row_no: number
  readonly last_row_no: number
  /** Without the footers. */
  readonly rows: number
  readonly rejected: number
  readonly footers: number
  readonly fixed_cells: number
  readonly problem_cells: number
  readonly tallies: readonly ProblemTally[]
  /**
   * A line for each row, with tabs between: what `PackingPlan.lead` says, the number of the row, whether it is rejected, the texts of
   * the file and what was read of them, both as JSON, with every backslash doubled. That is the text format of PostgreSQL's COPY.
   */
  readonly lines: Uint8Array<ArrayBuffer>
}

export interface PackingPlan {
  /** Rows up to here are read, as later ones may repeat them, but not packed. */
  readonly after_row_no: number
  /** What every line begins with. */
  readonly lead: string
}

/** Undefined when all of them come before. */
export function packRows(all: readonly ParsedRow[], { after_row_no, lead }: PackingPlan): PackedRows | undefined {
  const rows = all.filter((row) => row.row_no > after_row_no)
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return undefined
  let lines = ''
  let [rejected, footers, fixed, problems] = [0, 0, 0, 0]
  for (const row of rows) {
    const footer = isFooterRow(row)
    if (footer) footers += 1
    else if (row.rejected) rejected += 1
    for (const { severity } of footer ? [] : row.problems) {
      if (severity === 'fixed') fixed += 1
      else problems += 1
    }
    const said = `${JSON.stringify(row.raw)}\t${JSON.stringify({ values: row.values, problems: row.problems })}`
    lines += `${lead}\t${row.row_no}\t${row.rejected}\t${said.includes('\\') ? said.replaceAll('\\', '\\\\') : said}\n`
  }
  return {
    first_row_no: first.row_no,
    last_row_no: last.row_no,
    rows: rows.length - footers,
    rejected,
    footers,
    fixed_cells: fixed,
    problem_cells: problems,
    tallies: tallyProblems(rows),
    lines: new TextEncoder().encode(lines),
  }
}
