import { copyText, type LoadValue, type TableText } from '../../../db/copy-text.ts'
import { type MadeDocuments, readDueLine } from '../../../db/search-due-lines.ts'
import { type SearchFrame, searchRows } from '../../../search/document.ts'
import { wordsOfTerms } from '../../../search/words.ts'

/** From the texts of companies to the texts of what they are found by. */
export function makeDocuments(lines: string, frame: SearchFrame): MadeDocuments {
  const documents = lines === '' ? [] : lines.split('\n').map((line) => searchRows(readDueLine(line), frame))
  const found = documents.map((document) => document.company_search)
  return {
    tables: [
      ...tableText('company_search', found),
      ...tableText(
        'site_search',
        documents.flatMap((document) => document.site_search),
      ),
    ],
    words: wordsOfTerms(found.map((row) => String(row['tsv']))),
  }
}

function tableText(table: TableText['table'], rows: readonly Readonly<Record<string, LoadValue>>[]): TableText[] {
  const columns = Object.keys(rows[0] ?? {})
  return rows.length === 0 ? [] : [{ table, columns, bytes: copyText(columns, rows) }]
}
