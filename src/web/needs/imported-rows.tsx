import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../api/contract/index.ts'

type Report = Awaited<ReturnType<ApiClient['need']['import']>>

const GLYPHS = { made: '✓', valid: '✓', known: '=', refused: '×' } as const

/** What became of each row of a spreadsheet, and what to mend in those that were refused. */
export function ImportedRows({ report }: { report: Report }) {
  const t = useTranslations('needs.import')
  const lang = useLocale()
  return (
    <section className="card stack" aria-labelledby="report">
      <h2 id="report">{t('report')}</h2>
      <p role="status">{report.message}</p>
      {report.unknown_columns.length > 0 && <p className="note">{t('unknown_columns', { columns: report.unknown_columns.join(', ') })}</p>}
      <ul className="imported-rows">
        {report.items.map((row) => (
          <li key={row.row_no} data-state={row.state}>
            <p>
              <span aria-hidden="true">{GLYPHS[row.state]} </span>
              {t('row', { row: row.row_no })}: {row.need_id ? <Link to={`/${lang}/needs/${row.need_id}`}>{row.title}</Link> : row.title}{' '}
              <span className="quiet">({t(`state.${row.state}`)})</span>
            </p>
            {row.problems.length > 0 && (
              <ul className="tight">
                {row.problems.map((problem) => (
                  <li key={`${problem.column} ${problem.message}`}>
                    <code>{problem.column}</code>
                    {problem.value && ` “${problem.value}”`}: {problem.message}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
