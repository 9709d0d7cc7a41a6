import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser as Person, openMember } from '../support/people.ts'
import { makeOrganisation } from '../support/speakers.ts'
import { alive, axeFindings, DESKTOP, go, leaving, noBrowser, openSite, overflow, PHONE, type Site, skipReason, visit } from './browser.ts'
import { checkPage } from './page-check.ts'
import { appOf, signedIn } from './people.ts'

/** A buyer says what they want and lists who fits; a supplier finds what is wanted and what they lack; a bill of materials is covered. */

const WORDS = {
  en: {
    goOn: 'Go on',
    preview: 'Who would fit?',
    mayFit: /suppliers? may fit/,
    publish: 'Publish',
    takeBack: 'Take it back',
    find: 'Find suppliers',
    run: 'Find suppliers now',
    passes: 'passes',
    wouldQualify: 'Would qualify if:',
    choose: /^Choose/,
    shortlist: 'Make a shortlist',
    recompute: 'Recompute it',
    lacks: 'What you lack',
    fits: 'Does my company fit?',
    coverage: 'Show the coverage',
    correct: /Not right\?/,
    keep: 'Keep it',
    show: 'Show suppliers',
  },
  vi: {
    goOn: 'Tiếp tục',
    preview: 'Ai sẽ phù hợp?',
    mayFit: /nhà cung ứng có thể phù hợp/,
    publish: 'Đăng',
    takeBack: 'Rút về bản nháp',
    find: 'Tìm nhà cung ứng',
    run: 'Tìm nhà cung ứng ngay',
    passes: 'đạt',
    wouldQualify: 'Sẽ đạt nếu:',
    choose: /^Chọn/,
    shortlist: 'Lập danh sách rút gọn',
    recompute: 'Tính lại',
    lacks: 'Bạn còn thiếu',
    fits: 'Doanh nghiệp tôi có phù hợp không?',
    coverage: 'Xem mức đáp ứng',
    correct: /Chưa đúng\?/,
    keep: 'Lưu',
    show: 'Xem nhà cung ứng',
  },
} as const

const TITLE = 'Bo mạch bốn lớp cho máy bơm'
/** Of the demo: makes boards, and lacks what needs of vehicles and hospitals ask for. */
const SUPPLIER = 'demo-longan-boards'

const PARTS = [
  'part,description,hs,quantity,unit,origin',
  'PCB-01,Rigid printed circuit board 4 layers,853400,30000,pcs,China',
  'BRK-02,Stamped metal bracket,,120000,pcs,Korea',
  'XYZ-99,qwertz zzzz,,10,pcs,',
].join('\n')

