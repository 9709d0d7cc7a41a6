import * as z from 'zod'
import { forEveryone } from './access.ts'
import { POSITION_BASES } from '../../domain/geo.ts'
import { companySummary } from './company.ts'
import { cursor, evidence, lang, limit, page, q, reference, slug } from './common.ts'
import { near, radiusKm } from './near.ts'

export const province = z.object({
  id: z.string(),
  gso_code: z.string(),
  name: z.string(),
  type: z.enum(['city', 'province']),
  region: z.string(),
  region_name: z.string(),
  lat: z.number(),
  lon: z.number(),
  valid_from: z.string(),
  former: z.array(reference.extend({ valid_to: z.string() })),
  companies: z.number().int(),
  sites: z.number().int(),
  parks: z.number().int(),
  note: z.string().nullable(),
  source_id: z.string(),
})
export type Province = z.infer<typeof province>

export const park = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  province: reference,
  former_province: reference.nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  position_basis: z.string(),
  developer: z.string().nullable(),
  area_ha: z.number().nullable(),
  website: z.string().nullable(),
  sites: z.number().int(),
  source_id: z.string(),
})
export type Park = z.infer<typeof park>

export const gateway = z.object({
  id: z.string(),
  kind: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  province: reference,
  lat: z.number(),
  lon: z.number(),
  source_id: z.string(),
})

export const programme = z.object({
  id: z.string(),
  kind: z.string(),
  number: z.string().nullable(),
  name: z.string(),
  summary: z.string(),
  issuer: z.string().nullable(),
  issued_on: z.string().nullable(),
  effective_from: z.string().nullable(),
  effective_to: z.string().nullable(),
  segments: z.array(reference),
  ...evidence.shape,
})
export type Programme = z.infer<typeof programme>

export const institution = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  summary: z.string(),
  province: reference.nullable(),
  website: z.string().nullable(),
  segments: z.array(reference),
  ...evidence.shape,
})
export type Institution = z.infer<typeof institution>

export const provinceDetail = province.extend({
  park_list: z.array(park),
  gateways: z.array(gateway),
  institutions: z.array(institution),
  segments: z.array(reference.extend({ companies: z.number().int() })),
})

const distance = {
  distance_km: z.number(),
  distance_basis: z
    .enum(POSITION_BASES)
    .describe('How the position is known: published, by its park, or only by the centre of its province'),
}

export const nearbySite = z.object({
  company: companySummary,
  site: z.object({
    id: z.string(),
    name: z.string().nullable(),
    kind: z.string(),
    status: z.string(),
    park: reference.nullable(),
    province: reference.nullable(),
  }),
  ...distance,
})

export const nearby = page(nearbySite).extend({
  centre: z.object({
    kind: z.enum(['park', 'gateway', 'province', 'point']),
    id: z.string(),
    name: z.string(),
    lat: z.number(),
    lon: z.number(),
    basis: z.enum(POSITION_BASES),
  }),
  radius_km: z.number(),
  cut: z.boolean().describe('There are more sites within the circle than could be ranked'),
  parks: z.array(park.extend(distance)),
  gateways: z.array(gateway.extend({ distance_km: z.number() })),
})
export type Nearby = z.infer<typeof nearby>

export const placeName = z.object({
  id: z.string(),
  gso_code: z.string(),
  name: z.string(),
  valid_from: z.string().nullable().describe('Null: before our records begin'),
  valid_to: z.string().nullable().describe('Null: still so called'),
  now: reference.describe('What it is, or is part of, today'),
  source_id: z.string(),
})
export type PlaceName = z.infer<typeof placeName>

export const placeContract = {
  names: forEveryone
    .route({ method: 'GET', path: '/place-names', tags: ['Places'], summary: 'Provinces and cities as they were called on a day' })
    .input(z.object({ as_of: z.iso.date().describe('Day, YYYY-MM-DD'), q, limit, cursor, lang }))
    .output(page(placeName)),
  nearby: forEveryone
    .route({
      method: 'GET',
      path: '/nearby',
      tags: ['Places'],
      summary: 'Companies’ sites, parks, ports and airports within a circle',
    })
    .input(z.object({ near, radius_km: radiusKm.default(50), segment: slug.optional(), limit, cursor, lang }))
    .output(nearby),
  provinces: forEveryone
    .route({ method: 'GET', path: '/provinces', tags: ['Places'], summary: 'The 34 provinces and cities with their 63 predecessors' })
    .input(z.object({ q, limit, cursor, lang }))
    .output(page(province)),
  province: forEveryone
    .route({
      method: 'GET',
      path: '/provinces/{id}',
      tags: ['Places'],
      summary: 'One province; a former province’s id leads to its successor',
    })
    .input(z.object({ id: slug, lang }))
    .output(provinceDetail),
  parks: forEveryone
    .route({ method: 'GET', path: '/parks', tags: ['Places'], summary: 'Industrial parks and zones' })
    .input(z.object({ q, province: slug.optional(), limit, cursor, lang }))
    .output(page(park)),
  gateways: forEveryone
    .route({ method: 'GET', path: '/gateways', tags: ['Places'], summary: 'Ports, airports and border gates' })
    .input(z.object({ limit, cursor, lang }))
    .output(page(gateway)),
  programmes: forEveryone
    .route({ method: 'GET', path: '/programmes', tags: ['Support'], summary: 'Laws, support schemes and targets' })
    .input(z.object({ q, segment: slug.optional(), limit, cursor, lang }))
    .output(page(programme)),
  institutions: forEveryone
    .route({
      method: 'GET',
      path: '/institutions',
      tags: ['Support'],
      summary: 'Standards bodies, laboratories, universities, R&D and support centres',
    })
    .input(z.object({ q, segment: slug.optional(), province: slug.optional(), limit, cursor, lang }))
    .output(page(institution)),
}
