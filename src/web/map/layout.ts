import { familyFlows } from './flows.ts'
import { cardHeight, cardsWidth, cardWidth, type Fit, fitChain, stackHeight, type Viewport } from './fit.ts'
import { BAND_GAP, CARD_GAP, CARD_PAD, MARGIN, MAX_COLUMN_GAP, type Metrics, TILE_GAP, TOP } from './metrics.ts'
import { type ChainModel, type Column, columnsOf, type FamilyGroup, type LayoutNode, type StageInfo } from './model.ts'
import { orderFamilies } from './order.ts'
import { layoutRibbons, type Ribbon } from './ribbons.ts'
import { wrapName } from './wrap.ts'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Tile extends Box {
  id: string
  node: LayoutNode
  lines: string[]
  cut: boolean
}

export interface Card extends Box {
  id: string
  name: string
  stage: string
  /** Index of the column; the services are all in the last one. */
  column: number
  tiles: Tile[]
}

export interface StageHead {
  stage: StageInfo
  x: number
  y: number
  width: number
  /** Width to the next column, which the heading may use. */
  room: number
  nodes: readonly LayoutNode[]
}

export interface Layout {
  width: number
  height: number
  metrics: Metrics
  heads: StageHead[]
  cards: Card[]
  tiles: ReadonlyMap<string, Tile>
  ribbons: Ribbon[]
  /** Place of the key of the ribbons. */
  key: Box
}

/** Widen tiles by at most this much when the window has room: longer lines are not easier to read. */
const MAX_WIDENING = 1.3
const MAX_HEIGHTENING = 1.2
/** A name that is too long by a hair is set a little narrower rather than cut. */
const SQUEEZE = 1.08
/** Room of one overlay mark on the upper edge of a tile, in px. */
export const OVERLAY_MARK = 9.5

/** The whole chain in real pixels. Pure and deterministic: the server and the browser draw the same picture. */
export function layoutChain(model: ChainModel, viewport: Viewport): Layout {
  const flows = familyFlows(model)
  const chain = orderFamilies(columnsOf(model, 'chain'), flows)
  const band = columnsOf(model, 'across')
  const fit = useSlack(fitChain(chain, band, viewport), chain)
  const { metrics } = fit
  const top = TOP + metrics.stageHead
  const heads: StageHead[] = []
  const cards: Card[] = []
  const gap = columnGap(fit)
  let x = Math.round((fit.width - cardsWidth(fit) - gap * (chain.length - 1)) / 2)
  for (const [index, column] of chain.entries()) {
    const across = fit.across[index] ?? 1
    const width = cardWidth(fit.tileWidth, across)
    heads.push({
      stage: column.stage,
      x,
      y: TOP,
      width,
      room: index === chain.length - 1 ? width : width + gap - 6,
      nodes: column.families.flatMap((family) => family.nodes),
    })
    cards.push(...stackCards(column, { x, y: top, width, height: fit.columnHeight }, across, fit, index))
    x += width + gap
  }
  const bandTop = top + fit.columnHeight + BAND_GAP
  cards.push(...bandCards(band, bandTop, fit, chain.length))
  const ribbons = layoutRibbons(cards, flows)
  return {
    width: fit.width,
    height: fit.height,
    metrics,
    heads,
    cards,
    tiles: new Map(cards.flatMap((card) => card.tiles.map((tile) => [tile.id, tile]))),
    ribbons,
    key: { x: fit.width - MARGIN - metrics.key, y: bandTop, width: metrics.key, height: cardHeight(metrics, Math.max(1, fit.bandRows)) },
  }
}

