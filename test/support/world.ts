import { createHash, randomUUID } from 'node:crypto'
import { uuidV7 } from '../../src/domain/uuid-v7.ts'
import { API, type DemoApp, OPERATOR_KEY } from './demo-app.ts'
import { openMember, openStaff } from './people.ts'

/** People of every kind, and things of two companies, in one demo edition: who may do what is tried on them. */

export const ROLES = [
  'visitor',
  'nobody',
  'member',
  'editor',
  'owner',
  'otherOwner',
  'verifiedBuyer',
  'curator',
  'analyst',
  'officer',
  'admin',
  'operator',
  'ownerKeyRead',
  'ownerKeyWrite',
  'officerKeyImport',
  'curatorKeyCurate',
  'adminKeyAdmin',
  'adminKeyRead',
] as const
export type Role = (typeof ROLES)[number]

export type Whose = 'own' | 'other' | 'gone'

export interface World {
  readonly send: (role: Role, method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
  /** Ids by the name of the parameter; `id` stands for whatever the route is about. */
  readonly ids: Readonly<Record<Whose, Readonly<Record<string, string>>>>
  readonly users: Readonly<Record<string, string>>
}

const KEYS: readonly (readonly [role: Role, of: Role, scopes: string])[] = [
  ['ownerKeyRead', 'owner', 'read'],
  ['ownerKeyWrite', 'owner', 'read write'],
  ['officerKeyImport', 'officer', 'read import'],
  ['curatorKeyCurate', 'curator', 'read curate'],
  ['adminKeyAdmin', 'admin', 'read admin'],
  ['adminKeyRead', 'admin', 'read'],
]
const PASSED_ON = { origin: 'http://localhost', host: 'localhost' }

export async function openWorld(app: DemoApp): Promise<World> {
  const { db } = app.context
  const headers = new Map<Role, Record<string, string>>([
    ['visitor', {}],
    ['operator', { authorization: `Bearer ${OPERATOR_KEY}` }],
  ])
  const users: Record<string, string> = {}
  const addresses = new Map<string, string>()
  for (const role of [
    'nobody',
    'member',
    'editor',
    'owner',
    'otherOwner',
    'verifiedBuyer',
    'curator',
    'analyst',
    'officer',
    'admin',
  ] as const) {
    const email = `${role.toLowerCase()}@matrix.example`
    const isStaff = role === 'curator' || role === 'analyst' || role === 'officer' || role === 'admin'
    const browser = isStaff ? await openStaff(app, email, role) : await openMember(app, email, 'Ai Đó')
    headers.set(role, { ...PASSED_ON, cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
    users[role] = (await db.selectFrom('auth_user').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id
    addresses.set(role, email)
  }
  const { items } = (await app.json(`${API}/companies?limit=3`)) as { items: { id: string }[] }
  const [ownCompany = '', otherCompany = ''] = items.map((item) => item.id)
  const [ownOrganisation, otherOrganisation, buyers] = [randomUUID(), randomUUID(), randomUUID()]
  const now = new Date()
  for (const [organisation_id, kind, owner, verified] of [
    [ownOrganisation, 'company', 'owner', true],
    [otherOrganisation, 'company', 'otherOwner', true],
    [buyers, 'buyer', 'verifiedBuyer', true],
  ] as const)
    await db
      .insertInto('organisation')
      .values({
        organisation_id,
        kind,
        name: `Organisation of ${owner}`,
        tax_code: null,
        country: 'VNM',
        website: null,
        created_by: users[owner] ?? '',
        created_at: now,
        verified_at: verified ? now : null,
        verified_by: users['admin'] ?? null,
        verified_reason: 'seen',
      })
      .execute()
  const belongs = [
    [ownOrganisation, 'member', 'member'],
    [ownOrganisation, 'editor', 'editor'],
    [ownOrganisation, 'owner', 'owner'],
    [otherOrganisation, 'otherOwner', 'owner'],
    [buyers, 'verifiedBuyer', 'owner'],
  ] as const
  await db
    .insertInto('organisation_member')
    .values(belongs.map(([organisation_id, who, role]) => ({ organisation_id, user_id: users[who] ?? '', role, joined_at: now })))
    .execute()
  const [ownClaim, otherClaim, draftClaim] = [randomUUID(), randomUUID(), randomUUID()]
  for (const [claim_id, organisation_id, company_id, state, user] of [
    [ownClaim, ownOrganisation, ownCompany, 'accepted', 'owner'],
    [otherClaim, otherOrganisation, otherCompany, 'accepted', 'otherOwner'],
    [draftClaim, otherOrganisation, ownCompany, 'draft', 'otherOwner'],
  ] as const)
    await db
      .insertInto('claim')
      .values({
        claim_id,
        company_id,
        organisation_id,
        user_id: users[user] ?? '',
        tax_code: '0100109106',
        tax_code_known: true,
        state,
        created_at: now,
        submitted_at: state === 'draft' ? null : now,
        due_on: null,
        waiting_since: null,
        waited_days: 0,
        window_ends_at: null,
        challenged_at: null,
        closed_at: null,
        working_days: null,
        decided_by: null,
        decision_reason: null,
        reminded_at: null,
      })
      .execute()
  await db
    .insertInto('organisation_company')
    .values([
      { organisation_id: ownOrganisation, company_id: ownCompany, claim_id: ownClaim, since: now, ended_at: null },
      { organisation_id: otherOrganisation, company_id: otherCompany, claim_id: otherClaim, since: now, ended_at: null },
    ])
    .execute()
  const facts = { own: randomUUID(), other: randomUUID() }
  const letters = { own: randomUUID(), other: randomUUID() }
  for (const [whose, company_id, organisation_id, from] of [
    ['own', ownCompany, ownOrganisation, 'verifiedBuyer'],
    ['other', otherCompany, otherOrganisation, 'nobody'],
  ] as const) {
    await db
      .insertInto('private_fact')
      .values({
        fact_id: facts[whose],
        company_id,
        organisation_id,
        property: 'customer',
        value: `CANARY-${whose}`,
        unit: null,
        term_id: null,
        segment_id: null,
        details: null,
        visibility: 'named_party',
        source: null,
        grade: 'self_declared',
        as_of: null,
        actor: `user:${users['owner']}`,
        created_at: now,
        ended_at: null,
      })
      .execute()
    await db
      .insertInto('inquiry')
      .values({
        inquiry_id: letters[whose],
        company_id,
        from_user_id: users[from] ?? '',
        from_organisation_id: null,
        subject: `CANARY-LETTER-${whose}`,
        purpose: 'quote',
        state: 'open',
        delivery: 'editors',
        created_at: now,
        changed_at: now,
      })
      .execute()
  }
  const cases = { own: uuidV7(), other: uuidV7() }
  for (const [whose, company_id, buyer_organisation_id] of [
    ['own', ownCompany, buyers],
    ['other', otherCompany, randomUUID()],
  ] as const) {
    await db
      .insertInto('introduction')
      .values({
        introduction_id: cases[whose],
        company_id,
        buyer_organisation_id,
        buyer_hidden: false,
        need_id: null,
        event_id: null,
        segment_id: null,
        province_id: null,
        title: `CANARY-CASE-${whose}`,
        opened_by: 'buyer',
        created_by: users['verifiedBuyer'] ?? '',
        facilitator_organisation_id: null,
        facilitator_role: null,
        remind_after_days: 14,
        stage: null,
        state: 'waiting',
        waits_buyer: false,
        waits_supplier: true,
        created_at: now,
        moved_at: now,
        reminded_at: null,
        reminders: 0,
      })
      .execute()
    await db
      .insertInto('introduction_message')
      .values({
        message_id: uuidV7(),
        introduction_id: cases[whose],
        party: 'buyer',
        user_id: users['verifiedBuyer'] ?? '',
        audience: 'all',
        text: `CANARY-MESSAGE-${whose}`,
        created_at: now,
      })
      .execute()
  }
  for (const [role, of, scopes] of KEYS) {
    const key = `matxich_${randomUUID().replaceAll('-', '')}`
    headers.set(role, { authorization: `Bearer ${key}` })
    await db
      .insertInto('api_key')
      .values({
        key_id: randomUUID(),
        user_id: users[of] ?? '',
        name: role,
        start: key.slice(0, 12),
        key_hash: createHash('sha256').update(key).digest('hex'),
        scopes,
        created_at: now,
        expires_at: new Date(now.getTime() + 86_400_000),
        last_used_on: null,
        ended_at: null,
      })
      .execute()
  }
  const nothing = randomUUID()
  const common = { organisation: '', user_id: users['member'] ?? '' }
  return {
    users,
    ids: {
      own: {
        ...common,
        organisation_id: ownOrganisation,
        company_id: ownCompany,
        claim_id: ownClaim,
        fact_id: facts.own,
        step_id: 'gap-assessment',
        inquiry_id: letters.own,
        introduction_id: cases.own,
        subject_id: ownOrganisation,
        rest: nothing,
      },
      other: {
        ...common,
        organisation_id: otherOrganisation,
        company_id: otherCompany,
        claim_id: otherClaim,
        draft_claim_id: draftClaim,
        fact_id: facts.other,
        step_id: 'gap-assessment',
        inquiry_id: letters.other,
        introduction_id: cases.other,
        subject_id: otherOrganisation,
        user_id: users['otherOwner'] ?? '',
        rest: nothing,
      },
      gone: {
        ...common,
        organisation_id: nothing,
        company_id: 'no-such-company',
        claim_id: nothing,
        fact_id: nothing,
        inquiry_id: nothing,
        introduction_id: nothing,
        subject_id: nothing,
        user_id: nothing,
        rest: nothing,
      },
    },
    send: async (role, method, path, body, more = {}) => {
      const address = `127.1.${ROLES.indexOf(role)}.${1 + Math.floor(Math.random() * 250)}`
      return app.http.request(
        `http://localhost${API}${path}`,
        {
          method,
          headers: { ...headers.get(role), ...(body !== undefined && { 'content-type': 'application/json' }), ...more },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        },
        // From the machine itself: limits on the number of requests are tried elsewhere.
        { incoming: { socket: { remoteAddress: address } } },
      )
    },
  }
}

/** The address of a route, with ids of things that are one’s own, another’s, or nobody’s. */
export function pathOf(world: Pick<World, 'ids'>, path: string, whose: Whose): string {
  const ids = world.ids[whose]
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'id' && path.startsWith('/companies/')) return ids['company_id'] ?? ''
    if (name === 'vocabulary') return 'process'
    if (name === 'property') return 'customer'
    if (name === 'side') return 'buyer'
    if (name === 'token') return 'x'.repeat(43)
    return ids[name] ?? ids['rest'] ?? ''
  })
}