describe.skipIf(noBrowser)(`needs${skipReason}`, () => {
  let site: Site
  let buyer: Person
  let supplier: Person

  beforeAll(async () => {
    site = await openSite('demo')
    buyer = await openMember(appOf(site), 'muahang@vidu.vn', 'Chị Mua Hàng')
    await makeOrganisation(appOf(site), {
      kind: 'buyer',
      verified: true,
      members: { 'muahang@vidu.vn': 'owner' },
      name: 'Demo Máy bơm Hạ Long',
    })
    supplier = await openMember(appOf(site), 'banhang@vidu.vn', 'Anh Bán Hàng')
    await makeOrganisation(appOf(site), { kind: 'company', verified: true, companies: [SUPPLIER], members: { 'banhang@vidu.vn': 'owner' } })
  })
  afterAll(() => site.stop())

  const opened = (person: Person, size: BrowserContextOptions, path: string, story: (page: Page) => Promise<void>) =>
    visit(site, path, signedIn(site, person, size), async ({ page, complaints }) => {
      await story(page)
      expect(complaints).toEqual([])
    })
  const press = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name, exact: true }).first().click()
  const checked = async (page: Page) => {
    expect(await axeFindings(page), page.url()).toEqual([])
    expect(await overflow(page), page.url()).toBeLessThanOrEqual(0)
    expect(await page.locator('h1').count(), page.url()).toBe(1)
  }

  describe.each([
    ['en', 'a desk', DESKTOP],
    ['vi', 'a phone', PHONE],
    ['vi', 'a desk', DESKTOP],
    ['en', 'a phone', PHONE],
  ] as const)('%s at %s', (lang, where, size) => {
    const words = WORDS[lang]
    const title = `${TITLE} (${lang}, ${where})`

    it('a buyer posts a need, sees who fits and why, and makes a shortlist', () =>
      opened(buyer, size, `/${lang}/needs/new`, async (page) => {
        await page.selectOption('[name=segment]', 'rigid-pcb')
        await press(page, words.goOn)
        await page.locator('[name=certificate1]').waitFor()
        await checked(page)
        await page.fill(`[name=title_${lang}]`, title)
        await page.selectOption('[name=certificate1]', 'iso-9001')
        await page.fill('[name=volume]', '30.000')
        await press(page, words.preview)
        await page.locator('#preview').getByText(words.mayFit).waitFor()
        await page.locator('#preview table').waitFor()
        await checked(page)
        await press(page, words.publish)
        await page.waitForURL(/\/needs\/[\w-]+\?done=1$/)
        await expect.poll(() => page.locator('h1').innerText()).toContain(TITLE)
        await checked(page)
        // Taken back it is a draft, and can be published again.
        await page.locator('summary', { hasText: words.takeBack }).click()
        await checked(page)
        await press(page, words.takeBack)
        await page.locator('main').getByRole('button', { name: words.publish, exact: true }).waitFor()
        await checked(page)
        await press(page, words.publish)
        await page.locator('summary', { hasText: words.takeBack }).waitFor()
        await page.locator('main').getByRole('link', { name: words.find, exact: true }).click()
        await page.waitForURL(/\/matches$/)
        await press(page, words.run)
        await page.locator('.match-card .gate-pass').first().waitFor()
        await page.locator('.near-miss').getByText(words.wouldQualify).first().waitFor()
        await checked(page)
        await page.locator('.match-card summary').first().click()
        await page.locator('.part-table tfoot').first().waitFor()
        await press(page, words.recompute)
        await page.locator('main [role=status].note-box').waitFor()
        await page.locator('.match-card').first().getByLabel(words.choose).check()
        await press(page, words.shortlist)
        await page.waitForURL(/\/shortlists\/[\w-]+/)
        await expect.poll(() => page.locator('.shortlist-item').count()).toBe(1)
        await go(page, `${site.url}/${lang}/needs/mine`)
        await page.getByRole('link', { name: title, exact: true }).waitFor()
        await checked(page)
      }))

    it('a supplier finds a need, what it fits and what it lacks', () =>
      opened(supplier, size, `/${lang}/companies/${SUPPLIER}/needs`, async (page) => {
        await page.locator('.match-card').first().waitFor()
        await page.getByText(words.lacks).first().waitFor()
        await checked(page)
        const near = page.locator('.match-card', { has: page.locator('.fit-near') }).first()
        const lacks = await near.locator('.would-list').innerText()
        expect(lacks.trim()).not.toBe('')
        await near.locator('h2 a').click()
        await page.getByRole('heading', { name: words.fits }).waitFor()
        await page.locator('.own-fit .fit-near').waitFor()
        await checked(page)
        await go(page, `${site.url}/${lang}/needs?segment=rigid-pcb`)
        expect(await page.locator('.need-card').count()).toBeGreaterThanOrEqual(2)
      }))

    it('a bill of materials shows what can be bought here, line by line', () =>
      opened(buyer, size, `/${lang}/boms`, async (page) => {
        await page.setInputFiles('input[type=file]', { name: 'bom.csv', mimeType: 'text/csv', buffer: Buffer.from(PARTS) })
        await press(page, words.coverage)
        await page.waitForURL(/\/boms\/[\w-]+$/)
        await expect.poll(() => page.locator('.bom-line').count()).toBe(3)
        await page.getByRole('img', { name: /1/ }).first().waitFor()
        await checked(page)
        const unread = page.locator('.bom-line', { hasText: 'XYZ-99' })
        await unread.getByRole('link', { name: words.correct }).click()
        await page.selectOption('[name=segment_id]', 'injection-moulding')
        await checked(page)
        await press(page, words.keep)
        await unread.getByRole('link', { name: /./ }).first().waitFor()
        await unread.locator('a[href$="/segments/injection-moulding"]').waitFor()
      }))

    it('anybody asks without an account; the address holds the question', () =>
      visit(site, `/${lang}/match`, size, async ({ page, complaints }) => {
        await page.selectOption('[name=segment]', 'rigid-pcb')
        await page.selectOption('[name=certificate1]', 'iatf-16949')
        await press(page, words.show)
        await page.waitForURL((url) => url.search === '?segment=rigid-pcb&certificate1=iatf-16949')
        await page.locator('.match-card').first().waitFor()
        expect(await page.locator('.gate-pass').first().innerText()).toContain(words.passes)
        await checked(page)
        expect(complaints).toEqual([])
      }))
  })

  it('all of it without JavaScript: template, preview, draft, publish, find, shortlist', () =>
    visit(
      site,
      '/en/needs/new?segment=metal-stamping',
      { ...signedIn(site, buyer, DESKTOP), javaScriptEnabled: false },
      async ({ page }) => {
        await page.fill('[name=title_en]', 'Brackets without script')
        await page.selectOption('[name=certificate1]', 'iso-9001')
        await leaving(page, () => press(page, 'Who would fit?'))
        expect(await page.locator('#preview').innerText()).toMatch(/we looked at/)
        expect(await page.locator('[name=title_en]').inputValue()).toBe('Brackets without script')
        await leaving(page, () => press(page, 'Publish'))
        await page.goto(`${page.url().split('?')[0]}/matches`)
        await leaving(page, () => press(page, 'Find suppliers now'))
        await leaving(page, () => press(page, 'Make a shortlist'))
        expect(await page.locator('.shortlist-item').count()).toBeGreaterThan(0)
      },
    ))

  const PUBLIC = [
    '/needs',
    '/needs?segment=rigid-pcb&kind=supply',
    '/needs?q=zzzz',
    '/needs/demo-need-01',
    '/needs/demo-need-03',
    '/match',
    '/match?segment=rigid-pcb&certificate1=iatf-16949&certificate2=iso-13485&certificate2_as=wish',
    '/map?wanted=1',
  ]
  it.each(PUBLIC)('phone, Vietnamese %s', (path) => checkPage(site, `/vi${path}`, PHONE))
  it.each(PUBLIC)('desktop, dark, Korean %s', (path) => checkPage(site, `/ko${path}`, { ...DESKTOP, colorScheme: 'dark' }))
  it.each(['/needs/new', '/needs/new?segment=rigid-pcb', '/needs/mine', '/needs/import', '/boms'])(
    'phone, Vietnamese, signed in %s',
    (path) => checkPage(site, `/vi${path}`, signedIn(site, buyer, PHONE)),
  )

  it('a spreadsheet is checked before anything is stored', () =>
    opened(buyer, PHONE, '/vi/needs/import', async (page) => {
      const columns = await page.locator('tbody th code').allInnerTexts()
      expect(columns.length).toBeGreaterThan(3)
      const sheet = `${columns.map((name) => name.replace(' *', '')).join(',')}\n${columns.map(() => 'zzz').join(',')}\n`
      await page.setInputFiles('input[type=file]', { name: 'nhu-cau.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
      await press(page, 'Chỉ kiểm tra')
      await page.locator('.imported-rows > li[data-state=refused]').waitFor()
      await alive(page)
      await checked(page)
    }))

  it('other people’s drafts and lists are nobody’s business', async () => {
    const draft = await buyer.json<{ need_id: string }>('POST', '/needs', {
      lang: 'en',
      organisation_id: (await buyer.json<{ organisations: { organisation_id: string }[] }>('GET', '/account')).organisations[0]
        ?.organisation_id,
      titles: { en: 'A draft of ours' },
      requirement: { segment: 'rigid-pcb' },
    })
    for (const path of [`/en/needs/${draft.need_id}`, `/en/needs/${draft.need_id}/matches`, `/en/needs/${draft.need_id}/edit`])
      await visit(site, path, signedIn(site, supplier, DESKTOP), async ({ status }) => expect([403, 404]).toContain(status))
  })
})
