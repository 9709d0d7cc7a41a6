import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CONTRACT_ROUTES } from '../../src/api/contract-routes.ts'
import { type DemoApp, learnIds, openDemoApp, queryOf } from '../support/demo-app.ts'
import { CALLERS, MEANT_FOR_OTHERS, READERS_OF_OWN, ROUTE_RIGHTS } from '../support/route-rights.ts'
import { openWorld, pathOf, type Role, ROLES, type Whose, type World } from '../support/world.ts'

/** Every route × everybody × what is theirs, another’s, a draft, or not there. What must come out is in test/support/route-rights.ts. */

let app: DemoApp
let world: World
beforeAll(async () => {
  app = await openDemoApp()
  await learnIds(app)
  world = await openWorld(app)
}, 240_000)
afterAll(() => app.dispose())

const RIGHTS = new Map(
  Object.entries(ROUTE_RIGHTS).flatMap(([callers, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, callers as keyof typeof CALLERS] as const),
  ),
)
const CLOSED = CONTRACT_ROUTES.filter((route) => RIGHTS.get(route.name) !== 'open')
const OPEN = CONTRACT_ROUTES.filter((route) => RIGHTS.get(route.name) === 'open')
/** A field nobody knows: refused after rights are looked at, and before anything is done. */
const REFUSED = { no_such_field: true }
const bodyOf = (method: string) => (method === 'GET' || method === 'DELETE' ? undefined : REFUSED)
const isThing = (path: string) => path.includes('{')

function callersOf(name: string): readonly Role[] {
  const callers = RIGHTS.get(name)
  return (callers && CALLERS[callers]) ?? ROLES
}

async function ask(role: Role, { method, path }: { method: string; path: string }, whose: Whose, body: unknown = bodyOf(method)) {
  const response = await world.send(role, method, pathOf(world, path, whose) + (method === 'GET' ? queryOf({ path }) : ''), body)
  const text = await response.text()
  return { status: response.status, text }
}

test('every route is in the table of rights, once', () => {
  const named = Object.values(ROUTE_RIGHTS).flatMap((names) => names.trim().split(/\s+/))
  expect(named.toSorted()).toEqual(CONTRACT_ROUTES.map((route) => route.name).toSorted())
})

describe('closed routes', () => {
  test.each(CLOSED)('$name: only those it is for are let in', async (route) => {
    const allowed = callersOf(route.name)
    for (const whose of (isThing(route.path) ? ['own', 'other', 'gone'] : ['own']) as Whose[])
      for (const role of ROLES) {
        // What ends a session or a membership is tried by those who must not.
        if (allowed.includes(role) && route.method === 'DELETE') continue
        const { status, text } = await ask(role, route, whose)
        const what = `${role} → ${route.method} ${route.path} (${whose}): ${status} ${text.slice(0, 200)}`
        if (!allowed.includes(role)) expect(status, what).toBe(role === 'visitor' ? 401 : 403)
        else {
          expect(status, what).toBeLessThan(500)
          if (bodyOf(route.method) !== undefined) expect(status, what).toBeOneOf(/Key/.test(role) ? [400, 428] : [400])
          // The operator key is nobody in particular.
          else if (role !== 'operator') expect(status, what).not.toBe(401)
        }
      }
    expect(app.failures).toEqual([])
  })

  test.each(CLOSED.filter((route) => isThing(route.path) && !MEANT_FOR_OTHERS.includes(route.name)))(
    '$name: what is another’s stays closed, also by its right address',
    async (route) => {
      for (const role of ['member', 'editor', 'owner', 'verifiedBuyer', 'ownerKeyWrite'] as const)
        for (const whose of ['other', 'gone'] as const) {
          const { status, text } = await ask(role, route, whose, route.method === 'GET' || route.method === 'DELETE' ? undefined : {})
          expect(status, `${role} → ${route.method} ${route.path} (${whose}): ${text.slice(0, 200)}`).toBeOneOf([400, 403, 404, 410, 428])
          expect(text).not.toContain('CANARY')
        }
    },
  )
})

