import { select } from 'd3-selection'
import { zoom, zoomIdentity, type ZoomTransform } from 'd3-zoom'
import { NEAR, NEAREST } from './draw-detail.ts'
import type { Layout } from './layout.ts'
import { MIN_FONT } from './metrics.ts'

export interface Zoom {
  by(factor: number): void
  /** The whole picture in the window, however small. */
  whole(): void
  reset(): void
  level(): number
  /** Brings a part of the drawing into view, moving as little as the eye can follow. */
  show(area: Area, anchor: Area): void
  /** Width at the right that something else covers. */
  cover(width: number): void
  stop(): void
}

interface Area {
  x: number
  y: number
  width: number
  height: number
}

const MOST = 7
/** A pinch sends many small steps, a wheel with Ctrl a few large ones; both should feel like one speed. In powers of two. */
const PINCH = 0.02
const NOTCH = 0.45
export function startZoom(element: SVGSVGElement, layout: Layout, visibleHeight: number, onLevel: (level: number) => void): Zoom {
  const view = element.querySelector('.map-view')
  const target = select(element)
  const least = Math.min(0.5, visibleHeight / layout.height)
  let covered = 0
  let current: ZoomTransform = zoomIdentity

  const behaviour = zoom<SVGSVGElement, unknown>()
    .translateExtent([
      [0, 0],
      [layout.width, layout.height],
    ])
    .scaleExtent([least, MOST])
    .clickDistance(4)
    .wheelDelta((event: WheelEvent) => clamp(-event.deltaY * PINCH, -NOTCH, NOTCH))
    .filter((event: Event) => mayStart(event, current.k))
    .on('start', () => element.classList.add('moving'))
    .on('end', () => element.classList.remove('moving'))
    .on('zoom', ({ transform }: { transform: ZoomTransform }) => {
      current = transform
      view?.setAttribute('transform', transform.toString())
      const level = levelOf(transform.k, layout.metrics.font)
      if (element.dataset['level'] === String(level)) return
      element.dataset['level'] = String(level)
      onLevel(level)
    })
  const setExtent = () =>
    behaviour.extent([
      [0, 0],
      [layout.width - covered, layout.height],
    ])
  setExtent()
  target.call(behaviour)

  // Two fingers on a touchpad, or a plain wheel, move the picture when it is larger than its frame, and otherwise scroll
  // the page: the map never holds the reader. Pinching, or Ctrl with the wheel, zooms.
  const pan = (event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey) return
    const before = current
    behaviour.translateBy(target, -event.deltaX / current.k, -event.deltaY / current.k)
    if (before.x !== current.x || before.y !== current.y) event.preventDefault()
  }
  element.addEventListener('wheel', pan, { passive: false })

  return {
    by: (factor) => behaviour.scaleBy(target, factor),
    whole() {
      const scale = Math.min(1, (layout.width - covered) / layout.width, visibleHeight / layout.height)
      behaviour.transform(target, zoomIdentity.scale(scale))
      behaviour.translateBy(target, 0, 0)
    },
    level: () => levelOf(current.k, layout.metrics.font),
    reset: () => behaviour.transform(target, zoomIdentity),
    show(area, anchor) {
      const width = layout.width - covered
      if (inView(area, current, width, layout.height)) return
      const readable = Math.min(current.k, MIN_FONT / layout.metrics.font)
      const scale = Math.max(readable, Math.min(current.k, (width - 16) / area.width))
      const x = clamp(width / 2 - scale * (area.x + area.width / 2), 8 - scale * anchor.x, width - 8 - scale * (anchor.x + anchor.width))
      behaviour.transform(target, zoomIdentity.translate(x, current.k === scale ? current.y : 0).scale(scale))
      behaviour.translateBy(target, 0, 0)
    },
    cover(width) {
      covered = width
      setExtent()
      if (width === 0 && current.k <= 1) behaviour.transform(target, zoomIdentity)
    },
    stop() {
      element.removeEventListener('wheel', pan)
      target.on('.zoom', null)
    },
  }
}

/** Wheel: only with Ctrl (which is also what a pinch sends). One finger scrolls the page until the picture is enlarged. */
function mayStart(event: Event, scale: number): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey
  if (event.type === 'touchstart') return scale > 1 || ('touches' in event && (event as TouchEvent).touches.length > 1)
  if (event.type === 'dblclick') return !(event.target instanceof Element && event.target.closest('.tile'))
  return event instanceof MouseEvent && event.button === 0 && !event.ctrlKey
}

/** 0 mosaic with the families' names, 1 names, 2 firms, imports and RCA, 3 companies: each from where its letters reach 9.5 px. */
function levelOf(scale: number, font: number): number {
  const real = scale * font
  if (real < MIN_FONT - 0.6) return 0
  return real * NEAR < MIN_FONT ? 1 : real * NEAREST < MIN_FONT ? 2 : 3
}

function inView(area: Area, { x, y, k }: ZoomTransform, width: number, height: number): boolean {
  return (
    area.x * k + x >= 0 && (area.x + area.width) * k + x <= width && area.y * k + y >= -1 && (area.y + area.height) * k + y <= height + 1
  )
}

function clamp(value: number, from: number, to: number): number {
  return Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to))
}
