import { type Actor, companiesOf, isSignedIn, isStaff, isVerifiedBuyer, type KeyScope } from './actor.ts'

export interface RoutePolicy {
  /** For a key of a program: the scope it must have been made for. */
  readonly scope: KeyScope
  /** Who may call the route at all; which rows they may see or change is decided by POLICY, in the service. */
  readonly may: (actor: Actor) => boolean
  /** For the documentation, in a sentence. */
  readonly who: string
}

/** Every route of the API names one of these, or the server does not start. */
export const ROUTE_POLICIES = {
  everyone: { scope: 'read', may: () => true, who: 'Everyone.' },
  /** The service compares the edit key that comes with the request. */
  key_holder: { scope: 'read', may: () => true, who: 'Whoever holds the edit key of the thing.' },
  /** Answers by who asks: signing in, one's own session. Never kept by a cache. */
  own_session: { scope: 'read', may: () => true, who: 'Everyone, for themselves.' },
  member: { scope: 'write', may: isSignedIn, who: 'Everyone who is signed in.' },
  /** Persons only: no key may make or change what proves who somebody is. */
  person: {
    scope: 'admin',
    may: (actor) => actor.user_id !== null && actor.scopes === null,
    who: 'A person who is signed in, not a program.',
  },
  company_editor: {
    scope: 'write',
    may: (actor) => companiesOf(actor).length > 0 || isStaff(actor, 'curator'),
    who: 'Editors of a company whose claim stands, and curators.',
  },
  verified_buyer: { scope: 'write', may: (actor) => isVerifiedBuyer(actor) || isStaff(actor, 'officer'), who: 'Verified buyers.' },
  importer: { scope: 'import', may: (actor) => isStaff(actor, 'curator', 'officer'), who: 'Curators and officers of an agency.' },
  curator: { scope: 'curate', may: (actor) => isStaff(actor, 'curator'), who: 'Curators.' },
  officer: { scope: 'write', may: (actor) => isStaff(actor, 'officer'), who: 'Officers of an agency.' },
  analyst: { scope: 'read', may: (actor) => isStaff(actor, 'analyst', 'officer', 'curator'), who: 'Analysts and other staff.' },
  admin: { scope: 'admin', may: (actor) => isStaff(actor, 'admin'), who: 'Administrators.' },
  /** No key of a program gives or takes rights: one that is lost would make others. */
  admin_person: {
    scope: 'admin',
    may: (actor) => isStaff(actor, 'admin') && actor.scopes === null,
    who: 'An administrator who is signed in, not a program with a key of theirs.',
  },
} as const satisfies Record<string, RoutePolicy>

export type RoutePolicyName = keyof typeof ROUTE_POLICIES

/** Open to everybody who can reach the server. */
export function isOpen(name: RoutePolicyName): boolean {
  return name === 'everyone' || name === 'key_holder' || name === 'own_session'
}

export type RouteDecision = 'allow' | 'sign_in' | 'refuse'

export function decideRoute(name: RoutePolicyName, actor: Actor): RouteDecision {
  const policy: RoutePolicy = ROUTE_POLICIES[name]
  if (actor.scopes !== null && !actor.scopes.includes(policy.scope) && policy.scope !== 'read') return 'refuse'
  if (policy.may(actor)) return 'allow'
  return isSignedIn(actor) ? 'refuse' : 'sign_in'
}
