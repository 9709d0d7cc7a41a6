import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClaimDetail } from '../../src/api/contract/claim.ts'
import { claim, codeFor, openClaimer, proveByDocument, proveByMail, putOnRecord, REASON, settle, taxCode } from '../support/claims.ts'
import { BARE, HELD, openStage, type Stage, type Story, TARGET, tell } from '../support/impostors.ts'
import { type Browser, openBrowser, openMember, openStaff } from '../support/people.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 240_000)
afterAll(() => stage.app.dispose())

const prove =
  (body: object, of: () => string = () => stage.open.claim_id) =>
  () =>
    stage.impostor.browser.send('POST', `/claims/${of()}/proofs`, { lang: 'vi', ...body })
const theirs = async () =>
  (await stage.victim.browser.json<{ items: { claim_id: string }[] }>('GET', '/claims?lang=vi')).items[0]?.claim_id ?? ''
const enter = (code: () => Promise<string> | string) => async () => {
  const proof = stage.withCode.proofs.find((each) => each.kind === 'domain_mail')
  return stage.impostor.browser.send('POST', `/claims/${stage.withCode.claim_id}/proofs/${proof?.proof_id}/confirm`, {
    lang: 'vi',
    code: await code(),
  })
}
const asImpostor = (method: string, path: string | (() => string), body?: object) => () =>
  stage.impostor.browser.send(method, typeof path === 'string' ? path : path(), body)

const CODES: readonly Story[] = [
  { name: 'a guessed code', does: enter(() => 'ABCD-EFGH'), answer: 400 },
  { name: 'no code', does: enter(() => ''), answer: 400 },
  {
    name: 'the code of another proof',
    does: async () => {
      await prove({ kind: 'domain_mail', mailbox: `info@${TARGET}.example` })()
      return enter(() => codeFor(stage.app, `info@${TARGET}.example`))()
    },
    answer: 400,
  },
  {
    name: 'the right code by somebody else',
    does: async () => {
      const proof = stage.withCode.proofs.find((each) => each.kind === 'domain_mail')
      const code = await codeFor(stage.app, 'info@demo-myna-logic.example')
      return stage.victim.browser.send('POST', `/claims/${stage.withCode.claim_id}/proofs/${proof?.proof_id}/confirm`, { lang: 'vi', code })
    },
    answer: 404,
  },
  {
    name: 'the right code after a day',
    does: async () => {
      const past = new Date(Date.now() - 1000)
      const code = await codeFor(stage.app, 'info@demo-myna-logic.example')
      await stage.app.context.db
        .updateTable('claim_proof')
        .set({ expires_at: past })
        .where('claim_id', '=', stage.withCode.claim_id)
        .execute()
      return enter(() => code)()
    },
    answer: 409,
  },
  {
    name: 'the right code after five wrong ones',
    does: async () => {
      stage.withCode = await stage.impostor.browser.json('POST', `/claims/${stage.withCode.claim_id}/proofs`, {
        lang: 'vi',
        kind: 'domain_mail',
        mailbox: 'ke.toan@demo-myna-logic.example',
      })
      const proof_id = stage.withCode.proofs.findLast((each) => each.kind === 'domain_mail')?.proof_id ?? ''
      const send = (code: string) =>
        stage.impostor.browser.send('POST', `/claims/${stage.withCode.claim_id}/proofs/${proof_id}/confirm`, { lang: 'vi', code })
      for (let i = 0; i < 5; i++) expect((await send(`AAAA-AAA${i}`)).status).toBe(400)
      return send(await codeFor(stage.app, 'ke.toan@demo-myna-logic.example'))
    },
    answer: 409,
  },
  {
    name: 'a code that was used once',
    does: async () => {
      const mailbox = 'kinhdoanh@demo-myna-logic.example'
      stage.withCode = await proveByMail(stage.app, stage.impostor, stage.withCode.claim_id, mailbox)
      const proof_id = stage.withCode.proofs.find((each) => each.state === 'confirmed')?.proof_id ?? ''
      return stage.impostor.browser.send('POST', `/claims/${stage.withCode.claim_id}/proofs/${proof_id}/confirm`, {
        lang: 'vi',
        code: await codeFor(stage.app, mailbox),
      })
    },
    answer: 409,
  },
  {
    name: 'the same kind twice',
    does: prove({ kind: 'domain_mail', mailbox: 'sales@demo-myna-logic.example' }, () => stage.withCode.claim_id),
    answer: 409,
  },
  {
    name: 'handing in with one kind alone',
    does: asImpostor('POST', () => `/claims/${stage.withCode.claim_id}/submit`, { lang: 'vi' }),
    answer: 409,
  },
  {
    name: 'a text on a website that nobody looked at, while looking is off',
    does: async () => {
      const given = await stage.impostor.browser.json<ClaimDetail>('POST', `/claims/${stage.withCode.claim_id}/proofs`, {
        lang: 'vi',
        kind: 'website_token',
      })
      const proof = given.proofs.find((each) => each.kind === 'website_token')
      return stage.impostor.browser.send('POST', `/claims/${stage.withCode.claim_id}/proofs/${proof?.proof_id}/confirm`, { lang: 'vi' })
    },
    answer: 409,
  },
]

