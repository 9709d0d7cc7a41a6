import { useLocale, useTranslations } from 'use-intl'
import type { SegmentDetail } from '../../api/contract/segment.ts'
import { DataTable } from '../components/data-table.tsx'
import { MissingValue } from '../components/missing-value.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatUsd } from '../format/number.ts'
import { TradeChart } from './trade-chart.tsx'
import { type TradePoint, tradePicture } from './trade-series.ts'

export function TradeSection({ segment, names }: { segment: SegmentDetail; names: SourceNames }) {
  const t = useTranslations('segment.trade')
  const common = useTranslations('common')
  const picture = tradePicture(segment.trade)
  if (!picture) {
    return (
      <section aria-labelledby="trade">
        <h2 id="trade">{t('none_title')}</h2>
        <p>{t('none')}</p>
      </section>
    )
  }
  const { from, to, series } = picture
  return (
    <section aria-labelledby="trade" className="card">
      <h2 id="trade">{t('heading', { from, to })}</h2>
      <p>
        {series.every((one) => one.known === 0)
          ? t('all_unknown')
          : series
              .map((one) =>
                t('summary', {
                  flow: t(one.flow === 'export' ? 'exports' : 'imports'),
                  known: one.known,
                  years: one.known + one.bounds.length,
                }),
              )
              .join(' ')}
        {series.some((one) => one.earlier.length > 0) && ` ${t('earlier_years')}`}
      </p>
      <TradeChart picture={picture} name={segment.name} />
      {picture.wholeHeadings && <p className="note">{segment.export_usd.note ?? segment.import_usd.note ?? t('shared')}</p>}
      <p>
        <SourceLinks ids={segment.trade.flatMap((point) => point.source_ids)} names={names} />
      </p>
      <details className="more">
        <summary>{common('table.as_table')}</summary>
        <TradeTable points={segment.trade} />
      </details>
    </section>
  )
}

function TradeTable({ points }: { points: readonly TradePoint[] }) {
  const t = useTranslations('segment.trade')
  const lang = useLocale()
  const rows = [...Map.groupBy(points, (point) => `${point.vintage} ${point.year}`)].map(([key, both]) => ({ key, both }))
  const value = (both: readonly TradePoint[], flow: TradePoint['flow']) => {
    const point = both.find((one) => one.flow === flow)
    if (!point) return <MissingValue reason="no_source" />
    if (point.value_usd !== null) return formatUsd(point.value_usd, lang)
    return point.upper_bound_usd === null ? (
      <MissingValue reason={point.missing_reason} />
    ) : (
      <span className="missing-value">{t('at_most', { value: formatUsd(point.upper_bound_usd, lang) })}</span>
    )
  }
  return (
    <DataTable
      caption={t('table')}
      columns={[
        { id: 'year', header: t('col_year'), rowHeader: true, cell: ({ both }) => both[0]?.year },
        { id: 'exports', header: t('exports'), numeric: true, cell: ({ both }) => value(both, 'export') },
        { id: 'imports', header: t('imports'), numeric: true, cell: ({ both }) => value(both, 'import') },
        {
          id: 'vintage',
          header: t('vintage'),
          cell: ({ both }) => t(both[0]?.vintage === 'atlas_2022' ? 'vintage_atlas_2022' : 'vintage_atlas_v18'),
        },
      ]}
      rows={rows}
      rowKey={({ key }) => key}
    />
  )
}
