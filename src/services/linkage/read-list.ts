import { cellText, type SheetRow } from '../../intake/cell.ts'
import { findHeaderRow } from '../../intake/header-row.ts'
import { DEFAULT_LIMITS } from '../../intake/limits.ts'
import { openFile } from '../../intake/open-file.ts'

export { FileRefused } from '../../intake/file-refused.ts'
import type { PartyInput } from '../../linkage/party.ts'
import { findColumns, type ListColumns, type WantedColumns } from './list-columns.ts'

/** A list of firms as a file has it (CSV or XLSX), and what of it the linkage reads. */
export interface CompanyList {
  readonly headers: readonly string[]
  readonly rows: readonly ListRow[]
  readonly columns: ListColumns
  readonly inputs: readonly PartyInput[]
}

export interface ListRow {
  /** As the spreadsheet program counts. */
  readonly row_no: number
  readonly cells: readonly string[]
}

/** Lists for this command are the user's own and may be long; what a server accepts is less. */
const LIMITS = { ...DEFAULT_LIMITS, fileBytes: 2 ** 31, unpackedBytes: 2 ** 31, rows: 5_000_000 }
const SAMPLE = 300

export async function readList(path: string, wanted: WantedColumns, onProgress?: (rows: number) => void): Promise<CompanyList> {
  const file = await openFile(path, LIMITS)
  try {
    const rows: SheetRow[] = []
    const sheet = file.sheets.find(({ hidden }) => !hidden)?.index ?? 0
    for await (const batch of file.rows(sheet)) {
      rows.push(...batch)
      onProgress?.(rows.length)
    }
    const texts = rows.map(({ row_no, cells }): ListRow => ({ row_no, cells: cells.map(cellText) }))
    const at =
      file.format === 'csv'
        ? 0
        : Math.max(
            0,
            texts.findIndex(({ row_no }) => row_no === findHeaderRow(rows).last_row_no),
          )
    const headers = (texts[at]?.cells ?? []).map((header) => header.trim())
    const body = texts.slice(at + 1)
    const columns = findColumns(
      wanted,
      headers,
      body.slice(0, SAMPLE).map(({ cells }) => cells),
    )
    return { headers, rows: body, columns, inputs: body.map(({ cells }, index) => partyOf(cells, columns, index)) }
  } finally {
    file.close()
  }
}

function partyOf(cells: readonly string[], columns: ListColumns, index: number): PartyInput {
  const texts = (numbers: readonly number[]) => numbers.map((column) => cells[column]?.trim() ?? '').filter((text) => text !== '')
  const text = (column: number | null) => (column === null ? null : (cells[column] ?? null))
  const address = texts(columns.address)
  return {
    id: String(index),
    names: texts(columns.name),
    address: address.length === 0 ? null : address.join(', '),
    tax_code: text(columns.tax_code),
    country: text(columns.country),
    phones: texts(columns.phone),
    urls: texts(columns.url),
  }
}
