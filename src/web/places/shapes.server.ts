/** The province map as ready path strings, so that a reader's browser needs no map code. Server only. */
import { geoMercator } from 'd3-geo'
import { feature } from 'topojson-client'
import type { Geometry, Position } from 'geojson'
import type { GeometryCollection, Topology } from 'topojson-specification'
// The map of the country is the same for every edition, so it is part of the build: the islands can never fail to load.
import topologyText from '../../../editions/vietnam-electronics/provinces.topojson?raw'
import type { Archipelago, MapFrame, MapShapes } from './map-types.ts'

interface ShapeProperties {
  id: string
  kind: 'province' | 'archipelago' | 'context'
  province_id?: string
  label?: string
}

/** What the picture holds: all of Viet Nam with both archipelagos. Degrees. */
const WEST = 101.7
const EAST = 117.1
const SOUTH = 6.6
const NORTH = 23.65
/** Where the picture may be cut on a narrow screen; east of it the archipelagos are drawn in boxes instead. */
const MAINLAND_EAST = 110.75
const HEIGHT = 1600

const project = (() => {
  const projection = geoMercator().scale(1000).translate([0, 0])
  const [left, top] = projection([WEST, NORTH]) ?? [0, 0]
  const [, bottom] = projection([WEST, SOUTH]) ?? [0, 1]
  const factor = HEIGHT / (bottom - top)
  return (lon: number, lat: number): [number, number] => {
    const [x, y] = projection([lon, lat]) ?? [0, 0]
    return [(x - left) * factor, (y - top) * factor]
  }
})()

export const FRAME: MapFrame = {
  width: Math.round(project(EAST, SOUTH)[0]),
  mainlandWidth: Math.round(project(MAINLAND_EAST, SOUTH)[0]),
  height: HEIGHT,
}

/** A place on the picture, in its units. */
export function onMap(lon: number, lat: number): { x: number; y: number } {
  const [x, y] = project(lon, lat)
  return { x: Math.round(x), y: Math.round(y) }
}

/** A circle on the ground. Mercator keeps it a circle at this size; its scale grows with the latitude. */
export function circleOnMap(lon: number, lat: number, radiusKm: number): { x: number; y: number; r: number } {
  const north = onMap(lon, lat + (radiusKm / EARTH_KM) * (180 / Math.PI))
  const centre = onMap(lon, lat)
  return { ...centre, r: Math.max(1, centre.y - north.y) }
}

const EARTH_KM = 6371.0088

let made: MapShapes | undefined

export function mapShapes(): MapShapes {
  made ??= build(JSON.parse(topologyText) as Topology<{ provinces: GeometryCollection<ShapeProperties> }>)
  return made
}

function build(topology: Topology<{ provinces: GeometryCollection<ShapeProperties> }>): MapShapes {
  const { features } = feature(topology, topology.objects.provinces)
  const of = (kind: ShapeProperties['kind']) => features.filter((shape) => shape.properties.kind === kind)
  return {
    frame: FRAME,
    land: of('context')
      .map((shape) => path(shape.geometry))
      .join(''),
    provinces: of('province').map((shape) => ({ id: shape.properties.id, d: path(shape.geometry) })),
    archipelagos: of('archipelago').map((shape): Archipelago => {
      const { id, province_id = '', label = '' } = shape.properties
      const islets = shape.geometry.type === 'MultiPoint' ? shape.geometry.coordinates.map(([lon = 0, lat = 0]) => onMap(lon, lat)) : []
      return { id, provinceId: province_id, label, islets }
    }),
  }
}

/** Whole units and relative steps: half the length of the path d3 would write. */
function path(geometry: Geometry): string {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
  return polygons.flat().map(ringPath).join('')
}

function ringPath(ring: Position[]): string {
  let [px, py] = [Number.NaN, Number.NaN]
  let text = ''
  for (const [lon = 0, lat = 0] of ring) {
    const { x, y } = onMap(lon, lat)
    if (x === px && y === py) continue
    text += text === '' ? `M${x} ${y}l` : `${x - px} ${y - py} `
    ;[px, py] = [x, y]
  }
  // An island smaller than a unit would vanish: keep it as a short stroke.
  return text.endsWith('l') ? `${text}1 0z` : `${text.trim()}z`
}
