import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompanyValues } from '../../src/api/contract/company-values.ts'
import type { Document } from '../../src/api/contract/document.ts'
import { endWindows } from '../../src/services/claims/challenge-claim.ts'
import { sweepClaims } from '../../src/services/claims/sweep-claims.ts'
import { readDocumentFile, sweepDocuments } from '../../src/services/documents/documents.ts'
import { getCompany } from '../../src/services/profile/company.ts'
import { queueDocuments } from '../../src/services/search/documents/index-documents.ts'
import { acceptedClaim, type Claimer, openClaimer, PDF, putOnRecord, taxCode, upload } from '../support/claims.ts'
import { API, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Browser, lastMail, openBrowser, openStaff } from '../support/people.ts'
import { HIDDEN, pictureWithMetadata } from '../support/pictures.ts'

let app: DemoApp
let staff: Browser
let owner: Claimer
const COMPANY = 'demo-lychee-circuits'
const DAY_MS = 86_400_000

beforeAll(async () => {
  app = await openDemoApp()
  staff = await openStaff(app, 'nhanvien@vidu.vn', 'curator')
  owner = await openClaimer(app, 'chu@vaithieu.vn', 'Vải Thiều')
  await acceptedClaim(app, staff, owner, COMPANY, taxCode(200))
  await endWindows(app.context, new Date(Date.now() + 8 * DAY_MS))
}, 240_000)
afterAll(() => app.dispose())

interface Put {
  value_id: string
  shown: boolean
  message: string
  field: CompanyValues['fields'][number]
}
const put = (body: object, who = owner) => who.browser.json<Put>('PUT', `/companies/${COMPANY}/values`, { lang: 'vi', ...body })
const putStatus = async (body: object) => (await owner.browser.send('PUT', `/companies/${COMPANY}/values`, { lang: 'vi', ...body })).status
const values = () => owner.browser.json<CompanyValues>('GET', `/companies/${COMPANY}/values?lang=vi`)
const fieldOf = async (property: string) => (await values()).fields.find((field) => field.property === property)
const profile = (now = new Date()) => getCompany(app.context, { id: COMPANY, lang: 'vi' }, now)

