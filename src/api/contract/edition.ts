import * as z from 'zod'
import { forEveryone } from './access.ts'
import { lang } from './common.ts'

const named = z.object({ id: z.string(), name: z.string(), position: z.number().int() })

export const edition = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  fictional: z.boolean().describe('True for the demo edition: none of its companies exist'),
  country: z.string(),
  checksum: z.string(),
  loaded_at: z.string(),
  licence: z.string(),
  languages: z.array(z.string()),
  counts: z.record(z.string(), z.number().int()),
  stages: z.array(named.extend({ lane: z.enum(['chain', 'across']) })),
  sectors: z.array(named),
  families: z.array(named.extend({ stage: z.string() })),
  statuses: z.array(z.object({ id: z.string(), name: z.string(), rule: z.string(), count: z.number().int() })),
  overlays: z.array(z.object({ id: z.string(), name: z.string(), rule: z.string(), count: z.number().int() })),
})
export type Edition = z.infer<typeof edition>

export const method = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  definition: z.string(),
  formula: z.string(),
  reading: z.string().describe('How to read it, for a non-economist'),
  vintage: z.string(),
  reference: z.string(),
  source_ids: z.array(z.string()),
})
export type Method = z.infer<typeof method>

export const coverage = z.object({
  isic4: z.string(),
  name: z.string(),
  official_establishments: z.number().nullable(),
  official_year: z.number().int().nullable(),
  official_employees: z.number().nullable(),
  official_value_added_usd: z.number().nullable(),
  our_companies: z.number().int(),
  coverage_pct: z.number().nullable().describe('Our companies per 100 official establishments'),
  missing_reason: z.string().nullable(),
  source_ids: z.array(z.string()),
})
export type Coverage = z.infer<typeof coverage>

export const editionContract = {
  get: forEveryone
    .route({ method: 'GET', path: '/edition', tags: ['Edition'], summary: 'What is loaded: version, counts, vocabularies' })
    .input(z.object({ lang }))
    .output(edition),
  methods: forEveryone
    .route({ method: 'GET', path: '/methods', tags: ['Edition'], summary: 'Every indicator: definition, formula, vintage, sources' })
    .input(z.object({ lang }))
    .output(z.object({ items: z.array(method), total: z.number().int(), next_cursor: z.null() })),
  coverage: forEveryone
    .route({
      method: 'GET',
      path: '/coverage',
      tags: ['Edition'],
      summary: 'Our companies against official establishment counts, by ISIC class',
    })
    .input(z.object({ lang }))
    .output(z.object({ items: z.array(coverage), total: z.number().int(), next_cursor: z.null() })),
}
