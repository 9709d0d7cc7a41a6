import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KEPT_TABLES } from '../../src/db/edition-tables.ts'
import { createCipher } from '../../src/services/accounts/cipher.ts'
import { verifyAudit } from '../../src/services/accounts/audit.ts'
import { sweepContacts } from '../../src/services/contacts/contacts.ts'
import { sweepPrivacyRequests } from '../../src/services/privacy/requests.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Browser, lastMail, openBrowser, openMember, openStaff, PASSWORD } from '../support/people.ts'
import { makeOrganisation } from '../support/speakers.ts'

const OURS = 'demo-bamboo-copper'

interface Request {
  ref: string
  state: string
  due_on: string | null
  answer_due_on: string | null
  proof: Record<string, number> | null
  steps: { step: string; text: string | null }[]
}

let app: DemoApp
let admin: Browser
let editor: Browser
let rival: Browser
beforeAll(async () => {
  app = await openDemoApp()
  admin = await openStaff(app, 'quan-tri@vidu.vn', 'admin')
  editor = await openMember(app, 'bien-tap@vidu.vn')
  rival = await openMember(app, 'doi-thu@vidu.vn')
  await makeOrganisation(app, { kind: 'company', companies: [OURS], members: { 'bien-tap@vidu.vn': 'editor' } })
  await makeOrganisation(app, { kind: 'company', companies: ['demo-lychee-circuits'], members: { 'doi-thu@vidu.vn': 'owner' } })
}, 120_000)
afterAll(() => app.dispose())

