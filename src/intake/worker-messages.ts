import type { SheetRow } from './cell.ts'
import type { Refusal, RefusalArguments } from './file-refused.ts'
import type { SheetInspection } from './inspect-sheet.ts'
import type { IntakeLimits } from './limits.ts'
import type { OpenFile } from './open-file.ts'
import type { RowContext } from './row-context.ts'
import type { PackedRows, PackingPlan } from './pack-rows.ts'
import type { ParsedRow } from './parsed-row.ts'
import type { ColumnPlan } from './column-plan.ts'

export interface WorkerOptions {
  readonly source: string | Uint8Array
  readonly limits: IntakeLimits
}

export interface ReadPlan {
  /** Rows up to this one are titles and headings. */
  readonly after_row_no: number
  readonly columns: readonly ColumnPlan[]
}

export type ToWorker =
  | { readonly kind: 'inspect'; readonly id: number; readonly sheet: number; readonly headerRowNo: number | undefined }
  | { readonly kind: 'read'; readonly id: number; readonly sheet: number; readonly plan: ReadPlan | undefined }
  | { readonly kind: 'parse'; readonly id: number; readonly sheet: number; readonly plan: ReadPlan; readonly context: RowContext }
  | {
      readonly kind: 'pack'
      readonly id: number
      readonly sheet: number
      readonly plan: ReadPlan
      readonly context: RowContext
      readonly packing: PackingPlan
    }
  | { readonly kind: 'more'; readonly id: number }
  | { readonly kind: 'stop'; readonly id: number }

export type WorkbookFacts = Pick<OpenFile, 'format' | 'sheets' | 'text'>

export type FromWorker =
  | { readonly kind: 'opened'; readonly facts: WorkbookFacts }
  | { readonly kind: 'inspected'; readonly id: number; readonly inspection: SheetInspection }
  | {
      readonly kind: 'batch'
      readonly id: number
      readonly rows: readonly SheetRow[] | readonly ParsedRow[] | readonly PackedRows[]
      readonly done: boolean
    }
  | { readonly kind: 'refused'; readonly id: number; readonly code: Refusal; readonly args: RefusalArguments; readonly detail: string }
