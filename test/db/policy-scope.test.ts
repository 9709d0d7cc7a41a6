import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopeOf } from '../../src/db/policy-scope.ts'
import { listPrivateFacts } from '../../src/db/queries/private-facts.ts'
import { VISIBILITIES } from '../../src/domain/disclosure.ts'
import { type Actor, ANYBODY, MEMBER_ROLES, OPERATOR, ORGANISATION_KINDS, STAFF_ROLES } from '../../src/domain/policy/actor.ts'
import { can, POLICY, type Resource, scope } from '../../src/domain/policy/policy.ts'
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts'

/** The same rule decides about a row at hand and makes the predicate of a list: on random actors and rows they never differ. */

/** mulberry32: the same rows and actors at every run. */
function randomOf(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    chance: (share: number) => next() < share,
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T,
    some: <T>(from: readonly T[], most: number): T[] => from.filter(() => next() < most / from.length),
  }
}
type Random = ReturnType<typeof randomOf>

const USERS = ['u1', 'u2', 'u3']
const ORGANISATIONS = ['o1', 'o2', 'o3', 'o4', 'o5']
const COMPANIES = ['c1', 'c2', 'c3', 'c4']
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  user_id: USERS,
  from_user_id: USERS,
  organisation_id: ORGANISATIONS,
  grantee_organisation_id: ORGANISATIONS,
  organiser_id: ORGANISATIONS,
  buyer_organisation_id: ORGANISATIONS,
  facilitator_organisation_id: ORGANISATIONS,
  audience: ['all', 'sides'],
  company_id: COMPANIES,
  visibility: VISIBILITIES,
  state: ['draft', 'submitted', 'need_more', 'challenge_window', 'accepted', 'waiting', 'open', 'published', 'closed'],
}

function randomActor(random: Random): Actor {
  if (random.chance(0.08)) return ANYBODY
  if (random.chance(0.04)) return OPERATOR
  return {
    user_id: random.pick(USERS),
    operator: false,
    staff: random.chance(0.3) ? random.pick(STAFF_ROLES) : null,
    memberships: random.some(ORGANISATIONS, 1.6).map((organisation_id) => ({
      organisation_id,
      kind: random.pick(ORGANISATION_KINDS),
      role: random.pick(MEMBER_ROLES),
      verified: random.chance(0.5),
      company_ids: random.some(COMPANIES, 1.2),
    })),
    scopes: random.chance(0.1) ? ['read'] : null,
  }
}

