import type { CellProblem, RowValues } from '../../intake/parsed-row.ts'

/** What is kept of a row in `import_row.read`. */
export interface StagedRead {
  readonly values: Readonly<RowValues>
  readonly problems: readonly CellProblem[]
}

/** Written by us and by nobody else: its outer shape is looked at, its values were when the row was read. A schema took longer than reading the JSON. */
export function stagedRead(stored: string): StagedRead {
  const read = JSON.parse(stored) as Partial<StagedRead>
  if (typeof read.values !== 'object' || !Array.isArray(read.problems)) throw new Error(`This is no staged row: ${stored.slice(0, 80)}`)
  return { values: read.values, problems: read.problems }
}
