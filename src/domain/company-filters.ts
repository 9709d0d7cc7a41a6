/** Closed lists of words that companies are filtered and sorted by. */

/** Filters of which several values may be given, in the order people read them. */
export const MULTI_FILTERS = [
  'segment',
  'process',
  'material',
  'certificate',
  'province',
  'park',
  'ownership',
  'home_country',
  'size',
  'role',
  'stage',
  'grade',
  'has',
  'lacks',
] as const
export type MultiFilter = (typeof MULTI_FILTERS)[number]

/** All that a search of the directory consists of. */
export const COMPANY_FILTERS = ['q', 'plain', ...MULTI_FILTERS, 'freshness', 'near', 'radius_km'] as const

export const COMPANY_SORTS = ['relevance', 'name', 'evidence', 'distance', 'recent'] as const
export type CompanySort = (typeof COMPANY_SORTS)[number]

/** Something was said of the company within so many months. */
export const FRESHNESS = ['12m', '24m'] as const
export type Freshness = (typeof FRESHNESS)[number]

/** By the latest number of employees. */
export const SIZE_CLASSES = ['under_50', '50_299', '300_999', '1000_plus', 'unknown'] as const
export type SizeClass = (typeof SIZE_CLASSES)[number]

export function sizeClass(employees: number | null): SizeClass {
  if (employees === null) return 'unknown'
  return employees < 50 ? 'under_50' : employees < 300 ? '50_299' : employees < 1000 ? '300_999' : '1000_plus'
}

/** What buyers look for first: filters ask whether any source says it. */
export const WANTED_DATA = [
  'website',
  'capacity',
  'certificate',
  'customer',
  'employees',
  'process',
  'equipment',
  'address',
  'tax_code',
  'name_vi',
  'export_market',
] as const
export type WantedData = (typeof WANTED_DATA)[number]
