/** Where things are, and how far apart. */

export interface Point {
  readonly lat: number
  readonly lon: number
}

/** How well a site's position is known: as published, by its park, or by the centre of its province (before or since July 2025). */
export const POSITION_BASES = ['published', 'park', 'former_province', 'province'] as const
export type PositionBasis = (typeof POSITION_BASES)[number]

export interface Position extends Point {
  readonly basis: PositionBasis
}

interface MaybePoint {
  readonly lat: number | null
  readonly lon: number | null
}

/** Points of the places a site can name. */
export interface PlacePoints {
  readonly parks: ReadonlyMap<string, MaybePoint & { readonly position_basis: string }>
  readonly formerProvinces: ReadonlyMap<string, MaybePoint>
  readonly provinces: ReadonlyMap<string, MaybePoint>
}

interface PlacedSite extends MaybePoint {
  readonly park_id: string | null
  readonly former_province_id: string | null
  readonly province_id: string | null
}

/** The best that is known of where a site is; undefined when not even its province is. */
export function sitePosition(site: PlacedSite, places: PlacePoints): Position | undefined {
  const park = site.park_id === null ? undefined : places.parks.get(site.park_id)
  return (
    positionOf(site, 'published') ??
    (park?.position_basis === 'published' ? positionOf(park, 'park') : undefined) ??
    positionOf(places.formerProvinces.get(site.former_province_id ?? ''), 'former_province') ??
    positionOf(places.provinces.get(site.province_id ?? ''), 'province')
  )
}

function positionOf(point: MaybePoint | undefined, basis: PositionBasis): Position | undefined {
  return point === undefined || point.lat === null || point.lon === null ? undefined : { lat: point.lat, lon: point.lon, basis }
}

/** Mean radius of the Earth in km (IUGG). */
const EARTH_KM = 6371.0088

/** Great-circle distance in km (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const [latA, latB] = [radians(a.lat), radians(b.lat)]
  const half = Math.sin((latB - latA) / 2) ** 2 + Math.cos(latA) * Math.cos(latB) * Math.sin(radians(b.lon - a.lon) / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)))
}

export interface Bounds {
  readonly south: number
  readonly north: number
  readonly west: number
  readonly east: number
}

/** A box that holds every point within the radius: what an index can find before distances are taken. Not for the poles. */
export function boundsAround({ lat, lon }: Point, radiusKm: number): Bounds {
  const angle = radiusKm / EARTH_KM
  const dLat = degrees(angle)
  // The circle is widest not at its centre's latitude but nearer to the pole.
  const dLon = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(lat)))))
  return { south: lat - dLat, north: lat + dLat, west: lon - dLon, east: lon + dLon }
}

function radians(deg: number): number {
  return (deg * Math.PI) / 180
}

function degrees(rad: number): number {
  return (rad * 180) / Math.PI
}
