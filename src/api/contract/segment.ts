import * as z from 'zod'
import { forEveryone } from './access.ts'
import { STAGES, SECTORS } from '../../domain/vocabulary.ts'
import { companySummary } from './company.ts'
import { needItem } from './need.ts'
import { institution, programme } from './place.ts'
import { cursor, evidenceGrade, facetedPage, figure, lang, limit, overlay, q, reference, slug, status } from './common.ts'

export const firmCounts = z.object({
  total: z.number().int(),
  domestic: z.number().int(),
  foreign_invested: z.number().int(),
  joint_venture: z.number().int(),
  unknown: z.number().int(),
})

export const segmentSummary = z.object({
  id: z.string(),
  name: z.string(),
  short_name: z.string().describe('At most 22 characters'),
  names: z.object({ vi: z.string(), en: z.string(), ko: z.string() }),
  description: z.string(),
  stage: z.enum(STAGES),
  stage_name: z.string(),
  sector: z.enum(SECTORS),
  sector_name: z.string(),
  family: z.string(),
  family_name: z.string(),
  serves: z.array(z.string()).describe('Sectors of the final products this segment reaches'),
  status,
  status_name: z.string(),
  overlays: z.array(overlay),
  status_sentence: z.string().describe('Why, in one plain sentence'),
  companies: firmCounts,
  export_usd: figure,
  import_usd: figure,
  rca: figure,
  gap_rank: z.number().int().nullable().describe('Place in /gaps; null when it is not a gap'),
})
export type SegmentSummary = z.infer<typeof segmentSummary>

export const indicator = figure.extend({
  id: z.string(),
  name: z.string(),
  definition: z.string(),
  formula: z.string(),
  reading: z.string().describe('The value in a plain sentence'),
})
export type Indicator = z.infer<typeof indicator>

export const segmentCode = z.object({
  system: z.string(),
  code: z.string(),
  label: z.string().nullable(),
  hs2017_code: z.string().nullable(),
  hs1992_heading: z.string().nullable(),
  share: z.number().nullable(),
  share_basis: z.string(),
  note: z.string().nullable(),
})

export const link = z.object({
  segment: z.object({
    id: z.string(),
    name: z.string(),
    short_name: z.string(),
    stage: z.string(),
    status,
    overlays: z.array(overlay),
    companies: z.number().int(),
  }),
  essential: z.boolean(),
  curated: z.enum(['confirmed', 'proposed']),
  us_technology: z.number().nullable(),
  us_technology_missing: z.string().nullable(),
  trade_pattern: z.number().nullable(),
  trade_pattern_missing: z.string().nullable(),
  agreeing: z.number().int().describe('How many of the three evidences support the link (0–3)'),
  note: z.string().nullable(),
  source_id: z.string(),
})
export type Link = z.infer<typeof link>

export const ruleInput = z.object({
  id: z.string(),
  name: z.string(),
  value: z.number().nullable(),
  text: z.string().describe('The value as people read it'),
  missing_reason: z.string().nullable(),
  source_ids: z.array(z.string()),
})

export const diagnosis = z.object({
  status,
  status_name: z.string(),
  rule: z.string().describe('The rule that fired, in words'),
  sentence: z.string(),
  inputs: z.array(ruleInput),
  overlays: z.array(z.object({ id: overlay, name: z.string(), rule: z.string(), sentence: z.string(), inputs: z.array(ruleInput) })),
  would_change: z.array(z.string()).describe('What would change the status'),
})
export type Diagnosis = z.infer<typeof diagnosis>

export const tradePoint = z.object({
  year: z.number().int(),
  flow: z.enum(['export', 'import']),
  vintage: z.string(),
  value_usd: z.number().nullable(),
  upper_bound_usd: z.number().nullable().describe('If below the cut-off: the value it cannot exceed'),
  missing_reason: z.string().nullable(),
  basis: z.enum(['exclusive', 'apportioned', 'whole_headings']).describe('whole_headings: the figure also holds other segments’ goods'),
  source_ids: z.array(z.string()),
})

export const partnerPoint = z.object({
  basket: z.string(),
  basket_name: z.string(),
  flow: z.enum(['export', 'import']),
  partner: z.string(),
  partner_name: z.string(),
  year: z.number().int(),
  value_usd: z.number(),
  share: z.number().nullable().describe('Share of the partners listed'),
  source_id: z.string(),
})

export const industryPoint = z.object({
  isic4: z.string(),
  name: z.string(),
  year: z.number().int(),
  variable: z.string(),
  value: z.number().nullable(),
  missing_reason: z.string().nullable(),
  source_id: z.string(),
})

