/** Rows of companies on the way to the thread that makes their search documents. Free of any database. */
import type { ProjectedRow } from '../domain/projection.ts'
import type { CompanyRows } from '../search/document.ts'
import type { TableText } from './copy-text.ts'

/** What a document is made of (search/document.ts): the columns of each table it looks at. */
const COLUMNS = {
  company:
    'company_id name_en name_vi name_native short_name group_name public_id tax_code lei os_id ticker ownership home_country evidence_grade as_of',
  company_segment: 'segment_id role product as_of',
  site: 'site_id name address public_id province_id former_province_id park_id lat lon status as_of',
  company_fact: 'property value site_id term_id as_of details evidence_grade',
  company_name: 'text',
} as const

export type DueTable = keyof typeof COLUMNS

export function dueColumns(table: DueTable): string[] {
  return COLUMNS[table].split(' ')
}

export interface MadeDocuments {
  readonly tables: readonly TableText[]
  /** They are found by. */
  readonly words: readonly string[]
}

type Cells = readonly (string | number | null)[]

export function readDueLine(line: string): CompanyRows {
  const [company, made, sites, facts, names] = JSON.parse(line) as [Cells, ...(readonly Cells[] | null)[]]
  const rows = (table: DueTable, cells: readonly Cells[] | null | undefined): ProjectedRow[] =>
    (cells ?? []).map((row) => named(table, row))
  return {
    company: named('company', company),
    made: rows('company_segment', made),
    sites: rows('site', sites),
    facts: rows('company_fact', facts),
    names: rows('company_name', names),
  }
}

const columnsOf = Object.fromEntries(Object.keys(COLUMNS).map((table) => [table, dueColumns(table as DueTable)])) as Record<
  DueTable,
  string[]
>

function named(table: DueTable, cells: Cells): ProjectedRow {
  const row: Record<string, string | number | null> = {}
  for (const [at, column] of columnsOf[table].entries()) row[column] = cells[at] ?? null
  return row
}