const DECISIONS: readonly Story[] = [
  { name: 'confirming the own proof as if one were staff', does: async () => settleAs(stage.impostor.browser), answer: 403 },
  {
    name: 'reviewing the own claim',
    does: asImpostor('POST', () => `/claims/${stage.withCode.claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON }),
    answer: 403,
  },
  {
    name: 'staff who belong to the organisation',
    does: async () => {
      await stage.impostor.browser.send('POST', `/claims/${stage.withCode.claim_id}/submit`, { lang: 'vi' })
      const { user } = await stage.staff.json<{ user: { user_id: string } }>('GET', '/account')
      const member = { organisation_id: stage.impostor.organisation_id, user_id: user.user_id }
      await stage.app.context.db
        .insertInto('organisation_member')
        .values({ ...member, role: 'member', joined_at: new Date() })
        .execute()
      const response = await stage.staff.send('POST', `/claims/${stage.withCode.claim_id}/review`, {
        lang: 'vi',
        decision: 'accept',
        reason: REASON,
      })
      const seen = await stage.staff.json<ClaimDetail>('GET', `/claims/${stage.withCode.claim_id}?lang=vi`)
      expect(seen.evidence).toBeNull()
      await stage.app.context.db.deleteFrom('organisation_member').where('user_id', '=', user.user_id).execute()
      return response
    },
    answer: 403,
  },
  {
    name: 'staff who made the claim, and left the organisation since',
    does: async () => {
      const { user } = await stage.staff.json<{ user: { user_id: string } }>('GET', '/account')
      await stage.app.context.db
        .updateTable('claim')
        .set({ user_id: user.user_id })
        .where('claim_id', '=', stage.withCode.claim_id)
        .execute()
      return stage.staff.send('POST', `/claims/${stage.withCode.claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    },
    answer: 403,
  },
  {
    name: 'staff without a second factor',
    does: async () => {
      const browser = await openMember(stage.app, 'khongma@vidu.vn')
      await stage.app.context.db.updateTable('auth_user').set({ staff_role: 'curator' }).where('email', '=', 'khongma@vidu.vn').execute()
      return browser.send('POST', `/claims/${stage.withCode.claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    },
    answer: 403,
  },
  {
    name: 'an analyst',
    does: async () => {
      const analyst = await openStaff(stage.app, 'phantich@vidu.vn', 'analyst')
      return analyst.send('POST', `/claims/${stage.withCode.claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    },
    answer: 403,
  },
  {
    name: 'accepted by another curator with one proof unconfirmed',
    does: async () => {
      const other = await openStaff(stage.app, 'khac@vidu.vn', 'curator')
      return other.send('POST', `/claims/${stage.withCode.claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    },
    answer: 409,
  },
  {
    name: 'a decision without a reason',
    does: () => stage.staff.send('POST', `/claims/${stage.open.claim_id}/review`, { lang: 'vi', decision: 'refuse', reason: 'không' }),
    answer: 400,
  },
  {
    name: 'a decision about a draft',
    does: () => stage.staff.send('POST', `/claims/${stage.open.claim_id}/review`, { lang: 'vi', decision: 'refuse', reason: REASON }),
    answer: 409,
  },
  { name: 'reading a claim of others', does: async () => stage.impostor.browser.send('GET', `/claims/${await theirs()}`), answer: 404 },
  {
    name: 'withdrawing a claim of others',
    does: async () => stage.impostor.browser.send('POST', `/claims/${await theirs()}/withdraw`, { lang: 'vi' }),
    answer: 404,
  },
  {
    name: 'revoking a claim of others',
    does: async () => stage.impostor.browser.send('POST', `/claims/${await theirs()}/revoke`, { lang: 'vi', reason: REASON }),
    answer: 403,
  },
  {
    name: 'objecting to a claim without having anything to do with it',
    does: async () =>
      stage.impostor.browser.send('POST', `/claims/${await theirs()}/challenge`, {
        lang: 'vi',
        organisation_id: stage.impostor.organisation_id,
        reason: REASON,
      }),
    answer: 404,
  },
  {
    name: 'going on with a claim that was withdrawn',
    does: async () => {
      await stage.impostor.browser.send('POST', `/claims/${stage.open.claim_id}/withdraw`, { lang: 'vi' })
      return prove({ kind: 'domain_mail', mailbox: `info@${TARGET}.example` })()
    },
    answer: 409,
  },
  {
    name: 'editing a company nobody accepted one for',
    does: asImpostor('PUT', `/companies/${TARGET}/values`, { lang: 'vi', property: 'website', value: 'https://ke-mao-danh.vn' }),
    answer: 403,
  },
  {
    name: 'editing a company of others',
    does: asImpostor('PUT', `/companies/${HELD}/values`, { lang: 'vi', property: 'employees', value: '1' }),
    answer: 403,
  },
  {
    name: 'adding a site to a company of others',
    does: asImpostor('POST', `/companies/${HELD}/sites`, { lang: 'vi', kind: 'plant', province_id: 'ha-noi', address: '1 Phố Vui' }),
    answer: 403,
  },
  {
    name: 'a key of a program in place of a person',
    does: async () => {
      const made = await stage.impostor.browser.json<{ key?: string }>('POST', '/account/keys', {
        lang: 'vi',
        name: 'máy',
        scopes: ['read', 'write'],
        days: 30,
      })
      return openBrowser(stage.app).send(
        'POST',
        '/claims',
        { lang: 'vi', company_id: BARE, organisation_id: stage.impostor.organisation_id, tax_code: taxCode(70) },
        { authorization: `Bearer ${made.key ?? 'matxich_x'}` },
      )
    },
    answer: 403,
  },
]

async function settleAs(browser: Browser): Promise<Response> {
  const proof = stage.withCode.proofs.find((each) => each.state === 'waiting') ?? stage.withCode.proofs[0]
  return browser.send('POST', `/claims/${stage.withCode.claim_id}/proofs/${proof?.proof_id}/settle`, {
    lang: 'vi',
    decision: 'confirm',
    note: 'Tôi tự xác nhận cho mình.',
  })
}

describe('an impostor enters codes', () => {
  test.each(CODES)('$name: $answer', async (story) => {
    expect(await tell(story)).toEqual({ status: story.answer, body: '' })
  })
})

describe('an impostor decides', () => {
  test.each(DECISIONS)('$name: $answer', async (story) => {
    expect(await tell(story)).toEqual({ status: story.answer, body: '' })
  })
})

test('nobody speaks for a company who should not, and what staff settle is what was given', async () => {
  const held = await stage.app.context.db
    .selectFrom('organisation_company')
    .select(['organisation_id', 'company_id'])
    .where('ended_at', 'is', null)
    .execute()
  expect(held).toEqual([{ organisation_id: stage.victim.organisation_id, company_id: HELD }])
  await putOnRecord(stage.app, BARE, 'phone', '+84 24 3825 0000')
  const honest = await openClaimer(stage.app, 'boica@vidu.vn')
  await stage.app.context.db.updateTable('claim').set({ state: 'withdrawn' }).where('company_id', '=', BARE).execute()
  const { claim_id } = await claim(honest, BARE, taxCode(99))
  const called = await honest.browser.json<ClaimDetail>('POST', `/claims/${claim_id}/proofs`, { lang: 'vi', kind: 'call_back' })
  expect(called.proofs[0]).toMatchObject({ kind: 'call_back', number: '+84 24 3825 0000' })
  await proveByDocument(stage.app, honest, claim_id, BARE)
  await honest.browser.send('POST', `/claims/${claim_id}/submit`, { lang: 'vi' })
  const seen = await stage.staff.json<ClaimDetail>('GET', `/claims/${claim_id}?lang=vi`)
  const refused = await settle(stage.staff, seen, 'call_back', 'refuse')
  expect(refused.kinds_confirmed).toBe(0)
  // The claimer reads that it does not hold, not what staff heard.
  const own = await honest.browser.json<ClaimDetail>('GET', `/claims/${claim_id}?lang=vi`)
  expect(own.proofs.find((each) => each.kind === 'call_back')).toMatchObject({ state: 'refused', note: null })
})