describe('things', () => {
  const readers = Object.entries(READERS_OF_OWN)
  test.each(readers)('%s: read by those it belongs to, and by whoever is to look after it', async (name, allowed) => {
    const route = CONTRACT_ROUTES.find((each) => each.name === name)
    if (route === undefined) throw new Error(`There is no route ${name}.`)
    for (const role of callersOf(name)) {
      const { status, text } = await ask(role, route, 'own')
      const what = `${role}: ${status} ${text.slice(0, 200)}`
      if (allowed.includes(role)) expect(status, what).toBe(200)
      else {
        expect(status, what).toBeOneOf([403, 404])
        expect(text).not.toContain('CANARY')
      }
    }
  })

  test('that are drafts of others are not there for anybody but them and staff', async () => {
    const path = `/claims/${world.ids.other['draft_claim_id']}`
    for (const role of ['nobody', 'member', 'owner', 'verifiedBuyer', 'analyst', 'officer', 'ownerKeyWrite'] as const)
      expect((await world.send(role, 'GET', path)).status, role).toBeOneOf([403, 404])
    expect((await world.send('otherOwner', 'GET', path)).status).toBe(200)
  })

  test('are changed by those alone who may', async () => {
    const organisation = `/organisations/${world.ids.own['organisation_id']}`
    const company = `/companies/${world.ids.own['company_id']}`
    const writes: readonly (readonly [method: string, path: string, body: unknown, may: readonly Role[]])[] = [
      ['PATCH', organisation, { name: 'Another name' }, ['owner', 'admin']],
      ['PATCH', `${organisation}/members/${world.users['member']}`, { role: 'member' }, ['owner', 'admin']],
      ['POST', `${organisation}/invitations`, { email: 'guest@matrix.example', role: 'member' }, ['owner', 'admin']],
      ['POST', `${organisation}/verify`, { verified: true, reason: 'Looked at the register.' }, ['admin', 'operator']],
      ['PATCH', `/users/${world.users['nobody']}`, { staff_role: null, reason: 'Nothing changes.' }, ['admin', 'operator']],
      [
        'PUT',
        `${company}/private-values`,
        { property: 'customer', value: 'Said to members', visibility: 'registered' },
        ['editor', 'owner'],
      ],
      ['DELETE', `${company}/private-values/${world.ids.own['fact_id']}`, undefined, ['editor', 'owner']],
      [
        'POST',
        `/inquiries/${world.ids.own['inquiry_id']}/messages`,
        { text: 'An answer to your letter.' },
        ['editor', 'owner', 'verifiedBuyer'],
      ],
    ]
    for (const [method, path, body, may] of writes)
      for (const role of ROLES.filter((each) => !/Key/.test(each)).toSorted((a, b) => Number(may.includes(a)) - Number(may.includes(b)))) {
        const { status } = await world.send(role, method, path, body)
        const what = `${role} → ${method} ${path}: ${status}`
        if (!may.includes(role)) expect(status, what).toBeOneOf([401, 403, 404])
        // Done; or in the way is what another who may did just before.
        else expect(status, what).toBeOneOf([200, 201, 400, 404, 409, 429])
      }
    expect(app.failures).toEqual([])
  })
})

describe('open routes', () => {
  test.each(OPEN)('$name answers everybody without failing', async (route) => {
    for (const role of ['visitor', 'nobody', 'ownerKeyRead', 'admin'] as const) {
      if (/^account\.|^operator\.(enter|leave)|^invitation/.test(route.name) && route.method !== 'GET' && role !== 'visitor') continue
      for (const whose of (isThing(route.path) ? ['own', 'gone'] : ['own']) as Whose[]) {
        const { status, text } = await ask(role, route, whose)
        expect(status, `${role} → ${route.method} ${route.path}: ${text.slice(0, 200)}`).toBeLessThan(500)
        if (route.method === 'GET') expect(text, route.name).not.toContain('CANARY')
      }
    }
    expect(app.failures).toEqual([])
  })
})
