import type { Actor, Membership } from '../../src/domain/policy/actor.ts'

/** One of each kind, by name. The thing at hand belongs to the person u1, the organisation o1 and the company c1. */

const NOBODY: Actor = { user_id: null, operator: false, staff: null, memberships: [], scopes: null }
const belongs = (
  organisation_id: string,
  kind: Membership['kind'],
  role: Membership['role'],
  company_ids: string[],
  verified = false,
): Membership => ({
  organisation_id,
  kind,
  role,
  verified,
  company_ids,
})
const person = (user_id: string, ...memberships: Membership[]): Actor => ({ ...NOBODY, user_id, memberships })
const staff = (user_id: string, role: NonNullable<Actor['staff']>): Actor => ({ ...person(user_id), staff: role })

export const ACTORS = {
  visitor: NOBODY,
  stranger: person('u9'),
  self: person('u1'),
  member: person('u2', belongs('o1', 'company', 'member', ['c1'])),
  editor: person('u3', belongs('o1', 'company', 'editor', ['c1'])),
  owner: person('u4', belongs('o1', 'company', 'owner', ['c1'])),
  otherOwner: person('u5', belongs('o2', 'company', 'owner', ['c2'])),
  verifiedBuyer: person('u6', belongs('o3', 'buyer', 'owner', [], true)),
  buyer: person('u10', belongs('o4', 'buyer', 'owner', [])),
  curator: staff('u7', 'curator'),
  /** Staff, and of the organisation whose things they would decide about. */
  curatorOfTheirs: { ...person('u11', belongs('o1', 'company', 'owner', ['c1'])), staff: 'curator' },
  analyst: staff('u12', 'analyst'),
  officer: staff('u13', 'officer'),
  admin: staff('u8', 'admin'),
  adminOfTheirs: { ...person('u1', belongs('o1', 'company', 'owner', ['c1'])), staff: 'admin' },
  operator: { ...NOBODY, operator: true },
} as const satisfies Record<string, Actor>

export type ActorName = keyof typeof ACTORS
