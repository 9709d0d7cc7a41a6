import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClaimDetail } from '../../src/api/contract/claim.ts'
import { endWindows } from '../../src/services/claims/challenge-claim.ts'
import {
  acceptedClaim,
  claim,
  type Claimer,
  codeFor,
  openClaimer,
  proveByDocument,
  proveByMail,
  putOnRecord,
  REASON,
  settle,
  taxCode,
  upload,
} from '../support/claims.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Browser, openBrowser, openMember, openStaff } from '../support/people.ts'

/**
 * What somebody may try who wants to speak for a company that is not theirs. Each story names the answer it must get; after all
 * of them nobody speaks for any of these companies who should not.
 */
let app: DemoApp
let staff: Browser
let impostor: Claimer
let victim: Claimer
/** Of the impostor, for a company nobody claimed: with a website on record. */
let open: ClaimDetail
/** Of the impostor, with a code on its way. */
let withCode: ClaimDetail

const TARGET = 'demo-heron-electronics-vietnam'
const HELD = 'demo-stork-assembly'
const OTHER = 'demo-swallow-semiconductor'
const BARE = 'demo-kingfisher-ems'
const DAY_MS = 86_400_000

beforeAll(async () => {
  app = await openDemoApp()
  staff = await openStaff(app, 'nhanvien@vidu.vn', 'curator')
  impostor = await openClaimer(app, 'ke@mao-danh.vn', 'Tổ chức mạo danh')
  victim = await openClaimer(app, 'chu@cotrang.vn', 'Cò Trắng')
  await putOnRecord(app, OTHER, 'tax_code', taxCode(50))
  await acceptedClaim(app, staff, victim, HELD, taxCode(51))
  await endWindows(app.context, new Date(Date.now() + 8 * DAY_MS))
  open = await claim(impostor, TARGET, taxCode(52))
  withCode = await claim(impostor, 'demo-myna-logic', taxCode(53))
  withCode = await impostor.browser.json('POST', `/claims/${withCode.claim_id}/proofs`, {
    lang: 'vi',
    kind: 'domain_mail',
    mailbox: 'info@demo-myna-logic.example',
  })
}, 240_000)
afterAll(() => app.dispose())

const make = (who: () => Claimer, company_id: string, tax_code: string, organisation?: () => string) => () =>
  who().browser.send('POST', '/claims', { lang: 'vi', company_id, organisation_id: organisation?.() ?? who().organisation_id, tax_code })
const prove = (body: object, of: () => string = () => open.claim_id) => () =>
  impostor.browser.send('POST', `/claims/${of()}/proofs`, { lang: 'vi', ...body })
const mailTo = (mailbox: string) => prove({ kind: 'domain_mail', mailbox })
const enter = (code: () => Promise<string> | string) => async () => {
  const proof = withCode.proofs.find((each) => each.kind === 'domain_mail')
  return impostor.browser.send('POST', `/claims/${withCode.claim_id}/proofs/${proof?.proof_id}/confirm`, { lang: 'vi', code: await code() })
}
const asImpostor = (method: string, path: string | (() => string), body?: object) => () =>
  impostor.browser.send(method, typeof path === 'string' ? path : path(), body)
const me = () => impostor
const theirs = async () =>
  (await victim.browser.json<{ items: { claim_id: string }[] }>('GET', '/claims?lang=vi')).items[0]?.claim_id ?? ''

interface Story {
  readonly name: string
  readonly does: () => Promise<Response>
  readonly answer: number
}

