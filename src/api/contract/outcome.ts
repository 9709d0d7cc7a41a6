/** What came of introductions, and how the sides behave in them. Definitions: docs/methods/outcomes.md. */
import * as z from 'zod'
import { cleanLines } from '../../domain/clean-lines.ts'
import { MARKS, SIDES } from '../../domain/introductions.ts'
import { forEveryone, forMembers, forOfficers, forPersons } from './access.ts'
import { cursor, lang, limit, page, subjectId } from './common.ts'

const tags = ['Outcomes']

const count = z
  .int()
  .nullable()
  .describe('null: fewer than five, or of fewer than five buyers or suppliers; none and few are not told apart')
const markCount = z.object({
  confirmed: count.describe('Both sides said so'),
  one_sided: count.describe('One side said so, and the other nothing, or that it is not so'),
})
const usd = z.number().nullable()
const value = z.object({
  cases: count.describe('Both sides named the same band'),
  low_usd: usd.describe('Sum of the lower ends of the bands, a year'),
  high_usd: usd.describe('Sum of the upper ends; null also where one has none'),
})
type MarkFigures = { [K in (typeof MARKS)[number]]: typeof markCount }

export const outcome = z.object({
  id: z.string().nullable().describe('Segment, province or event; null: all together'),
  name: z.string(),
  ...(Object.fromEntries(MARKS.map((mark) => [mark, markCount])) as MarkFigures),
  expected: value.describe('What both sides reckon with; never added to what was ordered'),
  ordered: value.describe('Of orders that both sides confirmed'),
})
export type Outcome = z.infer<typeof outcome>

const query = z.object({ by: z.enum(['segment', 'province', 'event']).default('segment'), limit, cursor, lang })

const share = z
  .object({
    share: z.number(),
    low: z.number().describe('Lower end of the Wilson interval, 95 %'),
    high: z.number(),
    cases: z.int(),
    counterparts: z.int(),
  })
  .nullable()
const figures = z
  .object({
    answers: share.describe('Questions answered in time; null: too few'),
    carries_on: share.describe('Cases carried on, or ended with a reason; null: too few'),
    as_of: z.string(),
  })
  .nullable()

export const conduct = z.object({
  side: z.enum(SIDES),
  subject_id: z.string(),
  name: z.string().nullable(),
  shown: figures.describe('null: too few cases, or the subject may still reply'),
  shown_since: z.string().nullable(),
  reply: z.string().nullable().describe('What the subject says to it'),
  replied_at: z.string().nullable(),
})
export type Conduct = z.infer<typeof conduct>

export const ownConduct = conduct.extend({
  pending: figures.describe('Not shown to others yet'),
  pending_until: z.string().nullable().describe('Shown to others then, or with the reply'),
  may_reply: z.boolean(),
})
export type OwnConduct = z.infer<typeof ownConduct>

export const outcomeContract = {
  list: forEveryone
    .route({
      method: 'GET',
      path: '/outcomes',
      tags,
      summary: 'How far introductions went, by segment, province or event; in batches of at least five buyers and five suppliers',
    })
    .input(query)
    .output(page(outcome)),
  live: forOfficers
    .route({ method: 'GET', path: '/outcomes/live', tags, summary: 'The same as it is, for those who look after the cases' })
    .input(query)
    .output(page(outcome)),
  ownConduct: forMembers
    .route({
      method: 'GET',
      path: '/conduct',
      tags,
      summary: 'How my organisations and companies answer and carry on, also what others do not see yet',
    })
    .input(z.object({ lang }))
    .output(z.object({ items: z.array(ownConduct), total: z.int() })),
  conduct: forMembers
    .route({
      method: 'GET',
      path: '/conduct/{side}/{subject_id}',
      tags,
      summary: 'How a buyer or supplier answers and carries on, with its reply',
    })
    .input(z.object({ side: z.enum(SIDES), subject_id: subjectId, lang }))
    .output(conduct),
  reply: forPersons
    .route({
      method: 'PUT',
      path: '/conduct/{side}/{subject_id}',
      tags,
      summary: 'Say something to figures about oneself; empty takes it back',
    })
    .input(z.object({ side: z.enum(SIDES), subject_id: subjectId, reply: z.string().overwrite(cleanLines).max(1000), lang }))
    .output(z.object({ items: z.array(ownConduct), total: z.int() })),
}
