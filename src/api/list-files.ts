/** Lists and comparisons that people make themselves, as files. */
import { Problem } from '../domain/problem.ts'
import type { Language } from '../domain/vocabulary.ts'
import { type Wording, wording } from '../services/wording.ts'
import type { Comparison } from './contract/compare.ts'
import type { ApiClient } from './contract/index.ts'
import { csvFile, type ExportRows, isExportTable, readList, readPages } from './csv-export.ts'
import { languageOf } from './language-of.ts'
import { MOST_ROWS, writeXlsx } from './xlsx-export.ts'

export const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type FileType = keyof typeof FILE_TYPES

export function isFileType(type: string): type is FileType {
  return Object.hasOwn(FILE_TYPES, type)
}

interface Exported extends ExportRows {
  title: string
  sourceIds?: readonly string[]
}

/** The file `name.type`, or undefined where there is none of that name. */
export async function exportFile(
  client: ApiClient,
  name: string,
  type: FileType,
  params: URLSearchParams,
): Promise<string | Buffer | undefined> {
  const lang = languageOf(params)
  const most = type === 'xlsx' ? MOST_ROWS : Number.POSITIVE_INFINITY
  const exported = await readFile(client, name, params, lang, most)
  if (exported === undefined) return undefined
  return type === 'csv' ? csvFile(exported) : writeXlsx(client, { ...exported, lang })
}

async function readFile(
  client: ApiClient,
  name: string,
  params: URLSearchParams,
  lang: Language,
  most: number,
): Promise<Exported | undefined> {
  const words = wording(lang)
  if (name === 'compare') {
    const comparison = await client.compare.get({ id: params.getAll('id').filter(Boolean), lang })
    return { title: words.text('export.title.compare'), ...comparisonRows(comparison, words) }
  }
  if (name === 'shortlist') {
    const id = params.get('id') ?? ''
    const list = await client.shortlist.get({ id, lang })
    return { title: list.title, ...(await readPages((input) => client.shortlist.items(input), SHORTLIST_COLUMNS, { id, lang }, most)) }
  }
  if (!isExportTable(name)) return undefined
  return { title: words.maybe(`export.title.${name}`) ?? name, ...(await readList(client, name, params, most)) }
}

/** What a buyer works with, of all that is known of an item; a test holds it against the contract. */
export const SHORTLIST_COLUMNS = [
  'name',
  'position',
  'note',
  'state',
  'message',
  'company_id',
  'company.name_vi',
  'company.name_en',
  'company.segments',
  'company.provinces',
  'company.parks',
  'company.ownership',
  'company.home_country_name',
  'company.status',
  'company.employees',
  'company.short_capability.text',
  'company.short_capability.unit',
  'company.certificates',
  'company.completeness_pct',
  'company.fictional',
  'company.evidence_grade',
  'company.as_of',
  'company.source_id',
  'added_at',
]

/** One row for each property; beside each company's value how well it is known. */
function comparisonRows({ companies, groups, unknown }: Comparison, words: Wording): ExportRows & { sourceIds: string[] } {
  const text = (key: string, values?: Record<string, string>) => words.text(key, values)
  if (companies.length === 0) throw new Problem('not_found', unknown.map(({ message }) => message).join(' ') || words.text('compare.none'))
  const rows = groups.flatMap(({ name, rows: own }) => own.map((row) => ({ group: name, ...row })))
  return {
    columns: [
      ...['group', 'what', 'unit', 'difference'].map((column) => text(`export.column.${column}`)),
      ...companies.flatMap(({ name }) => [name, text('export.evidence_of', { name })]),
    ],
    records: rows.map(({ group, name, about, unit, difference_text, cells }) => [
      group,
      about === null ? name : `${name}: ${about.name}`,
      unit ?? '',
      difference_text ?? '',
      ...cells.flatMap(({ items, missing_text }) => [
        missing_text ?? items.map((item) => (item.note === null ? item.text : `${item.text} (${item.note})`)).join(' | '),
        [
          ...new Set(
            items.map((item) => [text(`evidence_grade.${item.evidence_grade}`), item.as_of, item.source_id].filter(Boolean).join(', ')),
          ),
        ].join(' | '),
      ]),
    ]),
    total: rows.length,
    sourceIds: rows.flatMap(({ cells }) => cells.flatMap(({ items }) => items.map((item) => item.source_id))),
  }
}
