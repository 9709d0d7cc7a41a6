/** Conditions nobody changes for an order: where the sites are, who owns the firm, what its part in the product is. */
import { distanceKm } from '../domain/geo.ts'
import { type Condition, idsOf } from '../domain/requirement.ts'
import type { MatchFrame } from './match-frame.ts'
import { ofProduct } from './quantity-gates.ts'
import type { MatchSubject, SubjectSite } from './subject.ts'
import { bestOf, type Verdict, verdict } from './verdict.ts'

type Of<Key extends string> = Extract<Condition, Readonly<Record<Key, unknown>>>

/** Today's province or the former one. */
export function judgeProvince({ province }: Of<'province'>, { sites }: MatchSubject): Verdict {
  const ids = new Set(idsOf(province))
  const judged = sites.flatMap((site) => {
    const own = [...new Set([site.province_id, site.former_province_id])].filter((id) => id !== null)
    if (own.length === 0) return []
    const here = own.filter((id) => ids.has(id))
    return [
      here.length > 0
        ? verdict('pass', 1, 'has', { have: here, evidence: [site] })
        : verdict('fail', 0, 'elsewhere', { have: own.slice(0, 1), evidence: [site] }),
    ]
  })
  return bestOf(judged) ?? verdict('unknown', 0, 'nothing_said')
}

/** A site in the province of the park, of which no park is known, may be in it. */
export function judgePark({ park }: Of<'park'>, { sites }: MatchSubject, { park_provinces }: MatchFrame): Verdict {
  const ids = idsOf(park)
  const provinces = new Set(ids.map((id) => park_provinces[id]))
  const judged = sites.map((site) => {
    const { park_id, province_id } = site
    if (park_id !== null && ids.includes(park_id)) return verdict('pass', 1, 'has', { have: [park_id], evidence: [site] })
    if (park_id === null && (province_id === null || provinces.has(province_id))) return verdict('unknown', 0, 'nothing_said')
    return verdict('fail', 0, 'elsewhere', { have: park_id === null ? null : [park_id], evidence: [site] })
  })
  return bestOf(judged) ?? verdict('unknown', 0, 'nothing_said')
}

/** Where only the province of a site is known, it may be so far from the centre of it. */
const PROVINCE_REACH_KM = 35

export function judgeNear({ near, radius_km }: Of<'near'>, { sites }: MatchSubject, { points }: MatchFrame): Verdict {
  const centre = points[near]
  const judged = sites.flatMap((site) => {
    const km = centre === undefined ? undefined : kmTo(site, centre)
    if (km === undefined) return []
    const doubt = site.coarse ? PROVINCE_REACH_KM : 0
    const found = { have: Math.round(km), unit: 'km', evidence: [site] }
    // Half of the worth is gone one radius beyond it, all of it three.
    const value = km <= radius_km ? 1 : Math.max(0, 1 - (km - radius_km) / (2 * radius_km))
    if (km + doubt <= radius_km) return [verdict('pass', value, 'within', found)]
    return [km - doubt > radius_km ? verdict('fail', value, 'farther', found) : verdict('unknown', value, 'roughly', found)]
  })
  return bestOf(judged) ?? verdict('unknown', 0, 'nothing_said')
}

function kmTo({ lat, lon }: SubjectSite, centre: { readonly lat: number; readonly lon: number }): number | undefined {
  return lat === null || lon === null ? undefined : distanceKm({ lat, lon }, centre)
}

export function judgeOwnership({ ownership }: Of<'ownership'>, { ownership: own }: MatchSubject): Verdict {
  const found = { have: [own.value], evidence: [own] }
  if (own.value === 'unknown') return verdict('unknown', 0, 'nothing_said')
  return idsOf(ownership).includes(own.value) ? verdict('pass', 1, 'has', found) : verdict('fail', 0, 'other', found)
}

export function judgeHome({ home_country }: Of<'home_country'>, { home_country: own, ownership }: MatchSubject): Verdict {
  if (own === null) return verdict('unknown', 0, 'nothing_said')
  const found = { have: [own], evidence: [ownership] }
  return idsOf(home_country).includes(own) ? verdict('pass', 1, 'has', found) : verdict('fail', 0, 'other', found)
}

export function judgeRole({ role }: Of<'role'>, { made }: MatchSubject, frame: MatchFrame): Verdict {
  const rows = ofProduct(made, frame)
  if (rows.length === 0) return verdict('unknown', 0, 'nothing_said')
  const fitting = rows.filter((row) => idsOf(role).includes(row.role))
  if (fitting.length > 0) return verdict('pass', 1, 'has', { have: [...new Set(fitting.map((row) => row.role))], evidence: fitting })
  return verdict('fail', 0, 'other', { have: [...new Set(rows.map((row) => row.role))], evidence: rows })
}
