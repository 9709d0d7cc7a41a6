import { OVERLAYS, STATUSES } from '../../domain/vocabulary.ts'
import type { Edition } from '../../api/contract/edition.ts'
import { OVERLAY_GLYPHS, STATUS_GLYPHS } from '../components/status-glyph.tsx'
import drawingCss from '../styles/map-drawing.css?raw'
import { drawMap, type DrawingTexts } from './draw.ts'
import { layoutChain } from './layout.ts'
import { joined, Markup, svg } from './markup.ts'
import { MARGIN } from './metrics.ts'
import type { ChainModel } from './model.ts'
import type { MapState } from './mount.ts'
import { selectLinks } from './selection.ts'
import { textWidth } from './text-width.ts'

export interface MapFile {
  model: ChainModel
  texts: DrawingTexts
  state: MapState
  edition: Edition
  title: string
  source: string
}

/** A landscape sheet (the shape of A4 and A3), at a size at which names are comfortable on A3. */
const SHEET = { width: 1680, height: 1096 }
const HEAD = 44
const FOOT = 48

/** Saves the whole map as one SVG file that needs nothing else: styles, legend, edition and source are inside. */
export function downloadMap(file: MapFile): void {
  const url = URL.createObjectURL(new Blob([mapFile(file)], { type: 'image/svg+xml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `matxich-map-${file.edition.version}.svg`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

function mapFile({ model, texts, state, edition, title, source }: MapFile): string {
  const layout = layoutChain(model, SHEET)
  const selection = state.selected === undefined ? undefined : selectLinks(model.edges, state.selected, state.mode)
  const inner = drawMap(layout, texts, { selection, passing: state.passing, href: (id) => new URL(`?segment=${id}`, location.href).href })
  const height = layout.height + HEAD + FOOT
  const frame = svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${height}" width="${layout.width}" height="${height}"><style>${new Markup(`${tokens()}${drawingCss.replaceAll('<', '')}`)}</style><rect class="map-ground" width="${layout.width}" height="${height}"/><text class="stage-name chain-map" x="${MARGIN}" y="30" font-size="22">${title}</text><g transform="translate(0 ${HEAD})">${inner}</g>${legend(edition, layout.height + HEAD + 20)}<text class="card-note chain-map" x="${MARGIN}" y="${layout.height + HEAD + 40}" font-size="12">${source} · ${edition.licence} · ${location.href}</text></svg>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${frame.text}`
}

function legend(edition: Edition, y: number): Markup {
  const size = 13
  let x = MARGIN
  const item = (className: string, glyph: { d: string; filled: boolean }, text: string) => {
    const at = x
    x += 18 + textWidth(text) * size + 22
    return svg`<g class="${className}" transform="translate(${at} ${y - 11})"><path class="mark${glyph.filled ? '' : ' open'}" d="${glyph.d}"/><text class="chain-map" x="18" y="11" font-size="${size}">${text}</text></g>`
  }
  const name = (list: readonly { id: string; name: string; count: number }[], id: string) => {
    const found = list.find((entry) => entry.id === id)
    return found ? `${found.name} ${found.count}` : id
  }
  return joined([
    ...STATUSES.map((status) => item(`tile ${status}`, STATUS_GLYPHS[status], name(edition.statuses, status))),
    ...OVERLAYS.map((overlay) => item(`tile legend-${overlay}`, OVERLAY_GLYPHS[overlay], name(edition.overlays, overlay))),
  ])
}

/** The colours as they are on screen now, light or dark: a file has no page around it to take them from. */
function tokens(): string {
  const names = new Set<string>(drawingCss.match(/--[\w-]+/g) ?? [])
  const now = getComputedStyle(document.documentElement)
  return `:root{${[...names].map((name) => `${name}:${now.getPropertyValue(name) || 'initial'}`).join(';')}}`
}
