import { useId } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Archipelagos } from './archipelagos.tsx'
import { classBounds, classLabel, shadeOf } from './map-classes.ts'
import type { MapShapes } from './map-types.ts'
import { placeLabels } from './place-labels.ts'

export interface MapProvince {
  id: string
  name: string
  x: number
  y: number
  /** What the shade shows; null draws the province without a shade. */
  count: number | null
  to: string
}

export interface MapSymbol {
  id: string
  x: number
  y: number
  kind: 'park' | 'seaport' | 'airport' | 'border_gate' | 'inland_port'
  title: string
  /** How many stand at one point: parks without an exact position share the centre of their province. */
  count: number
}

interface ProvinceMapProps {
  shapes: MapShapes
  provinces: readonly MapProvince[]
  title: string
  legend: string
  symbols?: readonly MapSymbol[]
  /** The province the page is about. */
  current?: string
  /** What lies within it is listed beside the map. */
  circle?: { x: number; y: number; r: number }
}

const NO_SYMBOLS: readonly MapSymbol[] = []

/** Viet Nam by province: a picture with links. The list beside it has the same links and figures for the keyboard. */
export function ProvinceMap({ shapes, provinces, title, legend, symbols = NO_SYMBOLS, current, circle }: ProvinceMapProps) {
  const t = useTranslations('places.map')
  const id = useId()
  const { frame } = shapes
  const bounds = classBounds(provinces.flatMap((province) => province.count ?? []))
  const known = new Map(provinces.map((province) => [province.id, province]))
  const wishes = provinces.map(({ id: key, name, x, y, count }) => ({
    id: key,
    text: count ? `${name} ${count}` : name,
    x,
    y,
    weight: (key === current ? 1e6 : 0) + (count ?? 0),
  }))
  // In the narrow cut of the picture, names must stay within it; the wide one then is right too.
  const labels = placeLabels(symbols.length > 0 ? [] : wishes, { width: frame.mainlandWidth, height: frame.height })
  return (
    <figure className="map-figure">
      <svg
        className="province-map"
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        preserveAspectRatio="xMinYMid slice"
        role="group"
        aria-labelledby={`${id}t`}
        aria-describedby={`${id}d`}
      >
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>{t('desc')}</desc>
        <path className="land" d={shapes.land} />
        {shapes.provinces.map(({ id: key, d }) => {
          const province = known.get(key)
          const shade = province?.count === null ? 'plain' : `shade-${shadeOf(province?.count ?? 0, bounds)}`
          const shape = <path className={key === current ? `province ${shade} current` : `province ${shade}`} d={d} data-province={key} />
          return province ? (
            <Link key={key} to={province.to} tabIndex={-1}>
              <title>{province.count === null ? province.name : `${province.name}: ${province.count || t('legend_none')}`}</title>
              {shape}
            </Link>
          ) : (
            <g key={key}>{shape}</g>
          )
        })}
        {circle && <circle className="radius" cx={circle.x} cy={circle.y} r={circle.r} />}
        {symbols.map((symbol) => (
          <Symbol key={symbol.id} symbol={symbol} />
        ))}
        <g className="province-labels" aria-hidden="true">
          {labels.map((label) => (
            <text key={label.id} x={label.x} y={label.y}>
              {label.text}
            </text>
          ))}
        </g>
        <text className="sea true-position" x={frame.width * 0.73} y={frame.height * 0.59}>
          {t('sea')} / {t('sea_second')}
        </text>
        <text className="sea in-boxes" x={frame.mainlandWidth - 126} y={frame.height * 0.43}>
          <tspan x={frame.mainlandWidth - 126}>{t('sea')}</tspan>
          <tspan x={frame.mainlandWidth - 126} dy="32">
            {t('sea_second')}
          </tspan>
        </text>
        <Archipelagos archipelagos={shapes.archipelagos} frame={frame} />
      </svg>
      <figcaption>
        {bounds.length > 0 && <Shades title={legend} bounds={bounds} none={t('legend_none')} />}
        {symbols.length > 0 && <SymbolLegend symbols={symbols} />}
        <p className="note">
          {symbols.some((symbol) => symbol.kind === 'park') && t('approximate')} {t('shapes')}
        </p>
      </figcaption>
    </figure>
  )
}

function Shades({ title, bounds, none }: { title: string; bounds: readonly number[]; none: string }) {
  return (
    <div className="map-legend">
      <b>{title}</b>
      <ul>
        <li>
          <span className="swatch shade-0" aria-hidden="true" /> {none}
        </li>
        {bounds.map((bound, index) => (
          <li key={bound}>
            <span className={`swatch shade-${shadeOf(bound, bounds)}`} aria-hidden="true" /> {classLabel(bounds, index)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Symbol({ symbol }: { symbol: MapSymbol }) {
  const { x, y, kind, count, title } = symbol
  return (
    <g className={`symbol symbol-${kind}`}>
      <title>{title}</title>
      <SymbolShape kind={kind} x={x} y={y} size={kind === 'park' ? 13 + 4 * Math.sqrt(count) : 10} />
      {kind === 'park' && (
        <text x={x} y={y}>
          {count}
        </text>
      )}
    </g>
  )
}

function SymbolShape({ kind, x, y, size }: { kind: MapSymbol['kind']; x: number; y: number; size: number }) {
  if (kind === 'park') return <circle cx={x} cy={y} r={size} />
  if (kind === 'airport') return <path d={`M${x} ${y - size}L${x + size} ${y + size * 0.8}H${x - size}Z`} />
  if (kind === 'seaport') return <rect x={x - size * 0.8} y={y - size * 0.8} width={size * 1.6} height={size * 1.6} />
  return <path d={`M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`} />
}

function SymbolLegend({ symbols }: { symbols: readonly MapSymbol[] }) {
  const t = useTranslations('places.map')
  const kinds = [...new Set(symbols.map((symbol) => symbol.kind))]
  const names: Record<MapSymbol['kind'], string> = {
    park: t('park_symbol'),
    seaport: t('port'),
    airport: t('airport'),
    border_gate: t('border_gate'),
    inland_port: t('inland_port'),
  }
  return (
    <ul className="map-legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <svg width="20" height="20" viewBox="-12 -12 24 24" aria-hidden="true" focusable="false" className={`symbol symbol-${kind}`}>
            <SymbolShape kind={kind} x={0} y={0} size={10} />
          </svg>
          {names[kind]}
        </li>
      ))}
    </ul>
  )
}
