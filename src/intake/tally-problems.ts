import type { CellProblem, ParsedRow } from './parsed-row.ts'

export interface ProblemExample extends Pick<CellProblem, 'column' | 'before' | 'after' | 'args'> {
  readonly row_no: number
}

export interface ProblemTally {
  rule: string
  severity: CellProblem['severity']
  cells: number
  rows: number
  examples: ProblemExample[]
}

const EXAMPLES = 3

/** How often each rule found something in a block of rows. */
export function tallyProblems(rows: readonly ParsedRow[]): ProblemTally[] {
  const tallies = new Map<string, ProblemTally>()
  for (const { row_no, problems } of rows) {
    const here = new Set<ProblemTally>()
    for (const { code, severity, column, before, after, args } of problems) {
      const key = `${code} ${severity}`
      const tally = tallies.get(key) ?? { rule: code, severity, cells: 0, rows: 0, examples: [] }
      tallies.set(key, tally)
      tally.cells += 1
      here.add(tally)
      if (tally.examples.length < EXAMPLES) tally.examples.push({ row_no, column, before, after, args })
    }
    for (const tally of here) tally.rows += 1
  }
  return [...tallies.values()]
}
