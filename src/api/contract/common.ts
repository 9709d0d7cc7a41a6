import * as z from 'zod'
import { EVIDENCE_GRADES, LANGUAGES, OVERLAYS, OWNERSHIPS, ROLES, STATUSES } from '../../domain/vocabulary.ts'

export const lang = z.enum(LANGUAGES).default('en').describe('Language of names, descriptions and sentences')
export const status = z.enum(STATUSES)
export const overlay = z.enum(OVERLAYS)
export const ownership = z.enum(OWNERSHIPS)
export const role = z.enum(ROLES)
export const evidenceGrade = z.enum(EVIDENCE_GRADES)

/** A slug as the edition writes it; anything else is a bad request, not a search. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, 'lower-case letters, digits, - and _ only')
  .max(120)

/** A slug, or a public id in either case. */
export const subjectId = z
  .string()
  .regex(/^[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*$/, 'a slug, or a public id like VN7K3M9Q2C')
  .max(120)

export const limit = z.coerce.number().int().min(1).max(500).default(50).describe('Items per page, at most 500')
export const cursor = z.string().max(200).optional().describe('`next_cursor` of the page before')
export const q = z.string().trim().max(200).optional().describe('Words to look for; accents and case do not matter')

/** A number that knows where it comes from. `value` is null only together with a `missing_reason`. */
export const figure = z.object({
  value: z.number().nullable(),
  unit: z.string(),
  period: z.string().nullable().describe('Year or period the value is for'),
  missing_reason: z.string().nullable().describe('Why there is no value: below_cutoff, no_source, unreliable, no_hs_code, service …'),
  upper_bound: z.number().nullable().describe('When the value is unknown but cannot exceed a known cut-off'),
  note: z.string().nullable(),
  source_ids: z.array(z.string()),
})
export type Figure = z.infer<typeof figure>

export const reference = z.object({ id: z.string(), name: z.string() })
export type Reference = z.infer<typeof reference>

/** Where a fact about a firm, place or programme comes from, and how far it was checked. */
export const evidence = z.object({
  source_id: z.string(),
  evidence_grade: evidenceGrade,
  as_of: z.string().nullable().describe('YYYY, YYYY-MM or YYYY-MM-DD'),
})
export type Evidence = z.infer<typeof evidence>

export const facet = z.object({ value: z.string(), name: z.string(), count: z.number().int() })
export const facets = z.record(z.string(), z.array(facet))
export type Facets = z.infer<typeof facets>

export function page<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    total: z.number().int().describe('All items under the present filters'),
    next_cursor: z.string().nullable(),
  })
}

export function facetedPage<T extends z.ZodType>(item: T) {
  return page(item).extend({ facets: facets.describe('Counts under the other filters') })
}
