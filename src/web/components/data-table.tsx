import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

export interface Column<Row> {
  id: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Right-aligned, tabular figures. */
  numeric?: boolean
  /** Names the row; at most one column. */
  rowHeader?: boolean
  /** Says nothing that other columns do not (a bar beside its number): left out on phones. */
  wideOnly?: boolean
}

interface DataTableProps<Row> {
  caption: string
  /** Most tables stand under a heading that says the same; the caption then is for screen readers only. */
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** On phones every row becomes a card with its column names; else the table scrolls in its own region. */
  cards?: boolean
}

export function DataTable<Row>({ caption, hideCaption = false, columns, rows, rowKey, cards = false }: DataTableProps<Row>) {
  const t = useTranslations('common.table')
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div className="table-scroll" role="region" aria-label={t('scroll', { caption })} tabIndex={0}>
      <table className={cards ? 'data-table as-cards' : 'data-table'}>
        <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classOf(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = classOf(column)
  // Only phones show it, in front of the value, where the column head is out of sight.
  const label = typeof column.header === 'string' ? column.header : undefined
  return column.rowHeader ? (
    <th scope="row" className={className}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={className} data-label={label}>
      {column.cell(row)}
    </td>
  )
}

function classOf<Row>({ numeric, wideOnly }: Column<Row>): string | undefined {
  return [numeric && 'numeric', wideOnly && 'wide-column'].filter(Boolean).join(' ') || undefined
}
