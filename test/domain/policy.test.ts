import { describe, expect, test } from 'vitest'
import { can, POLICY, type Resource } from '../../src/domain/policy/policy.ts'
import { decideRoute, ROUTE_POLICIES, type RoutePolicyName } from '../../src/domain/policy/routes.ts'
import { KEY_SCOPES } from '../../src/domain/policy/actor.ts'
import { ACTORS, type ActorName } from '../support/actors.ts'

/** Written by hand, not derived: who may do what with a thing of u1, o1 and c1, in a state that allows it. */

const CURATORS: ActorName[] = ['curator', 'curatorOfTheirs', 'admin', 'adminOfTheirs', 'operator']
const OUTSIDE_CURATORS: ActorName[] = ['curator', 'admin', 'operator']
const ADMINS: ActorName[] = ['admin', 'adminOfTheirs', 'operator']
const OFFICERS: ActorName[] = ['officer', 'admin', 'adminOfTheirs', 'operator']
const MEMBERS: ActorName[] = ['member', 'editor', 'owner', 'curatorOfTheirs', 'adminOfTheirs']
const EDITORS: ActorName[] = ['editor', 'owner', 'curatorOfTheirs', 'adminOfTheirs']
const OWNERS: ActorName[] = ['owner', 'curatorOfTheirs', 'adminOfTheirs']
const SELF: ActorName[] = ['self', 'adminOfTheirs']
const SIGNED_IN = (Object.keys(ACTORS) as ActorName[]).filter((name) => name !== 'visitor')

