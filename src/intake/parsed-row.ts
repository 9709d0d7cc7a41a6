import type { Ownership, Role } from '../domain/vocabulary.ts'
import type { ImportField } from './fields.ts'
import type { ProblemCode } from './problem-codes.ts'

/** What is wrong with a cell. `fixed`: we read it as `after`. `error`: the whole row is rejected. */
export interface CellProblem {
  /** Index of the column in the sheet; null when it is about the row. */
  readonly column: number | null
  readonly field: ImportField | null
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning' | 'fixed'
  readonly args: Readonly<Record<string, string | number>>
  readonly before: string | null
  readonly after: string | null
  /** The value of the cell, or a part of it, is not taken. */
  readonly left_out: boolean
}

export interface TermRead {
  readonly term_id?: string
  readonly unit?: string
  readonly amount?: number
  readonly per?: string
  readonly quantity?: number
}

/** Typed values by field. Absent means missing: never empty text, never zero. */
export interface RowValues {
  name_vi?: string
  name_en?: string
  name_native?: string
  native_lang?: string
  short_name?: string
  tax_code?: string
  ownership?: Ownership
  /** ISO 3166 alpha-3, as export_market. */
  home_country?: string
  group_name?: string
  website?: string[]
  email?: string[]
  phone?: string[]
  address?: string
  /** Id of today's province; `former_province` when the row named one of before July 2025. */
  province?: string
  former_province?: string
  /** Id of the park, or its name as written when it is not in the vocabulary. */
  park?: string
  park_name?: string
  site_name?: string
  site_kind?: string
  segment?: string[]
  /** Words of the segment column that name no segment; kept, never guessed. */
  unknown_segment?: string[]
  role?: Role
  product?: string[]
  hs_code?: string[]
  employees?: number
  founded?: string
  capacity?: string
  process?: string[]
  equipment?: string[]
  material?: string[]
  moq?: string
  lead_time?: string
  /** ISO 639-1. */
  language?: string[]
  certificate?: string[]
  /** Last days of the certificates, in their order. */
  expires_on?: string[]
  /** What is known of a text beside itself, by field and text: entry of the vocabulary, number, unit. */
  terms?: Partial<Record<ImportField, Record<string, TermRead>>>
  export_market?: string[]
  customer?: string[]
  revenue_usd?: number
  investment_usd?: number
  note?: string
  status?: string
  lat?: number
  lon?: number
  source_url?: string
  as_of?: string
  os_id?: string
  lei?: string
}

export interface ParsedRow {
  readonly row_no: number
  readonly values: Readonly<RowValues>
  /** The text of the file per field, where there was any; several columns are joined by " | ". */
  readonly raw: Readonly<Partial<Record<ImportField, string>>>
  readonly problems: readonly CellProblem[]
  /** A row with an error is not imported; the others go on. */
  readonly rejected: boolean
}
