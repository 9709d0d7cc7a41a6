/** Letters to companies. We carry them: neither side learns the address of the other, and no text goes into mail. */
import * as z from 'zod'
import { cleanLines } from '../../domain/clean-lines.ts'
import { cleanName } from '../../domain/clean-name.ts'
import { INQUIRY_DELIVERIES, INQUIRY_PURPOSES, INQUIRY_SIDES, INQUIRY_STATES } from '../../domain/inquiries.ts'
import { forCurators, forMembers } from './access.ts'
import { cursor, lang, limit, page, subjectId } from './common.ts'
import { uuid } from './organisation.ts'

const tags = ['Inquiries']
const inquiry_id = uuid
const text = z.string().overwrite(cleanLines).min(10).max(4000)
const reason = z.string().overwrite(cleanLines).min(3).max(1000)

export const inquirySummary = z.object({
  inquiry_id: z.string(),
  company_id: z.string(),
  company_name: z.string(),
  from_name: z.string().describe('Name of the organisation, or of the person where they wrote for none; never an address'),
  from_verified: z.boolean().describe('Staff vouches for the organisation'),
  side: z.enum(INQUIRY_SIDES).describe('Mine'),
  subject: z.string().nullable().describe('null: erased'),
  purpose: z.enum(INQUIRY_PURPOSES),
  purpose_name: z.string(),
  state: z.enum(INQUIRY_STATES),
  state_name: z.string(),
  delivery: z.enum(INQUIRY_DELIVERIES),
  delivery_text: z.string(),
  messages: z.int(),
  created_at: z.string(),
  changed_at: z.string(),
})

export const inquiryDetail = inquirySummary.extend({
  thread: z.array(
    z.object({
      message_id: z.string(),
      side: z.enum(INQUIRY_SIDES),
      mine: z.boolean().describe('Written by me'),
      text: z.string().nullable().describe('null: erased'),
      created_at: z.string(),
    }),
  ),
  blocked: z.boolean().describe('The company takes no more letters of this sender'),
  may_answer: z.boolean(),
})
export type InquiryDetail = z.infer<typeof inquiryDetail>

export const inquiryReport = z.object({
  report_id: z.string(),
  inquiry_id: z.string(),
  company_id: z.string(),
  company_name: z.string(),
  from_name: z.string(),
  subject: z.string().nullable(),
  reason: z.string().nullable(),
  by: z.enum(INQUIRY_SIDES).describe('Which side told us'),
  created_at: z.string(),
  thread: z
    .array(z.object({ side: z.enum(INQUIRY_SIDES), text: z.string().nullable(), created_at: z.string() }))
    .describe('Staff reads letters only when one side reports them'),
})

export const inquiryContract = {
  create: forMembers
    .route({
      method: 'POST',
      path: '/companies/{id}/inquiries',
      successStatus: 201,
      tags,
      summary: 'Write to a company; ten a day, and three that wait with one company',
    })
    .input(
      z.object({
        id: subjectId.describe('Company'),
        subject: z.string().overwrite(cleanName).min(3).max(150),
        text,
        purpose: z.enum(INQUIRY_PURPOSES),
        organisation_id: uuid.optional().describe('For which of my organisations I write'),
        lang,
      }),
    )
    .output(inquiryDetail),
  list: forMembers
    .route({ method: 'GET', path: '/inquiries', tags, summary: 'Letters of mine, and those to companies I answer for' })
    .input(
      z.object({
        side: z.enum(INQUIRY_SIDES).optional(),
        state: z.enum(INQUIRY_STATES).optional(),
        company_id: subjectId.optional(),
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(inquirySummary)),
  get: forMembers
    .route({ method: 'GET', path: '/inquiries/{inquiry_id}', tags, summary: 'One letter and its answers' })
    .input(z.object({ inquiry_id, lang }))
    .output(inquiryDetail),
  answer: forMembers
    .route({ method: 'POST', path: '/inquiries/{inquiry_id}/messages', successStatus: 201, tags, summary: 'Answer' })
    .input(z.object({ inquiry_id, text, lang }))
    .output(inquiryDetail),
  close: forMembers
    .route({ method: 'POST', path: '/inquiries/{inquiry_id}/close', tags, summary: 'Nothing more to say' })
    .input(z.object({ inquiry_id, lang }))
    .output(inquiryDetail),
  report: forMembers
    .route({ method: 'POST', path: '/inquiries/{inquiry_id}/report', successStatus: 201, tags, summary: 'Report abuse to staff' })
    .input(z.object({ inquiry_id, reason, lang }))
    .output(z.object({ report_id: z.string(), message: z.string() })),
  block: forMembers
    .route({
      method: 'POST',
      path: '/inquiries/{inquiry_id}/block',
      tags,
      summary: 'Take no more letters of this sender, or take them again',
    })
    .input(z.object({ inquiry_id, blocked: z.boolean().default(true), lang }))
    .output(inquiryDetail),
  reports: forCurators
    .route({ method: 'GET', path: '/inquiry-reports', tags, summary: 'Reported letters that wait for a decision, the oldest first' })
    .input(z.object({ limit, cursor, lang }))
    .output(page(inquiryReport)),
  settle: forCurators
    .route({ method: 'POST', path: '/inquiry-reports/{report_id}', tags, summary: 'Remove the letter, or leave it' })
    .input(z.object({ report_id: uuid, outcome: z.enum(['removed', 'dismissed']), lang }))
    .output(z.object({ report_id: z.string(), outcome: z.enum(['removed', 'dismissed']) })),
}
