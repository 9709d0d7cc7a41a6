import * as z from 'zod'
import { forAdmins } from './access.ts'
import { cursor, lang, limit, page } from './common.ts'

const tags = ['Administration']
const word = z.string().trim().max(120)

export const auditEntry = z.object({
  seq: z.int(),
  at: z.string(),
  actor: z.string().describe('user:<id>, key:<id>, operator, visitor or system'),
  actor_name: z.string().nullable().describe('Of a person who still has an account'),
  action: z.string(),
  target: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  hash: z.string(),
})

export const auditContract = {
  list: forAdmins
    .route({ method: 'GET', path: '/audit', tags, summary: 'Who did what, newest first' })
    .input(
      z.object({
        actor: word.optional().describe('Exactly'),
        target: word.optional().describe('Exactly'),
        action: word.optional().describe('Whole, as user.role, or the part before the dot, as user'),
        from: z.iso.date().optional().describe('Of this day (UTC) or later'),
        to: z.iso.date().optional().describe('Of this day (UTC) or earlier'),
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(auditEntry)),
  verify: forAdmins
    .route({ method: 'GET', path: '/audit/verify', tags, summary: 'Whether the log is whole: each entry holds the hash of the one before' })
    .output(
      z.object({
        entries: z.int(),
        head: z.string().describe('Hash of the last one. Write it down elsewhere: a log that was cut short has another'),
        broken_at: z.int().nullable().describe('First entry that does not fit; null = the log is whole'),
      }),
    ),
}
