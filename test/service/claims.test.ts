import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClaimDetail } from '../../src/api/contract/claim.ts'
import { verifyAudit } from '../../src/services/accounts/audit.ts'
import { endWindows } from '../../src/services/claims/challenge-claim.ts'
import {
  acceptedClaim,
  claim,
  type Claimer,
  openClaimer,
  proveByDocument,
  proveByMail,
  REASON,
  settle,
  taxCode,
} from '../support/claims.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Browser, lastMail, openStaff } from '../support/people.ts'

let app: DemoApp
let staff: Browser
beforeAll(async () => {
  app = await openDemoApp()
  staff = await openStaff(app, 'nhanvien@vidu.vn', 'curator')
}, 180_000)
afterAll(() => app.dispose())

const FIRST = 'demo-lychee-circuits'
const DAY_MS = 86_400_000
const profile = (id: string) =>
  app.json(`/api/v1/companies/${id}?lang=vi`) as Promise<{ tax_code: string | null; claim: { state: string } }>

describe('a claim', () => {
  let claimer: Claimer
  let claim_id = ''
  beforeAll(async () => {
    claimer = await openClaimer(app, 'chu@vaithieu.vn')
  })

  test('begins as a draft that says what to do', async () => {
    const made = await claim(claimer, FIRST, taxCode(1))
    claim_id = made.claim_id
    expect(made).toMatchObject({ state: 'draft', tax_code: taxCode(1), tax_code_known: false, proofs_needed: 2, kinds_given: 0 })
    expect(made.what_next).toContain('2 bằng chứng')
    expect(made.options.map((each) => [each.kind, each.possible])).toEqual([
      ['domain_mail', true],
      ['website_token', true],
      ['registry_document', true],
      ['call_back', false],
    ])
    expect(made.evidence).toBeNull()
  })

  test('is handed in with two proofs of different kinds, and the clock begins', async () => {
    await proveByMail(app, claimer, claim_id, `lienhe@${FIRST}.example`)
    const refused = await claimer.browser.send('POST', `/claims/${claim_id}/submit`, { lang: 'vi' })
    expect(refused.status).toBe(409)
    await proveByDocument(app, claimer, claim_id, FIRST)
    const handedIn = await claimer.browser.json<ClaimDetail>('POST', `/claims/${claim_id}/submit`, { lang: 'vi' })
    expect(handedIn).toMatchObject({ state: 'submitted', kinds_given: 2, kinds_confirmed: 1, overdue: false, days_open: 0 })
    expect(handedIn.due_on).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('stops its clock while staff ask for more', async () => {
    const asked = await staff.json<ClaimDetail>('POST', `/claims/${claim_id}/review`, {
      lang: 'vi',
      decision: 'ask',
      reason: 'Ảnh giấy đăng ký bị mờ ở góc phải.',
    })
    expect(asked.state).toBe('need_more')
    expect((await lastMail(app, claimer.email)).template).toBe('claim_asked')
    // Asked a week ago: five working days are not staff's.
    await app.context.db
      .updateTable('claim')
      .set({ waiting_since: new Date(Date.now() - 7 * DAY_MS), submitted_at: new Date(Date.now() - 8 * DAY_MS) })
      .where('claim_id', '=', claim_id)
      .execute()
    const answered = await claimer.browser.json<ClaimDetail>('POST', `/claims/${claim_id}/answer`, {
      lang: 'vi',
      text: 'Đã chụp lại rõ hơn.',
    })
    expect(answered).toMatchObject({ state: 'submitted', overdue: false })
    const row = await app.context.db.selectFrom('claim').select('waited_days').where('claim_id', '=', claim_id).executeTakeFirstOrThrow()
    expect(row.waited_days).toBe(5)
  })

  test('is accepted only when both proofs are confirmed; then its organisation speaks for the company', async () => {
    const early = await staff.send('POST', `/claims/${claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    expect(early.status).toBe(409)
    await settle(staff, await staff.json<ClaimDetail>('GET', `/claims/${claim_id}?lang=vi`), 'registry_document')
    const accepted = await staff.json<ClaimDetail>('POST', `/claims/${claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    expect(accepted.state).toBe('challenge_window')
    expect(accepted.steps.map((each) => each.step)).toEqual(
      'made proof_given proof_confirmed proof_given submitted asked answered proof_confirmed window_opened'.split(' '),
    )
    const { organisations } = await claimer.browser.json<{ organisations: { company_ids: string[] }[] }>('GET', '/account')
    expect(organisations[0]?.company_ids).toEqual([FIRST])
    expect(await profile(FIRST)).toMatchObject({ tax_code: taxCode(1), claim: { state: 'in_window' } })
  })

  test('stands when nobody objected in time, and forgets addresses', async () => {
    expect(await endWindows(app.context, new Date(Date.now() + 6 * DAY_MS))).toBe(0)
    expect(await endWindows(app.context, new Date(Date.now() + 8 * DAY_MS))).toBe(1)
    const stands = await claimer.browser.json<ClaimDetail>('GET', `/claims/${claim_id}?lang=vi`)
    expect(stands).toMatchObject({ state: 'accepted', may: { edit: true, withdraw: true, change: false } })
    expect(stands.proofs.every((proof) => proof.mailbox === null)).toBe(true)
    expect(await profile(FIRST)).toMatchObject({ claim: { state: 'maintained' } })
  })

  test('is revoked with a reason: no more edits, what was said stays and is marked', async () => {
    await claimer.browser.json('PUT', `/companies/${FIRST}/values`, { lang: 'vi', property: 'employees', value: '120' })
    const revoked = await staff.json<ClaimDetail>('POST', `/claims/${claim_id}/revoke`, {
      lang: 'vi',
      reason: 'Doanh nghiệp báo rằng người này đã nghỉ việc.',
    })
    expect(revoked.state).toBe('revoked')
    expect(
      (await claimer.browser.send('PUT', `/companies/${FIRST}/values`, { lang: 'vi', property: 'employees', value: '130' })).status,
    ).toBe(403)
    const shown = (await app.json(`/api/v1/companies/${FIRST}?lang=vi`)) as {
      claim: { state: string; revoked_source_ids: string[] }
      facts: { property: string; source_id: string }[]
      sources: { id: string; note: string | null }[]
    }
    const source = `claim-${claimer.organisation_id}`
    expect(shown.claim).toMatchObject({ state: 'none', revoked_source_ids: [source] })
    expect(shown.facts.find((fact) => fact.property === 'employees' && fact.source_id === source)).toBeDefined()
    expect(shown.sources.find((each) => each.id === source)?.note).toContain('revoked')
  })

  test('leaves a whole log that names nobody', async () => {
    expect(await verifyAudit(app.context.db)).toMatchObject({ broken_at: null })
    const rows = await app.context.db.selectFrom('audit_entry').selectAll().where('action', 'like', 'claim.%').execute()
    expect(rows.length).toBeGreaterThan(8)
    expect(JSON.stringify(rows)).not.toMatch(/@|lienhe/)
  })
})

describe('two who claim the same company', () => {
  const COMPANY = 'demo-longan-boards'
  let right: Claimer
  let wrong: Claimer
  let first = ''
  beforeAll(async () => {
    wrong = await openClaimer(app, 'gia@mao.vn')
    right = await openClaimer(app, 'that@nhanlong.vn')
  })

  test('the other is told, objects, and edits stop at once', async () => {
    const theirs = await claim(right, COMPANY, taxCode(2))
    await proveByMail(app, right, theirs.claim_id, `giamdoc@${COMPANY}.example`)
    await proveByDocument(app, right, theirs.claim_id, COMPANY)
    await right.browser.send('POST', `/claims/${theirs.claim_id}/submit`, { lang: 'vi' })
    first = (await acceptedClaim(app, staff, wrong, COMPANY, taxCode(2))).claim_id
    expect((await lastMail(app, right.email)).template).toBe('claim_of_other')
    // Nobody else learns that there is such a claim.
    expect((await right.browser.send('GET', `/claims/${first}`)).status).toBe(404)
    const window = await right.browser.json<{ may_challenge_as: unknown[] }>('GET', `/claims/${first}/challenge?lang=vi`)
    expect(window.may_challenge_as).toEqual([{ organisation_id: right.organisation_id, name: 'Tổ chức thử' }])
    expect(
      (await wrong.browser.send('PUT', `/companies/${COMPANY}/values`, { lang: 'vi', property: 'employees', value: '9' })).status,
    ).toBe(200)
    const body = { lang: 'vi', organisation_id: right.organisation_id, reason: 'Chúng tôi mới là chủ của doanh nghiệp này.' }
    expect((await right.browser.send('POST', `/claims/${first}/challenge`, body)).status).toBe(200)
    expect((await right.browser.send('POST', `/claims/${first}/challenge`, body)).status).toBe(409)
    expect(
      (await wrong.browser.send('PUT', `/companies/${COMPANY}/values`, { lang: 'vi', property: 'employees', value: '10' })).status,
    ).toBe(403)
    const seen = await staff.json<ClaimDetail>('GET', `/claims/${first}?lang=vi`)
    expect(seen).toMatchObject({ state: 'submitted', challenged: true })
    expect(seen.evidence?.challenges[0]?.reason).toContain('mới là chủ')
    // Who claims does not read who objects.
    const own = await wrong.browser.json<ClaimDetail>('GET', `/claims/${first}?lang=vi`)
    expect(own.evidence).toBeNull()
    expect(JSON.stringify(own)).not.toContain('mới là chủ')
  })

  test('a holder keeps the right until the week of the newer claim is over', async () => {
    await staff.send('POST', `/claims/${first}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    await endWindows(app.context, new Date(Date.now() + 8 * DAY_MS))
    const theirs = (await right.browser.json<{ items: { claim_id: string }[] }>('GET', '/claims?lang=vi')).items[0]?.claim_id ?? ''
    await settle(staff, await staff.json<ClaimDetail>('GET', `/claims/${theirs}?lang=vi`), 'registry_document')
    await staff.send('POST', `/claims/${theirs}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
    const put = (who: Claimer) =>
      who.browser.send('PUT', `/companies/${COMPANY}/values`, { lang: 'vi', property: 'employees', value: '11' })
    expect([(await put(wrong)).status, (await put(right)).status]).toEqual([200, 403])
    await endWindows(app.context, new Date(Date.now() + 16 * DAY_MS))
    expect([(await put(wrong)).status, (await put(right)).status]).toEqual([403, 200])
    expect((await lastMail(app, wrong.email)).template).toBe('claim_revoked')
  })
})