const RULES: Readonly<Record<string, { state?: string; visibility?: string; may: readonly ActorName[] }>> = {
  'user.read': { may: [...SELF, ...ADMINS] },
  'user.change': { may: ['admin', 'operator'] },
  'session.read': { may: SELF },
  'session.end': { may: [...SELF, ...ADMINS] },
  'organisation.read': { may: [...MEMBERS, ...CURATORS] },
  'organisation.change': { may: [...OWNERS, ...ADMINS] },
  'organisation.verify': { may: ['admin', 'operator'] },
  'organisation_member.read': { may: [...MEMBERS, ...ADMINS] },
  'organisation_member.change': { may: [...OWNERS, ...ADMINS] },
  'organisation_invitation.read': { may: [...OWNERS, ...ADMINS] },
  'organisation_invitation.make': { may: [...OWNERS, ...ADMINS] },
  'api_key.read': { may: [...SELF, ...ADMINS] },
  'api_key.end': { may: [...SELF, ...ADMINS] },
  'claim.read': { may: [...MEMBERS, ...CURATORS] },
  'claim.change': { state: 'draft', may: EDITORS },
  'claim.answer': { state: 'need_more', may: EDITORS },
  'claim.withdraw': { state: 'submitted', may: OWNERS },
  'claim.review': { state: 'submitted', may: OUTSIDE_CURATORS },
  'claim.revoke': { state: 'accepted', may: OUTSIDE_CURATORS },
  'claim.evidence': { may: OUTSIDE_CURATORS },
  'claim_challenge.make': { may: EDITORS },
  'company_proposal.read': { may: ['self', ...CURATORS] },
  'company_proposal.review': { may: ['curator', 'curatorOfTheirs', 'admin', 'operator'] },
  'company_value.read': { may: [...EDITORS, ...CURATORS] },
  'company_value.change': { may: EDITORS },
  'document.read': { may: [...MEMBERS, ...CURATORS] },
  'document.make': { may: EDITORS },
  'document.end': { may: [...EDITORS, ...ADMINS] },
  'document.review': { state: 'waiting', may: OUTSIDE_CURATORS },
  'private_fact.read': { visibility: 'aggregate_only', may: MEMBERS },
  'private_fact.change': { may: EDITORS },
  'disclosure_grant.read': { may: EDITORS },
  'disclosure_grant.change': { may: EDITORS },
  'profile_view.read': { may: [...EDITORS, ...CURATORS] },
  'contact.read': { may: [...EDITORS, ...ADMINS] },
  'contact.change': { may: [...EDITORS, ...ADMINS] },
  'inquiry.read': { may: ['self', ...EDITORS] },
  'inquiry.answer': { may: ['self', ...EDITORS] },
  'inquiry.block': { may: EDITORS },
  'inquiry.moderate': { may: CURATORS },
  'introduction.read': { may: [...MEMBERS, ...OFFICERS] },
  'introduction.act_as_buyer': { may: [] },
  'introduction.act_as_supplier': { may: EDITORS },
  'introduction.act_as_facilitator': { may: [] },
  'introduction.oversee': { may: OFFICERS },
  'introduction_message.read': { may: MEMBERS },
  'introduction_document.read': { may: MEMBERS },
  'conduct.reply': { may: EDITORS },
  'need.read': { may: [...MEMBERS, ...CURATORS, 'officer'] },
  'need.make': { may: MEMBERS },
  'need.change': { state: 'open', may: MEMBERS },
  'need.publish': { state: 'draft', may: MEMBERS },
  'need.close': { state: 'open', may: [...MEMBERS, ...OUTSIDE_CURATORS] },
  'need.withdraw': { state: 'open', may: MEMBERS },
  'need.remove': { state: 'draft', may: MEMBERS },
  'need.grant': { may: MEMBERS },
  'need.review': { state: 'in_review', may: OUTSIDE_CURATORS },
  'need.match': { may: [...MEMBERS, ...CURATORS, 'officer'] },
  'need_grant.see': { may: [] },
  'match.lift_first_time': { may: OFFICERS },
  'qualification_progress.read': { may: [...MEMBERS, ...CURATORS, 'officer'] },
  'qualification_progress.change': { may: EDITORS },
  'company_fit.read': { may: [...MEMBERS, ...CURATORS, 'officer'] },
  'bom.read': { may: [...MEMBERS, 'self'] },
  'bom.change': { may: [...MEMBERS, 'self'] },
  'meeting_event.read': { state: 'draft', may: OFFICERS },
  'meeting_event.manage': { may: OFFICERS },
  'event_participant.read': { may: [...MEMBERS, ...OFFICERS] },
  'event_participant.change': { may: [...EDITORS, ...OFFICERS] },
  'event_participant.manage': { may: OFFICERS },
  'privacy_request.read': { may: [...SELF, ...ADMINS] },
  'privacy_request.settle': { may: ADMINS },
  'correction.read': { may: Object.keys(ACTORS) as ActorName[] },
  'correction.settle': { may: CURATORS },
  'import.read': { may: [...CURATORS, 'officer'] },
  'import.change': { may: [...CURATORS, 'officer'] },
  'audit_entry.read': { may: ADMINS },
  'audit_entry.change': { may: [] },
  'mail.read': { may: ADMINS },
  'mail.change': { may: [] },
}

const THEIRS = {
  user_id: 'u1',
  from_user_id: 'u1',
  organisation_id: 'o1',
  company_id: 'c1',
  grantee_organisation_id: 'nobody',
  buyer_organisation_id: 'nobody',
  facilitator_organisation_id: 'nobody',
  organiser_id: 'nobody',
  audience: 'sides',
}
const rules = Object.entries(POLICY).flatMap(([resource, actions]) => Object.keys(actions).map((action) => `${resource}.${action}`))
const decide = (rule: string, row: Record<string, unknown>): ActorName[] => {
  const [resource, action] = rule.split('.') as [Resource, never]
  return (Object.keys(ACTORS) as ActorName[]).filter((name) => can(ACTORS[name], resource, action, row))
}
const sorted = (names: readonly ActorName[]) => [...new Set(names)].toSorted()

