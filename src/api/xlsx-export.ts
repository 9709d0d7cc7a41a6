import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { EVIDENCE_GRADES, type Language } from '../domain/vocabulary.ts'
import { type Wording, wording } from '../services/wording.ts'
import { cleanText } from './clean-text.ts'
import type { ApiClient } from './contract/index.ts'
import type { Source } from './contract/source.ts'
import type { ExportCell, ExportRows } from './csv-export.ts'

/** Rows of a workbook: it is made in memory as a whole. The file says when there were more. */
export const MOST_ROWS = 10_000

interface Workbook extends ExportRows {
  title: string
  /** Sources the rows cite; found in columns of that name where left out. */
  sourceIds?: readonly string[]
  lang: Language
}

/**
 * The list on one sheet, its header in place while the rest scrolls, and on another what the sources and grades mean. Text goes
 * in as text: Excel neither runs it as a formula nor turns a tax code into a number.
 */
export async function writeXlsx(client: ApiClient, { title, columns, records, total, sourceIds, lang }: Workbook): Promise<Buffer> {
  const words = wording(lang)
  const cited = new Set(sourceIds ?? citedIn(columns, records))
  const header = columns.map((column) => ({
    ...text(words.maybe(`export.column.${keyOf(column)}`) ?? column),
    fontWeight: 'bold' as const,
  }))
  return writeXlsxFile([
    {
      sheet: sheetName(title),
      data: [header, ...records.map((record) => record.map(cellOf))],
      columns: columns.map((column, index) => ({ width: widthOf(column, records, index) })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    {
      sheet: sheetName(words.text('export.sources')),
      data: await sourceSheet(client, words, cited, { written: records.length, total }),
      columns: [{ width: 34 }, { width: 60 }, { width: 30 }, { width: 50 }, { width: 14 }],
    },
  ]).toBuffer()
}

function text(value: string) {
  return { value, type: String, format: '@' }
}

function cellOf(value: ExportCell) {
  if (value === '') return null
  return typeof value === 'string' ? text(clean(value)) : { value, type: typeof value === 'number' ? Number : Boolean }
}

/** Excel takes so many characters a cell. */
const MOST_CHARACTERS = 32_767

function clean(value: string): string {
  return cleanText(value).slice(0, MOST_CHARACTERS)
}

/** Excel's own rule: 31 characters, none of these. */
function sheetName(name: string): string {
  return name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31)
}

/** A point within a key of a message would lead into another. */
function keyOf(column: string): string {
  return column.replaceAll('.', '_')
}

function widthOf(column: string, records: readonly ExportCell[][], index: number): number {
  const longest = Math.max(column.length, ...records.slice(0, 100).map((record) => String(record[index] ?? '').length))
  return Math.min(60, Math.max(10, longest + 2))
}

function citedIn(columns: readonly string[], records: readonly ExportCell[][]): string[] {
  const at = columns.flatMap((column, index) => (/(^|\.)source_ids?$/.test(column) ? [index] : []))
  return records.flatMap((record) => at.flatMap((index) => String(record[index] ?? '').split(' | ')))
}

async function sourceSheet(
  client: ApiClient,
  words: Wording,
  cited: ReadonlySet<string>,
  { written, total }: { written: number; total: number },
): Promise<SheetData> {
  const edition = await client.edition.get({ lang: words.lang })
  const bold = (value: string) => ({ ...text(value), fontWeight: 'bold' as const })
  const t = (key: string, values?: Record<string, string | number>) => words.text(`export.${key}`, values)
  return [
    ...(edition.fictional ? [[bold(t('fictional'))]] : []),
    [text(t('from', { title: edition.title, version: edition.version, date: new Date().toISOString().slice(0, 10) }))],
    [text(written < total ? t('cut', { written, total }) : t('whole', { total }))],
    [],
    [bold(t('grades'))],
    ...EVIDENCE_GRADES.map((grade) => [text(words.text(`evidence_grade.${grade}`)), text(t(`grade.${grade}`)), text(grade)]),
    [],
    [bold(t('sources'))],
    ['id', 'title', 'publisher', 'url', 'published_on'].map((column) => bold(words.maybe(`export.column.${column}`) ?? column)),
    ...(await sourcesOf(client, words.lang))
      .filter((source) => cited.has(source.id))
      .map((source) =>
        [source.id, source.title, source.publisher, source.url, source.published_on].map((value) =>
          value === null ? null : text(clean(value)),
        ),
      ),
  ]
}

async function sourcesOf(client: ApiClient, lang: Language): Promise<Source[]> {
  const all: Source[] = []
  for (let cursor: string | undefined; ;) {
    const page = await client.source.list({ lang, limit: 500, cursor })
    all.push(...page.items)
    if (page.next_cursor === null) return all
    cursor = page.next_cursor
  }
}