/** Every row of every table that is kept, as text. */
async function everything(): Promise<string> {
  const tables = await Promise.all(
    KEPT_TABLES.map(async (table) => {
      const { rows } = await sql<{ row: string }>`select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(app.context.db)
      return rows.map((each) => `${table} ${each.row}`).join('\n')
    }),
  )
  return tables.join('\n')
}

describe('a person to be reached', () => {
  const person = {
    name: 'Trần Thị Liên Hệ',
    role: 'Trưởng phòng bán hàng',
    email: 'Lien.He@demo.example',
    phone: '+84 912 345 678',
    purpose: 'Trả lời câu hỏi kỹ thuật',
    legal_basis: 'consent',
    consent_evidence: 'Giấy đồng ý số 7',
    consent_on: '2026-01-05',
    source: 'Danh thiếp',
    expires_on: new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10),
  }
  const path = `/companies/${OURS}/contacts`
  let id = ''

  test('is written down by an editor, encrypted', async () => {
    const made = await editor.send('POST', path, person)
    expect(made.status, await made.clone().text()).toBe(201)
    id = ((await made.json()) as { contact_id: string }).contact_id
    const { expires_on: _end, ...shown } = person
    expect(await editor.json('GET', path)).toMatchObject({ total: 1, items: [{ ...shown, contact_id: id }] })
    const all = await everything()
    for (const word of ['Liên Hệ', 'Trưởng phòng', 'Lien.He', '912 345', 'kỹ thuật', 'Giấy đồng ý', 'Danh thiếp'])
      expect(all).not.toContain(word)
  })

  test('is for editors of that company and administrators alone', async () => {
    expect((await rival.send('GET', path)).status).toBe(403)
    expect((await openBrowser(app).send('GET', path)).status).toBe(401)
    expect((await rival.send('DELETE', `/companies/demo-lychee-circuits/contacts/${id}`)).status).toBe(404)
    expect(await admin.json('GET', path)).toMatchObject({ total: 1 })
    const curator = await openStaff(app, 'quan-ly@vidu.vn', 'curator')
    expect((await curator.send('GET', path)).status).toBe(403)
  })

  test('needs a proof of consent, and an end', async () => {
    const { consent_evidence: _evidence, ...without } = person
    expect((await editor.send('POST', path, without)).status).toBe(400)
    expect((await editor.send('POST', path, { ...person, expires_on: '2099-01-01' })).status).toBe(400)
    expect((await editor.send('POST', path, { ...person, expires_on: '2020-01-01' })).status).toBe(400)
  })

  test('cannot be read with another secret, nor in the place of another', async () => {
    const row = await app.context.db.selectFrom('contact').selectAll().where('contact_id', '=', id).executeTakeFirstOrThrow()
    const place = `contact.name ${id} ${OURS}`
    expect(app.context.accounts.cipher.decrypt(row.name, place)).toBe(person.name)
    expect(() => createCipher('another secret of the same length').decrypt(row.name, place)).toThrow('cannot be decrypted')
    expect(() => app.context.accounts.cipher.decrypt(row.name, place.replace('name', 'role'))).toThrow('cannot be decrypted')
    const changed = `${row.name.slice(0, -4)}${row.name.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
    expect(() => app.context.accounts.cipher.decrypt(changed, place)).toThrow('cannot be decrypted')
    const again = app.context.accounts.cipher.encrypt(person.name, place)
    expect(again).not.toBe(row.name)
  })

  test('is deleted on the day that was given', async () => {
    const other = await editor.json<{ contact_id: string }>('POST', path, { ...person, name: 'Người Tạm' })
    await app.context.db
      .updateTable('contact')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('contact_id', '=', other.contact_id)
      .execute()
    expect(await editor.json('GET', path)).toMatchObject({ total: 1 })
    await sweepContacts(app.context)
    expect((await app.context.db.selectFrom('contact').select('contact_id').execute()).map((row) => row.contact_id)).toEqual([id])
  })
})

describe('a request about data on a person', () => {
  const key = (body: string) => /[?&]key=([\w-]+)/.exec(body)?.[1] ?? ''

  test('without an account begins when the link is opened, and says the same to everybody', async () => {
    const visitor = openBrowser(app)
    const filed = await visitor.send('POST', '/privacy-requests', {
      kind: 'see',
      text: 'Cho tôi xem dữ liệu.',
      email: 'la@vidu.vn',
      lang: 'vi',
    })
    expect(filed.status).toBe(201)
    const { ref, due_on } = (await filed.json()) as Request
    expect([ref, due_on]).toEqual([expect.stringMatching(/^P-[0-9A-Z]{6}$/), null])
    const known = await visitor.json<{ message: string }>('POST', '/privacy-requests', {
      kind: 'see',
      text: 'Cho tôi xem.',
      email: 'bien-tap@vidu.vn',
      lang: 'vi',
    })
    expect(known.message).toContain('bien-tap@vidu.vn')
    expect(await admin.json('GET', '/privacy-requests')).toMatchObject({ total: 0 })
    const mail = await lastMail(app, 'la@vidu.vn')
    expect(mail).toMatchObject({ template: 'privacy_verify', language: 'vi' })
    expect((await visitor.send('POST', '/privacy-requests/verify', { ref, key: 'x'.repeat(24) })).status).toBe(404)
    const opened = await visitor.json<Request>('POST', '/privacy-requests/verify', { ref, key: key(mail.body) })
    expect(opened.state).toBe('received')
    expect(Date.parse(opened.due_on ?? '') - Date.now()).toBeGreaterThan(13.5 * 86_400_000)
    expect(Date.parse(opened.due_on ?? '') - Date.now()).toBeLessThanOrEqual(15.5 * 86_400_000)
    expect(await admin.json('GET', '/privacy-requests')).toMatchObject({
      total: 1,
      items: [{ ref, email: 'la@vidu.vn', text: 'Cho tôi xem dữ liệu.' }],
    })
    expect((await rival.send('GET', '/privacy-requests')).status).toBe(403)
    expect((await rival.send('GET', `/privacy-requests/${ref}`)).status).toBe(403)
    const all = await app.context.db.selectFrom('privacy_request').selectAll().execute()
    expect(JSON.stringify(all)).not.toMatch(/Cho tôi xem|la@vidu/)
  })

  test('is answered, prolonged once and fulfilled; the person reads it with the link, and takes the data', async () => {
    const mail = await lastMail(app, 'la@vidu.vn')
    const { items } = await admin.json<{ items: Request[] }>('GET', '/privacy-requests')
    const [first] = items
    const ref = first?.ref ?? ''
    const held = { ref, key: key(mail.body) }
    const visitor = openBrowser(app)
    expect((await visitor.send('POST', '/privacy-requests/data', held)).status).toBe(409)
    const step = (name: string) => admin.send('POST', `/privacy-requests/${ref}/steps`, { step: name, text: 'Chúng tôi đang kiểm tra.' })
    expect((await step('answered')).status).toBe(200)
    expect(await (await step('extended')).json()).toMatchObject({
      state: 'in_progress',
      due_on: new Date(Date.parse(first?.due_on ?? '') + 15 * 86_400_000).toISOString().slice(0, 10),
    })
    expect((await step('extended')).status).toBe(409)
    expect((await lastMail(app, 'la@vidu.vn')).body).not.toContain('kiểm tra')
    expect((await step('fulfilled')).status).toBe(200)
    expect((await step('refused')).status).toBe(409)
    const seen = await visitor.json<Request>('POST', '/privacy-requests/look', held)
    expect(seen.steps.map((each) => each.step)).toEqual(['filed', 'verified', 'answered', 'extended', 'fulfilled'])
    expect(seen.steps.at(-1)?.text).toBe('Chúng tôi đang kiểm tra.')
    const { data } = await visitor.json<{ data: Record<string, unknown[]> }>('POST', '/privacy-requests/data', held)
    expect(data['mail']?.length).toBeGreaterThan(2)
    expect(await app.json('/api/v1/privacy-requests/figures')).toMatchObject({ open: 0, fulfilled: 1, overdue: 0, median_days: 0 })
  })

  test('shows contacts that a company wrote down of this person', async () => {
    const visitor = openBrowser(app)
    const { ref } = await visitor.json<Request>('POST', '/privacy-requests', {
      kind: 'see',
      text: 'Ai giữ số của tôi?',
      email: 'lien.he@demo.example',
    })
    const held = { ref, key: key((await lastMail(app, 'lien.he@demo.example')).body) }
    await visitor.send('POST', '/privacy-requests/verify', held)
    await admin.send('POST', `/privacy-requests/${ref}/steps`, { step: 'fulfilled', text: 'Dữ liệu của bạn ở liên kết.' })
    const { data } = await visitor.json<{ data: { contacts: object[] } }>('POST', '/privacy-requests/data', held)
    expect(data.contacts).toMatchObject([{ name: 'Trần Thị Liên Hệ', company_id: OURS }])
  })

  test('to erase erases, and proves it in numbers', async () => {
    const visitor = openBrowser(app)
    const { ref } = await visitor.json<Request>('POST', '/privacy-requests', {
      kind: 'erase',
      text: 'Xoá hết đi.',
      email: 'lien.he@demo.example',
    })
    const held = { ref, key: key((await lastMail(app, 'lien.he@demo.example')).body) }
    await visitor.send('POST', '/privacy-requests/verify', held)
    expect(await editor.json('GET', `/companies/${OURS}/contacts`)).toMatchObject({ total: 1 })
    const done = await admin.json<Request>('POST', `/privacy-requests/${ref}/steps`, { step: 'fulfilled', text: 'Đã xoá theo yêu cầu.' })
    expect(done.proof).toMatchObject({ contacts: 1, mail: expect.any(Number) })
    expect(await editor.json('GET', `/companies/${OURS}/contacts`)).toMatchObject({ total: 0 })
    expect((await lastMail(app, 'lien.he@demo.example')).template).toBe('privacy_erased')
    expect(await visitor.json('POST', '/privacy-requests/look', held)).toMatchObject({ state: 'fulfilled', proof: { contacts: 1 } })
  })

  test('is asked three times a day at most for one address, without telling who asked', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 4; i++)
      statuses.push(
        (await openBrowser(app).send('POST', '/privacy-requests', { kind: 'object', text: 'Không đồng ý.', email: 'nhieu@vidu.vn' }))
          .status,
      )
    expect(statuses).toEqual([201, 201, 201, 201])
    expect(await app.context.db.selectFrom('mail').select('mail_id').where('to_address', '=', 'nhieu@vidu.vn').execute()).toHaveLength(3)
  })

  test('that nobody verified, and words of closed ones, are forgotten', async () => {
    await sweepPrivacyRequests(app.context, new Date(Date.now() + 8 * 86_400_000))
    expect(await app.context.db.selectFrom('privacy_request').select('ref').where('state', '=', 'unverified').execute()).toEqual([])
    await sweepPrivacyRequests(app.context, new Date(Date.now() + 91 * 86_400_000))
    const rows = await app.context.db.selectFrom('privacy_request').selectAll().where('closed_at', 'is not', null).execute()
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.email === null && row.text === null && row.email_hash === null)).toBe(true)
  })
})

