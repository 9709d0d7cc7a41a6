import * as z from 'zod'
import { DOCUMENT_KINDS, DOCUMENT_STATES } from '../../domain/claims.ts'
import { CERTIFICATE_STATES } from '../../domain/fact-details.ts'
import {
  BAND_GAPS,
  COST_BASES,
  DURATION_UNITS,
  PROGRESS_STATUSES,
  STEP_KINDS,
  STEP_LEVELS,
  STEP_STATES,
} from '../../domain/qualification.ts'
import { forAnybody, forCompanyEditors, forEveryone, forMembers } from './access.ts'
import { cursor, evidence, evidenceGrade, lang, limit, page, q, reference, slug, status, subjectId } from './common.ts'
import { requirement } from './requirement.ts'

const tags = ['Qualification']
const text = z.string().nullable()
const amount = z.number().nullable()

export const buyerType = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  steps: z.int(),
  required: z.int().describe('Steps asked of every supplier'),
  ...evidence.shape,
})

const tally = z.object({
  total: z.int(),
  shown: z.int().describe('By evidence in the directory, or behind the firm'),
  claimed: z.int().describe('Said by the firm or the press alone'),
  left: z.int(),
})

const proof = z.object({
  kind: z.enum(['certificate', 'fact']),
  name: z.string(),
  text,
  state: z.enum(CERTIFICATE_STATES).nullable(),
  expires_on: text,
  ...evidence.shape,
})

const progress = z.object({
  status: z.enum(PROGRESS_STATUSES),
  due_on: text,
  done_on: text,
  note: text,
  document: z.object({ document_id: z.string(), kind: z.enum(DOCUMENT_KINDS), state: z.enum(DOCUMENT_STATES) }).nullable(),
  changed_on: z.string(),
})

export const wayStep = z.object({
  step_id: z.string(),
  kind: z.enum(STEP_KINDS),
  kind_name: z.string(),
  name: z.string(),
  summary: z.string(),
  level: z.enum(STEP_LEVELS),
  level_name: z.string(),
  asked_source_id: z.string().describe('Who says that such a buyer asks for it'),
  source_id: z.string().describe('What the step is'),
  scheme: reference.nullable().describe('Certificate that shows it'),
  state: z.enum(STEP_STATES),
  state_name: z.string(),
  can_begin: z.boolean(),
  waits_for: z.array(reference),
  proofs: z.array(proof).describe('What the directory shows in public'),
  duration: z.object({
    least: amount.describe('null beside a most: up to'),
    most: amount,
    unit: z.enum(DURATION_UNITS).nullable(),
    basis: text.describe('Whom and what the time is of'),
    source_id: text,
    missing_reason: z.enum(BAND_GAPS).nullable(),
    missing_text: text,
  }),
  cost: z.object({
    least: amount,
    most: amount,
    currency: text.describe('ISO 4217'),
    per: z.enum(COST_BASES).nullable(),
    per_name: text,
    basis: text,
    source_id: text,
    missing_reason: z.enum(BAND_GAPS).nullable(),
    missing_text: text,
  }),
  programmes: z.array(
    z.object({
      id: z.string(),
      number: text,
      name: z.string(),
      summary: z.string(),
      names_product: z.boolean().nullable().describe('It names a product of this company; null: it names none'),
      ...evidence.shape,
    }),
  ),
  progress: progress.nullable().describe('For people of the company and staff'),
})
export type WayStep = z.infer<typeof wayStep>

const way = page(wayStep).extend({
  company: reference,
  buyer_type: z.object({ id: z.string(), name: z.string(), summary: z.string(), ...evidence.shape }),
  required: tally,
  expected: tally,
  time: z
    .object({ days_least: z.number(), days_most: z.number(), without_figure: z.int().describe('Steps left without a published time') })
    .describe('Along the longest chain of steps that wait for each other'),
  progress_shown: z.boolean(),
  may_change: z.boolean(),
})
export type Way = z.infer<typeof way>

const oneStep = z.object({ company_id: z.string(), step_id: z.string(), progress: progress.nullable() })

export const nextProduct = z.object({
  segment: reference,
  status,
  score: z.number().describe('0 to 100: the sum of the contributions'),
  parts: z.array(
    z.object({
      name: z.enum(['reach', 'inputs', 'demand']),
      label: z.string(),
      value: amount.describe('0 to 1; null: not known, counted as half'),
      contribution: z.number(),
    }),
  ),
  closest: reference.extend({ relatedness: z.number() }).describe('Product of the company that is nearest'),
  shared_processes: z.array(reference),
  missing: z.object({
    processes: z.array(reference),
    inputs: z.array(reference).describe('Essential ones that the country does not make'),
  }),
  needs: z.int().describe('Open needs in the catalogue'),
  gap_rank: z.int().nullable(),
  reasons: z.array(z.string()),
  first_step: z.enum(['process', 'input', 'need', 'sample']),
  first_step_text: z.string(),
})
export type NextProduct = z.infer<typeof nextProduct>

