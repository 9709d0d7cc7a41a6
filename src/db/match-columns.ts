import type { Database } from './schema.ts'

/** Columns of `import_match` in the order in which the linkage writes them. */
export const MATCH_COLUMNS = [
  'import_id',
  'row_no',
  'outcome',
  'row_key',
  'company_id',
  'site_id',
  'new_company',
  'new_site',
  'twin_row_no',
  'company',
  'site',
  'changes',
] as const satisfies readonly (keyof Database['import_match'])[]
