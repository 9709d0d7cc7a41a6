import type { LegacyEncoding } from './encodings/legacy-encoding.ts'
import type { ImportField } from './fields.ts'
import type { NumberUnit } from './cell-rules/numbers.ts'

/** What to do with one column of a sheet; columns that are not named are ignored. */
export interface ColumnPlan {
  readonly column: number
  readonly field: ImportField
  /** In which old encoding its letters are; null leaves them. */
  readonly encoding: LegacyEncoding | null
  /** What the heading says of its numbers: "vốn (triệu USD)". */
  readonly unit?: NumberUnit | null
  /** What the heading counts in: "công suất (tấn/năm)". */
  readonly measure?: string | null
}
