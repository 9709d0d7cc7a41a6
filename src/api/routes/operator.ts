import { isStaff } from '../../domain/policy/actor.ts'
import { api } from './implementation.ts'

export const operatorRoutes = {
  session: api.operator.session.handler(({ context: { caller } }) => ({
    operator: isStaff(caller.actor, 'curator'),
    expires_at: caller.operator?.expires_at?.toISOString() ?? null,
  })),
  enter: api.operator.enter.handler(({ context, input }) => {
    const { cookie, expiresAt } = context.gate.enter(input.key, context.request, context.caller.address)
    context.responseHeaders.append('set-cookie', cookie)
    return { operator: true, expires_at: expiresAt.toISOString() }
  }),
  leave: api.operator.leave.handler(({ context }) => {
    context.responseHeaders.append('set-cookie', context.gate.leave(context.request).cookie)
    return { operator: false, expires_at: null }
  }),
}
