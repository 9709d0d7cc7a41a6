import * as z from 'zod'
import { forEveryone } from './access.ts'
import { facetedPage, cursor, lang, limit, page, q, slug } from './common.ts'
import { correctionFigures } from './corrections.ts'

export const SEVERITIES = ['error', 'warning', 'note'] as const

/** One number of the dashboard. A share is `value` of `of`. */
export const qualityFigure = z.object({
  id: z.string(),
  group: z.enum(['completeness', 'coverage', 'evidence', 'freshness', 'conflict', 'import', 'review', 'correction']),
  name: z.string(),
  definition: z.string().describe('What is counted, and what not'),
  value: z.number().nullable(),
  of: z.number().nullable().describe('The whole it is a part of; null when it is no part'),
  pct: z.number().nullable(),
  unit: z.string(),
  missing_reason: z.string().nullable(),
})
export type QualityFigure = z.infer<typeof qualityFigure>

export const segmentCoverage = z.object({
  segment_id: z.string(),
  name: z.string(),
  companies: z.number().int(),
  with_tax_code: z.number().int(),
  with_address: z.number().int(),
  official_grade_or_better: z
    .number()
    .int()
    .describe('Companies whose link to the segment rests on an official list, a document or a visit'),
})

export const provinceCoverage = z.object({
  province_id: z.string(),
  name: z.string(),
  companies: z.number().int(),
  sites: z.number().int(),
  sites_with_address: z.number().int(),
  official_establishments: z.null().describe('No source of this edition counts establishments by province'),
  missing_reason: z.string(),
})

export const classCoverage = z.object({
  isic4: z.string(),
  name: z.string(),
  companies: z.number().int(),
  official_establishments: z.number().nullable(),
  official_year: z.number().int().nullable(),
  coverage_pct: z.number().nullable(),
  comparable: z.boolean(),
  note: z.string().describe('What the comparison can and cannot say'),
  source_ids: z.array(z.string()),
})

export const qualityRule = z.object({
  code: z.string(),
  severity: z.enum(SEVERITIES),
  name: z.string(),
  definition: z.string(),
  count: z.number().int(),
  checked: z.number().int().describe('Rows the rule looked at'),
  examples: z.array(z.object({ subject_id: z.string(), company_id: z.string(), name: z.string(), detail: z.string() })),
})
export type QualityRule = z.infer<typeof qualityRule>

export const qualityFinding = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  rule_name: z.string(),
  subject_id: z.string(),
  company_id: z.string(),
  name: z.string(),
  detail: z.string(),
})

export const conflict = z.object({
  company_id: z.string(),
  subject_id: z.string(),
  name: z.string(),
  property: z.string(),
  values: z.array(
    z.object({ value: z.string(), source_id: z.string(), evidence_grade: z.string(), as_of: z.string().nullable(), shown: z.boolean() }),
  ),
})

export const ageBand = z.object({ band: z.string(), name: z.string(), count: z.number().int() })

export const quality = z.object({
  generated_at: z.string().describe('Day, YYYY-MM-DD'),
  edition: z.object({ id: z.string(), version: z.string(), fictional: z.boolean() }),
  figures: z.array(qualityFigure),
  segments: z.array(segmentCoverage),
  provinces: z.array(provinceCoverage),
  classes: z.array(classCoverage),
  coverage_note: z.string(),
  grades: z.array(z.object({ grade: z.string(), name: z.string(), companies: z.number().int(), sites: z.number().int() })),
  freshness: z.array(ageBand).describe('Companies by the age of `as_of`'),
  conflicts: z.object({ count: z.number().int(), examples: z.array(conflict) }),
  rules: z.array(qualityRule),
  import_problems: z.array(z.object({ code: z.string(), name: z.string(), count: z.number().int() })),
  review_age: z.array(ageBand).describe('Open review tasks by age'),
  corrections: correctionFigures,
})
export type Quality = z.infer<typeof quality>

export const qualityContract = {
  get: forEveryone
    .route({ method: 'GET', path: '/quality', tags: ['Quality'], summary: 'How complete, fresh and contradictory the data is' })
    .input(z.object({ lang }))
    .output(quality),
  figures: forEveryone
    .route({ method: 'GET', path: '/quality-figures', tags: ['Quality'], summary: 'Every number of the dashboard with its definition' })
    .input(z.object({ limit, cursor, lang }))
    .output(page(qualityFigure)),
  segments: forEveryone
    .route({ method: 'GET', path: '/quality-segments', tags: ['Quality'], summary: 'How well the directory covers each segment' })
    .input(z.object({ limit, cursor, lang }))
    .output(page(segmentCoverage)),
  provinces: forEveryone
    .route({ method: 'GET', path: '/quality-provinces', tags: ['Quality'], summary: 'How well the directory covers each province' })
    .input(z.object({ limit, cursor, lang }))
    .output(page(provinceCoverage)),
  findings: forEveryone
    .route({ method: 'GET', path: '/quality-findings', tags: ['Quality'], summary: 'Every record a quality rule points at' })
    .input(z.object({ q, rule: slug.optional(), severity: z.enum(SEVERITIES).optional(), limit, cursor, lang }))
    .output(facetedPage(qualityFinding)),
}
