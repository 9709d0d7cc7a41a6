import * as z from 'zod'
import { forEveryone } from './access.ts'
import { cursor, evidence, evidenceGrade, facetedPage, lang, limit, ownership, q, reference, role, slug, subjectId } from './common.ts'

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
  status: z.enum(['operating', 'planned', 'closed', 'unknown']),
  fictional: z.boolean(),
  segments: z.array(reference.extend({ role })),
  provinces: z.array(reference),
  sites: z.number().int(),
  ...evidence.shape,
})
export type CompanySummary = z.infer<typeof companySummary>

export const site = z.object({
  id: z.string(),
  public_id: z.string(),
  kind: z.string(),
  name: z.string().nullable(),
  province: reference.nullable(),
  former_province: reference.nullable(),
  park: reference.nullable(),
  address: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  status: z.string(),
  ...evidence.shape,
})
export type Site = z.infer<typeof site>

export const capability = z.object({
  segment: reference.extend({ stage: z.string(), status: z.string() }),
  role,
  product: z.string().nullable(),
  site_id: z.string().nullable(),
  ...evidence.shape,
})

export const companyFact = z.object({
  id: z.string(),
  site_id: z.string().nullable(),
  property: z.string(),
  value: z.string(),
  unit: z.string().nullable(),
  note: z.string().nullable(),
  ...evidence.shape,
})

export const companyDetail = companySummary.extend({
  public_id: z.string().describe('VN, seven characters and a check character; stays for ever'),
  tax_code: z.string().nullable(),
  merged_from: z.string().nullable().describe('The id you asked for, when it was merged into this company'),
  other_names: z.array(z.object({ text: z.string(), kind: z.string(), lang: z.string().nullable() })).describe('As other sources call it'),
  short_name: z.string().nullable(),
  ticker: z.string().nullable(),
  note: z.string().nullable(),
  website: z.string().nullable(),
  site_list: z.array(site),
  capabilities: z.array(capability),
  facts: z.array(companyFact),
  sources: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      publisher: z.string().nullable(),
      url: z.string().nullable(),
      published_on: z.string().nullable(),
      retrieved_on: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  missing: z.array(z.string()).describe('What no source says yet: website, capacity, certificate, customer …'),
})
export type CompanyDetail = z.infer<typeof companyDetail>

const companyEvent = z.object({
  id: z.string(),
  kind: z.string(),
  kind_name: z.string(),
  actor: z.string(),
  reason: z.string().nullable(),
  at: z.string(),
  about: z.record(z.string(), z.unknown()).describe('Subjects, records and import it was about'),
  undoes: z.string().nullable(),
  undone_by: z.string().nullable(),
})

export const companyContract = {
  list: forEveryone
    .route({ method: 'GET', path: '/companies', tags: ['Companies'], summary: 'Companies with facets' })
    .input(
      z.object({
        q,
        segment: slug.optional(),
        stage: slug.optional(),
        province: slug.optional().describe('Province today, or a former province’s slug'),
        park: slug.optional(),
        ownership: ownership.optional(),
        home_country: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional()
          .describe('ISO 3166-1 alpha-3'),
        role: role.optional(),
        grade: evidenceGrade.optional(),
        sort: z.enum(['relevance', 'name', 'evidence']).default('relevance'),
        limit,
        cursor,
        lang,
      }),
    )
    .output(facetedPage(companySummary)),
  get: forEveryone
    .route({ method: 'GET', path: '/companies/{id}', tags: ['Companies'], summary: 'One company: facts, each with its evidence' })
    .input(
      z.object({
        id: subjectId.describe('Slug, public id, or an id that was merged into another'),
        as_of: z.iso.date().optional().describe('As it was shown at the end of that day (UTC)'),
        lang,
      }),
    )
    .output(companyDetail),
  history: forEveryone
    .route({
      method: 'GET',
      path: '/companies/{id}/history',
      tags: ['Companies'],
      summary: 'What was done to a company and its sites: loads, imports, corrections, merges, splits, moves, undos',
    })
    .input(z.object({ id: subjectId, lang }))
    .output(z.object({ items: z.array(companyEvent), total: z.number().int(), next_cursor: z.null() })),
}