const BEGINNINGS: readonly Story[] = [
  { name: 'a tax code that is no tax code', does: make(me, TARGET, '0100000000'), answer: 400 },
  { name: 'a tax code with a wrong check digit', does: make(me, TARGET, `${taxCode(60).slice(0, 9)}${(Number(taxCode(60)[9]) + 1) % 10}`), answer: 400 },
  { name: 'the number of a person', does: make(me, TARGET, '001099012345'), answer: 400 },
  { name: 'too few digits', does: make(me, TARGET, '01234567'), answer: 400 },
  { name: 'another tax code than the one on record', does: make(me, OTHER, taxCode(61)), answer: 400 },
  { name: 'a unit of the tax code on record', does: make(me, OTHER, `${taxCode(50)}-001`), answer: 400 },
  { name: 'a tax code of another company', does: make(me, BARE, taxCode(50)), answer: 409 },
  { name: 'a company that does not exist', does: make(me, 'demo-nobody', taxCode(62)), answer: 404 },
  { name: 'the same company twice', does: make(me, TARGET, taxCode(52)), answer: 409 },
  { name: 'in the name of another organisation', does: make(me, BARE, taxCode(63), () => victim.organisation_id), answer: 404 },
  { name: 'in the name of an organisation that does not exist', does: make(me, BARE, taxCode(63), () => '0190aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa'), answer: 404 },
  {
    name: 'as a visitor',
    does: () => openBrowser(app).send('POST', '/claims', { lang: 'vi', company_id: TARGET, organisation_id: victim.organisation_id, tax_code: taxCode(52) }),
    answer: 401,
  },
  {
    name: 'with fields that would accept it at once',
    does: async () => {
      const body = { lang: 'vi', company_id: BARE, organisation_id: impostor.organisation_id, tax_code: taxCode(64), state: 'accepted', tax_code_known: true }
      const response = await impostor.browser.send('POST', '/claims', body)
      const made = (await response.clone().json()) as ClaimDetail
      expect(made).toMatchObject({ state: 'draft', tax_code_known: false, may: { edit: false } })
      return response
    },
    answer: 201,
  },
  {
    name: 'as an agency',
    does: async () => {
      const agency = await openClaimer(app, 'co@quan.vn', 'Cơ quan', 'agency')
      return make(() => agency, BARE, taxCode(65))()
    },
    answer: 400,
  },
  {
    name: 'as a mere member of an organisation',
    does: async () => {
      const browser = await openMember(app, 'thanhvien@cotrang.vn')
      const { user_id } = (await browser.json<{ user: { user_id: string } }>('GET', '/account')).user
      await app.context.db
        .insertInto('organisation_member')
        .values({ organisation_id: victim.organisation_id, user_id, role: 'member', joined_at: new Date() })
        .execute()
      return browser.send('POST', '/claims', { lang: 'vi', company_id: BARE, organisation_id: victim.organisation_id, tax_code: taxCode(66) })
    },
    answer: 403,
  },
  { name: 'what one holds already', does: make(() => victim, HELD, taxCode(51)), answer: 409 },
]

const PROOFS: readonly Story[] = [
  { name: 'a mailbox of a public provider', does: mailTo('giamdoc.heron@gmail.com'), answer: 400 },
  { name: 'a mailbox of a Vietnamese provider', does: mailTo('heron@viettel.vn'), answer: 400 },
  { name: 'a mailbox of an unrelated domain', does: mailTo('info@ke-mao-danh.vn'), answer: 400 },
  { name: 'a domain that ends like the right one', does: mailTo(`info@x${TARGET}.example`), answer: 400 },
  { name: 'a domain that begins like the right one', does: mailTo(`info@${TARGET}.example.vn`), answer: 400 },
  { name: 'the right domain before the @', does: mailTo(`${TARGET}.example@ke-mao-danh.vn`), answer: 400 },
  { name: 'two addresses in one', does: mailTo(`info@${TARGET}.example,ke@mao-danh.vn`), answer: 400 },
  { name: 'a name in front of the address', does: mailTo(`"info@${TARGET}.example" <ke@mao-danh.vn>`), answer: 400 },
  { name: 'a line break that would begin a header', does: mailTo(`info@${TARGET}.example\nBcc: ke@mao-danh.vn`), answer: 400 },
  { name: 'no address', does: mailTo(''), answer: 400 },
  { name: 'a directory as the domain', does: mailTo('heron@yellowpages.vn'), answer: 400 },
  { name: 'a call where no number is on record', does: prove({ kind: 'call_back' }), answer: 409 },
  { name: 'a document that does not exist', does: prove({ kind: 'registry_document', document_id: 'AAAAAAAAAAAAAAAAAAAAAAAA' }), answer: 400 },
  { name: 'no document', does: prove({ kind: 'registry_document' }), answer: 400 },
  {
    name: 'a document of another organisation',
    does: async () => {
      const { document_id } = (await (await upload(app, victim, { company_id: HELD, kind: 'registration' })).json()) as { document_id: string }
      return prove({ kind: 'registry_document', document_id })()
    },
    answer: 400,
  },
  {
    name: 'a document of another company',
    does: async () => {
      const { document_id } = (await (await upload(app, impostor, { company_id: 'demo-myna-logic', kind: 'registration' })).json()) as { document_id: string }
      return prove({ kind: 'registry_document', document_id })()
    },
    answer: 400,
  },
  { name: 'a proof for a claim of others', does: async () => impostor.browser.send('POST', `/claims/${await theirs()}/proofs`, { lang: 'vi', kind: 'website_token' }), answer: 404 },
  {
    name: 'a website that was corrected yesterday',
    does: async () => {
      await app.context.db
        .updateTable('record')
        .set({ origin: 'correction', recorded_at: new Date(Date.now() - DAY_MS) })
        .where('company_id', '=', TARGET)
        .execute()
      const response = await mailTo(`info@${TARGET}.example`)()
      await app.context.db.updateTable('record').set({ origin: 'edition' }).where('company_id', '=', TARGET).where('origin', '=', 'correction').execute()
      return response
    },
    answer: 409,
  },
  {
    name: 'a website the company said itself',
    does: async () => {
      await app.context.db.updateTable('record').set({ origin: 'claim' }).where('company_id', '=', TARGET).execute()
      const response = await prove({ kind: 'website_token' })()
      await app.context.db.updateTable('record').set({ origin: 'edition' }).where('company_id', '=', TARGET).execute()
      return response
    },
    answer: 409,
  },
]

