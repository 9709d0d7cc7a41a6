import { max, min } from 'd3-array'
import { useLocale, useTranslations } from 'use-intl'
import type { Headline } from '../../api/contract/trade.ts'
import { LineChart, type ChartSeries } from '../charts/line-chart.tsx'
import { DataTable } from '../components/data-table.tsx'
import { MissingValue } from '../components/missing-value.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatPrinted } from '../format/number.ts'

const GROUPS = ['cep', 'phone'] as const

/** The two customs groups by full year, as printed in the press. Years nobody printed are gaps. */
export function GroupSeries({ headlines, names }: { headlines: readonly Headline[]; names: SourceNames }) {
  const t = useTranslations('trade.series')
  const flow = useTranslations('common.flow')
  const rows = fullYears(headlines)
  const from = min(rows, (row) => row.year)
  const to = max(rows, (row) => row.year)
  const top = max(rows, (row) => row.value)
  if (from === undefined || to === undefined || top === undefined) return null
  const series = (group: string): ChartSeries[] =>
    (['export', 'import'] as const).map((direction) => ({
      id: direction,
      label: flow(direction),
      points: rows
        .filter((row) => row.basket === group && row.flow === direction)
        .map((row) => ({ x: row.year, y: row.value * 1e9, derived: row.exactness === 'derived' })),
    }))
  return (
    <section className="card" aria-labelledby="series">
      <h2 id="series">{t('title')}</h2>
      <p className="prose-wide">{t('text')}</p>
      <div className="grid-2">
        {GROUPS.map((group) => (
          <figure key={group}>
            <figcaption className="card-title">{t(group)}</figcaption>
            <LineChart title={`${t(group)}. ${t('title')}`} series={series(group)} from={from} to={to} max={top * 1e9} />
          </figure>
        ))}
      </div>
      <ul className="chart-key">
        <li>● {flow('export')}</li>
        <li>■ {flow('import')}</li>
        <li>{t('key_hollow')}</li>
        <li>{t('key_gap')}</li>
      </ul>
      <SeriesTable rows={rows} from={from} to={to} names={names} />
    </section>
  )
}

/** Full-year values of the two groups; where two sources print one, the first in the edition's order. */
export function fullYears(headlines: readonly Headline[]): Headline[] {
  const rows = headlines.filter(
    (row) => /^\d{4}$/.test(row.period) && row.unit === 'usd_bn' && row.flow !== 'balance' && GROUPS.some((group) => group === row.basket),
  )
  return [...Map.groupBy(rows, (row) => `${row.basket} ${row.flow} ${row.year}`).values()].flatMap((same) => same[0] ?? [])
}

function SeriesTable({ rows, from, to, names }: { rows: readonly Headline[]; from: number; to: number; names: SourceNames }) {
  const t = useTranslations('trade.series')
  const table = useTranslations('common.table')
  const lang = useLocale()
  const years = Array.from({ length: to - from + 1 }, (_, index) => to - index)
  const cell = (group: string, direction: string) => (year: number) => {
    const row = rows.find((one) => one.year === year && one.basket === group && one.flow === direction)
    if (!row) return <MissingValue reason="no_source" />
    return (
      <>
        <span className="number">{formatPrinted(row.value, row.unit, lang)}</span>
        {row.exactness === 'derived' && <small className="quiet">{t('derived')}</small>}
        <small>
          <SourceLinks ids={[row.source_id]} names={names} label={false} />
        </small>
      </>
    )
  }
  return (
    <details className="more">
      <summary>{table('as_table')}</summary>
      <DataTable
        caption={t('title')}
        hideCaption
        rows={years}
        rowKey={String}
        cards
        columns={[
          { id: 'year', header: table('year'), rowHeader: true, cell: (year) => year },
          { id: 'ce', header: t('cep_exports'), numeric: true, cell: cell('cep', 'export') },
          { id: 'ci', header: t('cep_imports'), numeric: true, cell: cell('cep', 'import') },
          { id: 'pe', header: t('phone_exports'), numeric: true, cell: cell('phone', 'export') },
          { id: 'pi', header: t('phone_imports'), numeric: true, cell: cell('phone', 'import') },
        ]}
      />
    </details>
  )
}