describe('one’s own account', () => {
  test('gives everything kept about oneself, and no secret', async () => {
    const person = await openMember(app, 'chinh-toi@vidu.vn', 'Chính Tôi')
    await person.send('POST', `/companies/${OURS}/inquiries`, {
      subject: 'Một câu hỏi',
      text: 'Quý công ty còn nhận đơn hàng không?',
      purpose: 'other',
    })
    const { data } = await person.json<{ data: Record<string, Record<string, unknown>[]> }>('GET', '/account/data')
    expect(data['account']).toMatchObject([{ name: 'Chính Tôi', email: 'chinh-toi@vidu.vn' }])
    expect(data['messages']).toMatchObject([{ text: 'Quý công ty còn nhận đơn hàng không?' }])
    expect(data['log']?.map((entry) => entry['action'])).toContain('inquiry.create')
    expect(JSON.stringify(data)).not.toMatch(/argon2|token|password|hash/)
  })

  test('is erased with the password: nothing in the database leads to the person, and the log stays whole', async () => {
    const email = 'xoa-toi@vidu.vn'
    const name = 'Người Sẽ Đi'
    const person = await openMember(app, email, name)
    const heir = await openMember(app, 'thua-ke@vidu.vn')
    const organisation_id = await makeOrganisation(app, { kind: 'buyer', members: { [email]: 'owner', 'thua-ke@vidu.vn': 'member' } })
    const alone = await makeOrganisation(app, { kind: 'company', companies: ['demo-copper-valley'], members: { [email]: 'owner' } })
    await person.send('POST', `/companies/${OURS}/inquiries`, {
      subject: 'Riêng tư lắm',
      text: 'Nội dung rất riêng tư của tôi.',
      purpose: 'other',
    })
    await person.send('POST', '/privacy-requests', { kind: 'see', text: 'Cho tôi xem trước đã.' })
    expect(await everything()).toContain(email)
    expect((await person.send('POST', '/account/erase', { password: 'wrong wrong wrong' })).status).toBe(403)
    const { proof } = await person.json<{ proof: Record<string, number> }>('POST', '/account/erase', { password: PASSWORD })
    expect(proof).toMatchObject({
      accounts: 1,
      sessions: 1,
      credentials: 1,
      memberships: 2,
      messages: 1,
      inquiries: 1,
      mail: expect.any(Number),
    })
    const left = await everything()
    for (const word of [email, name, 'Riêng tư lắm', 'rất riêng tư']) expect(left).not.toContain(word)
    expect((await person.json<{ signed_in: boolean }>('GET', '/account')).signed_in).toBe(false)
    expect((await person.send('POST', '/account/sign-in', { email, password: PASSWORD })).status).toBe(401)
    expect((await heir.json<{ organisations: object[] }>('GET', '/account')).organisations).toMatchObject([
      { organisation_id, role: 'owner' },
    ])
    const speaks = await app.context.db.selectFrom('organisation_company').selectAll().where('organisation_id', '=', alone).execute()
    expect(speaks[0]?.ended_at).not.toBeNull()
    expect(await verifyAudit(app.context.db)).toMatchObject({ broken_at: null })
    // Free again for somebody else, or for the same person as another.
    await openMember(app, email)
    expect(app.failures).toEqual([])
  })

  test('of the last administrator is not erased', async () => {
    expect((await admin.send('POST', '/account/erase', { password: PASSWORD })).status).toBe(409)
  })
})
