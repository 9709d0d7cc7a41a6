import * as z from 'zod'
import { DOCUMENT_STATES, OWN_PROPERTY_NAMES, OWN_SITE_FIELDS } from '../../domain/claims.ts'
import { DETAIL_KINDS } from '../../domain/fact-details.ts'
import { AGES } from '../../domain/freshness.ts'
import { forCompanyEditors } from './access.ts'
import { evidence, lang, reference, role, slug, subjectId } from './common.ts'

const tags = ['Companies: own statements']
const text = z.string().nullable()
const choices = z.array(z.object({ value: z.string(), name: z.string() })).nullable()
const property = z.enum([...OWN_PROPERTY_NAMES, ...OWN_SITE_FIELDS])
const asOf = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'YYYY, YYYY-MM or YYYY-MM-DD')

const value = z.object({
  value_id: z.string().describe('Of the statement'),
  text: z.string(),
  name: z.string().describe('With names in place of ids and codes'),
  unit: text,
  term: reference.nullable(),
  segment: reference.nullable(),
  role: role.nullable(),
  site_id: text,
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  shown: z.boolean().describe('Readers see it; false where a stronger statement stands before it'),
  own: z.boolean().describe('Said by this organisation: it may change it or take it back'),
  age: z.enum(AGES),
  months: z.int().nullable().describe('Whole months since it was so; null without a date'),
  document: z.object({ document_id: z.string(), state: z.enum(DOCUMENT_STATES) }).nullable(),
  ...evidence.shape,
})

const field = z.object({
  subject_id: z.string().describe('The company, or one of its sites'),
  property,
  property_name: z.string(),
  why: text.describe('Why buyers ask'),
  many: z.boolean(),
  weight: z.int().describe('In completeness; 0 = does not count there'),
  choices,
  details: z.array(z.object({ key: z.string(), name: z.string(), kind: z.enum(DETAIL_KINDS), choices })),
  unit_choices: choices,
  shown_on: z.string().describe('Part of the profile where it stands'),
  values: z.array(value),
  version: z.string().describe('Changes with every change of these values: send it back with yours'),
})
export type OwnField = z.infer<typeof field>

export const companyValues = z.object({
  company_id: z.string(),
  company_name: z.string(),
  claim: z
    .object({ claim_id: z.string(), organisation_id: z.string(), since: z.string(), window_ends_on: text })
    .nullable()
    .describe('On which the right to say so rests; null for curators'),
  fields: z.array(field),
  sites: z.array(z.object({ site_id: z.string(), name: z.string(), fields: z.array(field) })),
  site_fields: z.array(field.omit({ values: true, version: true, subject_id: true })).describe('For a site that is to be added'),
  pct: z.int(),
  have: z.int(),
  asked: z.int(),
  next_best: z.object({ property: z.string(), name: z.string(), why: z.string() }).nullable(),
  oldest_months: z.int().nullable().describe('Age of the oldest own value, in months'),
})
export type CompanyValues = z.infer<typeof companyValues>

const done = z.object({
  value_id: z.string(),
  shown: z.boolean(),
  message: z.string().describe('What happened; and why readers see another value, where they do'),
  field,
})

const company = { company_id: subjectId, lang }
const version = z.string().max(80).optional().describe('As it was read: when somebody changed the values since, nothing is changed')

export const companyValuesContract = {
  get: forCompanyEditors
    .route({
      method: 'GET',
      path: '/companies/{company_id}/values',
      tags,
      summary: 'What the company can say of itself, and what stands there now',
    })
    .input(z.object(company))
    .output(companyValues),
  put: forCompanyEditors
    .route({
      method: 'PUT',
      path: '/companies/{company_id}/values',
      tags,
      summary: 'State a value: shown at once, graded self-declared. If-Match with the version is taken too',
    })
    .input(
      z.object({
        ...company,
        subject_id: subjectId.optional().describe('A site of the company; left out: the company'),
        property,
        value: z.string().trim().min(1).max(500),
        unit: z.string().trim().max(40).optional(),
        term_id: slug.optional(),
        segment_id: slug.optional(),
        role: role.optional().describe('With property segment'),
        site_id: subjectId.optional(),
        details: z.record(z.string().max(40), z.string().trim().max(300)).optional(),
        replaces: z.string().max(200).optional().describe('value_id of an own value that this takes the place of'),
        as_of: asOf.optional().describe('Left out: today'),
        version,
      }),
    )
    .output(done),
  delete: forCompanyEditors
    .route({
      method: 'DELETE',
      path: '/companies/{company_id}/values/{property}',
      tags,
      summary: 'Take an own value back; it stays in the history',
    })
    .input(z.object({ ...company, property, value_id: z.string().min(3).max(200), version }))
    .output(z.object({ field, message: z.string() })),
  confirm: forCompanyEditors
    .route({
      method: 'POST',
      path: '/companies/{company_id}/values/confirm',
      tags,
      summary: 'It is still so: own values get the date of today',
    })
    .input(z.object({ ...company, value_ids: z.array(z.string().max(200)).max(200).optional().describe('Left out: all own values') }))
    .output(z.object({ confirmed: z.int(), message: z.string() })),
  addSite: forCompanyEditors
    .route({ method: 'POST', path: '/companies/{company_id}/sites', successStatus: 201, tags, summary: 'Add a site' })
    .input(
      z.object({
        ...company,
        name: z.string().trim().min(2).max(200).optional(),
        kind: z.string().max(20),
        province_id: slug,
        park_id: slug.optional(),
        address: z.string().trim().min(5).max(300),
      }),
    )
    .output(z.object({ site_id: z.string(), message: z.string() })),
  readSheet: forCompanyEditors
    .route({
      method: 'POST',
      path: '/companies/{company_id}/values/sheet',
      tags,
      summary: 'State the values of a filled-in Excel template, row by row',
    })
    .input(z.object({ ...company, file_base64: z.string().min(100).max(240_000).describe('The .xlsx, at most 180 KB') }))
    .output(
      z.object({
        stated: z.int(),
        unchanged: z.int(),
        refused: z.array(z.object({ row_no: z.int(), property: z.string(), value: z.string(), why: z.string() })),
        message: z.string(),
      }),
    ),
}
