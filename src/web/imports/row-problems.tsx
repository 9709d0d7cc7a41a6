import { useTranslations } from 'use-intl'
import type { ImportRow } from '../../api/contract/imports.ts'
import { SeverityGlyph } from './import-state.tsx'

/** What was found in a cell or a row: its mark, and what would be right. */
export function RowProblems({ problems }: { problems: ImportRow['problems'] }) {
  const t = useTranslations('imports.severity')
  return problems.map((problem) => (
    <small key={problem.rule} className={`cell-problem is-${problem.severity}`}>
      <SeverityGlyph severity={problem.severity} /> <span className="visually-hidden">{t(problem.severity)}: </span>
      <span>{problem.message}</span>
    </small>
  ))
}
