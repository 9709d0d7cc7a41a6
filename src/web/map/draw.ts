import { OVERLAY_GLYPHS, STATUS_GLYPHS } from '../components/glyphs.ts'
import { drawLinks } from './draw-links.ts'
import { type Card, type Layout, OVERLAY_MARK, type StageHead, type Tile } from './layout.ts'
import { type Markup, svg } from './markup.ts'
import { CARD_PAD } from './metrics.ts'
import type { Selection } from './selection.ts'
import { textWidth } from './text-width.ts'
import { ellipsis, wrapName } from './wrap.ts'

/** Every word in the drawing, in the reader's language. */
export interface DrawingTexts {
  title: string
  /** Full name of a segment, for the tooltip. */
  name: (id: string) => string
  /** What a screen reader hears after the name: status, firms, imports. */
  spoken: (id: string) => string
  stage: (head: StageHead) => string
  card: (card: Card) => string
  ribbon: (from: string, to: string, kind: 'domestic' | 'imported', share: number) => string
  key: { title: string; domestic: string; imported: string; note: string }
}

export interface DrawingState {
  selection?: Selection | undefined
  /** Segments that pass the filters; undefined when nothing is filtered. */
  passing?: ReadonlySet<string> | undefined
  href: (id: string) => string
  tabStop?: string | undefined
}

/** The map as one SVG element. `.map-view` is what zooming moves; `.map-links` holds the links of the selection. */
export function drawMap(layout: Layout, texts: DrawingTexts, state: DrawingState): Markup {
  const { selection } = state
  const passing = (id: string) => !state.passing || state.passing.has(id)
  return svg`<svg class="chain-map${selection ? ' has-selection' : ''}" viewBox="0 0 ${layout.width} ${layout.height}" width="${layout.width}" height="${layout.height}" font-size="${layout.metrics.font}" data-level="1" role="group" aria-label="${texts.title}" aria-describedby="map-hint"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="5" height="5"/><path class="hatch-line" d="M0 0V5"/></pattern></defs><rect class="map-ground" width="${layout.width}" height="${layout.height}"/><g class="map-view">${layout.heads.map((head) => drawHead(head, layout, texts))}<g class="ribbons" aria-hidden="true">${layout.ribbons.map((ribbon) => svg`<path class="ribbon ${ribbon.kind}${ribbon.thin ? ' thin' : ''}" data-from="${ribbon.from}" data-to="${ribbon.to}" d="${ribbon.path}"><title>${texts.ribbon(ribbon.from, ribbon.to, ribbon.kind, ribbon.share)}</title></path>`)}</g>${layout.cards.map((card) => drawCard(card, layout, texts))}${drawKey(layout, texts)}<g class="map-links" aria-hidden="true">${selection ? drawLinks(layout, selection) : ''}</g><g class="tiles">${layout.cards.flatMap((card) => card.tiles.map((tile) => drawTile(tile, layout, texts, { href: state.href(tile.id), classes: tileClasses(tile, selection, passing(tile.id)), stop: tile.id === state.tabStop, current: selection?.id === tile.id })))}</g>${layout.cards.map((card) => drawOverview(card, layout))}</g></svg>`
}

function tileClasses(tile: Tile, selection: Selection | undefined, passes: boolean): string {
  return `tile ${tile.node.status}${selection?.lit.has(tile.id) ? ' lit' : ''}${selection?.id === tile.id ? ' chosen' : ''}${passes ? '' : ' out'}`
}

function drawHead(head: StageHead, { metrics }: Layout, texts: DrawingTexts): Markup {
  const y = head.y + metrics.font + 3
  const size = metrics.font + 2.5
  const nameWidth = textWidth(head.stage.name, 600) * size
  const fits = (text: string) => nameWidth + 8 + textWidth(text) * metrics.font <= head.room
  const note = [texts.stage(head), String(head.nodes.length)].find(fits)
  return svg`<text class="stage-name" x="${head.x}" y="${y}" font-size="${size}">${head.stage.name}</text>${note !== undefined && svg`<text class="stage-note" x="${head.x + nameWidth + 8}" y="${y}">${note}</text>`}`
}

function drawCard(card: Card, { metrics }: Layout, texts: DrawingTexts): Markup {
  const size = metrics.font + 0.3
  const free = card.width - 2 * CARD_PAD
  const note = texts.card(card)
  const noteWidth = textWidth(note) * (metrics.font - 0.5)
  const withNote = textWidth(card.name, 600) * size + 6 + noteWidth <= free
  const name = ellipsis(card.name, free / size, 600)
  const y = card.y + metrics.head - 4
  return svg`<g class="card" data-family="${card.id}"><rect x="${card.x + 0.5}" y="${card.y + 0.5}" width="${card.width - 1}" height="${card.height - 1}" rx="5"/><text class="card-name" x="${card.x + CARD_PAD}" y="${y}" font-size="${size}">${name}${name !== card.name && svg`<title>${card.name}</title>`}</text>${withNote && svg`<text class="card-note" x="${card.x + card.width - CARD_PAD}" y="${y}" text-anchor="end">${note}</text>`}</g>`
}