export const segmentDetail = segmentSummary.extend({
  synonyms: z.array(z.string()),
  codes: z.array(segmentCode),
  indicators: z.array(indicator),
  diagnosis,
  inputs: z.array(link),
  outputs: z.array(link),
  company_list: z.array(companySummary).describe('At most 100; the rest through /companies?segment='),
  trade: z.array(tradePoint),
  partners: z.array(partnerPoint),
  industry: z.array(industryPoint),
  programmes: z.array(programme),
  institutions: z.array(institution),
  needs: z.array(needItem).describe('What is wanted of it, as the catalogue shows it; at most 50'),
  makers: z.array(firmCounts.extend({ evidence_grade: evidenceGrade })).describe('Companies by the strongest evidence that they make it'),
  parks: z
    .array(reference.extend({ province: reference, companies: z.number().int(), source_id: z.string() }))
    .describe('Where its makers stand; when nobody makes it, where those of its family, inputs and outputs do'),
  nearest: z
    .array(
      companySummary.extend({
        why: z.array(reference.extend({ kind: z.enum(['process', 'family', 'input', 'output']) })).describe('Closest first'),
      }),
    )
    .describe('When nobody makes it: firms with its processes, of its family, its inputs or what it goes into'),
})
export type SegmentDetail = z.infer<typeof segmentDetail>

export const chainNode = z.object({
  id: z.string(),
  name: z.string(),
  short_name: z.string(),
  stage: z.enum(STAGES),
  sector: z.enum(SECTORS),
  family: z.string(),
  serves: z.array(z.string()),
  status,
  overlays: z.array(overlay),
  status_sentence: z.string(),
  companies: z.number().int(),
  export_usd: z.number().nullable(),
  import_usd: z.number().nullable(),
  rca: z.number().nullable(),
  gap_rank: z.number().int().nullable(),
  top_companies: z.array(z.string()).describe('Up to three names'),
})
export type ChainNode = z.infer<typeof chainNode>

export const chainEdge = z.object({
  source: z.string().describe('Segment that goes in'),
  target: z.string().describe('Segment it goes into'),
  essential: z.boolean(),
  weight: z.number().describe('Relative width of the ribbon, 0–1, from the input’s imports and exports shared over its outputs'),
  import_dependent: z.boolean().describe('The input is weak, missing or import-dependent'),
  agreeing: z.number().int(),
})
export type ChainEdge = z.infer<typeof chainEdge>

export const chain = z.object({ nodes: z.array(chainNode), edges: z.array(chainEdge) })
export type Chain = z.infer<typeof chain>

export const gap = z.object({
  rank: z.number().int(),
  segment: segmentSummary,
  score: z.number().describe('0–100'),
  parts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      value: z.number().nullable(),
      text: z.string(),
      percentile: z.number().nullable(),
      missing_reason: z.string().nullable(),
      source_ids: z.array(z.string()),
    }),
  ),
  why: z.string(),
  makers_nearby: z.number().int().describe('Companies in the segments it feeds or is fed by'),
})
export type Gap = z.infer<typeof gap>

const filters = {
  q,
  stage: z.enum(STAGES).optional(),
  sector: z.enum(SECTORS).optional(),
  serves: z.enum(SECTORS).optional().describe('Sectors of the final products it reaches'),
  status: status.optional(),
  overlay: overlay.optional(),
  family: slug.optional(),
}

export const segmentContract = {
  list: forEveryone
    .route({ method: 'GET', path: '/segments', tags: ['Chain'], summary: 'Segments with status and firms' })
    .input(z.object({ ...filters, sort: z.enum(['chain', 'name', 'companies', 'imports', 'gap']).default('chain'), limit, cursor, lang }))
    .output(facetedPage(segmentSummary)),
  get: forEveryone
    .route({
      method: 'GET',
      path: '/segments/{id}',
      tags: ['Chain'],
      summary: 'One segment: why this status, inputs, outputs, firms, trade',
    })
    .input(z.object({ id: slug, lang }))
    .output(segmentDetail),
  chain: forEveryone
    .route({ method: 'GET', path: '/chain', tags: ['Chain'], summary: 'The whole chain as nodes and edges' })
    .input(z.object({ lang }))
    .output(chain),
  gaps: forEveryone
    .route({ method: 'GET', path: '/gaps', tags: ['Chain'], summary: 'Missing and weak links, ranked, with why' })
    .input(
      z.object({
        stage: filters.stage,
        sector: filters.sector,
        serves: filters.serves,
        status: filters.status,
        overlay: filters.overlay,
        limit,
        cursor,
        lang,
      }),
    )
    .output(facetedPage(gap)),
}
