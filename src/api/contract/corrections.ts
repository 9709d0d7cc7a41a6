import * as z from 'zod'
import { CORRECTION_FIELDS, CORRECTION_STATES } from '../../domain/corrections.ts'
import { forEveryone, forCurators } from './access.ts'
import { cursor, evidenceGrade, facetedPage, lang, limit, q, slug } from './common.ts'

export const correctionRef = z.string().regex(/^C-[0-9A-HJKMNP-TV-Z]{6}$/, 'a reference number like C-7K3M9Q')
const state = z.enum(CORRECTION_STATES)
const field = z.enum(CORRECTION_FIELDS)
const webAddress = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'an address that begins with http:// or https://' })
  .max(500)

/** As everybody sees it: nothing of the person who asked. */
export const correction = z.object({
  ref: correctionRef,
  subject_id: z.string(),
  subject_kind: z.enum(['company', 'site']),
  company_id: z.string(),
  company_name: z.string(),
  field,
  field_name: z.string(),
  state,
  state_name: z.string(),
  filed_on: z.string(),
  due_on: z
    .string()
    .describe('Ten working days (Monday to Friday) after filing; the clock stands still while we wait for the person who asked'),
  closed_on: z.string().nullable(),
  days_open: z.number().int().describe('Working days from filing to the decision, or to today'),
  overdue: z.boolean(),
  decision_reason: z.string().nullable(),
})
export type Correction = z.infer<typeof correction>

/** The text itself is shown once it was looked at: an open form must not be a wall to write on. */
export const correctionDetail = correction.extend({
  current_value: z.string().nullable().describe('What we show today'),
  accepted_value: z.string().nullable().describe('What we show since, when accepted'),
  history: z.array(z.object({ state, state_name: z.string(), on: z.string(), reason: z.string().nullable() })),
})

/** For staff. */
export const correctionCase = correctionDetail.extend({
  proposed_value: z.string(),
  why: z.string(),
  evidence_url: z.string().nullable(),
  contact: z.string().nullable().describe('Personal data; deleted when the case is closed'),
  answers: z.array(z.object({ why: z.string(), evidence_url: z.string().nullable(), on: z.string() })),
})
export type CorrectionCase = z.infer<typeof correctionCase>

export const correctionFigures = z.object({
  open: z.number().int(),
  need_more: z.number().int(),
  overdue: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  median_days: z.number().nullable().describe('Working days to the decision, of all closed; null while none is closed'),
  p90_days: z.number().nullable(),
  promise_days: z.number().int().describe('Working days in which we answer'),
})

const filters = { q, state: state.optional(), field: field.optional(), subject_id: slug.optional(), overdue: z.stringbool().optional() }

export const correctionsContract = {
  create: forEveryone
    .route({
      method: 'POST',
      path: '/corrections',
      successStatus: 201,
      tags: ['Corrections'],
      summary: 'Tell us what is wrong, and where that can be seen',
    })
    .input(
      z.object({
        subject_id: z.string().min(1).max(120).describe('Company or site'),
        field,
        proposed_value: z.string().trim().min(1).max(500),
        why: z.string().trim().min(10).max(2000).describe('How do you know?'),
        evidence_url: webAddress.optional(),
        contact: z.string().trim().max(200).optional().describe('If we may ask back. Never shown, deleted when the case is closed'),
        website: z.string().max(200).optional().describe('Leave empty'),
        lang,
      }),
    )
    .output(
      z.object({
        ref: correctionRef,
        answer_key: z.string().describe('Shown once: with it you can add to this correction when we ask'),
        due_on: z.string(),
        message: z.string(),
      }),
    ),
  answer: forEveryone
    .route({
      method: 'POST',
      path: '/corrections/{ref}/answers',
      successStatus: 201,
      tags: ['Corrections'],
      summary: 'Answer a question of ours',
    })
    .input(
      z.object({
        ref: correctionRef,
        answer_key: z.string().min(8).max(64),
        why: z.string().trim().min(10).max(2000),
        evidence_url: webAddress.optional(),
        lang,
      }),
    )
    .output(correction),
  list: forEveryone
    .route({ method: 'GET', path: '/corrections', tags: ['Corrections'], summary: 'Public log of corrections, with the clock of each' })
    .input(z.object({ ...filters, limit, cursor, lang }))
    .output(facetedPage(correction)),
  get: forEveryone
    .route({
      method: 'GET',
      path: '/corrections/{ref}',
      tags: ['Corrections'],
      summary: 'One correction: state, due date, decision and reason',
    })
    .input(z.object({ ref: correctionRef, lang }))
    .output(correctionDetail),
  figures: forEveryone
    .route({ method: 'GET', path: '/correction-figures', tags: ['Corrections'], summary: 'How long we take' })
    .input(z.object({ lang }))
    .output(correctionFigures.extend({ sentence: z.string() })),
  cases: forCurators
    .route({
      method: 'GET',
      path: '/correction-cases',
      tags: ['Corrections'],
      summary: 'Corrections with their texts, for staff',
    })
    .input(z.object({ ...filters, limit, cursor, lang }))
    .output(facetedPage(correctionCase)),
  getCase: forCurators
    .route({
      method: 'GET',
      path: '/correction-cases/{ref}',
      tags: ['Corrections'],
      summary: 'One correction with its texts, for staff',
    })
    .input(z.object({ ref: correctionRef, lang }))
    .output(correctionCase),
  decide: forCurators
    .route({
      method: 'POST',
      path: '/correction-cases/{ref}/decision',
      tags: ['Corrections'],
      summary: 'Accept, reject with a reason, or ask for more',
    })
    .input(
      z.object({
        ref: correctionRef,
        decision: z.enum(['accept', 'reject', 'need_more']),
        reason: z.string().trim().max(2000).optional().describe('At least 30 characters to reject or to ask for more; everybody reads it'),
        value: z.string().trim().min(1).max(500).optional().describe('The value as accepted, when it differs from the one proposed'),
        source_id: slug.optional().describe('Source of the edition that says so'),
        evidence_grade: evidenceGrade.default('self_declared'),
        as_of: z
          .string()
          .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
          .optional(),
        lang,
      }),
    )
    .output(correctionCase),
}
