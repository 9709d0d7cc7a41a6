import { ANNOUNCED_STATES } from '../meeting-events.ts'
import { type Actor, agenciesOf, companiesOf, isSignedIn, isStaff, isVerifiedBuyer, organisationsOf } from './actor.ts'
import { all, any, type Condition, holds, is, isNoneOf, isOneOf, type PolicyRow } from './condition.ts'

/** Of this actor: what must hold of a row. */
export type Rule = (actor: Actor) => Condition

const curators: Rule = (actor) => isStaff(actor, 'curator')
const admins: Rule = (actor) => isStaff(actor, 'admin')
const nobody: Rule = () => false
/** They bring buyers and suppliers together. */
const facilitators: Rule = (actor) => isStaff(actor, 'curator', 'officer')
const own: Rule = (actor) => is('user_id', actor.user_id)
const inOwnOrganisation: Rule = (actor) => isOneOf('organisation_id', organisationsOf(actor))
const editsOrganisation: Rule = (actor) => isOneOf('organisation_id', organisationsOf(actor, 'editor'))
/** Nobody decides about what is their own or their organisation's, whatever else they are. */
const curatesOthers: Rule = (actor) =>
  all(
    isStaff(actor, 'curator'),
    isNoneOf('organisation_id', organisationsOf(actor)),
    isNoneOf('user_id', actor.user_id === null ? [] : [actor.user_id]),
  )
const ownsOrganisation: Rule = (actor) => isOneOf('organisation_id', organisationsOf(actor, 'owner'))
const editsCompany: Rule = (actor) => isOneOf('company_id', companiesOf(actor, 'editor'))
// Nobody vouches for themselves.
const othersOrganisation: Rule = (actor) => all(admins(actor), isNoneOf('organisation_id', organisationsOf(actor)))
const officers: Rule = (actor) => isStaff(actor, 'officer')
const isOfBuyer: Rule = (actor) => isOneOf('buyer_organisation_id', organisationsOf(actor))
const isOfSupplier: Rule = (actor) => isOneOf('company_id', companiesOf(actor, 'member'))
const isOfFacilitator: Rule = (actor) => isOneOf('facilitator_organisation_id', organisationsOf(actor))
const organises: Rule = (actor) => any(officers(actor), isOneOf('organisation_id', agenciesOf(actor)))
const organisesTheirs: Rule = (actor) => any(officers(actor), isOneOf('organiser_id', agenciesOf(actor)))
const either =
  (...rules: readonly Rule[]): Rule =>
  (actor) =>
    any(...rules.map((rule) => rule(actor)))

/**
 * Who may do what with which rows: the one table. `can` decides about a row at hand, `scope` is the same rule for a list, and a
 * test compares the two on random actors and rows. Rows carry the columns the rules name.
 */
