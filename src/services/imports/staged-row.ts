import * as z from 'zod'
import type { CellProblem, RowValues } from '../../intake/parsed-row.ts'

/** What is kept of a row in `import_row.read`. */
export interface StagedRead {
  readonly values: Readonly<RowValues>
  readonly problems: readonly CellProblem[]
}

const staged = z.object({ values: z.record(z.string(), z.unknown()), problems: z.array(z.record(z.string(), z.unknown())) })

/** Written by us and by nobody else: its outer shape is checked, its values were when the row was read. */
export function stagedRead(stored: string): StagedRead {
  return staged.parse(JSON.parse(stored)) as unknown as StagedRead
}
