import * as z from 'zod'
import { forCurators } from './access.ts'
import { cursor, evidenceGrade, facetedPage, lang, limit, slug } from './common.ts'

export const REVIEW_DECISIONS = ['same', 'different', 'unsure', 'new_company', 'other_site'] as const
export const REVIEW_STATES = ['open', 'decided', 'unsure', 'superseded'] as const
export const REVIEW_ORIGINS = ['import', 'directory'] as const
export const REVIEW_LEVELS = ['company', 'site'] as const

export const taskId = z.string().regex(/^[0-9a-zA-Z-]{1,64}$/, 'the id of a review task')
export const decisionReason = z.string().trim().max(1000).optional().describe('Why; kept with the decision')

/** One line of the waterfall: how many bits this comparison speaks for (+) or against (−) "the same". The first line is the prior. */
export const waterfallPart = z.object({
  comparison: z.string(),
  name: z.string().describe('The comparison in the language asked for'),
  level: z.string(),
  bits: z.number(),
  left: z.string().nullable(),
  right: z.string().nullable(),
  aligned: z
    .array(z.object({ left: z.string().nullable(), right: z.string().nullable(), kind: z.string(), idf: z.number() }))
    .describe('Words set against each other; idf: how telling the word is'),
})

export const fieldComparison = z.object({
  field: z.string(),
  name: z.string(),
  left_raw: z.string().nullable().describe('As the file or source has it'),
  left: z.string().nullable().describe('As it was understood'),
  right_raw: z.string().nullable(),
  right: z.string().nullable(),
  difference: z.enum(['same', 'different', 'missing_left', 'missing_right', 'missing_both']),
})

export const reviewSide = z.object({
  kind: z.enum(['row', 'company', 'site']),
  id: z.string().describe('import id and row number, or the id of the company or site'),
  company_id: z.string().nullable(),
  name: z.string(),
  file_name: z.string().nullable(),
  row_no: z.number().int().nullable(),
  sources: z.array(z.object({ id: z.string(), title: z.string(), evidence_grade: evidenceGrade.nullable(), as_of: z.string().nullable() })),
})

export const reviewTaskSummary = z.object({
  id: taskId,
  level: z.enum(REVIEW_LEVELS),
  origin: z.enum(REVIEW_ORIGINS),
  state: z.enum(REVIEW_STATES),
  cluster_id: z.string(),
  cluster_size: z.number().int().describe('Open tasks about the same group of companies'),
  left_name: z.string(),
  right_name: z.string().nullable().describe('Null when no candidate is left'),
  right_id: z.string().nullable(),
  probability: z.number().nullable(),
  reason: z.string(),
  reason_text: z.string().describe('Why it was not decided automatically'),
  unlocks: z.number().int().describe('Rows that wait for this answer'),
  value: z.number().describe('Expected information × rows unlocked × importance; the order of the queue'),
  import_id: z.string().nullable(),
  row_no: z.number().int().nullable(),
  created_at: z.string(),
  days_open: z.number().int(),
})

export const reviewCandidate = z.object({
  subject_id: z.string(),
  company_id: z.string(),
  name: z.string(),
  probability: z.number(),
  bits: z.number(),
  veto: z.string().nullable(),
  accept: z.string().nullable(),
  right: reviewSide,
  fields: z.array(fieldComparison),
  parts: z.array(waterfallPart).describe('Their sum is `bits`'),
  blocked_by: z.string().nullable().describe('Why "same" would be refused: an earlier decision says the two are different'),
})

export const reviewTask = reviewTaskSummary.extend({
  left: reviewSide,
  candidates: z.array(reviewCandidate).describe('Best first'),
  weakest_link: z
    .object({ left_name: z.string(), right_name: z.string(), probability: z.number() })
    .nullable()
    .describe('The least probable pair that would hold the cluster together'),
  decision: z
    .object({
      decision: z.enum(REVIEW_DECISIONS),
      subject_id: z.string().nullable(),
      reason: z.string().nullable(),
      actor: z.string(),
      decided_at: z.string(),
      event_id: z.string(),
    })
    .nullable(),
})
export type ReviewTask = z.infer<typeof reviewTask>

