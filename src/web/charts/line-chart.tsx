import { ticks } from 'd3-array'
import { line } from 'd3-shape'
import { useLocale } from 'use-intl'
import { formatShort } from '../format/number.ts'
import { axisUnit } from './axis-unit.ts'

export interface ChartPoint {
  x: number
  /** null = not known: the line breaks. */
  y: number | null
  /** For an unknown value: what it cannot exceed. */
  bound?: number | null
  /** Computed rather than printed: drawn hollow. */
  derived?: boolean
}

export interface ChartSeries {
  id: 'export' | 'import'
  label: string
  points: readonly ChartPoint[]
}

interface LineChartProps {
  /** States the finding or the subject; read out in place of the picture. */
  title: string
  series: readonly ChartSeries[]
  from: number
  to: number
  /** Largest value of the axis, when several charts share it. */
  max: number
  /** Years on another basis: to the right of a rule, never joined to the line. */
  apart?: { x: number; label: string }
}

const WIDTH = 400
const HEIGHT = 250
const MARGIN = { top: 28, right: 92, bottom: 26, left: 34 }
const FLOOR = HEIGHT - MARGIN.bottom
const LABEL_HEIGHT = 15
/** Room for the year that stands apart: two years written side by side must not touch. */
const APART = 38

/** Lines over years, drawn on the server. Unknown years are gaps, upper bounds are open triangles, computed values are hollow. */
export function LineChart({ title, series, from, to, max, apart }: LineChartProps) {
  const lang = useLocale()
  const ordered = series.map((one) => ({ ...one, points: one.points.toSorted((a, b) => a.x - b.x) }))
  const unit = axisUnit(max, lang)
  const right = WIDTH - MARGIN.right - (apart ? APART + 18 : 0)
  const x = (year: number) =>
    apart && year === apart.x ? right + APART : MARGIN.left + ((year - from) / Math.max(1, to - from)) * (right - MARGIN.left)
  const y = (value: number) => FLOOR - (value / Math.max(max, 1)) * (FLOOR - MARGIN.top)
  const levels = ticks(0, max / unit.size, 4)
  const labels = endLabels(ordered, x, y)
  return (
    <svg className="chart line-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      <text className="axis" x={0} y={12}>
        {unit.label}
      </text>
      {levels.map((level) => (
        <g key={level}>
          <line className="grid" x1={MARGIN.left} x2={right} y1={y(level * unit.size)} y2={y(level * unit.size)} />
          <text className="axis" x={MARGIN.left - 6} y={y(level * unit.size) + 4} textAnchor="end">
            {formatShort(level, lang, 2)}
          </text>
        </g>
      ))}
      {yearTicks(from, to).map((year) => (
        <text key={year} className="axis" x={x(year)} y={HEIGHT - 8} textAnchor="middle">
          {year}
        </text>
      ))}
      {apart && (
        <g>
          <line className="rule" x1={right + APART / 2} x2={right + APART / 2} y1={MARGIN.top - 8} y2={FLOOR} />
          <text className="axis" x={right + APART} y={HEIGHT - 8} textAnchor="middle">
            {apart.x}
          </text>
          <text className="axis" x={right + APART} y={MARGIN.top - 10} textAnchor="middle">
            {apart.label}
          </text>
        </g>
      )}
      {ordered.map((one) => (
        <g key={one.id} className={`series-${one.id}`}>
          <path
            className="line"
            d={
              line<ChartPoint>()
                .defined((p) => p.y !== null)
                .x((p) => x(p.x))
                .y((p) => y(p.y ?? 0))(joined(one.points, apart?.x)) ?? ''
            }
          />
          {one.points.map((point) => (
            <Mark key={point.x} series={one.id} point={point} x={x(point.x)} y={y(point.y ?? point.bound ?? 0)} />
          ))}
        </g>
      ))}
      {labels.map((label) => (
        <text key={label.id} className={`end-label label-${label.id}`} x={label.x + 8} y={label.y + 5}>
          {label.text}
        </text>
      ))}
    </svg>
  )
}

/** The points a line runs through: the missing years between them as gaps, the years on another basis left out. */
function joined(points: readonly ChartPoint[], apart: number | undefined): ChartPoint[] {
  const known = new Map(points.filter((point) => point.x !== apart).map((point) => [point.x, point]))
  const years = [...known.keys()]
  if (years.length === 0) return []
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => known.get(first + index) ?? { x: first + index, y: null })
}

/** Exports are round, imports square, so that the two are told apart without colour. */
function Mark({ series, point, x, y }: { series: ChartSeries['id']; point: ChartPoint; x: number; y: number }) {
  if (point.y === null) return point.bound ? <path className="bound" d={`M${x - 4},${y}h8l-4,6z`} /> : null
  const className = point.derived ? 'mark hollow' : 'mark'
  return series === 'export' ? (
    <circle className={className} cx={x} cy={y} r={3} />
  ) : (
    <rect className={className} x={x - 3} y={y - 3} width={6} height={6} />
  )
}

/** Names at the ends of the lines, pushed apart where they would touch. */
function endLabels(series: readonly ChartSeries[], x: (year: number) => number, y: (value: number) => number) {
  const labels = series
    .flatMap((one) => {
      const last = one.points.findLast((point) => point.y !== null || point.bound)
      return last ? [{ id: one.id, text: one.label, x: x(last.x), y: y(last.y ?? last.bound ?? 0) }] : []
    })
    .toSorted((a, b) => a.y - b.y)
  const [upper, lower] = labels
  if (upper && lower && lower.y - upper.y < LABEL_HEIGHT && Math.abs(upper.x - lower.x) < MARGIN.right) {
    const middle = (upper.y + lower.y) / 2
    upper.y = middle - LABEL_HEIGHT / 2
    lower.y = middle + LABEL_HEIGHT / 2
  }
  return labels
}

function yearTicks(from: number, to: number): number[] {
  const step = to - from > 8 ? Math.ceil((to - from) / 4) : 2
  const years: number[] = []
  for (let year = to; year >= from; year -= step) years.unshift(year)
  return years
}
