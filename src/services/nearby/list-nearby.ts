import { companiesById, type NearbySite, type PlacesWithin, sitesNearby } from '../../db/queries/nearby.ts'
import { boundsAround, distanceKm, type Point, type Position, sitePosition } from '../../domain/geo.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { summarizeCompanies } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { placesOf, presentGateway, presentPark } from '../places.ts'
import { localized } from '../wording.ts'
import { type Centre, centreOf, parkPosition, placePoints, type Places } from './centre.ts'

interface NearbyQuery extends PageInput {
  near: string
  radius_km: number
  segment?: string | undefined
  lang: Language
}

/** More sites than this within a circle are not a neighbourhood; the answer says that it was cut. */
const MOST_SITES = 5000

/** Sites, parks and gateways within a circle, nearest first. Where a position is only a province's centre, the answer says so. */
export async function listNearby(context: ServiceContext, query: NearbyQuery) {
  const { db } = context
  const places = await placesOf(context)
  const centre = centreOf(places, query.near, query.lang)
  const found = await placedSites(context, places, centre, query)
  const page = pageOf(found, query, (item) => item)
  const companies = await companiesById(db, [...new Set(page.items.map(({ site }) => site.company_id))])
  const summaries = new Map((await summarizeCompanies(context, companies, query.lang)).map((company) => [company.id, company]))
  return {
    centre,
    radius_km: query.radius_km,
    ...page,
    items: page.items.flatMap(({ site, position, distance_km }) => {
      const company = summaries.get(site.company_id)
      return company === undefined
        ? []
        : [{ company, site: siteReference(places, site, query.lang), distance_km, distance_basis: position.basis }]
    }),
    cut: found.length >= MOST_SITES,
    parks: nearest(places.parks, (park) => parkPosition(places, park), centre, query).map(({ row, distance_km, basis }) => ({
      ...presentPark(places, row, query.lang),
      distance_km,
      distance_basis: basis,
    })),
    gateways: nearest(places.gateways, (row) => ({ lat: row.lat, lon: row.lon, basis: 'published' }), centre, query).map(
      ({ row, distance_km }) => ({ ...presentGateway(places, row, query.lang), distance_km }),
    ),
  }
}

async function placedSites(context: ServiceContext, places: Places, centre: Centre, { radius_km, segment }: NearbyQuery) {
  const points = placePoints(places)
  const sites = await sitesNearby(context.db, {
    bounds: boundsAround(centre, radius_km),
    within: placesWithin(places, centre, radius_km),
    placedParks: places.parks.filter((park) => park.position_basis === 'published').map((park) => park.park_id),
    segment,
    limit: MOST_SITES,
  })
  return sites
    .flatMap((site) => {
      const position = sitePosition(site, points)
      if (position === undefined) return []
      const distance_km = rounded(distanceKm(centre, position))
      return distance_km > radius_km ? [] : [{ site, position, distance_km }]
    })
    .toSorted((a, b) => a.distance_km - b.distance_km || (a.site.site_id < b.site.site_id ? -1 : 1))
}

export function placesWithin(places: Places, centre: Point, radiusKm: number): PlacesWithin {
  const near = (point: { lat: number | null; lon: number | null }) =>
    point.lat !== null && point.lon !== null && distanceKm(centre, { lat: point.lat, lon: point.lon }) <= radiusKm + 0.05
  return {
    parks: places.parks.filter((park) => park.position_basis === 'published' && near(park)).map((park) => park.park_id),
    formerProvinces: places.former.filter(near).map((row) => row.former_province_id),
    provinces: places.provinces.filter(near).map((row) => row.province_id),
  }
}

function nearest<T>(rows: readonly T[], positionOf: (row: T) => Position | undefined, centre: Centre, { radius_km }: NearbyQuery) {
  return rows
    .flatMap((row) => {
      const position = positionOf(row)
      const distance_km = position === undefined ? Infinity : rounded(distanceKm(centre, position))
      return position === undefined || distance_km > radius_km ? [] : [{ row, distance_km, basis: position.basis }]
    })
    .toSorted((a, b) => a.distance_km - b.distance_km)
}

function siteReference(places: Places, site: NearbySite, lang: Language) {
  const park = places.parks.find((row) => row.park_id === site.park_id)
  const province = places.provinces.find((row) => row.province_id === site.province_id)
  return {
    id: site.site_id,
    name: site.name,
    kind: site.kind,
    status: site.status,
    park: park ? { id: park.park_id, name: localized(park, 'name', lang) } : null,
    province: province ? { id: province.province_id, name: localized(province, 'name', lang) } : null,
  }
}

/** Positions are known to two digits of a degree at best: a tenth of a kilometre is more than enough. */
function rounded(km: number): number {
  return Math.round(km * 10) / 10
}
