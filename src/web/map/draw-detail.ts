import type { Layout, Tile } from './layout.ts'
import { type Markup, svg } from './markup.ts'
import { ellipsis } from './wrap.ts'

export interface DetailTexts {
  firms: string
  imports: string
  rca: string
  companies: readonly string[]
}

/** Font of the small print at the two nearer levels, as a part of the name's. The levels begin where it reaches 9.5 px. */
export const NEAR = 0.53
export const NEAREST = 0.3
/** Part of the tile's height that the name keeps at the nearest level. */
const NAME_SHARE = 0.37

/** What a tile says when the reader comes closer: firms, imports and RCA; closer still, the names of companies. */
export function drawDetail(tile: Tile, { metrics }: Layout, texts: DetailTexts): Markup {
  const near = metrics.font * NEAR
  const nearest = metrics.font * NEAREST
  const x = metrics.textX
  const line = (text: string, size: number, y: number) =>
    svg`<tspan x="${x}" y="${y}">${ellipsis(text, (tile.width - x - 2) / size)} </tspan>`
  const figures = `${texts.firms} · ${texts.imports} · ${texts.rca}`
  const lines = [figures, ...texts.companies.slice(0, 3)]
  return svg`<g class="detail" aria-hidden="true"><text class="near" font-size="${near}">${line(texts.imports, near, tile.height - near * 1.35)}${line(`${texts.firms} · ${texts.rca}`, near, tile.height - near * 0.35)}</text><text class="nearest" font-size="${svg`${nearest.toFixed(2)}`}">${lines.map((text, index) => line(text, nearest, tile.height * NAME_SHARE + nearest * (1 + index * 1.2)))}</text></g>`
}
