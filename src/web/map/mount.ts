import { drawDetail, type DetailTexts } from './draw-detail.ts'
import { drawLinks } from './draw-links.ts'
import { drawMap, type DrawingTexts } from './draw.ts'
import { type Box, layoutChain } from './layout.ts'
import type { ChainModel } from './model.ts'
import { type LinkMode, selectLinks } from './selection.ts'
import { firstTile, isWalkKey, neighbour } from './walk.ts'
import { startZoom, type Zoom } from './zoom.ts'

export interface MapState {
  selected: string | undefined
  mode: LinkMode
  passing: ReadonlySet<string> | undefined
  allRibbons: boolean
}

export interface MapOptions {
  model: ChainModel
  texts: DrawingTexts
  detail: (id: string) => DetailTexts
  href: (id: string) => string
  onSelect: (id: string | undefined) => void
  state: MapState
}

export interface MapHandle {
  update(state: MapState): void
  zoom: Pick<Zoom, 'by' | 'whole'>
  stop(): void
}

/** Height below which we rather let the page scroll. */
const LEAST_HEIGHT = 420
const PANEL = 340
const RESIZE_PAUSE = 160

/** Takes over the drawing the server sent: the window's own size, zoom, keys, selection. Changes classes, never re-renders. */
export function mountMap(host: HTMLElement, options: MapOptions): MapHandle {
  let state = options.state
  host.classList.add('live')
  let drawn = draw(true)
  /** A choice is drawn here that the page has not heard of yet. */
  let telling = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let size = `${host.clientWidth} ${innerHeight}`

  function draw(fromServer = false) {
    const visible = Math.max(LEAST_HEIGHT, Math.floor(innerHeight - host.getBoundingClientRect().top - scrollY))
    const layout = layoutChain(options.model, { width: host.clientWidth, height: visible })
    // The server's drawing stays when it was made for a window of just this size.
    if (!fromServer || host.firstElementChild?.getAttribute('viewBox') !== `0 0 ${layout.width} ${layout.height}`) {
      host.innerHTML = drawMap(layout, options.texts, { href: options.href, tabStop: state.selected ?? firstTile(layout) }).text
    }
    const element = host.firstElementChild as SVGSVGElement
    const tiles = new Map([...element.querySelectorAll<SVGAElement>('.tile')].map((tile) => [tile.dataset['id'] ?? '', tile]))
    let detailed = false
    const zoom = startZoom(element, layout, visible, (level) => {
      if (level < 2 || detailed) return
      detailed = true
      for (const [id, tile] of layout.tiles)
        tiles.get(id)?.insertAdjacentHTML('beforeend', drawDetail(tile, layout, options.detail(id)).text)
    })
    const links = element.querySelector('.map-links')
    element.addEventListener('click', onClick)
    element.addEventListener('keydown', onKey)
    return { layout, element, tiles, zoom, links }
  }

  /** Everything the state says, as classes; a click paints without waiting for React or the router. */
  function apply(next: MapState) {
    const { element, tiles, links, layout, zoom } = drawn
    const selection =
      next.selected !== undefined && tiles.has(next.selected) ? selectLinks(options.model.edges, next.selected, next.mode) : undefined
    element.classList.toggle('has-selection', selection !== undefined)
    element.classList.toggle('full-chain', next.mode === 'full')
    element.classList.toggle('all-ribbons', next.allRibbons)
    for (const [id, tile] of tiles) {
      tile.classList.toggle('lit', selection?.lit.has(id) ?? false)
      tile.classList.toggle('chosen', id === selection?.id)
      tile.classList.toggle('out', next.passing !== undefined && !next.passing.has(id))
      if (id === selection?.id) tile.setAttribute('aria-current', 'true')
      else tile.removeAttribute('aria-current')
    }
    if (links) links.innerHTML = selection ? drawLinks(layout, selection).text : ''
    // The panel lies over the right side of the map; what it hides is moved into view.
    zoom.cover(selection ? PANEL : 0)
    const anchor = selection && layout.tiles.get(selection.id)
    if (anchor && selection) {
      zoom.show(bounds([...selection.lit].flatMap((id) => layout.tiles.get(id) ?? [])), anchor)
      setTabStop(selection.id)
    }
    state = next
  }

  function setTabStop(id: string) {
    for (const tile of drawn.element.querySelectorAll('.tile[tabindex="0"]')) tile.setAttribute('tabindex', '-1')
    drawn.tiles.get(id)?.setAttribute('tabindex', '0')
  }

  function choose(id: string | undefined) {
    if (id === state.selected) return
    const waiting = telling
    apply({ ...state, selected: id })
    // The router and the panel come after the next paint: the click must be seen at once.
    telling = true
    if (waiting) return
    requestAnimationFrame(() =>
      setTimeout(() => {
        telling = false
        options.onSelect(state.selected)
      }),
    )
  }

  function onClick(event: MouseEvent) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const tile = tileOf(event)
    if (tile) event.preventDefault()
    choose(tile?.dataset['id'])
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape') return choose(undefined)
    const id = tileOf(event)?.dataset['id']
    if (id === undefined || event.altKey || event.ctrlKey || event.metaKey || !isWalkKey(event.key)) return
    event.preventDefault()
    const next = neighbour(drawn.layout, options.model.edges, id, event.key)
    const box = next === undefined ? undefined : drawn.layout.tiles.get(next)
    if (next === undefined || !box) return
    setTabStop(next)
    drawn.tiles.get(next)?.focus({ preventScroll: false })
    drawn.zoom.show(box, box)
  }

  function redraw() {
    drawn.zoom.stop()
    const focused = document.activeElement instanceof SVGElement ? document.activeElement.dataset['id'] : undefined
    drawn = draw()
    apply(state)
    if (focused !== undefined) drawn.tiles.get(focused)?.focus()
  }

  const observer = new ResizeObserver(() => {
    const now = `${host.clientWidth} ${innerHeight}`
    if (now === size || host.clientWidth === 0) return
    size = now
    clearTimeout(timer)
    timer = setTimeout(redraw, RESIZE_PAUSE)
  })
  observer.observe(host)
  observer.observe(document.documentElement)
  apply(state)

  return {
    update(next) {
      if (telling) return
      if (
        next.selected !== state.selected ||
        next.mode !== state.mode ||
        next.passing !== state.passing ||
        next.allRibbons !== state.allRibbons
      )
        apply(next)
    },
    zoom: { by: (factor) => drawn.zoom.by(factor), whole: () => drawn.zoom.whole() },
    stop() {
      clearTimeout(timer)
      observer.disconnect()
      drawn.zoom.stop()
    },
  }
}

function tileOf(event: Event): SVGElement | undefined {
  const tile = event.target instanceof Element ? event.target.closest('.tile') : null
  return tile instanceof SVGElement ? tile : undefined
}

function bounds(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}