const stepOfJob = z.strictObject({
  segment: requirement.shape.segment,
  gates: requirement.shape.gates.describe('Process, equipment, certificate … of this step'),
})
const who = z.strictObject({ gates: requirement.shape.gates.describe('Conditions, all of which have to be met') })
const share = z.number().describe('Of the volume, 0 to 1')
const jobStep = { step: z.int(), name: z.string() }

const consortium = z.object({
  status: z.enum(['found', 'none', 'time_limit']),
  text: z.string(),
  proven: z.boolean().describe('There is no smaller set among those looked at; or none at all'),
  steps: z.array(
    z.object({
      ...jobStep,
      firms: z.int(),
      unknown_capacity: z.int().describe('Firms that give no capacity'),
      share: share.describe('What all of them can do, 1 = the volume'),
      enough: z.boolean(),
      text: z.string(),
    }),
  ),
  members: z.array(
    z.object({
      company: reference,
      province: reference.nullable(),
      lead: z.boolean(),
      work: z.array(z.object({ ...jobStep, share, capacity_known: z.boolean() })),
      evidence: z.array(z.object({ source_id: z.string(), evidence_grade: evidenceGrade, as_of: text })),
    }),
  ),
  hand_overs: z.array(z.object({ from: reference, to: reference, after_step: z.int(), share, distance_km: amount })),
  considered: z.int().describe('Companies looked at'),
  able: z.int().describe('Of them, those that do a step and meet what is asked of all'),
  complete: z.boolean().describe('All that can do a step were looked at'),
  complete_text: text,
})
export type Consortium = z.infer<typeof consortium>

const step = { id: subjectId, step_id: slug, lang }
const day = z.iso.date('a day as YYYY-MM-DD')

export const qualifyContract = {
  buyerTypes: forEveryone
    .route({ method: 'GET', path: '/buyer-types', tags, summary: 'Types of buyers a firm can qualify for' })
    .input(z.object({ q, limit, cursor, lang }))
    .output(page(buyerType)),
  way: forAnybody
    .route({
      method: 'GET',
      path: '/companies/{id}/qualify',
      tags,
      summary: 'How far a company is from what a type of buyer asks for: ordered steps with evidence, usual time and cost, support',
    })
    .input(z.object({ id: subjectId, buyer_type: slug.describe('GET /buyer-types'), lang }))
    .output(way),
  progress: forMembers
    .route({ method: 'GET', path: '/companies/{id}/qualify/{step_id}', tags, summary: 'What the company says of one step' })
    .input(z.object(step))
    .output(oneStep),
  setProgress: forCompanyEditors
    .route({ method: 'PUT', path: '/companies/{id}/qualify/{step_id}', tags, summary: 'Say how far the company is with a step' })
    .input(
      z.object({
        ...step,
        status: z.enum(PROGRESS_STATUSES),
        due_on: day.optional(),
        done_on: day.optional().describe('With status done; today where left out'),
        note: z.string().trim().max(1000).optional(),
        document_id: z
          .string()
          .regex(/^[A-Za-z0-9_-]{20,40}$/, 'an id of a document')
          .optional()
          .describe('Of the same company; what staff accepted shows the step'),
      }),
    )
    .output(oneStep),
  endProgress: forCompanyEditors
    .route({ method: 'DELETE', path: '/companies/{id}/qualify/{step_id}', tags, summary: 'Take back what was said of a step' })
    .input(z.object(step))
    .output(oneStep),
  nextProducts: forEveryone
    .route({
      method: 'GET',
      path: '/companies/{id}/next-products',
      tags,
      summary: 'Up to three products a company could turn to, each with why, what is missing and what to do first',
    })
    .input(z.object({ id: subjectId, lang }))
    .output(page(nextProduct).extend({ company: reference, made: z.array(reference), reason: text.describe('Why there is none') })),
  consortium: forEveryone
    .route({
      method: 'POST',
      path: '/consortium',
      tags,
      summary: 'The smallest set of firms that covers all steps of a job and its volume; nothing is stored',
    })
    .input(
      z.object({
        steps: z.array(stepOfJob).min(1).max(8).describe('In the order of the work'),
        volume: requirement.shape.volume,
        members: who.default({ gates: [] }).describe('What every firm must meet: certificate, near, ownership …'),
        lead: who.default({ gates: [] }).describe('What the lead firm must meet too'),
        span_km: z.number().positive().max(2500).optional().describe('Between any two of them, as the crow flies'),
        most_firms: z.int().min(1).max(8).default(4),
        count_unknown: z.boolean().default(false).describe('Count what nobody says (a capacity, a certificate) as met'),
        lang,
      }),
    )
    .output(consortium),
}
