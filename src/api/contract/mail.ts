import * as z from 'zod'
import { LANGUAGES } from '../../domain/vocabulary.ts'
import { forAdmins } from './access.ts'
import { cursor, lang, limit, page } from './common.ts'

const tags = ['Administration']

export const MAIL_STATES = ['waiting', 'sent', 'failed'] as const

export const outboxMail = z.object({
  mail_id: z.string(),
  to: z.string(),
  template: z.string(),
  language: z.enum(LANGUAGES),
  subject: z.string(),
  body: z.string().nullable().describe('Only while no mail server is set: links in it are for one person alone'),
  state: z.enum(MAIL_STATES),
  attempts: z.int(),
  error: z.string().nullable().describe('What the mail server said last'),
  created_at: z.string(),
  next_try_at: z.string().nullable(),
  sent_at: z.string().nullable(),
})

export const mailContract = {
  list: forAdmins
    .route({ method: 'GET', path: '/mail', tags, summary: 'The outbox: mail of the last 30 days, newest first' })
    .input(z.object({ state: z.enum(MAIL_STATES).optional(), to: z.string().trim().max(254).optional(), limit, cursor, lang }))
    .output(
      page(outboxMail).extend({
        sending: z.boolean().describe('A mail server is set'),
        counts: z.object({ waiting: z.int(), sent: z.int(), failed: z.int() }),
      }),
    ),
}
