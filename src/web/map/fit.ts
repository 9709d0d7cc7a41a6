import type { Column } from './model.ts'
import {
  BAND_GAP,
  BOTTOM,
  CARD_GAP,
  CARD_PAD,
  MARGIN,
  MAX_FONT,
  MIN_COLUMN_GAP,
  MIN_FONT,
  type Metrics,
  metricsFor,
  TILE_GAP,
  tileWidthFor,
  TOP,
} from './metrics.ts'
import { twoLineWidth } from './wrap.ts'

const FONT_STEP = 0.1
const HEIGHT_STEP = 8
const MAX_TILES_ACROSS = 12
/** Columns of tiles wider than this share of the window leave the ribbons no room. */
const GAP_SHARE = 0.03
/** Width to height of the flattest picture. */
const WIDEST = 2.1

export interface Viewport {
  width: number
  height: number
}

/** What the server draws for: most laptops show it at nearly this size, and elsewhere it scales with the page. */
export const SERVER_VIEWPORT: Viewport = { width: 1440, height: 791 }

export interface Fit {
  metrics: Metrics
  tileWidth: number
  /** Least width of a tile among the services. */
  bandTile: number
  /** Tiles side by side in every card of a stage. */
  across: number[]
  bandRows: number
  /** Height of the columns of cards. */
  columnHeight: number
  height: number
  width: number
}

/** The largest font at which the whole chain fits the window; below 9.5 px the drawing grows instead of the letters shrinking. */
export function fitChain(chain: readonly Column[], band: readonly Column[], viewport: Viewport): Fit {
  const em = widestName(chain)
  for (let font = MAX_FONT; font >= MIN_FONT; font = Math.round((font - FONT_STEP) * 10) / 10) {
    const fit = fitAt(chain, band, viewport, font, em)
    if (fit) return font === MAX_FONT ? flattest(chain, band, fit, em) : fit
  }
  // One or two outsized names may be cut rather than the whole picture lost.
  const outlier = fitAt(chain, band, viewport, MIN_FONT, em * 0.93)
  if (outlier) return outlier
  for (let height = viewport.height; ; height += HEIGHT_STEP) {
    const oneAcross = height > viewport.height * 20
    const width = oneAcross ? Number.POSITIVE_INFINITY : viewport.width
    const fit = fitAt(chain, band, { width, height }, MIN_FONT, em)
    if (fit) return { ...fit, width: Math.max(viewport.width, Math.min(fit.width, neededWidth(fit))) }
  }
}

/** On a large screen the picture uses the width before the height, so that columns do not become ladders. */
function flattest(chain: readonly Column[], band: readonly Column[], fit: Fit, em: number): Fit {
  const lower = fitAt(chain, band, { width: fit.width, height: fit.height - HEIGHT_STEP }, fit.metrics.font, em)
  return lower && lower.height > lower.width / WIDEST ? flattest(chain, band, lower, em) : fit
}

function fitAt(chain: readonly Column[], band: readonly Column[], { width, height }: Viewport, font: number, em: number): Fit | undefined {
  const metrics = metricsFor(font)
  const tileWidth = tileWidthFor(font, em)
  const bandTile = tileWidthFor(font, Math.min(em, widestName(band)))
  const bandRows = bandRowsFor(band, bandTile, metrics.key, width)
  if (bandRows === undefined) return undefined
  const fixed = TOP + metrics.stageHead + (bandRows > 0 ? BAND_GAP + cardHeight(metrics, bandRows) : 0) + BOTTOM
  const columnHeight = height - fixed
  // Fewest tiles across that still fit the height: that leaves most width for the names and the ribbons.
  const across: number[] = []
  for (const column of chain) {
    const least = acrossFor(column, metrics, columnHeight)
    if (least === undefined) return undefined
    across.push(least)
  }
  const fit: Fit = { metrics, tileWidth, bandTile, across, bandRows, columnHeight, height, width }
  return neededWidth(fit) <= width ? fit : undefined
}

/** Width in em of the widest name on two lines. */
function widestName(columns: readonly Column[]): number {
  return Math.max(
    1,
    ...columns.flatMap(({ families }) => families.flatMap(({ nodes }) => nodes.map((node) => twoLineWidth(node.short_name)))),
  )
}

function acrossFor(column: Column, metrics: Metrics, height: number): number | undefined {
  for (let across = 1; across <= MAX_TILES_ACROSS; across += 1) if (stackHeight(column, metrics, across) <= height) return across
  return undefined
}

export function stackHeight(column: Column, metrics: Metrics, across: number): number {
  const cards = column.families.map((family) => cardHeight(metrics, Math.ceil(family.nodes.length / across)))
  return cards.reduce((sum, card) => sum + card, 0) + CARD_GAP * (cards.length - 1)
}

export function cardHeight(metrics: Metrics, rows: number): number {
  return metrics.head + rows * (metrics.tile + TILE_GAP) - TILE_GAP + metrics.foot
}

export function cardWidth(tileWidth: number, across: number): number {
  return 2 * CARD_PAD + across * (tileWidth + TILE_GAP) - TILE_GAP
}

export function cardsWidth({ across, tileWidth }: Pick<Fit, 'across' | 'tileWidth'>): number {
  return across.reduce((sum, count) => sum + cardWidth(tileWidth, count), 0)
}

function neededWidth(fit: Fit): number {
  const gap = Math.max(MIN_COLUMN_GAP, Number.isFinite(fit.width) ? Math.round(fit.width * GAP_SHARE) : MIN_COLUMN_GAP)
  return 2 * MARGIN + cardsWidth(fit) + (fit.across.length - 1) * gap
}

/** Services stand in one row of cards; as flat as the width allows. */
function bandRowsFor(band: readonly Column[], tileWidth: number, key: number, width: number): number | undefined {
  const families = band.flatMap((column) => column.families)
  if (families.length === 0) return 0
  const most = Math.max(...families.map((family) => family.nodes.length))
  for (let rows = 1; rows <= most; rows += 1) {
    const cards = families.reduce((sum, family) => sum + cardWidth(tileWidth, Math.ceil(family.nodes.length / rows)), 0)
    if (2 * MARGIN + cards + CARD_GAP * families.length + key <= width) return rows
  }
  return most
}
