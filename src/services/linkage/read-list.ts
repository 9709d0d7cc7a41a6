import { cellText, type SheetRow } from '../../intake/cell.ts'
import { findHeaderRow } from '../../intake/header-row.ts'
import { DEFAULT_LIMITS } from '../../intake/limits.ts'
import { openFile } from '../../intake/open-file.ts'

import type { PartyInput } from '../../linkage/party.ts'
import type { PartyInputs } from './compare-list.ts'
import { findColumns, type ListColumns, type WantedColumns } from './list-columns.ts'

/** A list of firms as a file has it (CSV or XLSX), and what of it the linkage reads. */
export interface CompanyList {
  readonly headers: readonly string[]
  readonly rows: readonly ListRow[]
  readonly columns: ListColumns
  readonly inputs: PartyInputs
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
    const head: SheetRow[] = []
    const texts: ListRow[] = []
    const sheet = file.sheets.find(({ hidden }) => !hidden)?.index ?? 0
    for await (const batch of file.rows(sheet)) {
      if (head.length < SAMPLE) head.push(...batch)
      for (const { row_no, cells } of batch) texts.push({ row_no, cells: cells.map(cellText) })
      onProgress?.(texts.length)
    }
    const at = file.format === 'csv' ? 0 : headingAt(head)
    const headers = (texts[at]?.cells ?? []).map((header) => header.trim())
    const rows = texts.slice(at + 1)
    const sample = rows.slice(0, SAMPLE).map(({ cells }) => cells)
    const columns = findColumns(wanted, headers, sample)
    // Made when they are asked for: of a long list the parties would take as much memory as its cells.
    const slice = (from: number, to: number) => rows.slice(from, to).map(({ cells }, index) => partyOf(cells, columns, from + index))
    return { headers, rows, columns, inputs: { length: rows.length, slice } }
  } finally {
    file.close()
  }
}

function headingAt(rows: readonly SheetRow[]): number {
  const last = findHeaderRow(rows).last_row_no
  return Math.max(
    0,
    rows.findIndex(({ row_no }) => row_no === last),
  )
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
