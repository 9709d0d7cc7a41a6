import * as z from 'zod'
import { forEveryone, forStaff } from './access.ts'
import { lang } from './common.ts'

const tags = ['Moderation']

export const moderationQueue = z.object({
  queue: z.string(),
  name: z.string(),
  what: z.string().describe('What waits there, and for whom'),
  path: z.string().describe('Page where it is worked on, under the language'),
  promise_days: z.int().nullable().describe('Working days we promise; null where nothing is promised'),
  waiting: z.int().describe('For us'),
  asked: z.int().describe('For an answer to our question: our clock stands meanwhile'),
  overdue: z.int(),
  oldest_on: z.string().nullable().describe('Day the oldest that waits came in'),
  settled: z.int().nullable().describe('In the last 90 days; null where that is not counted'),
  median_days: z
    .number()
    .nullable()
    .describe('Working days from filing to decision, of those settled in the last 90 days; null = none was'),
  p90_days: z.number().nullable().describe('Nine of ten took at most as many working days'),
})
export type ModerationQueue = z.infer<typeof moderationQueue>

const queues = z.object({ items: z.array(moderationQueue), total: z.int() })

export const moderationContract = {
  queues: forStaff
    .route({ method: 'GET', path: '/moderation', tags, summary: 'What waits for staff, as far as one works on it' })
    .input(z.object({ lang }))
    .output(queues),
  status: forEveryone
    .route({ method: 'GET', path: '/status', tags, summary: 'How long staff takes, and whether the log of what was done is whole' })
    .input(z.object({ lang }))
    .output(
      z.object({
        at: z.string(),
        started_at: z.string().describe('When this server started'),
        edition: z.object({ edition_id: z.string(), version: z.string() }),
        queues: z.array(moderationQueue),
        log: z.object({
          entries: z.int(),
          head: z.string().describe('Hash of the last entry: whoever notes it can later prove that nothing before it was changed'),
          whole: z.boolean().describe('Every entry fits the one before'),
        }),
        counts: z.object({
          companies: z.int(),
          companies_maintained: z.int().describe('By the company itself: its claim stands'),
          imports: z.int(),
        }),
      }),
    ),
}
