import * as z from 'zod'
import { CERTIFICATE_STATES } from '../../domain/fact-details.ts'
import { POSITION_BASES } from '../../domain/geo.ts'
import { COMPANY_SORTS, FRESHNESS, SIZE_CLASSES, WANTED_DATA } from '../../domain/company-filters.ts'
import { COMPANY_STATUSES } from '../../domain/vocabulary.ts'
import { cursor, evidence, evidenceGrade, facetedPage, lang, limit, ownership, q, reference, role, slug } from './common.ts'
import { near, radiusKm } from './near.ts'
import { didYouMean, understood } from './search.ts'

export const companySummary = z.object({
  id: z.string(),
  name: z.string().describe('In the language asked for when known, else English'),
  name_vi: z.string().nullable(),
  name_en: z.string(),
  name_native: z.string().nullable(),
  native_lang: z.string().nullable(),
  ownership,
  home_country: z.string().nullable(),
  home_country_name: z.string().nullable(),
  group_name: z.string().nullable(),
  status: z.enum(COMPANY_STATUSES),
  fictional: z.boolean(),
  segments: z.array(reference.extend({ role })),
  provinces: z.array(reference),
  parks: z.array(reference),
  sites: z.number().int(),
  employees: z.number().nullable().describe('Latest number a source gives'),
  short_capability: z
    .object({ text: z.string(), unit: z.string().nullable() })
    .nullable()
    .describe('One capacity, as its source prints it'),
  certificates: z.array(
    z.object({ scheme_id: z.string(), name: z.string(), state: z.enum(CERTIFICATE_STATES), expires_on: z.string().nullable() }),
  ),
  completeness_pct: z.number().int().describe('Share of what buyers look for that some source says, by weight'),
  ...evidence.shape,
})
export type CompanySummary = z.infer<typeof companySummary>

export const foundCompany = companySummary.extend({
  distance_km: z.number().nullable().describe('From `near` to the nearest site that passes the filters'),
  distance_basis: z.enum(POSITION_BASES).nullable().describe('How the position of that site is known'),
  matched: z.array(z.string()).describe('Why it was found, where the name does not show it'),
})
export type FoundCompany = z.infer<typeof foundCompany>

const MOST_VALUES = 50

/** One value, or several: any of them will do. */
function anyOf<T extends z.ZodType>(value: T) {
  return z
    .union([value, z.array(value).max(MOST_VALUES)])
    .transform((given): z.output<T>[] => (Array.isArray(given) ? given : [given]) as z.output<T>[])
    .optional()
}

export const companyFilters = z.object({
  q,
  plain: anyOf(z.string().trim().min(1).max(200)).describe('Parts of `q` to be looked for as words, not understood as filters'),
  segment: anyOf(slug),
  stage: anyOf(slug),
  process: anyOf(slug),
  material: anyOf(slug),
  province: anyOf(slug).describe('Provinces today, or former provinces’ slugs'),
  park: anyOf(slug),
  ownership: anyOf(ownership),
  home_country: anyOf(z.string().regex(/^[A-Z]{3}$/)).describe('ISO 3166-1 alpha-3'),
  role: anyOf(role),
  grade: anyOf(evidenceGrade).describe('Evidence grade of the company'),
  certificate: anyOf(slug).describe('Schemes with a certificate that is valid today, at a site that passes the other filters'),
  freshness: z.enum(FRESHNESS).optional().describe('Something was said within so many months'),
  size: anyOf(z.enum(SIZE_CLASSES)).describe('Employees'),
  has: anyOf(z.enum(WANTED_DATA)).describe('A source says something of all of these'),
  lacks: anyOf(z.enum(WANTED_DATA)).describe('No source says anything of any of these'),
  near: near.optional(),
  radius_km: radiusKm.optional().describe('Kilometres around `near`, at most 500; without it `near` only tells distances'),
})

export const companyListInput = companyFilters.extend({
  sort: z.enum(COMPANY_SORTS).default('relevance').describe('`distance` needs `near`'),
  limit,
  cursor,
  lang,
})

const leftOut = z.object({
  param: z.string(),
  value: z.string().nullable().describe('Null: all values of it; of `q`, all `words`'),
  name: z.string(),
})

export const companyPage = facetedPage(foundCompany).extend({
  not_yet_found: z
    .number()
    .int()
    .describe('Companies of a large import that no list finds yet, and no count counts: the index is catching up; usually 0'),
  understood: z.array(understood).describe('Parts of `q` that were taken for filters'),
  words: z.array(z.string()).describe('Words of `q` looked for as they are'),
  did_you_mean: didYouMean,
  drop: z
    .array(
      leftOut.extend({
        and: z.array(leftOut).describe('What must go with it: empty, unless no filter alone brings any back'),
        total: z.number().int(),
      }),
    )
    .describe('When nothing is found: which filter to take away, or which together, and how many come then'),
})
export type CompanyPage = z.infer<typeof companyPage>
