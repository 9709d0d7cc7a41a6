import type { Cell } from '../cell.ts'
import type { CellProblem } from '../parsed-row.ts'
import type { ProblemCode } from '../problem-codes.ts'

/** A cell on its way through a rule: cleaned text, the cell itself, and where to say what is wrong. */
export interface CellInput {
  readonly text: string
  readonly cell: Cell
  /** Read as `after`. */
  fixed(code: ProblemCode, after: string, args?: CellProblem['args']): void
  /** Kept, but doubtful. */
  doubt(code: ProblemCode, args?: CellProblem['args']): void
  /** Not taken; the row goes on without it. */
  leaveOut(code: ProblemCode, args?: CellProblem['args']): undefined
  /** The whole row is rejected. */
  reject(code: ProblemCode, args?: CellProblem['args']): undefined
}
