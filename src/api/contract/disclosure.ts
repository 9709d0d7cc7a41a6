/** What a company says to some readers only, and who those are. Public values are statements, under /companies/{id}. */
import * as z from 'zod'
import { cleanLines } from '../../domain/clean-lines.ts'
import { cleanName } from '../../domain/clean-name.ts'
import { HINTED, VISIBILITIES, WHYS } from '../../domain/disclosure.ts'
import { FACT_PROPERTIES } from '../../domain/statement.ts'
import { forCompanyEditors, forEveryone, forThemselves } from './access.ts'
import { cursor, evidenceGrade, lang, limit, page, reference, slug, subjectId } from './common.ts'
import { uuid } from './organisation.ts'

const tags = ['Who sees what']

const id = subjectId.describe('Company')
const fact_id = uuid
const property = z.enum(FACT_PROPERTIES)
const visibility = z.enum(VISIBILITIES)
const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'YYYY, YYYY-MM or YYYY-MM-DD')
const line = (most: number) => z.string().overwrite(cleanName).min(1).max(most)

const valueShape = {
  fact_id: z.string(),
  property,
  property_name: z.string(),
  value: z.string(),
  unit: z.string().nullable(),
  term: reference.nullable(),
  segment: reference.nullable().describe('The product it is about'),
  details: z.string().nullable().describe('key=value; key=value'),
  evidence_grade: evidenceGrade,
  as_of: z.string().nullable(),
}

/** For those who answer for the company. */
export const privateValue = z.object({
  ...valueShape,
  visibility,
  visibility_name: z.string(),
  source: z.string().nullable(),
  created_at: z.string(),
  sees: z.array(z.string()).describe('Of level named_party: organisations that see it today'),
})
export type PrivateValue = z.infer<typeof privateValue>

/** For a reader. */
export const visibleValue = z.object({
  ...valueShape,
  why: z.enum(WHYS),
  why_text: z.string().describe('Shown to you because …'),
})

export const grant = z.object({
  grant_id: z.string(),
  fact_id: z.string().nullable().describe('One value; null = all of the level named_party'),
  organisation_id: z.string(),
  organisation_name: z.string(),
  reason: z.string(),
  created_at: z.string(),
  expires_at: z.string().nullable(),
  expired: z.boolean(),
})
export type Grant = z.infer<typeof grant>

const input = {
  property,
  value: line(500),
  unit: line(60).optional(),
  term_id: slug.optional(),
  segment_id: slug.optional(),
  details: z.string().overwrite(cleanName).max(500).optional(),
  source: line(300).optional().describe('Where you have it from'),
  as_of: partialDate.optional(),
  visibility,
}

export const disclosureContract = {
  values: forCompanyEditors
    .route({ method: 'GET', path: '/companies/{id}/private-values', tags, summary: 'Values my company shows to some only' })
    .input(z.object({ id, limit, cursor, lang }))
    .output(page(privateValue)),
  set: forCompanyEditors
    .route({
      method: 'PUT',
      path: '/companies/{id}/private-values',
      tags,
      summary: 'Set a value that only some see; with `fact_id` it takes the place of that one',
    })
    .input(z.object({ id, fact_id: fact_id.optional(), ...input, lang }))
    .output(privateValue),
  move: forCompanyEditors
    .route({
      method: 'PATCH',
      path: '/companies/{id}/private-values/{fact_id}',
      tags,
      summary: 'Show a value to others than before; public = it becomes a statement on the profile',
    })
    .input(z.object({ id, fact_id, visibility: z.enum([...VISIBILITIES, 'public']), lang }))
    .output(
      z.object({
        fact_id: z.string(),
        visibility: z.enum([...VISIBILITIES, 'public']),
        event_id: z.string().nullable().describe('Of the statement, when it is public now'),
      }),
    ),
  end: forCompanyEditors
    .route({ method: 'DELETE', path: '/companies/{id}/private-values/{fact_id}', tags, summary: 'Take a value back' })
    .input(z.object({ id, fact_id, lang }))
    .output(z.object({ fact_id: z.string(), ended: z.literal(true) })),
  visible: forThemselves
    .route({
      method: 'GET',
      path: '/companies/{id}/private-values/visible',
      tags,
      summary: 'What I may see beyond the public profile and why; and which properties others could see',
    })
    .input(z.object({ id, lang }))
    .output(
      z.object({
        items: z.array(visibleValue),
        total: z.int(),
        hidden: z
          .array(
            z.object({
              visibility: z.enum(HINTED),
              count: z.int(),
              properties: z.array(z.object({ property, name: z.string() })),
              how: z.string().describe('How to become such a reader'),
            }),
          )
          .describe('Never values. What is for named parties is not even counted'),
        may_edit: z.boolean().describe('I set the values of this company'),
      }),
    ),
  grants: forCompanyEditors
    .route({ method: 'GET', path: '/companies/{id}/disclosure-grants', tags, summary: 'Organisations my company named' })
    .input(z.object({ id, limit, cursor, lang }))
    .output(page(grant)),
  grant: forCompanyEditors
    .route({
      method: 'POST',
      path: '/companies/{id}/disclosure-grants',
      successStatus: 201,
      tags,
      summary: 'Name an organisation: it sees values of the level named_party',
    })
    .input(
      z.object({
        id,
        fact_id: fact_id.optional().describe('One value; without it all of the level named_party'),
        grantee: line(200).describe('Id, or the exact name, of an organisation that staff vouches for or that speaks for a company'),
        reason: z.string().overwrite(cleanLines).min(3).max(500).describe('For your own records'),
        expires_on: z.iso.date().optional().describe('Last day'),
        lang,
      }),
    )
    .output(grant),
  endGrant: forCompanyEditors
    .route({ method: 'DELETE', path: '/companies/{id}/disclosure-grants/{grant_id}', tags, summary: 'Name it no more' })
    .input(z.object({ id, grant_id: uuid, lang }))
    .output(z.object({ grant_id: z.string(), ended: z.literal(true) })),
  aggregates: forEveryone
    .route({
      method: 'GET',
      path: '/segments/{id}/aggregates',
      tags,
      summary: 'Capacity that companies tell us for the sum alone: shown from five companies on, when none is most of it',
    })
    .input(z.object({ id: slug, lang }))
    .output(
      z.object({
        segment: reference,
        capacity: z.object({
          state: z.enum(['shown', 'too_few']),
          value: z.number().nullable().describe('A year, to two digits'),
          unit: z.string().nullable(),
          firms: z.int().nullable(),
          missing_reason: z.enum(['too_few']).nullable(),
          text: z.string(),
        }),
      }),
    ),
  views: forCompanyEditors
    .route({
      method: 'GET',
      path: '/companies/{id}/views',
      tags,
      summary: 'How often the page of my company was opened, day by day; by whom nobody knows',
    })
    .input(z.object({ id, days: z.coerce.number().int().min(1).max(366).default(90), lang }))
    .output(z.object({ items: z.array(z.object({ day: z.string(), count: z.int() })), total: z.int().describe('Days'), views: z.int() })),
}
