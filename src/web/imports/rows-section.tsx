import { useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ImportField, ImportRow } from '../../api/contract/imports.ts'
import { FilterForm, SelectField } from '../components/filters.tsx'
import { Pagination } from '../components/pagination.tsx'
import type { ProblemCount } from './problem-table.tsx'
import { RowDetail } from './row-detail.tsx'
import { RowsTable } from './rows-table.tsx'

const STATES = ['new', 'linked', 'unchanged', 'review', 'rejected', 'footer'] as const

interface RowsSectionProps {
  importId: string
  rows: { items: readonly ImportRow[]; total: number; next_cursor: string | null }
  opened: ImportRow | null
  problems: readonly ProblemCount[]
  fields: readonly ImportField[]
}

/** The rows as they were read, a page at a time, by state or by what is wrong; one of them can be opened. */
export function RowsSection({ importId, rows, opened, problems, fields }: RowsSectionProps) {
  const t = useTranslations('imports.rows')
  const states = useTranslations('imports.row_state')
  const lang = useLocale()
  const [search] = useSearchParams()
  const download = new URLSearchParams({ lang })
  for (const key of ['state', 'problem']) {
    const value = search.get(key)
    if (value) download.set(key, value)
  }
  return (
    <section id="rows" aria-labelledby="rows-title">
      <div className="row-between">
        <h2 id="rows-title">{t('title', { count: rows.total })}</h2>
        <span className="downloads">
          <a href={`/api/v1/imports/${importId}/rows.csv?${download}`} download>
            {t('csv')}
          </a>
          <a href={`/api/v1/imports/${importId}/rows?${download}`}>{t('json')}</a>
        </span>
      </div>
      <FilterForm owns={['state', 'problem', 'row']} hash="rows">
        <SelectField
          param="state"
          label={t('state')}
          none={t('any_state')}
          options={STATES.map((state) => ({ value: state, name: states(state) }))}
        />
        <SelectField
          param="problem"
          label={t('problem')}
          none={t('any_problem')}
          options={[...new Map(problems.map((problem) => [problem.rule, problem.name]))].map(([value, name]) => ({ value, name }))}
        />
      </FilterForm>
      {search.has('row') &&
        (opened ? (
          <RowDetail key={opened.row_no} row={opened} fields={fields} />
        ) : (
          <p className="note-box">{t('not_here', { row: search.get('row') ?? '' })}</p>
        ))}
      {rows.items.length === 0 ? <p className="note-box">{t('none')}</p> : <RowsTable rows={rows.items} fields={fields} />}
      <Pagination total={rows.total} nextCursor={rows.next_cursor} hash="rows" />
    </section>
  )
}
