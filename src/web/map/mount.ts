import { drawDetail, type DetailTexts } from './draw-detail.ts'
import { drawLinks } from './draw-links.ts'
import { drawMap, type DrawingTexts } from './draw.ts'
import { SERVER_VIEWPORT } from './fit.ts'
import { type Box, type Layout, layoutChain } from './layout.ts'
import type { ChainModel } from './model.ts'
import { selectLinks } from './selection.ts'
import type { MapState } from './state.ts'
import { firstTile, isWalkKey, neighbour } from './walk.ts'
import { startZoom, type Zoom } from './zoom.ts'

export interface MapOptions {
  model: ChainModel
  state: MapState
}

/** What only the page around the drawing can give: words in the reader's language, and someone to tell of a choice. */
export interface MapPage {
  texts: DrawingTexts
  detail: (id: string) => DetailTexts
  href: (id: string) => string
  onSelect: (id: string | undefined) => void
}

export interface MapHandle {
  /** To be called once. Until then choices are shown and remembered. */
  connect(page: MapPage, state: MapState): void
  update(state: MapState): void
  zoom: Pick<Zoom, 'by' | 'whole'>
  stop(): void
}

/** Height below which we rather let the page scroll. */
const LEAST_HEIGHT = 420
const PANEL = 340
const RESIZE_PAUSE = 160

/**
 * Takes over the drawing: zoom, keys, selection; changes classes, never re-renders. With a page it draws for the window;
 * without one it brings the server's drawing to life as it is, and draws for the window once the page has connected.
 */
export function mountMap(host: HTMLElement, { model, state: first }: MapOptions, connected?: MapPage): MapHandle {
  let page = connected
  let state = first
  let drawn = page ? draw(windowLayout(), page) : take(layoutChain(model, SERVER_VIEWPORT))
  /** A choice is drawn here that the page has not heard of yet. */
  let telling = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let size = windowSize()
  host.classList.toggle('fitted', page !== undefined)

  function windowSize() {
    return `${host.clientWidth} ${innerHeight}`
  }

  function visibleHeight() {
    return Math.max(LEAST_HEIGHT, Math.floor(innerHeight - host.getBoundingClientRect().top - scrollY))
  }

  function windowLayout() {
    return layoutChain(model, { width: host.clientWidth, height: visibleHeight() })
  }

  function draw(layout: Layout, { texts, href }: MapPage) {
    host.innerHTML = drawMap(layout, texts, { href, tabStop: state.selected ?? firstTile(layout) }).text
    return take(layout)
  }

  function take(layout: Layout) {
    const element = host.firstElementChild as SVGSVGElement
    const tiles = new Map([...element.querySelectorAll<SVGAElement>('.tile')].map((tile) => [tile.dataset['id'] ?? '', tile]))
    const zoom = startZoom(element, layout, visibleHeight(), addDetail)
    const links = element.querySelector('.map-links')
    element.addEventListener('click', onClick)
    element.addEventListener('keydown', onKey)
    return { layout, element, tiles, zoom, links, detailed: false }
  }

  /** The small print of the near levels, once someone comes that near. */
  function addDetail(level: number) {
    if (level < 2 || drawn.detailed || !page) return
    drawn.detailed = true
    for (const [id, tile] of drawn.layout.tiles)
      drawn.tiles.get(id)?.insertAdjacentHTML('beforeend', drawDetail(tile, drawn.layout, page.detail(id)).text)
  }

  /** Everything the state says, as classes; a click paints without waiting for React or the router. */
  function apply(next: MapState) {
    const { element, tiles, links, layout, zoom } = drawn
    const selection =
      next.selected !== undefined && tiles.has(next.selected) ? selectLinks(model.edges, next.selected, next.mode) : undefined
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
    requestAnimationFrame(() => setTimeout(tell))
  }

  function tell() {
    if (!page || !telling) return
    telling = false
    page.onSelect(state.selected)
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
    const next = neighbour(drawn.layout, model.edges, id, event.key)
    const box = next === undefined ? undefined : drawn.layout.tiles.get(next)
    if (next === undefined || !box) return
    setTabStop(next)
    drawn.tiles.get(next)?.focus({ preventScroll: false })
    drawn.zoom.show(box, box)
  }

  function redraw(layout: Layout) {
    if (!page) return
    drawn.zoom.stop()
    const focused = document.activeElement instanceof SVGElement ? document.activeElement.dataset['id'] : undefined
    drawn = draw(layout, page)
    apply(state)
    if (focused !== undefined) drawn.tiles.get(focused)?.focus()
  }

  const observer = new ResizeObserver(() => {
    const now = windowSize()
    if (!page || now === size || host.clientWidth === 0) return
    size = now
    clearTimeout(timer)
    timer = setTimeout(() => redraw(windowLayout()), RESIZE_PAUSE)
  })
  observer.observe(host)
  observer.observe(document.documentElement)
  apply(state)
  host.classList.add('live')

  return {
    connect(next, known) {
      page = next
      if (!telling) state = known
      size = windowSize()
      const layout = windowLayout()
      host.classList.add('fitted')
      if (drawn.element.getAttribute('viewBox') === `0 0 ${layout.width} ${layout.height}`) addDetail(drawn.zoom.level())
      else redraw(layout)
      setTimeout(tell)
    },
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