describe('what a company says of itself', () => {
  test('is shown at once, as its own word, with itself as the source', async () => {
    const done = await put({ property: 'employees', value: '1.250' })
    expect(done.shown).toBe(true)
    const fact = (await profile()).facts.find((each) => each.id === done.value_id)
    expect(fact).toMatchObject({ value: '1250', evidence_grade: 'self_declared', source_id: `claim-${owner.organisation_id}` })
    expect((await profile()).sources.find((each) => each.id === fact?.source_id)?.title).toContain('Vải Thiều')
  })

  test('said anew, takes the place of what it said before', async () => {
    await put({ property: 'employees', value: '1300' })
    const own = (await fieldOf('employees'))?.values.filter((value) => value.own) ?? []
    expect(own.map((value) => value.text)).toEqual(['1300'])
  })

  test('never goes before stronger evidence, whenever it is said', async () => {
    await putOnRecord(app, COMPANY, 'group_name', 'Nhóm Vải')
    const name = (await profile()).name_en
    const done = await put({ property: 'name_en', value: 'Lychee The Best' })
    expect(done.shown).toBe(false)
    expect(done.message).toContain(name)
    expect((await profile()).name_en).toBe(name)
  })

  test('is checked as that of curators: numbers, words, days, countries', async () => {
    for (const wrong of [
      { property: 'employees', value: 'many' },
      { property: 'employees', value: '0' },
      { property: 'founded', value: '3000' },
      { property: 'website', value: 'not a website' },
      { property: 'export_market', value: 'Atlantis' },
      { property: 'language', value: 'klingon' },
      { property: 'moq', value: '-3', unit: 'pcs' },
      { property: 'moq', value: '500' },
      { property: 'certificate', value: 'ISO 9001', details: { expires_on: '2027-02-31' } },
      { property: 'certificate', value: 'ISO 9001', details: { issued_on: '2026-05-01', expires_on: '2025-05-01' } },
      { property: 'certificate', value: 'ISO 9001', details: { colour: 'red' } },
      { property: 'equipment', value: 'máy ép', details: { quantity: 'vài' } },
      { property: 'segment', value: 'bo mạch' },
      { property: 'segment', value: 'bo mạch', segment_id: 'no-such-segment', role: 'maker' },
      { property: 'capacity', value: '5000', site_id: 'demo-longan-boards-1' },
      { property: 'address', value: '1 Phố Vui' },
      { property: 'employees', value: '12', as_of: '2999-01-01' },
    ])
      expect([JSON.stringify(wrong), await putStatus(wrong)]).toEqual([JSON.stringify(wrong), 400])
    // What belongs to others: customers, and what is known to be none.
    expect(await putStatus({ property: 'customer', value: 'Một hãng lớn' })).toBe(400)
    expect(await putStatus({ property: 'tax_code', value: taxCode(201) })).toBe(400)
  })

  test('finds the entry of the vocabulary behind the words', async () => {
    const { field, value_id } = await put({
      property: 'certificate',
      value: 'ISO 14001:2015',
      details: { number: 'VN-77', expires_on: '2029-06-30' },
    })
    expect(field.values.find((value) => value.value_id === value_id)).toMatchObject({
      term: { id: 'iso-14001' },
      details: { number: 'VN-77', expires_on: '2029-06-30' },
    })
    const moq = await put({ property: 'moq', value: '1.000', unit: 'pcs' })
    expect(moq.field.values.find((value) => value.value_id === moq.value_id)).toMatchObject({
      text: '1000',
      unit: expect.any(String) as string,
    })
  })

  test('is refused when somebody changed it meanwhile, with the newer value', async () => {
    const seen = await fieldOf('founded')
    await put({ property: 'founded', value: '1999', version: seen?.version })
    const late = await owner.browser.send('PUT', `/companies/${COMPANY}/values`, {
      lang: 'vi',
      property: 'founded',
      value: '2001',
      version: seen?.version,
    })
    expect(late.status).toBe(409)
    expect(((await late.json()) as { detail: string }).detail).toContain('1999')
  })

  test('can be taken back, and nothing else can', async () => {
    const field = await fieldOf('employees')
    const own = field?.values.find((value) => value.own)
    const takeBack = async (property: string, value_id: string | undefined) =>
      (await owner.browser.send('DELETE', `/companies/${COMPANY}/values/${property}`, { lang: 'vi', value_id: value_id ?? '' })).status
    expect(await takeBack('employees', own?.value_id)).toBe(200)
    expect(await takeBack('employees', own?.value_id)).toBe(404)
    const website = (await fieldOf('website'))?.values.find((value) => !value.own)
    expect(await takeBack('website', website?.value_id)).toBe(403)
  })

  test('includes new sites and products', async () => {
    const { site_id } = await owner.browser.json<{ site_id: string }>('POST', `/companies/${COMPANY}/sites`, {
      lang: 'vi',
      kind: 'warehouse',
      province_id: 'bac-ninh',
      address: 'Lô 7, đường Vui, phường Vui',
    })
    expect((await profile()).site_list.find((site) => site.id === site_id)).toMatchObject({
      address: 'Lô 7, đường Vui, phường Vui',
      evidence_grade: 'self_declared',
    })
    await put({ property: 'status', subject_id: site_id, value: 'planned' })
    expect((await profile()).site_list.find((site) => site.id === site_id)?.status).toBe('planned')
    await put({ property: 'segment', segment_id: 'winding-wire', role: 'trader', value: 'dây đồng' })
    expect((await profile()).capabilities.find((each) => each.segment.id === 'winding-wire')).toMatchObject({
      role: 'trader',
      product: 'dây đồng',
    })
  })

  test('comes as an Excel template and goes back as one; the same file twice changes nothing', async () => {
    const cookie = [...owner.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.http.request(`http://localhost${API}/companies/${COMPANY}/values/template.xlsx?lang=vi`, {
      headers: { cookie, host: 'localhost' },
    })
    expect(response.status).toBe(200)
    const file_base64 = Buffer.from(await response.arrayBuffer()).toString('base64')
    const send = () =>
      owner.browser.json<{ stated: number; unchanged: number; refused: unknown[] }>('POST', `/companies/${COMPANY}/values/sheet`, {
        lang: 'vi',
        file_base64,
      })
    const read = await send()
    expect(read).toMatchObject({ stated: 0, refused: [] })
    expect(read.unchanged).toBeGreaterThanOrEqual(4)
    const rubbish = await owner.browser.send('POST', `/companies/${COMPANY}/values/sheet`, {
      lang: 'vi',
      file_base64: Buffer.from('x'.repeat(300)).toString('base64'),
    })
    expect(rubbish.status).toBe(400)
  })
})

describe('documents', () => {
  let certificate = ''
  let picture: Buffer
  let sent: Document
  beforeAll(async () => {
    picture = await pictureWithMetadata()
    certificate = (await put({ property: 'certificate', value: 'ISO 45001', details: { expires_on: '2028-01-31' } })).value_id
  })

  test('pictures are drawn anew: upright, smaller, without what was hidden in them', async () => {
    expect(picture.includes(HIDDEN)).toBe(true)
    const response = await upload(app, owner, { company_id: COMPANY, kind: 'certificate', about: certificate }, picture)
    expect(response.status).toBe(201)
    sent = (await response.json()) as Document
    // 3000 × 2000 lying on its side is 1600 × 2400 upright.
    expect(sent).toMatchObject({ kind: 'certificate', state: 'waiting', width: 1600, height: 2400, mime_type: 'image/jpeg' })
    const asking = {
      actor: { user_id: null, operator: true, staff: null, memberships: [], scopes: null },
      user: null,
      by: 'operator',
      address: 'test',
    }
    const { bytes } = await readDocumentFile(app.context, { document_id: sent.document_id, lang: 'vi' }, asking)
    expect(bytes.includes(HIDDEN)).toBe(false)
    expect(bytes.includes('Exif')).toBe(false)
  })

  test.each([
    ['HEIC', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]), 'HEIC'],
    ['SVG', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'SVG'],
    ['GIF', Buffer.from('GIF89a0000000000000'), 'JPEG'],
    ['a workbook', Buffer.from('PK\u0003\u0004rest of it'), 'PDF'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'JPEG'],
    ['a broken picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]), 'chụp lại'],
    ['nothing', Buffer.alloc(0), 'trống'],
  ])('%s is refused in words', async (_name, bytes, word) => {
    const response = await upload(app, owner, { company_id: COMPANY, kind: 'certificate' }, bytes)
    expect(response.status).toBe(400)
    expect(((await response.json()) as { detail: string }).detail).toContain(word)
  })

  test('more than 8 MB is refused', async () => {
    const response = await upload(app, owner, { company_id: COMPANY, kind: 'photo' }, Buffer.concat([PDF, Buffer.alloc(9 * 1024 * 1024)]))
    expect(response.status).toBe(413)
  })

  test('are for their organisation and for staff alone, and never opened in a page', async () => {
    const file = (browser: Browser) => browser.send('GET', `/documents/${sent.document_id}/file`)
    expect((await file(openBrowser(app))).status).toBe(401)
    const stranger = await openClaimer(app, 'la@mat.vn')
    expect((await file(stranger.browser)).status).toBe(404)
    expect((await stranger.browser.send('GET', `/documents/${sent.document_id}`)).status).toBe(404)
    expect((await stranger.browser.json<{ total: number }>('GET', '/documents')).total).toBe(0)
    for (const browser of [owner.browser, staff]) {
      const response = await file(browser)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="certificate-/)
      expect(response.headers.get('content-security-policy')).toContain('sandbox')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('cache-control')).toContain('no-store')
    }
    expect(JSON.stringify(await app.json(`${API}/companies/${COMPANY}`))).not.toContain(sent.document_id)
  })

  test('prove only what their own organisation said', async () => {
    const website = (await fieldOf('website'))?.values.find((value) => !value.own)
    expect((await upload(app, owner, { company_id: COMPANY, kind: 'certificate', about: website?.value_id ?? '' })).status).toBe(400)
    expect((await upload(app, owner, { company_id: COMPANY, kind: 'nameplate', about: certificate })).status).toBe(400)
  })

  test('an accepted one lifts the fact to “document”, as the document has it', async () => {
    expect((await profile()).certificates.find((each) => each.id === certificate)).toMatchObject({ state: 'unverified' })
    const accepted = await staff.json<Document>('POST', `/documents/${sent.document_id}/review`, {
      lang: 'vi',
      decision: 'accept',
      reason: 'Số và ngày trên giấy khớp với lời khai.',
      details: { number: 'OHS-9', expires_on: '2028-02-28' },
    })
    expect(accepted.state).toBe('accepted')
    const shown = (await profile()).certificates.filter((each) => each.text === 'ISO 45001')
    expect(shown).toHaveLength(1)
    expect(shown[0]).toMatchObject({
      evidence_grade: 'document',
      state: 'valid',
      number: 'OHS-9',
      expires_on: '2028-02-28',
      source_id: `document-${sent.document_id}`,
    })
    expect((await lastMail(app, owner.email)).template).toBe('document_accepted')
    expect(
      (
        await staff.send('POST', `/documents/${sent.document_id}/review`, {
          lang: 'vi',
          decision: 'refuse',
          reason: 'Đổi ý sau khi xem lại.',
        })
      ).status,
    ).toBe(409)
  })

  test('whoever showed it may delete the file; what was decided stays', async () => {
    const other = (await (await upload(app, owner, { company_id: COMPANY, kind: 'photo' })).json()) as Document
    const deleted = await owner.browser.json<Document>('DELETE', `/documents/${other.document_id}?lang=vi`)
    expect(deleted).toMatchObject({ state: 'deleted', file_path: null })
    expect((await owner.browser.send('GET', `/documents/${other.document_id}/file`)).status).toBe(410)
  })

  test('registration certificates are deleted 90 days after the decision', async () => {
    expect(await sweepDocuments(app.context, new Date(Date.now() + 80 * DAY_MS))).toBe(0)
    expect(await sweepDocuments(app.context, new Date(Date.now() + 110 * DAY_MS))).toBe(1)
  })
})