describe('who may', () => {
  test('is written down here for every rule', () => {
    expect(Object.keys(RULES).toSorted()).toEqual(rules.toSorted())
  })

  test.each(Object.entries(RULES))('%s', (rule, { state = 'any', visibility = 'public', may }) => {
    expect(decide(rule, { ...THEIRS, state, visibility }).toSorted()).toEqual(sorted(may))
  })

  test.each([
    ['claim.change', ['draft', 'need_more']],
    ['claim.answer', ['need_more']],
    ['claim.withdraw', ['draft', 'submitted', 'need_more', 'challenge_window', 'accepted']],
    ['claim.review', ['submitted', 'need_more']],
    ['claim.revoke', ['challenge_window', 'accepted']],
    ['document.review', ['waiting']],
  ])('%s only while it is %j', (rule, states) => {
    const every = ['draft', 'submitted', 'need_more', 'challenge_window', 'accepted', 'refused', 'withdrawn', 'revoked', 'waiting', 'ended']
    expect(every.filter((state) => decide(rule, { ...THEIRS, state, visibility: 'public' }).length > 0).toSorted()).toEqual(
      states.toSorted(),
    )
  })

  test('do it with what is somebody else’s: nobody by belonging elsewhere', () => {
    const others = {
      user_id: 'x',
      from_user_id: 'x',
      organisation_id: 'x',
      company_id: 'x',
      grantee_organisation_id: 'x',
      buyer_organisation_id: 'x',
      facilitator_organisation_id: 'x',
      organiser_id: 'x',
      audience: 'sides',
      visibility: 'aggregate_only',
    }
    for (const [rule, { state = 'any', may }] of Object.entries(RULES)) {
      const byOffice = decide(rule, { ...others, state })
      expect(
        byOffice.filter(
          (name) => !['curator', 'curatorOfTheirs', 'analyst', 'officer', 'admin', 'adminOfTheirs', 'operator'].includes(name),
        ),
        rule,
      ).toEqual(
        rule === 'correction.read'
          ? sorted(may)
              .filter((name) =>
                ['visitor', 'stranger', 'self', 'member', 'editor', 'owner', 'otherOwner', 'verifiedBuyer', 'buyer'].includes(name),
              )
              .toSorted((a, b) => Object.keys(ACTORS).indexOf(a) - Object.keys(ACTORS).indexOf(b))
          : [],
      )
    }
  })
})

describe('who sees what a company does not show to everybody', () => {
  const see = (visibility: string, grantee = 'nobody') =>
    decide('private_fact.read', { ...THEIRS, visibility, grantee_organisation_id: grantee }).toSorted()
  const besides = (...names: ActorName[]) => sorted([...MEMBERS, ...names])

  test('registered: whoever is signed in', () => expect(see('registered')).toEqual(sorted(SIGNED_IN)))
  test('verified buyers: those, and not buyers nobody looked at', () => expect(see('verified_buyer')).toEqual(besides('verifiedBuyer')))
  test('named parties: the organisation that was named', () => {
    expect(see('named_party', 'o4')).toEqual(besides('buyer'))
    expect(see('named_party', 'o2')).toEqual(besides('otherOwner'))
    expect(see('named_party')).toEqual(besides())
  })
  test('aggregates only, or a word we do not know: their own people', () => {
    expect(see('aggregate_only', 'o4')).toEqual(besides())
    expect(see('something_else', 'o4')).toEqual(besides())
  })
  test('no office opens it', () => {
    for (const visibility of ['verified_buyer', 'named_party', 'aggregate_only'])
      for (const name of ['curator', 'analyst', 'officer', 'admin', 'operator'] as const)
        expect(see(visibility), visibility).not.toContain(name)
  })
})

