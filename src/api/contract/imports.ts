import * as z from 'zod'
import { forImporters } from './access.ts'
import { IMPORT_SOURCE_KINDS } from '../../domain/vocabulary.ts'
import { cursor, evidenceGrade, lang, limit, page } from './common.ts'

export const importId = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'the id of an import')
  .describe('Id of the import')

/**
 * reading: sheets, encoding and a mapping are being looked for · mapping: waits for a person to confirm the columns ·
 * staging, linking: the dry run · ready: waits for a person to apply it · applied, undone: done.
 */
export const IMPORT_STATES = [
  'reading',
  'mapping',
  'staging',
  'linking',
  'ready',
  'applying',
  'applied',
  'undoing',
  'undone',
  'cancelled',
  'failed',
] as const
export const importState = z.enum(IMPORT_STATES)

/** pending: read, not linked yet. Every other state says what applying does with the row, or has done. */
export const ROW_STATES = ['pending', 'new', 'linked', 'unchanged', 'review', 'rejected', 'footer'] as const
export const rowState = z.enum(ROW_STATES)

const date = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'YYYY, YYYY-MM or YYYY-MM-DD')
const text = (most: number) => z.string().trim().min(1).max(most)

export const importSource = z.object({
  title: text(300).describe('What the file is, as its publisher calls it'),
  publisher: text(200).nullable().default(null),
  url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullable()
    .default(null),
  kind: z.enum(IMPORT_SOURCE_KINDS),
  licence: text(200).describe('Licence or terms, “facts only” where only facts are taken'),
  published_on: date.nullable().default(null),
})

const importProgress = z.object({
  done: z.number().int(),
  total: z.number().int().nullable().describe('null while it is not known'),
  unit: z.enum(['rows', 'bytes', 'companies']).describe('companies: of an import that is applied, those that are found by now'),
  seconds: z.number().describe('Since the present step began'),
})

export const importCounts = z.object({
  rows: z.number().int().describe('Rows of the table below the header'),
  new: z.number().int(),
  linked: z.number().int(),
  unchanged: z.number().int(),
  review: z.number().int(),
  rejected: z.number().int(),
  footer: z.number().int().describe('Totals, notes and signatures under the table: no rows of it, and not among `rows`'),
  pending: z.number().int(),
  applied: z.number().int(),
  fixed_cells: z.number().int().describe('Cells that were repaired automatically'),
  problem_cells: z.number().int().describe('Cells with a warning or an error'),
})

export const importSummary = z.object({
  id: z.string(),
  state: importState,
  file: z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() }),
  source: importSource.extend({ id: z.string() }),
  evidence_grade: evidenceGrade,
  as_of: z.string().nullable(),
  counts: importCounts,
  progress: importProgress.nullable().describe('While something runs, and after it was applied until all its companies are found'),
  failure: z.string().nullable().describe('Why it failed, where, and how to go on'),
  created_at: z.string(),
  applied_at: z.string().nullable(),
  undone_at: z.string().nullable(),
  revision: z.number().int().describe('Grows with every change; the id of the event in /events'),
})
export type ImportSummary = z.infer<typeof importSummary>

export const importColumn = z.object({
  index: z.number().int().describe('0 = column A'),
  letter: z.string(),
  header: z.string(),
  samples: z.array(z.string()).describe('First values that are not empty'),
  field: z.string().nullable().describe('Chosen or proposed field; null = left out'),
  proposed_by: z.enum(['remembered', 'suggested', 'chosen']),
  confidence: z.number().describe('0–1'),
  alternatives: z.array(z.object({ field: z.string(), confidence: z.number() })),
})

