import latin from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url'
import vietnamese from '@fontsource-variable/source-sans-3/files/source-sans-3-vietnamese-wght-normal.woff2?url'
import { OVERLAYS, STATUSES } from '../../domain/vocabulary.ts'
import type { Edition } from '../../api/contract/edition.ts'
import { OVERLAY_GLYPHS, STATUS_GLYPHS } from '../components/glyphs.ts'
import drawingCss from '../styles/map-drawing.css?raw'
import { drawMap, type DrawingTexts } from './draw.ts'
import { layoutChain } from './layout.ts'
import { joined, Markup, svg } from './markup.ts'
import { MARGIN } from './metrics.ts'
import type { ChainModel } from './model.ts'
import type { MapState } from './state.ts'
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
export async function downloadMap(file: MapFile): Promise<void> {
  const url = URL.createObjectURL(new Blob([mapFile(file, await fontFaces())], { type: 'image/svg+xml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `matxich-map-${file.edition.version}.svg`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

function mapFile({ model, texts, state, edition, title, source }: MapFile, fonts: string): string {
  const layout = layoutChain(model, SHEET)
  const selection = state.selected === undefined ? undefined : selectLinks(model.edges, state.selected, state.mode)
  const inner = drawMap(layout, texts, { selection, passing: state.passing, href: (id) => new URL(`?segment=${id}`, location.href).href })
  const height = layout.height + HEAD + FOOT
  const frame = svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${height}" width="${layout.width}" height="${height}"><style>${new Markup(`${fonts}${tokens()}${drawingCss.replaceAll('<', '')}`)}</style><rect class="map-ground" width="${layout.width}" height="${height}"/><text class="stage-name chain-map" x="${MARGIN}" y="30" font-size="22">${title}</text><g transform="translate(0 ${HEAD})">${inner}</g>${legend(edition, layout.height + HEAD + 20)}<text class="card-note chain-map" x="${MARGIN}" y="${layout.height + HEAD + 40}" font-size="12">${source} · ${edition.licence} · ${location.href}</text></svg>`
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

/** Names were broken into lines for this font; in another they would run over their tiles. Hangul is left to the reader's own. */
async function fontFaces(): Promise<string> {
  const faces = [
    [latin, 'U+0000-00FF,U+2000-206F,U+2190-2193,U+2212'],
    [vietnamese, 'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303,U+0309,U+0323,U+1EA0-1EF9'],
  ] as const
  const rules = await Promise.all(
    faces.map(
      async ([url, range]) =>
        `@font-face{font-family:'Source Sans 3 Variable';font-weight:200 900;src:url(${await dataUrl(url)}) format('woff2');unicode-range:${range}}`,
    ),
  )
  return rules.join('')
}

async function dataUrl(url: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `data:font/woff2;base64,${btoa(binary)}`
}
