import * as z from 'zod'
import { MEMBER_ROLES, ORGANISATION_KINDS, STAFF_ROLES } from '../../domain/policy/actor.ts'
import { LANGUAGES } from '../../domain/vocabulary.ts'
import { forAdminPersons, forAdmins } from './access.ts'
import { cursor, lang, limit, page, q } from './common.ts'
import { uuid } from './organisation.ts'

const tags = ['Administration']

export const user = z.object({
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  email_verified: z.boolean(),
  language: z.enum(LANGUAGES),
  staff_role: z.enum(STAFF_ROLES).nullable(),
  second_factor: z.boolean().describe('Without it a role of staff does not count'),
  signs_in_by: z.array(z.enum(['password', 'agency'])),
  blocked_at: z.string().nullable(),
  blocked_reason: z.string().nullable(),
  created_at: z.string(),
  sessions: z.int().describe('Browsers that are signed in'),
  keys: z.int().describe('Living keys'),
  organisations: z.array(
    z.object({ organisation_id: z.string(), name: z.string(), kind: z.enum(ORGANISATION_KINDS), role: z.enum(MEMBER_ROLES) }),
  ),
  myself: z.boolean(),
})

export const userContract = {
  list: forAdmins
    .route({ method: 'GET', path: '/users', tags, summary: 'People with an account' })
    .input(
      z.object({
        q,
        staff_role: z
          .enum([...STAFF_ROLES, 'any', 'none'])
          .optional()
          .describe('any = all staff, none = no staff'),
        blocked: z.stringbool().optional(),
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(user)),
  get: forAdmins
    .route({ method: 'GET', path: '/users/{user_id}', tags, summary: 'One person' })
    .input(z.object({ user_id: uuid, lang }))
    .output(user),
  update: forAdminPersons
    .route({
      method: 'PATCH',
      path: '/users/{user_id}',
      tags,
      summary: 'Give or take a role of staff, block or unblock; not oneself, and not the last administrator',
    })
    .input(
      z.object({
        user_id: uuid,
        staff_role: z.enum(STAFF_ROLES).nullable().optional(),
        blocked: z.boolean().optional(),
        reason: z.string().trim().min(3).max(500).describe('Kept in the log'),
        lang,
      }),
    )
    .output(user),
}
