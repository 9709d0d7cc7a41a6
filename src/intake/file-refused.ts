/** Why a file as a whole is not read. Each has its sentence and its advice under `intake.refused` in src/domain/messages. */
export const REFUSALS = [
  'empty_file',
  'file_too_large',
  'not_a_spreadsheet',
  'old_xls',
  'binary_workbook',
  'macros',
  'open_document',
  'numbers_document',
  'encrypted',
  'web_page',
  'damaged',
  'unsafe_archive',
  'too_many_parts',
  'unpacks_too_large',
  'document_type',
  'too_many_sheets',
  'no_such_sheet',
  'too_many_rows',
  'too_many_columns',
  'cell_too_long',
  'too_many_strings',
  'no_table',
  'binary_text',
  'missing_columns',
  'bad_value',
  'out_of_memory',
  'too_slow',
  'cancelled',
  'reader_failed',
] as const
export type Refusal = (typeof REFUSALS)[number]

export type RefusalArguments = Readonly<Record<string, string | number>>

/** Thrown for what is wrong with the file, never for a fault of ours. `detail` is for the log, not for the person. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly code: Refusal
  readonly args: RefusalArguments
  readonly detail: string

  constructor(code: Refusal, args: RefusalArguments = {}, detail = '') {
    super(`${code}${detail === '' ? '' : `: ${detail}`}`)
    this.code = code
    this.args = args
    this.detail = detail
  }
}
