import * as z from 'zod'
import type { CellProblem, ParsedRow, RowValues } from '../../intake/parsed-row.ts'

/** What is kept of a row in `import_row.read`. */
export interface StagedRead {
  readonly values: Readonly<RowValues>
  readonly problems: readonly CellProblem[]
}

const staged = z.object({ values: z.record(z.string(), z.unknown()), problems: z.array(z.record(z.string(), z.unknown())) })

/** Written by us and by nobody else: its outer shape is checked, its values were when the row was read. */
export function stagedRead(stored: unknown): StagedRead {
  return staged.parse(typeof stored === 'string' ? JSON.parse(stored) : stored) as unknown as StagedRead
}

export function stage({ row_no, rejected, raw, values, problems }: ParsedRow) {
  return { row_no, rejected, raw, read: { values, problems } satisfies StagedRead }
}

export interface ProblemExample extends Pick<CellProblem, 'column' | 'before' | 'after' | 'args'> {
  readonly row_no: number
}

interface ProblemTally {
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