describe('who is of a case', () => {
  const row = { ...THEIRS, buyer_organisation_id: 'o3', facilitator_organisation_id: 'o4' }
  const BUYER: ActorName[] = ['verifiedBuyer']
  const FACILITATOR: ActorName[] = ['buyer']

  test('the buyer, the supplier, the facilitator; and officers', () => {
    expect(decide('introduction.read', row).toSorted()).toEqual(sorted([...MEMBERS, ...BUYER, ...FACILITATOR, ...OFFICERS]))
    expect(decide('introduction.act_as_buyer', row)).toEqual(BUYER)
    expect(decide('introduction.act_as_facilitator', row)).toEqual(FACILITATOR)
  })
  test('messages are read by the sides, and by the facilitator where they are for all', () => {
    expect(decide('introduction_message.read', row).toSorted()).toEqual(sorted([...MEMBERS, ...BUYER]))
    expect(decide('introduction_message.read', { ...row, audience: 'all' }).toSorted()).toEqual(
      sorted([...MEMBERS, ...BUYER, ...FACILITATOR]),
    )
  })
  test('files are seen by the sides alone', () =>
    expect(decide('introduction_document.read', { ...row, audience: 'all' }).toSorted()).toEqual(sorted([...MEMBERS, ...BUYER])))
})

describe('a row without the field a rule asks for', () => {
  test('is a mistake of ours, and says so', () => {
    expect(() => can(ACTORS.owner, 'claim', 'change', { organisation_id: 'o1' })).toThrow(/asks for state/)
  })
  test('or with nothing in it, belongs to nobody', () => {
    expect(can(ACTORS.owner, 'organisation', 'change', { organisation_id: null })).toBe(false)
    expect(can(ACTORS.self, 'session', 'read', { user_id: null })).toBe(false)
  })
})

describe('which routes open', () => {
  const OFFICES: ActorName[] = ['curator', 'curatorOfTheirs', 'analyst', 'officer', 'admin', 'adminOfTheirs', 'operator']
  const PERSONS = SIGNED_IN.filter((name) => name !== 'operator')
  const OPEN: Readonly<Record<RoutePolicyName, readonly ActorName[]>> = {
    everyone: Object.keys(ACTORS) as ActorName[],
    key_holder: Object.keys(ACTORS) as ActorName[],
    own_session: Object.keys(ACTORS) as ActorName[],
    member: SIGNED_IN,
    person: PERSONS,
    company_editor: [...EDITORS, 'otherOwner', ...CURATORS],
    verified_buyer: ['verifiedBuyer', 'officer', ...ADMINS],
    importer: [...CURATORS, 'officer'],
    curator: CURATORS,
    officer: ['officer', ...ADMINS],
    analyst: OFFICES,
    admin: ADMINS,
    admin_person: ADMINS,
  }
  test.each(Object.entries(OPEN))('%s', (policy, may) => {
    const allowed = (Object.keys(ACTORS) as ActorName[]).filter((name) => decideRoute(policy as RoutePolicyName, ACTORS[name]) === 'allow')
    expect(allowed.toSorted()).toEqual(sorted(may))
    expect(decideRoute(policy as RoutePolicyName, ACTORS.visitor)).toBe(may.includes('visitor') ? 'allow' : 'sign_in')
  })
  test('are all here', () => expect(Object.keys(OPEN).toSorted()).toEqual(Object.keys(ROUTE_POLICIES).toSorted()))

  test('to a key only what it was made for', () => {
    const NEEDED: Readonly<Record<RoutePolicyName, string>> = {
      everyone: 'read',
      key_holder: 'read',
      own_session: 'read',
      member: 'write',
      person: 'no key',
      company_editor: 'write',
      verified_buyer: 'write',
      importer: 'import',
      curator: 'curate',
      officer: 'write',
      analyst: 'read',
      admin: 'admin',
      admin_person: 'no key',
    }
    for (const [policy, needed] of Object.entries(NEEDED)) {
      // Of somebody who may do everything, for one thing each.
      const opened = KEY_SCOPES.filter(
        (scope) =>
          decideRoute(policy as RoutePolicyName, { ...ACTORS.admin, memberships: ACTORS.adminOfTheirs.memberships, scopes: [scope] }) ===
          'allow',
      )
      expect([policy, opened]).toEqual([policy, needed === 'read' ? [...KEY_SCOPES] : KEY_SCOPES.filter((scope) => scope === needed)])
    }
  })
})
