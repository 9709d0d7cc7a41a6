import { implement } from '@orpc/server'
import type { ServiceContext } from '../../services/context.ts'
import { contract } from '../contract/index.ts'
import { type Caller, requirePolicy } from '../caller.ts'
import { refuseUnknownFields } from '../unknown-fields.ts'
import type { OperatorGate } from '../operator-gate.ts'

export interface ApiContext {
  services: () => ServiceContext
  caller: Caller
  gate: OperatorGate
  /** Absent for calls without HTTP. */
  request: Request | undefined
  /** Copied onto the answer. */
  responseHeaders: Headers
}

/**
 * Handlers get the services' context and return data; validation, status and JSON are the contract's work. Rights come before
 * validation, and a route that does not say who may use it is closed to all.
 */
export const api = implement(contract)
  .$context<ApiContext>()
  .use(({ context, procedure, path, next }, input) => {
    const { meta, route, inputSchema } = procedure['~orpc']
    const { policy } = meta
    if (policy === undefined) throw new Error(`The route ${path.join('.')} does not say who may use it.`)
    requirePolicy(policy, context.caller)
    if (route.method !== 'GET') refuseUnknownFields(input, inputSchema)
    return next()
  })

export { actorOf } from '../caller.ts'
