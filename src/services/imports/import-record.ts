import * as z from 'zod'
import { findImport, type ImportRecord } from '../../db/queries/imports.ts'
import { Problem } from '../../domain/problem.ts'
import { isImportField } from '../../intake/fields.ts'
import type { ServiceContext } from '../context.ts'

const field = z.custom<Parameters<typeof isImportField>[0]>((text) => typeof text === 'string').refine(isImportField)

/** What the reader found in the file, as it is kept with the import. */
const reading = z.object({
  format: z.enum(['xlsx', 'csv']),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  sheet: z.number().int(),
  /** Rows up to here are titles. */
  after_row_no: z.number().int(),
  /** null = the table has no column titles. */
  header_row_no: z.number().int().nullable(),
  delimiter: z.string().nullable(),
  /** Of a text file. */
  encoding: z.string().nullable(),
  fingerprint: z.string(),
  has_more_rows: z.boolean(),
  columns: z.array(
    z.object({
      index: z.number().int(),
      letter: z.string(),
      header: z.string(),
      samples: z.array(z.string()),
      /** In which old encoding its letters were; null = they are as they should be. */
      letters: z.enum(['tcvn3', 'vni', 'windows-1258', 'utf-8']).nullable(),
      restored: z.array(z.object({ before: z.string(), after: z.string() })),
      /** What the heading says of its numbers: "vốn (triệu USD)". */
      unit: z.object({ factor: z.number(), currency: z.enum(['USD', 'other']).nullable() }).nullable(),
      /** What the heading counts in: "công suất (tấn/năm)". */
      measure: z.string().nullable().default(null),
      field,
      confidence: z.number(),
      reason: z.string(),
      alternatives: z.array(z.object({ field, confidence: z.number() })),
      remembered: z.boolean(),
    }),
  ),
})
export type Reading = z.infer<typeof reading>
export type ReadColumn = Reading['columns'][number]

const mapping = z.array(z.object({ index: z.number().int(), field: z.string().refine(isImportField) }))
export type Mapping = z.infer<typeof mapping>

export const NO_COUNTS = {
  rows: 0,
  new: 0,
  linked: 0,
  unchanged: 0,
  review: 0,
  rejected: 0,
  footer: 0,
  pending: 0,
  applied: 0,
  fixed_cells: 0,
  problem_cells: 0,
  companies_new: 0,
  companies_linked: 0,
  sites_new: 0,
  sites_linked: 0,
  duplicates_in_file: 0,
  conflicts: 0,
}
export type Counts = typeof NO_COUNTS

export async function getImportRecord({ db }: Pick<ServiceContext, 'db'>, id: string): Promise<ImportRecord> {
  const record = await findImport(db, id)
  if (record === undefined) throw new Problem('not_found', `There is no import ${id}. The list of imports is at /imports.`)
  return record
}

/** Undefined when there is no such import. */
export async function importRevision({ db }: Pick<ServiceContext, 'db'>, id: string): Promise<number | undefined> {
  return (await findImport(db, id))?.revision
}

export function readingOf(record: Pick<ImportRecord, 'reading'>): Reading | null {
  return record.reading === null ? null : reading.parse(record.reading)
}

/** Of columns; several may lead to one field. */
export function mappingOf(record: Pick<ImportRecord, 'mapping'>): Mapping | null {
  return record.mapping === null ? null : mapping.parse(record.mapping)
}

/** Undefined when nothing is remembered, or no longer as we keep it. */
export function rememberedMapping(stored: unknown): Mapping | undefined {
  return mapping.safeParse(stored).data
}

export function countsOf(record: Pick<ImportRecord, 'counts'>): Counts {
  return { ...NO_COUNTS, ...record.counts }
}