interface TileState {
  href: string
  classes: string
  stop: boolean
  current: boolean
}

function drawTile(tile: Tile, { metrics }: Layout, texts: DrawingTexts, { href, classes, stop, current }: TileState): Markup {
  const { node, lines } = tile
  const glyph = STATUS_GLYPHS[node.status]
  const scale = metrics.font / 13.5
  const half = 6 * scale
  const name = texts.name(tile.id)
  return svg`<a class="${classes}" href="${href}" data-id="${tile.id}" tabindex="${stop ? 0 : -1}"${current && svg` aria-current="true"`} transform="translate(${tile.x} ${tile.y})" aria-label="${lines.join(' ')}${name === node.short_name ? '' : ` (${name})`}. ${texts.spoken(tile.id)}"><title>${name}</title><rect class="body" x=".5" y=".5" width="${tile.width - 1}" height="${tile.height - 1}" rx="3"/><path class="mark${glyph.filled ? '' : ' open'}" d="${glyph.d}" transform="translate(3.2 ${tile.height / 2 - half}) scale(${svg`${String(Math.round(scale * 100) / 100)}`})"/>${drawName(tile, metrics)}${node.overlays.map((overlay, index) => drawOverlay(overlay, tile.width - 7 - index * OVERLAY_MARK))}</a>`
}

function drawName({ lines, width, height }: Tile, metrics: Layout['metrics']): Markup {
  const middle = height / 2 + metrics.font * 0.34
  const limit = width - metrics.textX - metrics.textRight
  return svg`<text class="name">${lines.map((line, index) => {
    const squeezed = textWidth(line) * metrics.font > limit + 0.5
    return svg`<tspan x="${metrics.textX}" y="${middle + (index - (lines.length - 1) / 2) * metrics.line}"${squeezed && svg` textLength="${limit}" lengthAdjust="spacingAndGlyphs"`}>${line} </tspan>`
  })}</text>`
}

const OVERLAY_SCALE = { bottleneck: 0.86, enclave: 0.66, single_source: 1.05 } as const

/** Overlays sit on the upper edge, each its own shape: diamond, open square, dot. */
function drawOverlay(overlay: Tile['node']['overlays'][number], x: number): Markup {
  const glyph = OVERLAY_GLYPHS[overlay]
  const scale = OVERLAY_SCALE[overlay]
  return svg`<path class="overlay ${overlay}${glyph.filled ? '' : ' open'}" d="${glyph.d}" transform="translate(${x - 6 * scale} ${1.4 - 6 * scale}) scale(${String(scale)})"/>`
}

/** Far out, names give way to the families': large, over a mosaic of status colours. */
function drawOverview(card: Card, { metrics }: Layout): Markup {
  const size = metrics.font * 1.75
  const { lines } = wrapName(card.name, (card.width - 8) / size)
  const middle = card.y + card.height / 2 + size * 0.34
  return svg`<text class="overview" text-anchor="middle" font-size="${size}" aria-hidden="true">${lines.map((line, index) => svg`<tspan x="${card.x + card.width / 2}" y="${middle + (index - (lines.length - 1) / 2) * size * 1.1}">${line} </tspan>`)}</text>`
}

function drawKey({ key, metrics }: Layout, { key: words }: DrawingTexts): Markup {
  const x = key.x + 8
  const step = Math.min(metrics.font + 7, (key.height - metrics.head) / 3)
  const row = (index: number) => key.y + metrics.head + step * index
  return svg`<g class="map-key" aria-hidden="true"><text class="card-name" x="${x}" y="${key.y + metrics.head - 4}" font-size="${metrics.font + 0.3}">${words.title}</text><rect class="ribbon domestic" x="${x}" y="${row(0) + 2}" width="24" height="${metrics.font - 1}"/><text class="card-note" x="${x + 30}" y="${row(0) + metrics.font - 0.5}">${words.domestic}</text><rect class="ribbon imported" x="${x}" y="${row(1) + 2}" width="24" height="${metrics.font - 1}"/><text class="card-note" x="${x + 30}" y="${row(1) + metrics.font - 0.5}">${words.imported}</text><text class="card-note" x="${x}" y="${row(2) + metrics.font - 0.5}">${ellipsis(words.note, (key.width - 8) / (metrics.font * 0.95))}</text></g>`
}