export const importDetail = importSummary.extend({
  format: z.enum(['xlsx', 'csv']).nullable(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  sheet: z.string().nullable(),
  header_row: z.number().int().nullable().describe('Row of the column titles, counted as the spreadsheet does; null = there are none'),
  delimiter: z.string().nullable(),
  encoding: z
    .object({
      name: z.string(),
      repaired_columns: z.number().int(),
      samples: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
    })
    .nullable(),
  columns: z.array(importColumn),
  same_file: z
    .array(z.object({ id: z.string(), state: importState, created_at: z.string(), applied_at: z.string().nullable() }))
    .describe('Earlier imports of exactly this file'),
  effects: z
    .object({
      companies_new: z.number().int(),
      companies_linked: z.number().int(),
      sites_new: z.number().int(),
      sites_linked: z.number().int(),
      duplicates_in_file: z.number().int(),
      conflicts: z.number().int().describe('Values that differ from what is known'),
    })
    .nullable()
    .describe('What applying does, or did; null before the dry run'),
})
export type ImportDetail = z.infer<typeof importDetail>

const rowProblem = z.object({
  rule: z.string(),
  severity: z.enum(['fixed', 'warning', 'error']).describe('fixed: read as “after”; warning: look at it; error: the row is rejected'),
  message: z.string().describe('What is wrong, and what would be right'),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

const part = z.object({
  comparison: z.string(),
  level: z.string(),
  bits: z.number(),
  left: z.string().nullable(),
  right: z.string().nullable(),
  aligned: z.array(z.object({ left: z.string().nullable(), right: z.string().nullable(), kind: z.string(), idf: z.number() })).optional(),
})

const scored = z.object({
  id: z.string().describe('Company or site; “row:17” = row 17 of the same file'),
  name: z.string().nullable(),
  bits: z.number(),
  probability: z.number(),
  veto: z.string().nullable(),
  accept: z.string().nullable(),
  parts: z.array(part).describe('The sum of the bits; prior first'),
})

const rowLink = z.object({
  outcome: z.enum(['new', 'link', 'review']),
  reason: z.string().nullable().describe('Why it waits for a person, or which rule settled it'),
  to: scored.nullable(),
  candidates: z.array(scored).describe('Best first, at most five'),
})

export const importRow = z.object({
  row_no: z.number().int().describe('Row of the sheet, as the spreadsheet counts'),
  state: rowState,
  reason: z.string().nullable().describe('One sentence'),
  cells: z
    .array(
      z.object({
        field: z.string(),
        index: z.number().int().nullable().describe('Column, 0 = A; the first of several that were mapped to this field'),
        header: z.string(),
        raw: z.string().describe('Text of the file; several columns are joined by |'),
        value: z.string().nullable().describe('As it will be stored; null = not stored'),
        problems: z.array(rowProblem),
      }),
    )
    .describe('Mapped columns; the others are left out'),
  problems: z.array(rowProblem).describe('Of the row as a whole'),
  company: rowLink.nullable(),
  site: rowLink.nullable(),
  changes: z
    .array(
      z.object({
        level: z.enum(['company', 'site']),
        property: z.string(),
        known: z.string().nullable(),
        imported: z.string(),
        shown: z.enum(['known', 'imported']).describe('Which of the two is shown afterwards; both are kept'),
      }),
    )
    .describe('Against what is known of the company or site it is linked to'),
  company_id: z.string().nullable().describe('Once applied'),
  site_id: z.string().nullable(),
})
export type ImportRow = z.infer<typeof importRow>

const problemCount = z.object({
  rule: z.string(),
  severity: z.enum(['fixed', 'warning', 'error']),
  name: z.string().describe('The rule in words, as of the first example'),
  cells: z.number().int(),
  rows: z.number().int(),
  examples: z.array(
    z.object({ row_no: z.number().int(), header: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})

export const importField = z.object({
  id: z.string(),
  name: z.string(),
  level: z.enum(['company', 'site', 'both']).describe('What it is said of'),
})
export type ImportField = z.infer<typeof importField>

const tags = ['Imports']
const one = z.object({ id: importId, lang })

export const importContract = {
  fields: forImporters
    .route({ method: 'GET', path: '/import-fields', tags, summary: 'What a column can be mapped to' })
    .input(z.object({ lang }))
    .output(z.object({ items: z.array(importField), total: z.number().int(), next_cursor: z.null() })),
  list: forImporters
    .route({ method: 'GET', path: '/imports', tags, summary: 'Imports, newest first' })
    .input(z.object({ state: importState.optional(), limit, cursor, lang }))
    .output(page(importSummary)),
  create: forImporters
    .route({
      method: 'POST',
      path: '/imports',
      tags,
      summary: 'Begin an import from a finished upload',
      successStatus: 201,
    })
    .input(
      z.object({
        upload_id: z
          .string()
          .regex(/^[\w-]{8,80}$/, 'the last part of the address the upload was given')
          .describe('Last part of the upload’s address'),
        source: importSource,
        evidence_grade: evidenceGrade.describe('How far the facts of this file have been checked'),
        as_of: date.nullable().default(null).describe('Date the facts were true'),
        lang,
      }),
    )
    .output(importDetail),
  get: forImporters
    .route({ method: 'GET', path: '/imports/{id}', tags, summary: 'One import: state, columns, counts' })
    .input(one)
    .output(importDetail),
  read: forImporters
    .route({
      method: 'PUT',
      path: '/imports/{id}/reading',
      tags,
      summary: 'Read another sheet, header row or encoding',
    })
    .input(
      one.extend({
        sheet: z.string().max(100).optional(),
        header_row: z.number().int().min(0).max(1000).optional().describe('0 = the file has no column titles'),
        encoding: z.string().max(40).optional(),
      }),
    )
    .output(importDetail),
  map: forImporters
    .route({
      method: 'PUT',
      path: '/imports/{id}/mapping',
      tags,
      summary: 'Confirm what the columns mean, and begin the dry run',
    })
    .input(
      one.extend({
        columns: z
          .array(z.object({ index: z.number().int().min(0).max(255), field: z.string().max(60).nullable() }))
          .max(256)
          .describe('Columns that are not named are left out'),
      }),
    )
    .output(importDetail),
  rows: forImporters
    .route({
      method: 'GET',
      path: '/imports/{id}/rows',
      tags,
      summary: 'Rows with what was read, what is wrong, and where they go',
    })
    .input(one.extend({ state: rowState.optional(), problem: z.string().max(60).optional().describe('Id of a rule'), limit, cursor }))
    .output(page(importRow)),
  problems: forImporters
    .route({
      method: 'GET',
      path: '/imports/{id}/problems',
      tags,
      summary: 'How often each rule found something, with examples',
    })
    .input(one)
    .output(z.object({ items: z.array(problemCount), total: z.number().int(), next_cursor: z.null() })),
  apply: forImporters
    .route({
      method: 'POST',
      path: '/imports/{id}/apply',
      tags,
      summary: 'Take the rows in; those to be reviewed become review tasks',
    })
    .input(one)
    .output(importDetail),
  undo: forImporters
    .route({ method: 'POST', path: '/imports/{id}/undo', tags, summary: 'Take everything this import said back' })
    .input(one.extend({ reason: z.string().trim().max(500).default('') }))
    .output(importDetail),
  cancel: forImporters
    .route({
      method: 'POST',
      path: '/imports/{id}/cancel',
      tags,
      summary: 'Stop it; what was applied already is taken back',
    })
    .input(one)
    .output(importDetail),
}