const CODES: readonly Story[] = [
  { name: 'a guessed code', does: enter(() => 'ABCD-EFGH'), answer: 400 },
  { name: 'no code', does: enter(() => ''), answer: 400 },
  {
    name: 'the code of another proof',
    does: async () => {
      await prove({ kind: 'domain_mail', mailbox: `info@${TARGET}.example` })()
      return enter(() => codeFor(app, `info@${TARGET}.example`))()
    },
    answer: 400,
  },
  {
    name: 'the right code by somebody else',
    does: async () => {
      const proof = withCode.proofs.find((each) => each.kind === 'domain_mail')
      const code = await codeFor(app, 'info@demo-myna-logic.example')
      return victim.browser.send('POST', `/claims/${withCode.claim_id}/proofs/${proof?.proof_id}/confirm`, { lang: 'vi', code })
    },
    answer: 404,
  },
  {
    name: 'the right code after a day',
    does: async () => {
      const past = new Date(Date.now() - 1000)
      const code = await codeFor(app, 'info@demo-myna-logic.example')
      await app.context.db.updateTable('claim_proof').set({ expires_at: past }).where('claim_id', '=', withCode.claim_id).execute()
      return enter(() => code)()
    },
    answer: 409,
  },
  {
    name: 'the right code after five wrong ones',
    does: async () => {
      withCode = await impostor.browser.json('POST', `/claims/${withCode.claim_id}/proofs`, { lang: 'vi', kind: 'domain_mail', mailbox: 'ke.toan@demo-myna-logic.example' })
      const proof_id = withCode.proofs.findLast((each) => each.kind === 'domain_mail')?.proof_id ?? ''
      const send = (code: string) => impostor.browser.send('POST', `/claims/${withCode.claim_id}/proofs/${proof_id}/confirm`, { lang: 'vi', code })
      for (let i = 0; i < 5; i++) expect((await send(`AAAA-AAA${i}`)).status).toBe(400)
      return send(await codeFor(app, 'ke.toan@demo-myna-logic.example'))
    },
    answer: 409,
  },
  {
    name: 'a code that was used once',
    does: async () => {
      const mailbox = 'kinhdoanh@demo-myna-logic.example'
      withCode = await proveByMail(app, impostor, withCode.claim_id, mailbox)
      const proof_id = withCode.proofs.find((each) => each.state === 'confirmed')?.proof_id ?? ''
      return impostor.browser.send('POST', `/claims/${withCode.claim_id}/proofs/${proof_id}/confirm`, { lang: 'vi', code: await codeFor(app, mailbox) })
    },
    answer: 409,
  },
  { name: 'the same kind twice', does: prove({ kind: 'domain_mail', mailbox: 'sales@demo-myna-logic.example' }, () => withCode.claim_id), answer: 409 },
  { name: 'handing in with one kind alone', does: asImpostor('POST', () => `/claims/${withCode.claim_id}/submit`, { lang: 'vi' }), answer: 409 },
  {
    name: 'a text on a website that nobody looked at, while looking is off',
    does: async () => {
      const given = await impostor.browser.json<ClaimDetail>('POST', `/claims/${withCode.claim_id}/proofs`, { lang: 'vi', kind: 'website_token' })
      const proof = given.proofs.find((each) => each.kind === 'website_token')
      return impostor.browser.send('POST', `/claims/${withCode.claim_id}/proofs/${proof?.proof_id}/confirm`, { lang: 'vi' })
    },
    answer: 409,
  },
]

