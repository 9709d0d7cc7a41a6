import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClaimDetail } from '../../src/api/contract/claim.ts'
import { type Claimer, openClaimer, taxCode, upload } from '../support/claims.ts'
import { BARE, HELD, openStage, OTHER, type Stage, type Story, TARGET, tell } from '../support/impostors.ts'
import { openBrowser, openMember } from '../support/people.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 240_000)
afterAll(() => stage.app.dispose())

const make = (who: () => Claimer, company_id: string, tax_code: string, organisation?: () => string) => () =>
  who().browser.send('POST', '/claims', { lang: 'vi', company_id, organisation_id: organisation?.() ?? who().organisation_id, tax_code })
const me = () => stage.impostor

const prove =
  (body: object, of: () => string = () => stage.open.claim_id) =>
  () =>
    stage.impostor.browser.send('POST', `/claims/${of()}/proofs`, { lang: 'vi', ...body })
const theirs = async () =>
  (await stage.victim.browser.json<{ items: { claim_id: string }[] }>('GET', '/claims?lang=vi')).items[0]?.claim_id ?? ''
const mailTo = (mailbox: string) => prove({ kind: 'domain_mail', mailbox })
const DAY_MS = 86_400_000

const BEGINNINGS: readonly Story[] = [
  { name: 'a tax code that is no tax code', does: make(me, TARGET, '0100000000'), answer: 400 },
  {
    name: 'a tax code with a wrong check digit',
    does: make(me, TARGET, `${taxCode(60).slice(0, 9)}${(Number(taxCode(60)[9]) + 1) % 10}`),
    answer: 400,
  },
  { name: 'the number of a person', does: make(me, TARGET, '001099012345'), answer: 400 },
  { name: 'too few digits', does: make(me, TARGET, '01234567'), answer: 400 },
  { name: 'another tax code than the one on record', does: make(me, OTHER, taxCode(61)), answer: 400 },
  { name: 'a unit of the tax code on record', does: make(me, OTHER, `${taxCode(50)}-001`), answer: 400 },
  { name: 'a tax code of another company', does: make(me, BARE, taxCode(50)), answer: 409 },
  { name: 'a company that does not exist', does: make(me, 'demo-nobody', taxCode(62)), answer: 404 },
  { name: 'the same company twice', does: make(me, TARGET, taxCode(52)), answer: 409 },
  { name: 'in the name of another organisation', does: make(me, BARE, taxCode(63), () => stage.victim.organisation_id), answer: 404 },
  {
    name: 'in the name of an organisation that does not exist',
    does: make(me, BARE, taxCode(63), () => '0190aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa'),
    answer: 404,
  },
  {
    name: 'as a visitor',
    does: () =>
      openBrowser(stage.app).send('POST', '/claims', {
        lang: 'vi',
        company_id: TARGET,
        organisation_id: stage.victim.organisation_id,
        tax_code: taxCode(52),
      }),
    answer: 401,
  },
  {
    name: 'with fields that would accept it at once',
    does: () => {
      const body = {
        lang: 'vi',
        company_id: BARE,
        organisation_id: stage.impostor.organisation_id,
        tax_code: taxCode(64),
        state: 'accepted',
      }
      return stage.impostor.browser.send('POST', '/claims', body)
    },
    answer: 400,
  },
  {
    name: 'as an agency',
    does: async () => {
      const agency = await openClaimer(stage.app, 'co@quan.vn', 'Cơ quan', 'agency')
      return make(() => agency, BARE, taxCode(65))()
    },
    answer: 400,
  },
  {
    name: 'as a mere member of an organisation',
    does: async () => {
      const browser = await openMember(stage.app, 'thanhvien@cotrang.vn')
      const { user_id } = (await browser.json<{ user: { user_id: string } }>('GET', '/account')).user
      await stage.app.context.db
        .insertInto('organisation_member')
        .values({ organisation_id: stage.victim.organisation_id, user_id, role: 'member', joined_at: new Date() })
        .execute()
      return browser.send('POST', '/claims', {
        lang: 'vi',
        company_id: BARE,
        organisation_id: stage.victim.organisation_id,
        tax_code: taxCode(66),
      })
    },
    answer: 403,
  },
  { name: 'what one holds already', does: make(() => stage.victim, HELD, taxCode(51)), answer: 409 },
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
  {
    name: 'a document that does not exist',
    does: prove({ kind: 'registry_document', document_id: 'AAAAAAAAAAAAAAAAAAAAAAAA' }),
    answer: 400,
  },
  { name: 'no document', does: prove({ kind: 'registry_document' }), answer: 400 },
  {
    name: 'a document of another organisation',
    does: async () => {
      const { document_id } = (await (await upload(stage.app, stage.victim, { company_id: HELD, kind: 'registration' })).json()) as {
        document_id: string
      }
      return prove({ kind: 'registry_document', document_id })()
    },
    answer: 400,
  },
  {
    name: 'a document of another company',
    does: async () => {
      const { document_id } = (await (
        await upload(stage.app, stage.impostor, { company_id: 'demo-myna-logic', kind: 'registration' })
      ).json()) as {
        document_id: string
      }
      return prove({ kind: 'registry_document', document_id })()
    },
    answer: 400,
  },
  {
    name: 'a proof for a claim of others',
    does: async () => stage.impostor.browser.send('POST', `/claims/${await theirs()}/proofs`, { lang: 'vi', kind: 'website_token' }),
    answer: 404,
  },
  {
    name: 'a website that was corrected yesterday',
    does: async () => {
      await stage.app.context.db
        .updateTable('record')
        .set({ origin: 'correction', recorded_at: new Date(Date.now() - DAY_MS) })
        .where('company_id', '=', TARGET)
        .execute()
      const response = await mailTo(`info@${TARGET}.example`)()
      await stage.app.context.db
        .updateTable('record')
        .set({ origin: 'edition' })
        .where('company_id', '=', TARGET)
        .where('origin', '=', 'correction')
        .execute()
      return response
    },
    answer: 409,
  },
  {
    name: 'a website the company said itself',
    does: async () => {
      await stage.app.context.db.updateTable('record').set({ origin: 'claim' }).where('company_id', '=', TARGET).execute()
      const response = await prove({ kind: 'website_token' })()
      await stage.app.context.db.updateTable('record').set({ origin: 'edition' }).where('company_id', '=', TARGET).execute()
      return response
    },
    answer: 409,
  },
]

describe('an impostor begins a claim', () => {
  test.each(BEGINNINGS)('$name: $answer', async (story) => {
    expect(await tell(story)).toEqual({ status: story.answer, body: '' })
  })
})

describe('an impostor gives proofs', () => {
  test.each(PROOFS)('$name: $answer', async (story) => {
    expect(await tell(story)).toEqual({ status: story.answer, body: '' })
  })
})

test('an organisation has at most five open claims, and a person makes at most ten a day', async () => {
  const greedy = await openClaimer(stage.app, 'tham@lam.vn')
  const { items } = (await stage.app.json('/api/v1/companies?limit=40')) as { items: { id: string }[] }
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
