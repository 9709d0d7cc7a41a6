/** Who asks, as far as rights go. Rights come from here and from nowhere else. */

/** What the people who run an installation do. A staff role counts only in a session that passed a second factor. */
export const STAFF_ROLES = ['curator', 'analyst', 'officer', 'admin'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export const ORGANISATION_KINDS = ['company', 'buyer', 'agency'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** From least to most: reads · changes · also invites, removes and hands over. */
export const MEMBER_ROLES = ['member', 'editor', 'owner'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** What a key of a program may be made for; a session of a person has them all. */
export const KEY_SCOPES = ['read', 'write', 'import', 'curate', 'admin'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

export interface Membership {
  readonly organisation_id: string
  readonly kind: OrganisationKind
  readonly role: MemberRole
  /** Staff looked at it: a buyer that is one, an agency that is one. */
  readonly verified: boolean
  /** Companies this organisation speaks for: its claims were accepted and stand. */
  readonly company_ids: readonly string[]
}

export interface Actor {
  /** null: a visitor, or the operator key. */
  readonly user_id: string | null
  /** The key in the data folder: whoever can read it can do everything anyway. */
  readonly operator: boolean
  /** null for everybody who is no staff, and for staff whose session passed no second factor. */
  readonly staff: StaffRole | null
  readonly memberships: readonly Membership[]
  /** null: all, as in a session. */
  readonly scopes: readonly KeyScope[] | null
}

export const ANYBODY: Actor = { user_id: null, operator: false, staff: null, memberships: [], scopes: null }

export const OPERATOR: Actor = { ...ANYBODY, operator: true }

export function isSignedIn(actor: Actor): boolean {
  return actor.user_id !== null || actor.operator
}

export function isStaff(actor: Actor, ...roles: readonly StaffRole[]): boolean {
  return actor.operator || (actor.staff !== null && (actor.staff === 'admin' || roles.includes(actor.staff)))
}

export function isVerifiedBuyer(actor: Actor): boolean {
  return actor.memberships.some((membership) => membership.kind === 'buyer' && membership.verified)
}

/** What a key of theirs can be made for: never more than what they may do themselves. */
export function scopesOf(actor: Actor): KeyScope[] {
  const may: Readonly<Record<KeyScope, boolean>> = {
    read: true,
    write: true,
    import: isStaff(actor, 'curator', 'officer'),
    curate: isStaff(actor, 'curator'),
    admin: isStaff(actor, 'admin'),
  }
  return KEY_SCOPES.filter((scope) => may[scope] && (actor.scopes === null || actor.scopes.includes(scope)))
}

/** Organisations in which the actor is at least this. */
export function organisationsOf(actor: Actor, atLeast: MemberRole = 'member'): string[] {
  const least = MEMBER_ROLES.indexOf(atLeast)
  return actor.memberships.filter(({ role }) => MEMBER_ROLES.indexOf(role) >= least).map(({ organisation_id }) => organisation_id)
}

/** Companies for which the actor speaks, as at least this. */
export function companiesOf(actor: Actor, atLeast: MemberRole = 'editor'): string[] {
  const least = MEMBER_ROLES.indexOf(atLeast)
  return [...new Set(actor.memberships.filter(({ role }) => MEMBER_ROLES.indexOf(role) >= least).flatMap(({ company_ids }) => company_ids))]
}

/** Agencies that staff vouches for and in whose name the actor may organise. */
export function agenciesOf(actor: Actor): string[] {
  const editors = organisationsOf(actor, 'editor')
  return actor.memberships.flatMap(({ organisation_id, kind, verified }) =>
    kind === 'agency' && verified && editors.includes(organisation_id) ? [organisation_id] : [],
  )
}
