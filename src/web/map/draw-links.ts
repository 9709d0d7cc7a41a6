import type { Layout, Tile } from './layout.ts'
import { joined, type Markup, svg } from './markup.ts'
import { round } from './ribbons.ts'
import type { Selection } from './selection.ts'

const THINNEST = 1.3
const WIDEST = 5.5
/** Links further along the chain are drawn thin and pale, or the whole would be a knot. */
const WIDEST_FAR = 2.4

/** The links of a selection, one by one, as wide as their weight. Drawn above the cards and below the lit tiles. */
export function drawLinks(layout: Layout, { id, edges }: Selection): Markup {
  const heaviest = Math.max(...edges.map((edge) => edge.weight), Number.MIN_VALUE)
  const column = new Map(layout.cards.flatMap((card) => card.tiles.map((tile) => [tile.id, card.column])))
  const drawn = edges.flatMap((edge) => {
    const from = layout.tiles.get(edge.source)
    const to = layout.tiles.get(edge.target)
    if (!from || !to) return []
    const far = edge.source !== id && edge.target !== id
    const width = THINNEST + ((far ? WIDEST_FAR : WIDEST) - THINNEST) * Math.sqrt(edge.weight / heaviest)
    const path = linkPath(from, to, (column.get(edge.target) ?? 0) - (column.get(edge.source) ?? 0))
    return [
      {
        far,
        width,
        markup: svg`<path class="link ${edge.import_dependent ? 'imported' : 'domestic'}${far ? ' far' : ''}" d="${path}" stroke-width="${round(width)}"/>`,
      },
    ]
  })
  return joined(drawn.toSorted((a, b) => Number(b.far) - Number(a.far) || b.width - a.width).map(({ markup }) => markup))
}

/** Rightwards from edge to edge; inside a column around the right side; against the chain from tile to tile, top to bottom. */
function linkPath(from: Tile, to: Tile, columns: number): string {
  const y1 = round(from.y + from.height / 2)
  const y2 = round(to.y + to.height / 2)
  const right = from.x + from.width
  if (columns > 0) {
    const bend = round(Math.max(28, (to.x - right) / 2))
    return `M${right} ${y1}C${right + bend} ${y1} ${to.x - bend} ${y2} ${to.x} ${y2}`
  }
  if (columns === 0) {
    const end = to.x + to.width
    const bulge = Math.max(right, end) + 22 + Math.abs(y2 - y1) * 0.06
    return `M${right} ${y1}C${round(bulge)} ${y1} ${round(bulge)} ${y2} ${end} ${y2}`
  }
  const up = to.y < from.y
  const x1 = from.x + from.width / 2
  const x2 = to.x + to.width / 2
  const startY = up ? from.y : from.y + from.height
  const endY = up ? to.y + to.height : to.y
  const bend = round((endY - startY) / 2)
  return `M${round(x1)} ${startY}C${round(x1)} ${startY + bend} ${round(x2)} ${endY - bend} ${round(x2)} ${endY}`
}
