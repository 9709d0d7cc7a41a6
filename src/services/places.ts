import { countSites, readPlaces, segmentsOfProvince } from '../db/queries/places.ts'
import { fold, matchesAllWords } from '../domain/fold.ts'
import type { Language } from '../domain/vocabulary.ts'
import type { ServiceContext } from './context.ts'
import { notFound } from './not-found.ts'
import { type PageInput, pageOf } from './paging.ts'
import { listInstitutions } from './support.ts'
import { localized } from './wording.ts'

type Places = Awaited<ReturnType<typeof placesOf>>

const siteCounts = new WeakMap<ServiceContext['atlas'], ReturnType<typeof countSites>>()

/** Sites are counted once a read model: there may be hundreds of thousands. */
export async function placesOf({ db, atlas }: ServiceContext) {
  const counting = siteCounts.get(atlas) ?? countSites(db)
  siteCounts.set(atlas, counting)
  counting.catch(() => siteCounts.delete(atlas))
  return { ...(await readPlaces(db)), sites: await counting }
}

interface PlaceQuery extends PageInput {
  q?: string | undefined
  province?: string | undefined
  lang: Language
}

/** The 34 provinces and cities, found by their former names too. */
export async function listProvinces(context: ServiceContext, query: PlaceQuery) {
  const places = await placesOf(context)
  const words = fold(query.q ?? '')
  const found = places.provinces.filter((row) => {
    if (!words) return true
    const former = places.former.filter((other) => other.province_id === row.province_id)
    return matchesAllWords(fold([row, ...former].flatMap((place) => [place.name_vi, place.name_en, place.name_ko]).join(' ')), words)
  })
  return pageOf(found, query, (row) => presentProvince(places, row, query.lang))
}

export async function getProvince(context: ServiceContext, { id, lang }: { id: string; lang: Language }) {
  const { db, atlas } = context
  const places = await placesOf(context)
  const row =
    places.provinces.find((province) => province.province_id === id) ??
    places.provinces.find(
      (province) => province.province_id === places.former.find((former) => former.former_province_id === id)?.province_id,
    ) ??
    notFound(
      'province',
      id,
      [...places.provinces.map((province) => province.province_id), ...places.former.map((former) => former.former_province_id)],
      lang,
    )
  const provinceId = row.province_id
  return {
    ...presentProvince(places, row, lang),
    park_list: places.parks.filter((park) => park.province_id === provinceId).map((park) => presentPark(places, park, lang)),
    gateways: places.gateways
      .filter((gateway) => gateway.province_id === provinceId)
      .map((gateway) => presentGateway(places, gateway, lang)),
    institutions: (await listInstitutions(context, { province: provinceId, limit: 500, lang })).items,
    segments: (await segmentsOfProvince(db, provinceId)).map(({ segment_id, companies }) => {
      const segment = atlas.segments.get(segment_id)
      return { id: segment_id, name: segment ? localized(segment, 'name', lang) : segment_id, companies }
    }),
  }
}

export async function listParks(context: ServiceContext, query: PlaceQuery) {
  const places = await placesOf(context)
  const words = fold(query.q ?? '')
  const found = places.parks.filter(
    (row) =>
      (!query.province || row.province_id === query.province) &&
      (!words || matchesAllWords(fold([row.name_vi, row.name_en, row.name_ko].join(' ')), words)),
  )
  return pageOf(found, query, (row) => presentPark(places, row, query.lang))
}

export async function listGateways(context: ServiceContext, query: PlaceQuery) {
  const places = await placesOf(context)
  return pageOf(places.gateways, query, (row) => presentGateway(places, row, query.lang))
}

function presentProvince(places: Places, row: Places['provinces'][number], lang: Language) {
  const region = places.regions.find((other) => other.region_id === row.region_id)
  const counted = places.sites.provinces.get(row.province_id)
  return {
    id: row.province_id,
    gso_code: row.gso_code,
    name: localized(row, 'name', lang),
    type: row.type,
    region: row.region_id,
    region_name: region ? localized(region, 'name', lang) : row.region_id,
    lat: row.lat,
    lon: row.lon,
    valid_from: row.valid_from,
    former: places.former
      .filter((former) => former.province_id === row.province_id)
      .map((former) => ({ id: former.former_province_id, name: localized(former, 'name', lang), valid_to: former.valid_to })),
    companies: counted?.companies ?? 0,
    sites: counted?.sites ?? 0,
    parks: places.parks.filter((park) => park.province_id === row.province_id).length,
    note: row.note,
    source_id: row.source_id,
  }
}

export function presentPark(places: Places, row: Places['parks'][number], lang: Language) {
  const former = places.former.find((other) => other.former_province_id === row.former_province_id)
  return {
    id: row.park_id,
    name: localized(row, 'name', lang),
    kind: row.kind,
    province: provinceReference(places, row.province_id, lang),
    former_province: former ? { id: former.former_province_id, name: localized(former, 'name', lang) } : null,
    lat: row.lat,
    lon: row.lon,
    position_basis: row.position_basis,
    developer: row.developer,
    area_ha: row.area_ha,
    website: row.website,
    sites: places.sites.parks.get(row.park_id) ?? 0,
    source_id: row.source_id,
  }
}

export function presentGateway(places: Places, row: Places['gateways'][number], lang: Language) {
  return {
    id: row.gateway_id,
    kind: row.kind,
    code: row.code,
    name: localized(row, 'name', lang),
    province: provinceReference(places, row.province_id, lang),
    lat: row.lat,
    lon: row.lon,
    source_id: row.source_id,
  }
}

function provinceReference(places: Places, id: string, lang: Language) {
  const row = places.provinces.find((province) => province.province_id === id)
  return { id, name: row ? localized(row, 'name', lang) : id }
}
