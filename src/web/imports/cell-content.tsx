import { useTranslations } from 'use-intl'
import type { ImportRow } from '../../api/contract/imports.ts'
import { BeforeAfter } from './before-after.tsx'
import { SeverityGlyph } from './import-state.tsx'
import { RowProblems } from './row-problems.tsx'
import { useValueText } from './value-names.tsx'

type Cell = ImportRow['cells'][number]

/** Longer texts of the file are left to the opened row: in a table of many rows they would hide what matters. */
const LONGEST_BEFORE = 24

/** A cell as it stands in the file and as it is read, with what was found. Nothing for an empty cell without a finding. */
export function CellContent({ cell }: { cell: Cell }) {
  if (isEmpty(cell)) return null
  return (
    <>
      <CellText cell={cell} />
      <RowProblems problems={cell.problems} />
    </>
  )
}

/** The same for the table: a repair is a mark beside the new value; warnings and errors keep their sentence. */
export function TableCell({ cell }: { cell: Cell }) {
  const t = useTranslations('imports')
  if (isEmpty(cell)) return null
  const fixed = cell.problems.filter((problem) => problem.severity === 'fixed')
  const told = fixed.map((problem) => problem.message).join(' ')
  return (
    <>
      {fixed.length > 0 && (
        <span className="cell-fixed" title={told}>
          <SeverityGlyph severity="fixed" />
          <span className="visually-hidden">
            {t('severity.fixed')}: {told}{' '}
          </span>
        </span>
      )}
      <CellText cell={cell.raw.length > LONGEST_BEFORE && cell.value !== null ? { ...cell, raw: '' } : cell} />
      <RowProblems problems={cell.problems.filter((problem) => problem.severity !== 'fixed')} />
    </>
  )
}

function CellText({ cell }: { cell: Cell }) {
  const t = useTranslations('imports.cells')
  const text = useValueText()
  if (cell.value !== null || cell.raw === '') return <BeforeAfter before={cell.raw} after={cell.value && text(cell.field, cell.value)} />
  return (
    <span className="cell-text">
      <del>{cell.raw}</del> <span className="quiet">{t('not_taken')}</span>
    </span>
  )
}

function isEmpty(cell: Cell): boolean {
  return cell.raw === '' && cell.value === null && cell.problems.length === 0
}
