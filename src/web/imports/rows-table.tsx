import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ImportField, ImportRow } from '../../api/contract/imports.ts'
import { TableCell } from './cell-content.tsx'
import { RowStateBadge } from './import-state.tsx'
import { openRow } from './open-row.ts'
import { RowProblems } from './row-problems.tsx'

/** Row by row as the spreadsheet has them: where each goes and why, then its cells with what was repaired or is wrong. */
export function RowsTable({ rows, fields }: { rows: readonly ImportRow[]; fields: readonly ImportField[] }) {
  const t = useTranslations('imports.rows')
  const table = useTranslations('common.table')
  const caption = t('caption')
  const columns = rows[0]?.cells ?? []
  const nameOf = (field: string): string => fields.find((each) => each.id === field)?.name ?? field
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div className="table-scroll" role="region" aria-label={table('scroll', { caption })} tabIndex={0}>
      <table className="data-table as-cards rows-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="numeric">
              {t('row')}
            </th>
            <th scope="col">{t('goes_to')}</th>
            {columns.map((cell) => (
              <th key={cell.field} scope="col">
                {nameOf(cell.field)}
                {cell.header && <small className="quiet">{cell.header}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row_no} id={`row-${row.row_no}`}>
              <th scope="row" className="numeric" aria-label={t('row_no', { row: row.row_no })}>
                {row.row_no}
              </th>
              <GoesTo row={row} />
              {row.cells.map((cell) => (
                <td key={cell.field} data-label={nameOf(cell.field)} className={cell.problems.length > 0 ? 'is-marked' : undefined}>
                  <TableCell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function GoesTo({ row }: { row: ImportRow }) {
  const t = useTranslations('imports.rows')
  const lang = useLocale()
  const [search] = useSearchParams()
  const company = row.company_id
  return (
    <td className="goes-to">
      <RowStateBadge state={row.state} />
      {row.reason && <small>{row.reason}</small>}
      <RowProblems problems={row.problems} />
      <small className="row">
        <Link to={openRow(search, row.row_no)} aria-label={t('open_row', { row: row.row_no })}>
          {t('open')}
        </Link>
        {company && <Link to={`/${lang}/companies/${company}`}>{t('company')}</Link>}
      </small>
    </td>
  )
}