const RULES = Object.entries(POLICY).flatMap(([resource, actions]) => Object.keys(actions).map((action) => [resource, action] as const))

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let handle: TestDatabase
    beforeAll(async () => {
      handle = await openTestDatabase(engine)
    })
    afterAll(() => handle.dispose())

    test('every rule of the policy: decision ≡ predicate', async () => {
      const random = randomOf(1)
      const rows = Array.from({ length: 400 }, (_, id) => ({
        id: String(id),
        ...Object.fromEntries(Object.entries(FIELDS).map(([field, values]) => [field, random.chance(0.15) ? null : random.pick(values)])),
      }))
      await sql
        .raw(
          `create table policy_row (id text, ${Object.keys(FIELDS)
            .map((field) => `${field} text`)
            .join(', ')})`,
        )
        .execute(handle.db)
      const db = handle.db.withTables<{ policy_row: Record<string, string | null> & { id: string } }>()
      await db.insertInto('policy_row').values(rows).execute()
      let compared = 0
      let allowed = 0
      for (let i = 0; i < 60; i++) {
        const actor = randomActor(random)
        for (const [resource, action] of RULES) {
          const rule = [resource as Resource, action as never] as const
          const condition = scope(actor, ...rule)
          const listed = await db
            .selectFrom('policy_row')
            .select('id')
            .where((eb) => scopeOf(eb, 'policy_row', condition))
            .execute()
          const decided = rows.filter((row) => can(actor, ...rule, row)).map((row) => row.id)
          expect(listed.map((row) => row.id).toSorted(), `${resource}.${action} ${JSON.stringify(actor)}`).toEqual(decided.toSorted())
          compared += rows.length
          allowed += decided.length
        }
      }
      expect(compared).toBeGreaterThan(500_000)
      // Neither all nor nothing, or the comparison would say little.
      expect(allowed / compared).toBeGreaterThan(0.05)
      expect(allowed / compared).toBeLessThan(0.95)
    })

    test('values that only some see, with grants: what is listed is what may be read', async () => {
      const random = randomOf(2)
      const now = new Date()
      const past = new Date(now.getTime() - 60_000)
      const organisation = (id: string) => ({
        organisation_id: id,
        kind: 'company' as const,
        name: id,
        tax_code: null,
        country: null,
        website: null,
        created_by: 'u1',
        created_at: past,
        verified_at: null,
        verified_by: null,
        verified_reason: null,
      })
      await handle.db.insertInto('organisation').values(ORGANISATIONS.map(organisation)).execute()
      // o1 speaks for c1, … o4 for c4; o5 spoke for c1 once.
      await handle.db
        .insertInto('organisation_company')
        .values([
          ...COMPANIES.map((company_id, i) => ({
            organisation_id: `o${i + 1}`,
            company_id,
            claim_id: `k${i}`,
            since: past,
            ended_at: null,
          })),
          { organisation_id: 'o5', company_id: 'c1', claim_id: 'k9', since: past, ended_at: past },
        ])
        .execute()
      const facts = Array.from({ length: 200 }, (_, i) => {
        const n = i % 5
        return {
          fact_id: `f${i}`,
          company_id: n === 4 ? 'c1' : `c${n + 1}`,
          organisation_id: `o${n + 1}`,
          property: 'moq' as const,
          value: String(i),
          unit: null,
          term_id: null,
          segment_id: null,
          details: null,
          visibility: random.pick(VISIBILITIES),
          source: null,
          grade: 'self_declared' as const,
          as_of: null,
          actor: 'user:u1',
          created_at: past,
          ended_at: random.chance(0.1) ? past : null,
        }
      })
      await handle.db.insertInto('private_fact').values(facts).execute()
      const grants = Array.from({ length: 40 }, (_, i) => ({
        grant_id: `g${i}`,
        company_id: random.pick(COMPANIES),
        fact_id: random.chance(0.6) ? random.pick(facts).fact_id : null,
        grantee_organisation_id: random.pick(ORGANISATIONS),
        granted_by: 'user:u1',
        reason: 'r',
        created_at: past,
        expires_at: random.chance(0.3) ? past : random.chance(0.3) ? new Date(now.getTime() + 60_000) : null,
        ended_at: random.chance(0.2) ? past : null,
      }))
      await handle.db.insertInto('disclosure_grant').values(grants).execute()
      const shown = new Set<string>()
      for (let i = 0; i < 150; i++) {
        const actor = randomActor(random)
        const listed = await listPrivateFacts(handle.db, { companyIds: COMPANIES, allowed: scope(actor, 'private_fact', 'read'), now })
        // Worked out by hand from the tables, without the query.
        const expected = facts.filter((fact) => {
          if (fact.ended_at !== null || fact.organisation_id === 'o5') return false
          const live = grants.filter(
            (grant) =>
              fact.visibility === 'named_party' &&
              grant.company_id === fact.company_id &&
              (grant.fact_id === null || grant.fact_id === fact.fact_id) &&
              grant.ended_at === null &&
              (grant.expires_at === null || grant.expires_at > now),
          )
          const sides = live.length === 0 ? [null] : live.map((grant) => grant.grantee_organisation_id)
          return sides.some((grantee_organisation_id) => can(actor, 'private_fact', 'read', { ...fact, grantee_organisation_id }))
        })
        const ids = [...new Set(listed.map((row) => row.fact_id))]
        expect(ids.toSorted(), JSON.stringify(actor)).toEqual(expected.map((fact) => fact.fact_id).toSorted())
        for (const id of ids) shown.add(id)
        const none = await listPrivateFacts(handle.db, { companyIds: COMPANIES, allowed: scope(ANYBODY, 'private_fact', 'read'), now })
        expect(none).toEqual([])
      }
      expect(shown.size).toBeGreaterThan(100)
    })
  })
}
