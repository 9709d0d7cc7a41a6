import writeXlsxFile from 'write-excel-file/node'
import { NEED_KINDS, NEED_VISIBILITIES } from '../../domain/needs.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { matchKnowledge } from '../matching/knowledge.ts'
import { wording } from '../wording.ts'
import { listNeedColumns } from './columns.ts'
import { needNames } from './need-names.ts'

/** An empty sheet with every column, what each means, and the ids that can stand in them. */
export async function writeNeedTemplate(context: ServiceContext, { lang }: { lang: Language }): Promise<Buffer> {
  const words = wording(lang)
  const columns = listNeedColumns(context, { lang }).items
  const names = await needNames(context, [], lang)
  const { vocabularies, places } = await matchKnowledge(context)
  const cell = (value: string, bold = false) => ({ value, type: String, format: '@', ...(bold && { fontWeight: 'bold' as const }) })
  const ids = (list: readonly { id: string; name: string }[], column: string) =>
    list.map(({ id, name }) => [cell(column), cell(id), cell(name)])
  const lists = [
    ...ids(
      NEED_KINDS.map((id) => ({ id, name: words.text(`need.kind.${id}`) })),
      'kind',
    ),
    ...ids(
      NEED_VISIBILITIES.map((id) => ({ id, name: words.text(`need.visibility.${id}`) })),
      'visibility',
    ),
    ...ids(
      context.atlas.ordered.map((row) => ({ id: row.segment_id, name: names.segment(row.segment_id) })),
      'segment',
    ),
    ...ids(
      vocabularies.unit.rows.map((row) => ({ id: row.entry_id, name: names.unit(row.entry_id) })),
      'unit',
    ),
    ...ids(
      places.provinces.map((row) => ({ id: row.province_id, name: names.province(row.province_id) })),
      'province',
    ),
    ...ids(
      vocabularies.process.rows.map((row) => ({ id: row.entry_id, name: names.term('process', row.entry_id) })),
      'processes',
    ),
    ...ids(
      vocabularies.material.rows.map((row) => ({ id: row.entry_id, name: names.term('material', row.entry_id) })),
      'materials',
    ),
    ...ids(
      vocabularies.scheme.rows.map((row) => ({ id: row.entry_id, name: names.term('scheme', row.entry_id) })),
      'certificates',
    ),
  ]
  return writeXlsxFile([
    {
      sheet: 'needs',
      data: [columns.map(({ column }) => cell(column, true))],
      columns: columns.map(() => ({ width: 18 })),
      stickyRowsCount: 1,
    },
    {
      sheet: 'help',
      data: columns.map(({ column, name, what, example, required }) => [
        cell(`${column}${required ? ' *' : ''}`, true),
        cell(name),
        cell(what),
        cell(example),
      ]),
      columns: [{ width: 26 }, { width: 26 }, { width: 60 }, { width: 30 }],
    },
    { sheet: 'lists', data: lists, columns: [{ width: 14 }, { width: 32 }, { width: 50 }] },
  ]).toBuffer()
}