const DECISIONS: readonly Story[] = [
  { name: 'confirming the own proof as if one were staff', does: async () => settleAs(impostor.browser), answer: 403 },
  { name: 'reviewing the own claim', does: asImpostor('POST', () => `/claims/${withCode.claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON }), answer: 403 },
  {
    name: 'staff who belong to the organisation',
    does: async () => {
      await impostor.browser.send('POST', `/claims/${withCode.claim_id}/submit`, { lang: 'vi' })
      const { user } = await staff.json<{ user: { user_id: string } }>('GET', '/account')
      const member = { organisation_id: impostor.organisation_id, user_id: user.user_id }
      await app.context.db.insertInto('organisation_member').values({ ...member, role: 'member', joined_at: new Date() }).execute()
      const response = await staff.send('POST', `/claims/${withCode.claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
      const seen = await staff.json<ClaimDetail>('GET', `/claims/${withCode.claim_id}?lang=vi`)
      expect(seen.evidence).toBeNull()
      await app.context.db.deleteFrom('organisation_member').where('user_id', '=', user.user_id).execute()
      return response
    },
    answer: 403,
  },
  {
    name: 'staff who made the claim, and left the organisation since',
    does: async () => {
      const { user } = await staff.json<{ user: { user_id: string } }>('GET', '/account')
      await app.context.db.updateTable('claim').set({ user_id: user.user_id }).where('claim_id', '=', withCode.claim_id).execute()
      return staff.send('POST', `/claims/${withCode.claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    },
    answer: 403,
  },
  {
    name: 'staff without a second factor',
    does: async () => {
      const browser = await openMember(app, 'khongma@vidu.vn')
      await app.context.db.updateTable('auth_user').set({ staff_role: 'curator' }).where('email', '=', 'khongma@vidu.vn').execute()
      return browser.send('POST', `/claims/${withCode.claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    },
    answer: 403,
  },
  {
    name: 'an analyst',
    does: async () => {
      const analyst = await openStaff(app, 'phantich@vidu.vn', 'analyst')
      return analyst.send('POST', `/claims/${withCode.claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    },
    answer: 403,
  },
  {
    name: 'accepted by another curator with one proof unconfirmed',
    does: async () => {
      const other = await openStaff(app, 'khac@vidu.vn', 'curator')
      return other.send('POST', `/claims/${withCode.claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    },
    answer: 409,
  },
  {
    name: 'a decision without a reason',
    does: () => staff.send('POST', `/claims/${open.claim_id}/review`, { lang: 'vi', decision: 'refuse', reason: 'không' }),
    answer: 400,
  },
  { name: 'a decision about a draft', does: () => staff.send('POST', `/claims/${open.claim_id}/review`, { lang: 'vi', decision: 'refuse', reason: REASON }), answer: 409 },
  { name: 'reading a claim of others', does: async () => impostor.browser.send('GET', `/claims/${await theirs()}`), answer: 404 },
  { name: 'withdrawing a claim of others', does: async () => impostor.browser.send('POST', `/claims/${await theirs()}/withdraw`, { lang: 'vi' }), answer: 404 },
  { name: 'revoking a claim of others', does: async () => impostor.browser.send('POST', `/claims/${await theirs()}/revoke`, { lang: 'vi', reason: REASON }), answer: 403 },
  {
    name: 'objecting to a claim without having anything to do with it',
    does: async () => impostor.browser.send('POST', `/claims/${await theirs()}/challenge`, { lang: 'vi', organisation_id: impostor.organisation_id, reason: REASON }),
    answer: 404,
  },
  {
    name: 'going on with a claim that was withdrawn',
    does: async () => {
      await impostor.browser.send('POST', `/claims/${open.claim_id}/withdraw`, { lang: 'vi' })
      return prove({ kind: 'domain_mail', mailbox: `info@${TARGET}.example` })()
    },
    answer: 409,
  },
  { name: 'editing a company nobody accepted one for', does: asImpostor('PUT', `/companies/${TARGET}/values`, { lang: 'vi', property: 'website', value: 'https://ke-mao-danh.vn' }), answer: 403 },
  { name: 'editing a company of others', does: asImpostor('PUT', `/companies/${HELD}/values`, { lang: 'vi', property: 'employees', value: '1' }), answer: 403 },
  { name: 'adding a site to a company of others', does: asImpostor('POST', `/companies/${HELD}/sites`, { lang: 'vi', kind: 'plant', province_id: 'ha-noi', address: '1 Phố Vui' }), answer: 403 },
  {
    name: 'a key of a program in place of a person',
    does: async () => {
      const made = await impostor.browser.json<{ key?: string }>('POST', '/account/keys', { lang: 'vi', name: 'máy', scopes: ['read', 'write'], days: 30 })
      return openBrowser(app).send(
        'POST',
        '/claims',
        { lang: 'vi', company_id: BARE, organisation_id: impostor.organisation_id, tax_code: taxCode(70) },
        { authorization: `Bearer ${made.key ?? 'matxich_x'}` },
      )
    },
    answer: 403,
  },
]

async function settleAs(browser: Browser): Promise<Response> {
  const proof = withCode.proofs.find((each) => each.state === 'waiting') ?? withCode.proofs[0]
  return browser.send('POST', `/claims/${withCode.claim_id}/proofs/${proof?.proof_id}/settle`, { lang: 'vi', decision: 'confirm', note: 'Tôi tự xác nhận cho mình.' })
}

const STORIES = [
  ['beginning a claim', BEGINNINGS],
  ['giving proofs', PROOFS],
  ['entering codes', CODES],
  ['decisions and rights', DECISIONS],
] as const

describe.each(STORIES)('an impostor, %s', (_part, stories) => {
  test.each(stories)('$name: $answer', async ({ does, answer }) => {
    const response = await does()
    expect({ status: response.status, body: response.status === answer ? '' : await response.text() }).toEqual({ status: answer, body: '' })
  })
})

test('there are at least fifty of them', () => {
  expect(STORIES.flatMap(([, stories]) => stories).length).toBeGreaterThanOrEqual(50)
})

test('an organisation has at most five open claims, and a person makes at most ten a day', async () => {
  const greedy = await openClaimer(app, 'tham@lam.vn')
  const { items } = (await app.json('/api/v1/companies?limit=40')) as { items: { id: string }[] }
  const free = items.map((each) => each.id).filter((id) => ![TARGET, HELD, OTHER, BARE].includes(id))
  const statuses: number[] = []
  const made: string[] = []
  for (const [at, id] of free.slice(0, 6).entries()) {
    const response = await make(() => greedy, id, taxCode(80 + at))()
    statuses.push(response.status)
    if (response.ok) made.push(((await response.json()) as ClaimDetail).claim_id)
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 409])
  for (const id of made) await greedy.browser.send('POST', `/claims/${id}/withdraw`, { lang: 'vi' })
  const later: number[] = []
  for (const [at, id] of free.slice(6, 12).entries()) later.push((await make(() => greedy, id, taxCode(90 + at))()).status)
  expect(later).toEqual([201, 201, 201, 201, 201, 429])
})

test('nobody speaks for a company who should not, and what staff settle is what was given', async () => {
  const held = await app.context.db.selectFrom('organisation_company').select(['organisation_id', 'company_id']).where('ended_at', 'is', null).execute()
  expect(held).toEqual([{ organisation_id: victim.organisation_id, company_id: HELD }])
  await putOnRecord(app, BARE, 'phone', '+84 24 3825 0000')
  const honest = await openClaimer(app, 'boica@vidu.vn')
  await app.context.db.updateTable('claim').set({ state: 'withdrawn' }).where('company_id', '=', BARE).execute()
  const { claim_id } = await claim(honest, BARE, taxCode(99))
  const called = await honest.browser.json<ClaimDetail>('POST', `/claims/${claim_id}/proofs`, { lang: 'vi', kind: 'call_back' })
  expect(called.proofs[0]).toMatchObject({ kind: 'call_back', number: '+84 24 3825 0000' })
  await proveByDocument(app, honest, claim_id, BARE)
  await honest.browser.send('POST', `/claims/${claim_id}/submit`, { lang: 'vi' })
  const seen = await staff.json<ClaimDetail>('GET', `/claims/${claim_id}?lang=vi`)
  const refused = await settle(staff, seen, 'call_back', 'refuse')
  expect(refused.kinds_confirmed).toBe(0)
  // The claimer reads that it does not hold, not what staff heard.
  const own = await honest.browser.json<ClaimDetail>('GET', `/claims/${claim_id}?lang=vi`)
  expect(own.proofs.find((each) => each.kind === 'call_back')).toMatchObject({ state: 'refused', note: null })
})