export const POLICY = {
  /** Rows with their id as `user_id`. Nobody gives themselves a role. */
  user: {
    read: either(own, admins),
    change: (actor) => all(admins(actor), isNoneOf('user_id', actor.user_id === null ? [] : [actor.user_id])),
  },
  session: { read: own, end: either(own, admins) },
  organisation: { read: either(inOwnOrganisation, curators), change: either(ownsOrganisation, admins), verify: othersOrganisation },
  organisation_member: { read: either(inOwnOrganisation, admins), change: either(ownsOrganisation, admins) },
  organisation_invitation: { read: either(ownsOrganisation, admins), make: either(ownsOrganisation, admins) },
  api_key: { read: either(own, admins), end: either(own, admins) },
  claim: {
    read: either(inOwnOrganisation, curators),
    change: (actor) => all(editsOrganisation(actor), isOneOf('state', ['draft', 'need_more'])),
    answer: (actor) => all(editsOrganisation(actor), isOneOf('state', ['need_more'])),
    withdraw: (actor) =>
      all(ownsOrganisation(actor), isOneOf('state', ['draft', 'submitted', 'need_more', 'challenge_window', 'accepted'])),
    review: (actor) => all(curatesOthers(actor), isOneOf('state', ['submitted', 'need_more'])),
    revoke: (actor) => all(curatesOthers(actor), isOneOf('state', ['challenge_window', 'accepted'])),
    evidence: curatesOthers,
  },
  claim_challenge: { make: editsOrganisation },
  company_proposal: {
    read: either(own, curators),
    review: (actor) => all(curators(actor), isNoneOf('user_id', actor.user_id === null ? [] : [actor.user_id])),
  },
  /** What a company says of itself in public. */
  company_value: { read: either(editsCompany, curators), change: editsCompany },
  document: {
    read: either(inOwnOrganisation, curators),
    make: editsOrganisation,
    end: either(editsOrganisation, admins),
    review: (actor) => all(curators(actor), isNoneOf('organisation_id', organisationsOf(actor)), isOneOf('state', ['waiting'])),
  },
  /** What a company says to some only. Named parties are rows of their own, with the fact's columns beside `grantee_organisation_id`. */
  private_fact: {
    read: (actor) =>
      any(
        editsCompany(actor),
        isOneOf('company_id', companiesOf(actor, 'member')),
        all(isSignedIn(actor), is('visibility', 'registered')),
        all(isVerifiedBuyer(actor), is('visibility', 'verified_buyer')),
        all(is('visibility', 'named_party'), isOneOf('grantee_organisation_id', organisationsOf(actor))),
      ),
    change: editsCompany,
  },
  disclosure_grant: { read: editsCompany, change: editsCompany },
  /** How often the page of a company was opened. */
  profile_view: { read: either(editsCompany, curators) },
  /** Of a person: for those who answer for the company, and the person's own request is worked on by admins. */
  contact: { read: either(editsCompany, admins), change: either(editsCompany, admins) },
  inquiry: {
    read: (actor) => any(is('from_user_id', actor.user_id), editsCompany(actor)),
    answer: (actor) => any(is('from_user_id', actor.user_id), editsCompany(actor)),
    block: editsCompany,
    moderate: curators,
  },
  /** A case of a buyer and a supplier. Officers look after all of them, by how they stand alone: what the sides write and show is theirs. */
  introduction: {
    read: either(isOfBuyer, isOfSupplier, isOfFacilitator, officers),
    act_as_buyer: (actor) => isOneOf('buyer_organisation_id', organisationsOf(actor, 'editor')),
    act_as_supplier: editsCompany,
    act_as_facilitator: (actor) => isOneOf('facilitator_organisation_id', organisationsOf(actor, 'editor')),
    oversee: officers,
  },
  /** With the columns of its case. */
  introduction_message: {
    read: (actor) => any(isOfBuyer(actor), isOfSupplier(actor), all(isOfFacilitator(actor), is('audience', 'all'))),
  },
  introduction_document: { read: either(isOfBuyer, isOfSupplier) },
  /** How a buyer (organisation_id) or a supplier (company_id) answers: the other column is empty. */
  conduct: { reply: either(editsOrganisation, editsCompany) },
  privacy_request: { read: either(own, admins), settle: admins },
  /** As it is written, with whose it is; what everybody may see of it is another view. Rows of the edition belong to nobody. */
  need: {
    read: either(inOwnOrganisation, facilitators),
    make: inOwnOrganisation,
    change: (actor) => all(inOwnOrganisation(actor), isOneOf('state', ['draft', 'in_review', 'open'])),
    publish: (actor) => all(inOwnOrganisation(actor), isOneOf('state', ['draft'])),
    close: (actor) => all(any(inOwnOrganisation(actor), curatesOthers(actor)), isOneOf('state', ['in_review', 'open'])),
    withdraw: (actor) => all(inOwnOrganisation(actor), isOneOf('state', ['in_review', 'open'])),
    remove: (actor) => all(inOwnOrganisation(actor), isOneOf('state', ['draft'])),
    grant: inOwnOrganisation,
    review: (actor) => all(curatesOthers(actor), isOneOf('state', ['in_review'])),
    match: either(inOwnOrganisation, facilitators),
  },
  /** Who is named in a need sees it as it is written. */
  need_grant: { see: (actor) => isOneOf('grantee_organisation_id', organisationsOf(actor)) },
  /** The lift of firms without an order tells who has had one: for those who look after all cases. */
  match: { lift_first_time: officers },
  /** Which needs a company fits, and what it lacks. */
  company_fit: { read: (actor) => any(isOneOf('company_id', companiesOf(actor, 'member')), facilitators(actor)) },
  /** How far a company says it is with a step of a way to qualify. */
  qualification_progress: {
    read: (actor) => any(isOneOf('company_id', companiesOf(actor, 'member')), facilitators(actor)),
    change: editsCompany,
  },
  meeting_event: { read: (actor) => any(isOneOf('state', ANNOUNCED_STATES), organises(actor)), manage: organises },
  /** With the agency that organises the event as `organiser_id`. */
  event_participant: {
    read: either(inOwnOrganisation, organisesTheirs),
    change: either(editsOrganisation, organisesTheirs),
    manage: organisesTheirs,
  },
  bom: { read: either(own, inOwnOrganisation), change: either(own, inOwnOrganisation) },
  correction: { read: () => true, settle: curators },
  import: { read: (actor) => isStaff(actor, 'curator', 'officer'), change: (actor) => isStaff(actor, 'curator', 'officer') },
  audit_entry: { read: admins, change: nobody },
  mail: { read: admins, change: nobody },
} as const satisfies Record<string, Record<string, Rule>>

export type Resource = keyof typeof POLICY
export type ActionOf<R extends Resource> = keyof (typeof POLICY)[R] & string

export function scope<R extends Resource>(actor: Actor, resource: R, action: ActionOf<R>): Condition {
  const rules: Record<string, Rule> = POLICY[resource]
  return (rules[action] ?? nobody)(actor)
}

export function can<R extends Resource>(actor: Actor, resource: R, action: ActionOf<R>, row: PolicyRow): boolean {
  return holds(scope(actor, resource, action), row)
}
