import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { DataTable } from '../components/data-table.tsx'
import { DownloadLinks } from '../components/download-links.tsx'
import { MissingValue } from '../components/missing-value.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { isCoreClass } from '../core-industry.ts'
import { formatNumber, formatUsd } from '../format/number.ts'
import { changedSearch } from '../links.ts'
import type { IndustryCount, IndustryRow } from './industry-rows.ts'

export function IndustryTable({ rows, all, names }: { rows: readonly IndustryRow[]; all: boolean; names: SourceNames }) {
  const t = useTranslations('trade.industry')
  const lang = useLocale()
  const [search] = useSearchParams()
  if (rows.length === 0) return null
  const core = rows.filter((row) => isCoreClass(row.isic4))
  const sum = (pick: (row: IndustryRow) => IndustryCount) => core.reduce((total, row) => total + (pick(row).value ?? 0), 0)
  const before = sum((row) => row.before)
  const after = formatNumber(
    sum((row) => row.establishments),
    lang,
  )
  return (
    <section className="card" aria-labelledby="industry">
      <h2 id="industry">
        {before > 0 ? t('title', { before: formatNumber(before, lang), after }) : t('title_now', { after, year: '2022' })}
      </h2>
      <p className="prose-wide">{t('text')}</p>
      <ul className="chips">
        <li>
          <Link
            className="chip"
            to={`${changedSearch(search, { classes: null })}#industry`}
            aria-current={all ? undefined : 'true'}
            preventScrollReset
          >
            {t('core', { count: core.length })}
          </Link>
        </li>
        <li>
          <Link
            className="chip"
            to={`${changedSearch(search, { classes: 'all' })}#industry`}
            aria-current={all ? 'true' : undefined}
            preventScrollReset
          >
            {t('all', { count: rows.length })}
          </Link>
        </li>
      </ul>
      <DataTable
        caption={t('caption')}
        hideCaption
        rows={all ? rows : core}
        rowKey={(row) => row.isic4}
        columns={[
          {
            id: 'name',
            header: t('class'),
            rowHeader: true,
            cell: (row) => (row.name === row.isic4 ? row.isic4 : `${row.isic4} ${row.name}`),
          },
          { id: 'before', header: t('establishments', { year: '2013' }), numeric: true, cell: (row) => <Count count={row.before} /> },
          {
            id: 'after',
            header: t('establishments', { year: '2022' }),
            numeric: true,
            cell: (row) => <Count count={row.establishments} />,
          },
          {
            id: 'people_before',
            header: t('employees', { year: '2013' }),
            numeric: true,
            cell: (row) => <Count count={row.employees_before} />,
          },
          { id: 'people', header: t('employees', { year: '2022' }), numeric: true, cell: (row) => <Count count={row.employees} /> },
          {
            id: 'value',
            header: t('value_added', { year: '2022' }),
            numeric: true,
            cell: (row) =>
              row.value_added.value === null ? (
                <MissingValue reason={row.value_added.missing_reason} />
              ) : (
                formatUsd(row.value_added.value, lang)
              ),
          },
        ]}
      />
      <p className="row">
        <SourceLinks ids={rows.map((row) => row.source_id)} names={names} />
        <DownloadLinks table="industry" />
      </p>
    </section>
  )
}

function Count({ count }: { count: IndustryCount }) {
  const lang = useLocale()
  return count.value === null ? <MissingValue reason={count.missing_reason} /> : formatNumber(count.value, lang)
}
