import type { readPlaces } from '../../db/queries/places.ts'
import { type PlacePoints, type Position, sitePosition } from '../../domain/geo.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { localized, wording } from '../wording.ts'

export type Places = Awaited<ReturnType<typeof readPlaces>>

/** What a distance is taken from. */
export interface Centre extends Position {
  readonly kind: 'park' | 'gateway' | 'province' | 'point'
  readonly id: string
  readonly name: string
}

export function placePoints(places: Places): PlacePoints {
  return {
    parks: new Map(places.parks.map((row) => [row.park_id, row])),
    formerProvinces: new Map(places.former.map((row) => [row.former_province_id, row])),
    provinces: new Map(places.provinces.map((row) => [row.province_id, row])),
  }
}

/** Of `park:<id>`, `gateway:<id>`, `province:<id>` (today's or a former one) or `lat,lon`. Throws what would be right. */
export function centreOf(places: Places, near: string, lang: Language): Centre {
  const refuse = (): never => {
    throw new Problem('invalid', wording(lang).text('nearby.no_such_place', { near }))
  }
  const point = /^(-?\d{1,2}(?:\.\d+)?),\s?(-?\d{1,3}(?:\.\d+)?)$/.exec(near)
  if (point !== null) {
    const [lat, lon] = [Number(point[1]), Number(point[2])]
    return Math.abs(lat) > 90 || Math.abs(lon) > 180 ? refuse() : { kind: 'point', id: near, name: near, lat, lon, basis: 'published' }
  }
  const [kind, id = ''] = near.split(':')
  if (kind === 'gateway') {
    const row = places.gateways.find((gateway) => gateway.gateway_id === id) ?? refuse()
    return { kind, id, name: localized(row, 'name', lang), lat: row.lat, lon: row.lon, basis: 'published' }
  }
  if (kind === 'park') {
    const row = places.parks.find((park) => park.park_id === id) ?? refuse()
    const position = parkPosition(places, row) ?? refuse()
    return { kind, id, name: localized(row, 'name', lang), ...position }
  }
  if (kind !== 'province') return refuse()
  const today = places.provinces.find((province) => province.province_id === id)
  if (today !== undefined) return { kind, id, name: localized(today, 'name', lang), lat: today.lat, lon: today.lon, basis: 'province' }
  const former = places.former.find((province) => province.former_province_id === id) ?? refuse()
  const position = sitePosition(
    { lat: null, lon: null, park_id: null, former_province_id: id, province_id: former.province_id },
    placePoints(places),
  )
  return { kind, id, name: localized(former, 'name', lang), ...(position ?? refuse()) }
}

export function parkPosition(places: Places, park: Places['parks'][number]): Position | undefined {
  return sitePosition({ ...park, lat: null, lon: null }, placePoints(places))
}
