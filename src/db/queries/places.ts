import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

const NAMES = ['name_vi', 'name_en', 'name_ko'] as const

/** Names of all places, by id. A few hundred rows. */
export async function placeNames(db: Kysely<Database>) {
  const provinces = await db
    .selectFrom('province')
    .select(['province_id', ...NAMES])
    .execute()
  const former = await db
    .selectFrom('former_province')
    .select(['former_province_id', ...NAMES])
    .execute()
  const parks = await db
    .selectFrom('park')
    .select(['park_id', ...NAMES])
    .execute()
  return {
    provinces: new Map(provinces.map((row) => [row.province_id, row])),
    formerProvinces: new Map(former.map((row) => [row.former_province_id, row])),
    parks: new Map(parks.map((row) => [row.park_id, row])),
  }
}

export async function readPlaces(db: Kysely<Database>) {
  return {
    regions: await db.selectFrom('region').selectAll().execute(),
    provinces: await db.selectFrom('province').selectAll().orderBy('gso_code').execute(),
    former: await db.selectFrom('former_province').selectAll().orderBy('gso_code').execute(),
    parks: await db.selectFrom('park').selectAll().orderBy('name_en').execute(),
    gateways: await db.selectFrom('gateway').selectAll().orderBy('kind').orderBy('name_en').execute(),
  }
}

/** Sites that are not closed, and their companies, by province; and the sites by park. */
export async function countSites(db: Kysely<Database>) {
  const open = db.selectFrom('site').where('status', '!=', 'closed')
  const provinces = await open
    .where('province_id', 'is not', null)
    .select('province_id as id')
    .select((eb) => [eb.fn.countAll<string>().as('sites'), eb.fn.count<string>('company_id').distinct().as('companies')])
    .groupBy('province_id')
    .execute()
  const parks = await open
    .where('park_id', 'is not', null)
    .select('park_id as id')
    .select((eb) => eb.fn.countAll<string>().as('sites'))
    .groupBy('park_id')
    .execute()
  return {
    provinces: new Map(provinces.map(({ id, sites, companies }) => [id, { sites: Number(sites), companies: Number(companies) }])),
    parks: new Map(parks.map(({ id, sites }) => [id, Number(sites)])),
  }
}

/** Companies with a site in the province, by segment. */
export async function segmentsOfProvince(db: Kysely<Database>, provinceId: string) {
  const rows = await db
    .selectFrom('company_segment')
    .innerJoin('site', 'site.company_id', 'company_segment.company_id')
    .where('site.province_id', '=', provinceId)
    .select('segment_id')
    .select((eb) => eb.fn.count<string>('company_segment.company_id').distinct().as('companies'))
    .groupBy('segment_id')
    .execute()
  return rows.map((row) => ({ segment_id: row.segment_id, companies: Number(row.companies) })).toSorted((a, b) => b.companies - a.companies)
}
