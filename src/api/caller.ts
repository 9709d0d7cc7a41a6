import { Problem } from '../domain/problem.ts'
import { type Actor, ANYBODY, OPERATOR } from '../domain/policy/actor.ts'
import { decideRoute, type RoutePolicyName } from '../domain/policy/routes.ts'
import { type Identity, identifyKey, identifySession, KEY_PREFIX } from '../services/accounts/identify.ts'
import type { ServiceContext } from '../services/context.ts'
import { cameFromUs, type OperatorGate } from './operator-gate.ts'

/** Who sends a request. */
export interface Caller {
  readonly actor: Actor
  /** null: a visitor, or the operator key. */
  readonly user: Identity['user'] | null
  /** null without a session: a key, or nobody. */
  readonly session: Identity['session']
  /** By which API key; it acts for `user`. */
  readonly operator: { readonly expires_at: Date | null } | null
  /** Network address, for limits; the proxy's own when there is one. */
  readonly address: string
}

export const VISITOR: Caller = { actor: ANYBODY, user: null, session: null, operator: null, address: 'in process' }

interface Doors {
  readonly gate: OperatorGate
  readonly services: () => ServiceContext
}

/** Throws when a key comes with the request and is wrong. A cookie counts for a change only when the browser says that the page is ours. */
export async function identify({ gate, services }: Doors, request: Request, address: string): Promise<Caller> {
  const key = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (key?.startsWith(KEY_PREFIX)) {
    const found = await identifyKey(services(), key)
    if (!found) throw new Problem('unauthorized', 'This key is unknown, or it has ended. Make another one on the page of your account.')
    return { ...VISITOR, ...found, address }
  }
  const operator = gate.identify(request, address)
  const found = isSignedIn(request) && cameFromUs(request) ? await identifySession(services(), request.headers) : undefined
  const actor = found?.actor ?? ANYBODY
  return {
    actor: operator.operator ? { ...actor, operator: OPERATOR.operator } : actor,
    user: found?.user ?? null,
    session: found?.session ?? null,
    operator: operator.operator ? { expires_at: operator.expiresAt } : null,
    address,
  }
}

/** Visitors without the cookie cost no question to the database. */
function isSignedIn(request: Request): boolean {
  return /(^|; *)(__Secure-)?matxich\.session_token=/.test(request.headers.get('cookie') ?? '')
}

/** Throws when the policy does not let the caller in. */
export function requirePolicy(policy: RoutePolicyName, { actor }: Caller): void {
  const decision = decideRoute(policy, actor)
  if (decision === 'sign_in')
    throw new Problem('unauthorized', 'Sign in first, or send a key: “Authorization: Bearer …”. Keys are made on the page of your account.')
  if (decision === 'refuse') throw new Problem('forbidden', 'Your account, or the key you sent, may not do this.')
}

/** Who an event or an entry of the log names: an id, never a name. */
export function actorOf({ caller }: { caller: Caller }): string {
  if (caller.user !== null) return `user:${caller.user.id}`
  return caller.actor.operator ? 'operator' : 'visitor'
}
