import { FRESHNESS, MULTI_FILTERS, SIZE_CLASSES, WANTED_DATA } from '../../domain/company-filters.ts'
import { fold } from '../../domain/fold.ts'
import { EVIDENCE_GRADES, OWNERSHIPS, ROLES, STAGES } from '../../domain/vocabulary.ts'
import { choice, slugParam, textParam } from '../links.ts'

export const RADII = [10, 25, 50, 100, 200] as const
/** Proposed with a place; a place without a radius only tells distances. */
export const DEFAULT_RADIUS = 50

/** More of one kind than a person would tick; the API takes no more either. */
const MOST_VALUES = 20

/** Filters of the list of companies out of the address; what we do not know counts as not set. */
export function companyFilters(search: URLSearchParams) {
  const near = nearParam(search)
  const q = textParam(search, 'q')
  return {
    q,
    // The question may have changed since somebody said how to take a part of it.
    plain: texts(search, 'plain').filter((text) => fold(q ?? '').includes(fold(text))),
    segment: slugs(search, 'segment'),
    process: slugs(search, 'process'),
    material: slugs(search, 'material'),
    certificate: slugs(search, 'certificate'),
    province: slugs(search, 'province'),
    park: slugs(search, 'park'),
    ownership: choices(search, 'ownership', OWNERSHIPS),
    home_country: texts(search, 'home_country').filter((value) => /^[A-Z]{3}$/.test(value)),
    size: choices(search, 'size', SIZE_CLASSES),
    role: choices(search, 'role', ROLES),
    stage: choices(search, 'stage', STAGES),
    grade: choices(search, 'grade', EVIDENCE_GRADES),
    has: choices(search, 'has', WANTED_DATA),
    lacks: choices(search, 'lacks', WANTED_DATA),
    freshness: choice(search, 'freshness', FRESHNESS),
    near,
    radius_km: near === undefined ? undefined : RADII.find((radius) => String(radius) === search.get('radius_km')),
  }
}

export type CompanyFilterValues = ReturnType<typeof companyFilters>

/** As the API takes them: a filter nobody set is left out, else it would stand in the place of what the words say. */
export function askedFilters(filters: CompanyFilterValues): Partial<CompanyFilterValues> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== undefined)))
}

/** How many things narrow the list, for the button that opens the filters on a phone. */
export function countFilters(filters: CompanyFilterValues): number {
  const single = [filters.freshness, filters.near].filter((value) => value !== undefined).length
  return MULTI_FILTERS.reduce((sum, param) => sum + filters[param].length, single)
}

/** "park:<id>", "gateway:<id>", "province:<id>" or "lat,lon". */
function nearParam(search: URLSearchParams): string | undefined {
  const value = search.get('near') ?? ''
  const isNamed = /^(?:park|gateway|province):[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(value)
  return isNamed || /^-?\d{1,2}(?:\.\d+)?,-?\d{1,3}(?:\.\d+)?$/.test(value) ? value : undefined
}

function texts(search: URLSearchParams, key: string): string[] {
  const all = search.getAll(key).map((value) => value.trim().slice(0, 200))
  return [...new Set(all)].filter(Boolean).slice(0, MOST_VALUES)
}

function slugs(search: URLSearchParams, key: string): string[] {
  return texts(search, key).flatMap((value) => slugParam(new URLSearchParams([[key, value]]), key) ?? [])
}

function choices<const T extends readonly string[]>(search: URLSearchParams, key: string, values: T): T[number][] {
  return values.filter((value) => search.getAll(key).includes(value))
}
