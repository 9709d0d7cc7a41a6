import { max } from 'd3-array'
import { useLocale, useTranslations } from 'use-intl'
import type { HeadingTrade } from '../../api/contract/trade.ts'
import { LineChart } from '../charts/line-chart.tsx'
import { DataTable } from '../components/data-table.tsx'
import { DownloadLinks } from '../components/download-links.tsx'
import { FilterForm } from '../components/filters.tsx'
import { MissingValue } from '../components/missing-value.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatUsd } from '../format/number.ts'
import type { HeadingOption } from './headings.server.ts'

/** From this year on, the source rests on partners' reports: never joined to the years before. */
const OTHER_BASIS_YEAR = 2024
const FLOWS = ['export', 'import'] as const

interface HeadingSeriesProps {
  heading: string
  options: readonly HeadingOption[]
  rows: readonly HeadingTrade[]
  names: SourceNames
}

export function HeadingSeries({ heading, options, rows, names }: HeadingSeriesProps) {
  const t = useTranslations('trade.heading')
  const flow = useTranslations('common.flow')
  const main = rows.filter((row) => row.vintage === 'atlas_v18')
  const years = [...new Set(main.map((row) => row.year))].toSorted((a, b) => a - b)
  const label = rows.find((row) => row.label)?.label ?? ''
  const from = years[0]
  const to = years.findLast((year) => year < OTHER_BASIS_YEAR)
  const top = max(main, (row) => row.value_usd ?? row.cutoff_usd) ?? 0
  const anyKnown = main.some((row) => row.value_usd !== null)
  return (
    <section className="card" aria-labelledby="heading">
      <h2 id="heading">{t('title')}</h2>
      <p className="prose-wide">{t('text')}</p>
      <FilterForm owns={['heading']} label={t('pick')}>
        <label className="field field-grow">
          <span>{t('pick')}</span>
          <select key={heading} name="heading" defaultValue={heading}>
            {!options.some((option) => option.code === heading) && <option value={heading}>{`${heading} ${label}`}</option>}
            {options.map((option) => (
              <option key={option.code} value={option.code}>{`${option.code} ${option.label}`}</option>
            ))}
          </select>
        </label>
      </FilterForm>
      <h3>
        HS {heading} {label}
      </h3>
      {from === undefined || to === undefined ? (
        <p>{t('unknown_heading')}</p>
      ) : (
        <>
          {!anyKnown && <p>{t('never_listed')}</p>}
          <div className="grid-2">
            {FLOWS.map((direction) => (
              <figure key={direction}>
                <figcaption className="card-title">{flow(direction)}</figcaption>
                <LineChart
                  title={`${flow(direction)}, HS ${heading} ${label}, ${from}–${to}`}
                  series={[
                    {
                      id: direction,
                      label: '',
                      points: main
                        .filter((row) => row.flow === direction)
                        .map((row) => ({ x: row.year, y: row.value_usd, bound: row.cutoff_usd })),
                    },
                  ]}
                  from={from}
                  to={to}
                  max={top}
                  {...(years.includes(OTHER_BASIS_YEAR) && { apart: { x: OTHER_BASIS_YEAR, label: t('other_basis') } })}
                />
              </figure>
            ))}
          </div>
          <ul className="chart-key">
            <li>▽ {t('key_bound')}</li>
            {years.includes(OTHER_BASIS_YEAR) && <li>{t('key_basis')}</li>}
          </ul>
          <p className="row">
            <SourceLinks ids={main.map((row) => row.source_id)} names={names} />
            <DownloadLinks table="trade" search={{ heading }} />
          </p>
          <HeadingTable heading={heading} rows={rows} years={years} />
        </>
      )}
    </section>
  )
}

function HeadingTable({ heading, rows, years }: { heading: string; rows: readonly HeadingTrade[]; years: readonly number[] }) {
  const t = useTranslations('trade.heading')
  const table = useTranslations('common.table')
  const cell = (direction: string, vintage: HeadingTrade['vintage']) => (year: number) => (
    <HeadingCell row={rows.find((row) => row.year === year && row.flow === direction && row.vintage === vintage)} />
  )
  return (
    <details className="more">
      <summary>{table('as_table')}</summary>
      <DataTable
        caption={`HS ${heading}`}
        hideCaption
        rows={years.toReversed()}
        rowKey={String}
        cards
        columns={[
          {
            id: 'year',
            header: table('year'),
            rowHeader: true,
            cell: (year) => (year === OTHER_BASIS_YEAR ? `${year} (${t('other_basis')})` : year),
          },
          { id: 'x', header: t('exports_v18'), numeric: true, cell: cell('export', 'atlas_v18') },
          { id: 'm', header: t('imports_v18'), numeric: true, cell: cell('import', 'atlas_v18') },
          { id: 'x22', header: t('exports_2022'), numeric: true, cell: cell('export', 'atlas_2022') },
          { id: 'm22', header: t('imports_2022'), numeric: true, cell: cell('import', 'atlas_2022') },
        ]}
      />
    </details>
  )
}

function HeadingCell({ row }: { row: HeadingTrade | undefined }) {
  const t = useTranslations('trade.heading')
  const lang = useLocale()
  if (!row) return <span className="missing-value">{t('not_in_release')}</span>
  if (row.value_usd !== null) return <span className="number">{formatUsd(row.value_usd, lang)}</span>
  return row.cutoff_usd === null ? (
    <MissingValue reason={row.missing_reason} />
  ) : (
    <span className="missing-value">{t('below', { value: formatUsd(row.cutoff_usd, lang) })}</span>
  )
}
