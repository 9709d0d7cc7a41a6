import * as z from 'zod'
import { forEveryone } from './access.ts'

const tags = ['Operator']

export const operatorSession = z.object({
  operator: z.boolean().describe('May import and curate'),
  expires_at: z.string().nullable().describe('When the session of this browser ends; null with the key itself or without a session'),
})

export const operatorContract = {
  session: forEveryone
    .route({ method: 'GET', path: '/operator/session', tags, summary: 'Whether this request may write' })
    .input(z.object({}))
    .output(operatorSession),
  enter: forEveryone
    .route({ method: 'POST', path: '/operator/session', tags, summary: 'Exchange the operator key for a session cookie of 12 hours' })
    .input(z.object({ key: z.string().trim().min(1).max(200) }))
    .output(operatorSession),
  leave: forEveryone.route({ method: 'DELETE', path: '/operator/session', tags, summary: 'End the session' }).output(operatorSession),
}