describe('decay', () => {
  test('the day after its end a certificate has expired on profile, list and search alike', async () => {
    const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10)
    const tomorrow = new Date(Date.now() + 2 * DAY_MS)
    const { value_id } = await put({ property: 'certificate', value: 'ISO 50001', details: { expires_on: yesterday } })
    expect((await profile()).certificates.find((each) => each.id === value_id)?.state).toBe('expired')
    expect((await profile(tomorrow)).certificates.find((each) => each.text === 'ISO 45001')?.state).toBe('valid')
    // The document's own end: valid on its last day, over on the next.
    const on = async (day: string) =>
      (await profile(new Date(`${day}T05:00:00Z`))).certificates.find((each) => each.text === 'ISO 45001')?.state
    expect([await on('2028-02-28'), await on('2028-02-29')]).toEqual(['expiring', 'expired'])
    await queueDocuments(app.context)
    await app.runJobs()
    const found = async (scheme: string) =>
      (
        (await app.json(`${API}/companies?certificate=${scheme}&limit=200`)) as {
          items: { id: string; certificates: { scheme_id: string; state: string }[] }[]
        }
      ).items.find((each) => each.id === COMPANY)
    expect(await found('iso-50001')).toBeUndefined()
    const listed = await found('iso-45001')
    expect(listed?.certificates.find((each) => each.scheme_id === 'iso-45001')?.state).toBe('valid')
  })

  test('own words of a year ago are called not confirmed, and one tap confirms what is still so', async () => {
    await put({ property: 'export_market', value: 'AUS', as_of: '2020-01-15' })
    const old = (await profile()).export_markets.find((each) => each.code === 'AUS' && each.as_of === '2020-01-15')
    expect(old).toMatchObject({ evidence_grade: 'self_declared', age: 'over_24_months' })
    expect(old?.months).toBeGreaterThan(60)
    const done = await owner.browser.json<{ confirmed: number }>('POST', `/companies/${COMPANY}/values/confirm`, { lang: 'vi' })
    expect(done.confirmed).toBe(1)
    expect((await profile()).export_markets.find((each) => each.code === 'AUS')?.months).toBe(0)
    // What has expired is not so any more, however often one taps.
    expect(
      (await owner.browser.json<{ confirmed: number }>('POST', `/companies/${COMPANY}/values/confirm`, { lang: 'vi' })).confirmed,
    ).toBe(0)
  })

  test('a claimed profile gets one reminder at eleven months, at most one a quarter', async () => {
    const later = (days: number) => new Date(Date.now() + days * DAY_MS)
    expect((await sweepClaims(app.context, later(300))).reminded).toBe(0)
    expect((await sweepClaims(app.context, later(345))).reminded).toBe(1)
    expect((await lastMail(app, owner.email)).template).toBe('values_old')
    expect((await sweepClaims(app.context, later(400))).reminded).toBe(0)
    expect((await sweepClaims(app.context, later(440))).reminded).toBe(1)
  })
})
