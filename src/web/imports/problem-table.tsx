import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { DataTable } from '../components/data-table.tsx'
import { formatNumber } from '../format/number.ts'
import { changedSearch } from '../links.ts'
import { BeforeAfter } from './before-after.tsx'
import { type Severity, SeverityBadge } from './import-state.tsx'
import { useValueText } from './value-names.tsx'

export interface ProblemCount {
  rule: string
  severity: Severity
  name: string
  cells: number
  rows: number
  examples: readonly { row_no: number; header: string; before: string | null; after: string | null }[]
}

const EXAMPLES = 3

/** What the rules found, worst first, with examples; each line filters the rows below. */
export function ProblemTable({ problems }: { problems: readonly ProblemCount[] }) {
  const t = useTranslations('imports.problems')
  const lang = useLocale()
  const [search] = useSearchParams()
  const text = useValueText()
  return (
    <section aria-labelledby="problems">
      <h2 id="problems">{t('title')}</h2>
      {problems.length === 0 ? (
        <p className="note-box">{t('none')}</p>
      ) : (
        <DataTable
          caption={t('title')}
          hideCaption
          cards
          rows={problems}
          rowKey={(problem) => `${problem.rule} ${problem.severity}`}
          columns={[
            { id: 'name', header: t('rule'), rowHeader: true, cell: (problem) => problem.name },
            { id: 'severity', header: t('severity'), cell: (problem) => <SeverityBadge severity={problem.severity} /> },
            {
              id: 'rows',
              header: t('rows'),
              numeric: true,
              cell: (problem) => (
                <Link to={`${changedSearch(search, { problem: problem.rule, state: null, row: null })}#rows`}>
                  {formatNumber(problem.rows, lang)}
                </Link>
              ),
            },
            {
              id: 'examples',
              header: t('examples'),
              cell: (problem) => (
                <ul className="samples">
                  {problem.examples.slice(0, EXAMPLES).map((example) => (
                    <li key={`${example.row_no} ${example.header}`}>
                      <span className="quiet">{t('row', { row: example.row_no })}</span>{' '}
                      <BeforeAfter before={example.before} after={example.after && text(fieldOf(problem.rule), example.after)} />
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

/** Rules are named after what they look at: province_merged, ownership_unknown. */
function fieldOf(rule: string): string {
  return rule.split('_')[0] ?? ''
}
