import { useLocale, useTranslations } from 'use-intl'
import { formatShort } from '../format/number.ts'
import type { TradePicture, TradeSeries } from './trade-series.ts'

/**
 * Exports and imports by year. Lines are drawn in a stretched box and labels are plain text beside it, so that the
 * text keeps its size on a phone. Exports: line and discs; imports: dashes and squares; an unknown year is a gap with
 * a mark at the value it cannot exceed.
 */
export function TradeChart({ picture, name }: { picture: TradePicture; name: string }) {
  const t = useTranslations('segment.trade')
  const lang = useLocale()
  const { from, to, max, years, series } = picture
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  const x = (year: number) => (to === from ? 50 : ((year - from) / (to - from)) * 100)
  const y = (value: number) => 100 - (value / max) * 100
  const some = (pick: (one: TradeSeries) => readonly unknown[]) => series.some((one) => pick(one).length > 0)
  return (
    <figure className="trade-chart">
      <div role="img" aria-label={t('title', { name, from, to })} className="plot">
        <span className="y-unit">{t('unit')}</span>
        {ticks.map((tick) => (
          <span key={tick} className="y-tick" style={{ top: `${y(tick * max)}%` }}>
            {formatShort((tick * max) / 1e6, lang, 1)}
          </span>
        ))}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {ticks.map((tick) => (
            <line key={tick} className="grid" x1="0" x2="100" y1={y(tick * max)} y2={y(tick * max)} />
          ))}
          {series.map((one) => (
            <Series key={one.flow} series={one} x={x} y={y} />
          ))}
        </svg>
        {years.map((year, index) => (
          <span key={year} className={index % 3 === 0 ? 'x-tick' : 'x-tick wide-tick'} style={{ insetInlineStart: `${x(year)}%` }}>
            {year}
          </span>
        ))}
      </div>
      <figcaption>
        <ul className="legend">
          <LegendItem mark="export" text={t('exports')} />
          <LegendItem mark="import" text={t('imports')} />
          {some((one) => one.bounds) && <LegendItem mark="bound" text={t('bound')} />}
          {some((one) => one.earlier) && <LegendItem mark="earlier" text={t('other_vintage')} />}
          {some((one) => one.otherBasis) && <LegendItem mark="earlier" text={t('other_basis')} />}
        </ul>
      </figcaption>
    </figure>
  )
}

function Series({ series, x, y }: { series: TradeSeries; x: (year: number) => number; y: (value: number) => number }) {
  // A line of no length with round or square ends: a disc or a square that the stretched box cannot distort.
  const dot = (point: { year: number; value: number }, className: string) => (
    <path key={`${className}${point.year}`} className={className} d={`M${x(point.year)} ${y(point.value)}h0.001`} />
  )
  return (
    <g className={`series-${series.flow}`}>
      {series.runs.map((run) => (
        <polyline key={run[0]?.year} points={run.map((point) => `${x(point.year)},${y(point.value)}`).join(' ')} />
      ))}
      {series.bounds.map(({ year, bound }) => (
        <path key={year} className="bound" d={`M${Math.max(0, x(year) - 1.2)} ${y(bound)}H${Math.min(100, x(year) + 1.2)}`} />
      ))}
      {series.runs.flat().map((point) => dot(point, 'dot'))}
      {[...series.earlier, ...series.otherBasis].map((point) => dot(point, 'dot apart'))}
    </g>
  )
}

function LegendItem({ mark, text }: { mark: 'export' | 'import' | 'bound' | 'earlier'; text: string }) {
  return (
    <li>
      <svg width="28" height="12" viewBox="0 0 28 12" aria-hidden="true" focusable="false">
        {mark === 'bound' && (
          <g className="series-export">
            <path className="bound" d="M8 6h12" />
          </g>
        )}
        {mark === 'earlier' && (
          <g className="series-export">
            <path className="dot apart" d="M14 6h0.001" />
          </g>
        )}
        {(mark === 'export' || mark === 'import') && (
          <g className={`series-${mark}`}>
            <polyline points="1,6 27,6" />
            <path className="dot" d="M14 6h0.001" />
          </g>
        )}
      </svg>
      {text}
    </li>
  )
}
