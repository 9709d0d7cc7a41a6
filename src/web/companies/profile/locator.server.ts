/** Where sites are within their province, as small cuts out of the map of the country. Server only. */
import type { Site } from '../../../api/contract/company-detail.ts'
import { mapShapes, onMap } from '../../places/shapes.server.ts'
import { siteName } from '../site-name.ts'

export interface LocatorMap {
  provinceId: string
  name: string
  viewBox: string
  /** Size of one picture unit, for marks of one size on every cut. */
  unit: number
  shapes: { id: string; d: string }[]
  points: { id: string; x: number; y: number; name: string; basis: 'published' | 'park' }[]
}

const MOST = 3

/** One cut for each province that holds a site whose place is known better than by its province. */
export function locatorMaps(sites: readonly Site[]): LocatorMap[] {
  const placed = sites.flatMap((site) => {
    const { position, province } = site
    if (position === null || province === null || (position.basis !== 'published' && position.basis !== 'park')) return []
    return [{ province, id: site.id, name: siteName(site), basis: position.basis, ...onMap(position.lon, position.lat) }]
  })
  return [...Map.groupBy(placed, ({ province }) => province.id).values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST)
    .flatMap((group) => {
      const province = group[0]?.province
      const box = province && boxes().get(province.id)
      return province && box ? [cut(province, box, group)] : []
    })
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

function cut(
  province: { id: string; name: string },
  box: Box,
  points: readonly { id: string; x: number; y: number; name: string; basis: 'published' | 'park' }[],
): LocatorMap {
  const side = Math.max(box.right - box.left, box.bottom - box.top) * 1.3
  const left = (box.left + box.right - side) / 2
  const top = (box.top + box.bottom - side) / 2
  const seen = { left, top, right: left + side, bottom: top + side }
  return {
    provinceId: province.id,
    name: province.name,
    viewBox: [left, top, side, side].map((value) => value.toFixed(1)).join(' '),
    unit: side / 100,
    shapes: mapShapes().provinces.filter(({ id }) => {
      const other = boxes().get(id)
      return other !== undefined && overlap(other, seen)
    }),
    points: points.map(({ id, x, y, name, basis }) => ({ id, x, y, name, basis })),
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

let known: Map<string, Box> | undefined

function boxes(): Map<string, Box> {
  known ??= new Map(mapShapes().provinces.map(({ id, d }) => [id, boxOf(d)]))
  return known
}

/** Of a path of `M x y l dx dy …` rings, as shapes.server.ts writes them. */
function boxOf(path: string): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const ring of path.split('M').filter(Boolean)) {
    const numbers = ring.match(/-?\d+/g)?.map(Number) ?? []
    let [x, y] = [0, 0]
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      x += numbers[at] ?? 0
      y += numbers[at + 1] ?? 0
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
    }
  }
  return box
}
