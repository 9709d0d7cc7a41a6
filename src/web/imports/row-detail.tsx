import { useEffect, useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ImportField, ImportRow } from '../../api/contract/imports.ts'
import { DataTable } from '../components/data-table.tsx'
import { CellContent } from './cell-content.tsx'
import { RowStateBadge } from './import-state.tsx'
import { LinkExplained } from './link-explained.tsx'
import { openRow } from './open-row.ts'
import { RowProblems } from './row-problems.tsx'
import { useValueText } from './value-names.tsx'

/** One row in full: why it goes where it goes, what it would change, and every cell. */
export function RowDetail({ row, fields }: { row: ImportRow; fields: readonly ImportField[] }) {
  const t = useTranslations('imports.row')
  const [search] = useSearchParams()
  const text = useValueText()
  const heading = useRef<HTMLHeadingElement>(null)
  // Who opened the row by keyboard goes on from here, not from the list below.
  useEffect(() => {
    if (window.location.hash === '#opened-row') heading.current?.focus({ preventScroll: true })
  }, [])
  const nameOf = (field: string): string => fields.find((each) => each.id === field)?.name ?? field
  const filled = row.cells.filter((cell) => cell.raw !== '' || cell.value !== null || cell.problems.length > 0)
  return (
    <section id="opened-row" className="card opened-row" aria-labelledby="opened-row-title">
      <div className="row-between">
        <h3 id="opened-row-title" ref={heading} tabIndex={-1}>
          {t('title', { row: row.row_no })} <RowStateBadge state={row.state} />
        </h3>
        <Link to={openRow(search, null)} className="no-print">
          {t('close')}
        </Link>
      </div>
      {row.reason && <p>{row.reason}</p>}
      <RowProblems problems={row.problems} />
      {row.company && <LinkExplained link={row.company} level="company" rowNo={row.row_no} />}
      {row.site && <LinkExplained link={row.site} level="site" rowNo={row.row_no} />}
      {row.changes.length > 0 && (
        <>
          <h4>{t('changes')}</h4>
          <p className="note">{t('changes_note')}</p>
          <DataTable
            caption={t('changes')}
            hideCaption
            cards
            rows={row.changes}
            rowKey={(change) => `${change.level} ${change.property} ${change.imported}`}
            columns={[
              { id: 'property', header: t('property'), rowHeader: true, cell: (change) => nameOf(change.property) },
              {
                id: 'known',
                header: t('known'),
                cell: (change) =>
                  change.known === null ? <span className="quiet">{t('nothing_known')}</span> : text(change.property, change.known),
              },
              { id: 'imported', header: t('imported'), cell: (change) => text(change.property, change.imported) },
              { id: 'shown', header: t('shown'), cell: (change) => t(`shown_${change.shown}`) },
            ]}
          />
        </>
      )}
      <h4>{t('cells')}</h4>
      <dl className="facts">
        {filled.map((cell) => (
          <div key={cell.field} className="fact-row">
            <dt>
              {nameOf(cell.field)}
              {cell.header && <small className="quiet"> {cell.header}</small>}
            </dt>
            <dd>
              <CellContent cell={cell} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
