import { api } from './implementation.ts'

export const operatorRoutes = {
  session: api.operator.session.handler(({ context: { caller } }) => ({
    operator: caller.operator,
    expires_at: caller.expiresAt?.toISOString() ?? null,
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
