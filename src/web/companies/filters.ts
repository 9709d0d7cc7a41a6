import { EVIDENCE_GRADES, OWNERSHIPS, ROLES, STAGES } from '../../domain/vocabulary.ts'
import { choice, slugParam, textParam } from '../links.ts'

export const COMPANY_SORTS = ['relevance', 'name', 'evidence'] as const
/** Filters that can be removed one by one, in the order people read them. */
export const COMPANY_FILTERS = ['q', 'segment', 'stage', 'role', 'province', 'park', 'ownership', 'home_country', 'grade'] as const
export type CompanyFilter = (typeof COMPANY_FILTERS)[number]

/** Filters of the list of companies out of the address; what we do not know counts as not set. */
export function companyFilters(search: URLSearchParams) {
  const country = search.get('home_country') ?? ''
  return {
    q: textParam(search, 'q'),
    segment: slugParam(search, 'segment'),
    stage: choice(search, 'stage', STAGES),
    province: slugParam(search, 'province'),
    park: slugParam(search, 'park'),
    ownership: choice(search, 'ownership', OWNERSHIPS),
    home_country: /^[A-Z]{3}$/.test(country) ? country : undefined,
    role: choice(search, 'role', ROLES),
    grade: choice(search, 'grade', EVIDENCE_GRADES),
  }
}

export type CompanyFilterValues = ReturnType<typeof companyFilters>

export function setFilters(filters: CompanyFilterValues): CompanyFilter[] {
  return COMPANY_FILTERS.filter((key) => filters[key] !== undefined)
}