const filters = {
  level: z.enum(REVIEW_LEVELS).optional(),
  origin: z.enum(REVIEW_ORIGINS).optional(),
  state: z.enum(REVIEW_STATES).default('open'),
  reason: slug.optional(),
  import_id: z.string().max(64).optional(),
  cluster_id: z.string().max(64).optional(),
}

const answer = z.object({
  event_id: z.string().describe('With it the decision can be taken back'),
  merged_into: z.string().nullable().describe('Company that now stands for both'),
  next: reviewTask.nullable().describe('The next task of the queue under the same filters; null when the queue is empty'),
  remaining: z.number().int(),
})

export const reviewContract = {
  list: forCurators
    .route({
      method: 'GET',
      path: '/review/tasks',
      tags: ['Review'],
      summary: 'Pairs that wait for a person, most telling first',
    })
    .input(z.object({ ...filters, limit, cursor, lang }))
    .output(facetedPage(reviewTaskSummary)),
  next: forCurators
    .route({ method: 'GET', path: '/review/next', tags: ['Review'], summary: 'The first task of the queue' })
    .input(z.object({ ...filters, after: taskId.optional().describe('Skip to the task behind this one'), lang }))
    .output(z.object({ task: reviewTask.nullable(), remaining: z.number().int() })),
  get: forCurators
    .route({
      method: 'GET',
      path: '/review/tasks/{id}',
      tags: ['Review'],
      summary: 'One task: both sides, differences, waterfall',
    })
    .input(z.object({ id: taskId, lang }))
    .output(reviewTask),
  decide: forCurators
    .route({
      method: 'POST',
      path: '/review/tasks/{id}/decision',
      tags: ['Review'],
      summary: 'Same, different, unsure, new company, or same company at another site',
    })
    .input(
      z.object({
        id: taskId,
        decision: z.enum(REVIEW_DECISIONS),
        subject_id: z.string().max(120).optional().describe('Which candidate; the best one when left out'),
        reason: decisionReason,
        queue: z.object(filters).optional().describe('Filters of the queue the next task is taken from'),
        lang,
      }),
    )
    .output(answer),
  decideCluster: forCurators
    .route({
      method: 'POST',
      path: '/review/clusters/{id}/decision',
      tags: ['Review'],
      summary: 'One answer for all open tasks of a cluster',
    })
    .input(
      z.object({
        id: z.string().max(64),
        decision: z.enum(['same', 'different', 'unsure']),
        except: z.array(taskId).max(500).default([]).describe('Tasks to leave open'),
        reason: decisionReason,
        lang,
      }),
    )
    .output(
      z.object({
        event_ids: z.array(z.string()),
        decided: z.number().int(),
        refused: z.array(z.object({ task_id: z.string(), detail: z.string() })),
        next: reviewTask.nullable(),
        remaining: z.number().int(),
      }),
    ),
  undo: forCurators
    .route({ method: 'POST', path: '/review/tasks/{id}/undo', tags: ['Review'], summary: 'Take a decision back' })
    .input(z.object({ id: taskId, reason: decisionReason, lang }))
    .output(z.object({ event_id: z.string(), task: reviewTask })),
  search: forCurators
    .route({
      method: 'POST',
      path: '/review/search',
      tags: ['Review'],
      summary: 'Compare the whole directory with itself and open a task for each possible duplicate not yet judged',
    })
    .input(z.object({ lang }))
    .output(
      z.object({
        subjects: z.number().int(),
        pairs_compared: z.number().int(),
        tasks_opened: z.number().int(),
        already_judged: z.number().int(),
        open: z.number().int(),
      }),
    ),
}
