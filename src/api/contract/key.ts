import * as z from 'zod'
import { cleanName } from '../../domain/clean-name.ts'
import { KEY_SCOPES } from '../../domain/policy/actor.ts'
import { forPersons } from './access.ts'
import { lang } from './common.ts'
import { uuid } from './organisation.ts'

const tags = ['Account']
const scope = z.enum(KEY_SCOPES)

export const KEY_STATES = ['living', 'expired', 'ended'] as const

export const apiKey = z.object({
  key_id: z.string(),
  name: z.string(),
  start: z.string().describe('Its first letters, to know it again'),
  scopes: z.array(scope),
  created_at: z.string(),
  expires_at: z.string(),
  last_used_on: z.string().nullable(),
  ended_at: z.string().nullable(),
  state: z.enum(KEY_STATES),
})

export const keyContract = {
  list: forPersons.route({ method: 'GET', path: '/account/keys', tags, summary: 'Keys with which programs act for me' }).output(
    z.object({
      items: z.array(apiKey),
      total: z.int(),
      living: z.int(),
      most: z.int().describe('Living ones at a time'),
      scopes: z.array(scope).describe('What I may choose from'),
    }),
  ),
  create: forPersons
    .route({ method: 'POST', path: '/account/keys', successStatus: 201, tags, summary: 'Make a key; it is shown once' })
    .input(
      z.object({
        name: z.string().overwrite(cleanName).min(1).max(100).describe('What it is for'),
        scopes: z.array(scope).min(1).max(KEY_SCOPES.length).default(['read']),
        days: z.number().int().min(1).max(365).default(90).describe('How long it works'),
        lang,
      }),
    )
    .output(z.object({ key: z.string().describe('Send it as “Authorization: Bearer …”'), item: apiKey, message: z.string() })),
  end: forPersons
    .route({ method: 'DELETE', path: '/account/keys/{key_id}', tags, summary: 'End a key' })
    .input(z.object({ key_id: uuid, lang }))
    .output(apiKey),
}
