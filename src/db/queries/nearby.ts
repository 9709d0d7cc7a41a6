import { type Kysely, sql } from 'kysely'
import type { Bounds } from '../../domain/geo.ts'
import type { Database } from '../schema.ts'

/** Places that lie within the circle, as ids. */
export interface PlacesWithin {
  readonly parks: readonly string[]
  readonly formerProvinces: readonly string[]
  readonly provinces: readonly string[]
}

interface SitesNearby {
  readonly bounds: Bounds
  readonly within: PlacesWithin
  /** Parks whose own position is known: their sites are placed by them and by nothing coarser. */
  readonly placedParks: readonly string[]
  readonly segment?: string | undefined
  readonly limit: number
}

export type NearbySite = Awaited<ReturnType<typeof sitesNearby>>[number]

/**
 * Sites that can lie within the circle, by the best that is known of where they are: a box for those with a point of their own,
 * else the ids of their places. The caller takes the distances.
 */
export async function sitesNearby(db: Kysely<Database>, { bounds, within, placedParks, segment, limit }: SitesNearby) {
  const inParks = sql<boolean>`site.park_id = any(${[...within.parks]}::text[])`
  const byPark = sql<boolean>`coalesce(site.park_id = any(${[...placedParks]}::text[]), false)`
  return db
    .selectFrom('site')
    .select(['site_id', 'company_id', 'name', 'kind', 'status', 'park_id', 'province_id', 'former_province_id', 'lat', 'lon'])
    .where('status', '!=', 'closed')
    .where(
      sql<boolean>`case
        when site.lat is not null then site.lat between ${bounds.south} and ${bounds.north} and site.lon between ${bounds.west} and ${bounds.east}
        when ${byPark} then ${inParks}
        when site.former_province_id is not null then site.former_province_id = any(${[...within.formerProvinces]}::text[])
        else site.province_id = any(${[...within.provinces]}::text[]) end`,
    )
    .$if(segment !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('company_segment as made')
            .select('made.company_id')
            .whereRef('made.company_id', '=', 'site.company_id')
            .where('made.segment_id', '=', segment ?? '')
            .where((made) => made.or([made('made.site_id', 'is', null), made('made.site_id', '=', made.ref('site.site_id'))])),
        ),
      ),
    )
    .orderBy('company_id')
    .orderBy('site_id')
    .limit(limit)
    .execute()
}

export async function companiesById(db: Kysely<Database>, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('company')
    .selectAll()
    .where('company_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute()
}