/** Room that is left over goes first into higher tiles, then between the cards. */
function useSlack(fit: Fit, chain: readonly Column[]): Fit {
  const { metrics } = fit
  const tallest = (tile: number) =>
    Math.max(0, ...chain.map((column, index) => stackHeight(column, { ...metrics, tile }, fit.across[index] ?? 1)))
  let tile = metrics.tile
  let columnHeight = fit.columnHeight
  while (tile + 1 <= metrics.tile * MAX_HEIGHTENING) {
    const next = fit.columnHeight - (fit.bandRows > 0 ? tile + 1 - metrics.tile : 0) * fit.bandRows
    if (tallest(tile + 1) > next) break
    tile += 1
    columnHeight = next
  }
  const spare = fit.width - 2 * MARGIN - cardsWidth(fit) - MAX_COLUMN_GAP * (fit.across.length - 1)
  const count = fit.across.reduce((sum, value) => sum + value, 0)
  const widened = Math.min(Math.floor(fit.tileWidth * MAX_WIDENING), fit.tileWidth + Math.max(0, Math.floor(spare / count)))
  return { ...fit, tileWidth: widened, columnHeight, metrics: { ...metrics, tile } }
}

function columnGap(fit: Fit): number {
  if (fit.across.length < 2) return 0
  return Math.min(MAX_COLUMN_GAP, Math.floor((fit.width - 2 * MARGIN - cardsWidth(fit)) / (fit.across.length - 1)))
}

function stackCards(column: Column, area: Box, across: number, fit: Fit, index: number): Card[] {
  const spare = area.height - stackHeight(column, fit.metrics, across)
  const between = CARD_GAP + spare / Math.max(1, column.families.length - 1)
  let y = area.y
  return column.families.map((family) => {
    const card = placeCard(family, Math.round(area.x), Math.round(y), area.width, across, fit.tileWidth, fit.metrics, index)
    y += card.height + between
    return card
  })
}

/** The services share the width that the key of the ribbons leaves; their tiles may be wider than those of the chain. */
function bandCards(band: readonly Column[], y: number, fit: Fit, index: number): Card[] {
  const families = band.flatMap((column) => column.families)
  const rows = Math.max(1, fit.bandRows)
  const across = families.map((family) => Math.ceil(family.nodes.length / rows))
  const tiles = across.reduce((sum, count) => sum + count, 0)
  const free =
    fit.width -
    2 * MARGIN -
    fit.metrics.key -
    CARD_GAP * families.length -
    families.length * 2 * CARD_PAD -
    TILE_GAP * (tiles - families.length)
  const tileWidth = Math.max(fit.bandTile, Math.min(fit.bandTile * 2, Math.floor(free / Math.max(1, tiles))))
  let x = MARGIN
  return families.map((family, at) => {
    const count = across[at] ?? 1
    const width = cardWidth(tileWidth, count)
    const card = placeCard(family, x, y, width, count, tileWidth, fit.metrics, index)
    x += width + CARD_GAP
    return { ...card, height: cardHeight(fit.metrics, rows) }
  })
}

function placeCard(
  family: FamilyGroup,
  x: number,
  y: number,
  width: number,
  across: number,
  tileWidth: number,
  metrics: Metrics,
  column: number,
): Card {
  const tiles = family.nodes.map((node, index): Tile => {
    const box = {
      x: x + CARD_PAD + (index % across) * (tileWidth + TILE_GAP),
      y: y + metrics.head + Math.floor(index / across) * (metrics.tile + TILE_GAP),
      width: tileWidth,
      height: metrics.tile,
    }
    const limit = (tileWidth - metrics.textX - metrics.textRight + 0.01) / metrics.font
    const marks = (node.overlays.length * OVERLAY_MARK) / metrics.font
    const plain = wrapName(node.short_name, limit)
    const wrapped = plain.cut ? wrapName(node.short_name, limit * SQUEEZE) : plain
    // A name of two lines starts under the marks on the upper edge; give way to them if the words allow it.
    const giving = wrapped.lines.length > 1 && marks > 0 ? wrapName(node.short_name, limit - marks, limit) : wrapped
    return { id: node.id, node, ...box, ...(giving.cut || giving.lines.some((line) => line.endsWith('-')) ? wrapped : giving) }
  })
  return {
    id: family.id,
    name: family.name,
    stage: family.stage,
    column,
    x,
    y,
    width,
    height: cardHeight(metrics, Math.ceil(family.nodes.length / across)),
    tiles,
  }
}
