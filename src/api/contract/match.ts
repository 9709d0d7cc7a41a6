import * as z from 'zod'
import { GATE_RESULTS } from '../../domain/requirement.ts'
import { forEveryone } from './access.ts'
import { cursor, evidenceGrade, lang, limit } from './common.ts'
import { requirement } from './requirement.ts'

const condition = z.record(z.string(), z.unknown()).describe('As it was asked')

const matchEvidence = z.object({
  source_id: z.string().describe('GET /sources/{id}'),
  grade: evidenceGrade,
  as_of: z.string().nullable().describe('YYYY, YYYY-MM or YYYY-MM-DD'),
  text: z.string().nullable().describe('As the source has it'),
})

export const scorePart = z.object({
  name: z
    .string()
    .describe('product, process, scale, certificates, track_record, evidence, readiness, first_time_domestic; want_0, want_1 …'),
  label: z.string(),
  want: condition.nullable().describe('Of a want: the condition'),
  value: z.number().describe('0 to 1; 0 where nothing is known; never lower with more or better evidence'),
  weight: z.number().describe('Points it can give; those of all parts make 100'),
  contribution: z.number().describe('Points it gives; those of all parts make the score'),
  evidence: z.array(matchEvidence).describe('At most five of what it rests on'),
})
export type ScorePart = z.infer<typeof scorePart>

const matchGate = z.object({
  gate: condition,
  label: z.string(),
  result: z.enum(GATE_RESULTS),
  code: z.string().describe('Why, for programs'),
  reason: z.string().describe('Why, in a sentence'),
  have: z.string().nullable().describe('What is on record'),
  evidence: z.array(matchEvidence),
})

const fit = z.object({
  company_id: z.string(),
  name: z.string(),
  score: z.number().describe('0 to 100: the sum of the contributions'),
  score_if_known: z.number().describe('What it would be if everything that is not known turned out well'),
  parts: z.array(scorePart),
  gates: z.array(matchGate).describe('In the order they were asked'),
})

export const matchItem = fit.extend({
  qualified: z.boolean().describe('Passes every gate; false: of some it is not known'),
})
export type MatchItem = z.infer<typeof matchItem>

export const nearMiss = fit.extend({
  failed: z.number().int().describe('Conditions it fails, at most three'),
  would_qualify_if: z.array(
    z.object({
      gate: condition.describe('The condition it fails; `segment` where it makes something near to what is asked'),
      text: z.string().describe('What it would have to reach, and what it has'),
      code: z.string(),
      have: z.string().nullable(),
      need: z.string(),
      evidence: z.array(matchEvidence),
    }),
  ),
})
export type NearMiss = z.infer<typeof nearMiss>

export const matchAnswer = z.object({
  items: z.array(matchItem).describe('No gate fails; by score'),
  total: z.number().int().describe('All items, of which these are a page'),
  next_cursor: z.string().nullable(),
  near_misses: z
    .array(nearMiss)
    .describe(
      'Something fails that can be had: a certificate, a machine, a finer tolerance. Who makes the product and lacks least first, then by score; at most `limit`',
    ),
  near_miss_total: z.number().int(),
  considered: z.number().int().describe('Companies looked at'),
  complete: z.boolean().describe('false: more make what is asked than are looked at one by one; those the index says fit best were'),
  gate_effects: z
    .array(
      z.object({
        gate: condition,
        label: z.string(),
        failed: z.number().int().describe('Companies it fails'),
        unknown: z.number().int().describe('Companies of which it is not known'),
        alone: z.number().int().describe('Companies that would be items but for this gate'),
      }),
    )
    .describe('What each gate costs'),
  version: z.string().describe('Of the weights and rules'),
  today: z.string().describe('The day certificates were judged by'),
})
export type MatchAnswer = z.infer<typeof matchAnswer>

export const matchContract = {
  run: forEveryone
    .route({
      method: 'POST',
      path: '/match',
      tags: ['Matching'],
      summary: 'Who fits a requirement, with the evidence for every gate and every point; nothing is stored',
    })
    .input(z.object({ requirement, limit, cursor, lang }))
    .output(matchAnswer),
}
