import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import inEnglish from '../../src/domain/messages/en.json' with { type: 'json' }
import inVietnamese from '../../src/domain/messages/vi.json' with { type: 'json' }
import en from '../../src/web/messages/en/introductions.json' with { type: 'json' }
import vi from '../../src/web/messages/vi/introductions.json' with { type: 'json' }
import { type Cast, openCase, openCast, step, SUPPLIER } from '../support/introductions.ts'
import type { Browser } from '../support/people.ts'
import { axeFindings, DESKTOP, leaving, noBrowser, openSite, overflow, PHONE, type Site, skipReason, visit } from './browser.ts'
import { checkPage } from './page-check.ts'
import { appOf, signedIn } from './people.ts'

/** A buyer is introduced to a supplier; both say how far it went, until an order whose value both name. */

const ENOUGH = 180_000
const TEXTS = { vi, en }
/** How far both sides say a stage was reached. */
const ANSWERS = { vi: inVietnamese.introduction.mark_state, en: inEnglish.introduction.mark_state }

describe.skipIf(noBrowser)(`introductions${skipReason}`, () => {
  let site: Site
  let cast: Cast
  beforeAll(async () => {
    site = await openSite('demo')
    cast = await openCast(appOf(site))
  })
  afterAll(() => site.stop())

  const as = (who: Browser, options: BrowserContextOptions) => signedIn(site, who, options)
  const checked = async (page: Page) => {
    expect(await axeFindings(page), page.url()).toEqual([])
    expect(await overflow(page), page.url()).toBeLessThanOrEqual(0)
    expect(await page.locator('h1').count()).toBe(1)
  }
  const stage = (page: Page, mark: string) => page.locator(`.ladder [data-mark=${mark}]`)

  it.each([
    ['vi', 'en'],
    ['en', 'vi'],
  ] as const)(
    'the buyer opens a case on a phone (%s); the supplier accepts it at a desk (%s); both record the order',
    async (buyers, suppliers) => {
      const [his, theirs] = [TEXTS[buyers], TEXTS[suppliers]]
      const title = `Lá đồng 35 µm (${buyers})`
      const path = await visit(
        site,
        `/${buyers}/introductions/new?company=${SUPPLIER}`,
        as(cast.buyer, PHONE),
        async ({ page, complaints }) => {
          await checked(page)
          await page.getByLabel(his.new.subject).fill(title)
          await page.getByLabel(his.new.text).fill('Chúng tôi cần 12.000 m² mỗi tháng.\nXin xem yêu cầu kèm theo.')
          await page.getByLabel(his.new.segment).selectOption('copper-foil')
          await page.getByRole('button', { name: his.new.send }).click()
          await page.getByRole('heading', { level: 1, name: title }).waitFor()
          await checked(page)
          await expect.poll(() => page.locator('main').innerText()).toContain(his.state.waiting)
          expect(complaints).toEqual([])
          return new URL(page.url()).pathname
        },
      )
      await visit(site, `/${suppliers}/introductions`, as(cast.supplier, DESKTOP), async ({ page, complaints }) => {
        await checked(page)
        await expect.poll(() => page.locator('main').innerText()).toContain(theirs.waits_for_you)
        await page.getByRole('link', { name: title }).click()
        await stage(page, 'introduction').getByRole('button', { name: theirs.ladder.confirm }).click()
        await stage(page, 'introduction').getByText(ANSWERS[suppliers].confirmed).waitFor()
        await page.getByLabel(theirs.thread.answer).fill('Thank you. The sample leaves on Monday.')
        await page.getByRole('button', { name: theirs.thread.send }).click()
        await page.locator('.thread li.is-mine').waitFor()
        await stage(page, 'order').getByRole('button', { name: theirs.ladder.said }).click()
        await stage(page, 'order').getByText(ANSWERS[suppliers].one_sided).waitFor()
        await page.locator('[data-value=ordered] [name=band]').selectOption('from_250k')
        await page.locator('[data-value=ordered]').getByRole('button', { name: theirs.values.save }).click()
        await page.locator('[data-value=ordered]').getByText(theirs.values.supplier.replace('{band}', theirs.band.from_250k)).waitFor()
        expect(await page.locator('main').innerText()).not.toContain(theirs.values.agreed)
        expect(await page.locator('main').innerText()).not.toMatch(/mua@|ban@/)
        await checked(page)
        expect(complaints).toEqual([])
      })
      await visit(site, path, as(cast.buyer, PHONE), async ({ page, complaints }) => {
        await page.getByText('The sample leaves on Monday.').waitFor()
        await stage(page, 'order').getByRole('button', { name: his.ladder.confirm }).click()
        await stage(page, 'order').getByText(ANSWERS[buyers].confirmed).waitFor()
        await page.locator('[data-value=ordered] [name=band]').selectOption('from_250k')
        await page.locator('[data-value=ordered]').getByRole('button', { name: his.values.save }).click()
        await page.locator('[data-value=ordered]').getByText(his.values.agreed).waitFor()
        await expect.poll(() => page.locator('main').innerText()).toContain(his.state.ordered)
        await checked(page)
        expect(complaints).toEqual([])
      })
      await visit(site, path, as(cast.rival, DESKTOP), async ({ status }) => {
        expect(status).toBe(404)
      })
    },
    ENOUGH,
  )

  it(
    'a file is shown without script, opened by the other side, and by nobody else',
    async () => {
      const { introduction_id: id } = await openCase(cast, { title: 'Bản vẽ khuôn' })
      await step(cast.supplier, id, { act: 'said', mark: 'introduction' })
      await visit(site, `/vi/introductions/${id}`, as(cast.buyer, { ...PHONE, javaScriptEnabled: false }), async ({ page }) => {
        await page.getByText('Chia sẻ tài liệu', { exact: true }).click()
        await page.getByLabel('Đây là gì').fill('Bản vẽ 3 mặt')
        await page
          .getByLabel('Tệp (PDF hoặc ảnh, tối đa 8 MB)')
          .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
        await leaving(page, () => page.getByRole('button', { name: 'Chia sẻ', exact: true }).click())
        await expect.poll(() => page.locator('main').innerText()).toContain('Bản vẽ 3 mặt')
      })
      const href = await visit(site, `/en/introductions/${id}`, as(cast.supplier, DESKTOP), async ({ page }) => {
        await checked(page)
        return (await page.getByRole('link', { name: 'Open the document' }).getAttribute('href')) ?? ''
      })
      const cookies = (who: Browser) => ({ cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
      const open = async (who: Browser) => (await fetch(site.url + href, { headers: { ...cookies(who), origin: site.url } })).status
      expect([await open(cast.supplier), await open(cast.rival), await open(cast.officer)]).toEqual([200, 404, 404])
      await visit(site, `/vi/introductions/${id}`, as(cast.buyer, PHONE), async ({ page }) => {
        await page.getByText('đã mở 1 lần').waitFor()
        await page.getByRole('button', { name: 'Thu hồi liên kết' }).click()
        await page.getByText('Đã thu hồi').waitFor()
      })
      expect(await open(cast.supplier)).toBe(410)
    },
    ENOUGH,
  )

  it(
    'an officer finds a case that stands still, names an agency, and the agency reminds',
    async () => {
      const { introduction_id: id } = await openCase(cast, { title: 'Việc bị quên' })
      await site.context.db
        .updateTable('introduction')
        .set({ moved_at: new Date(Date.now() - 40 * 86_400_000) })
        .where('introduction_id', '=', id)
        .execute()
      await visit(site, '/vi/introductions/stalled', as(cast.officer, PHONE), async ({ page, complaints }) => {
        await checked(page)
        expect(await page.locator('main').innerText()).not.toContain('Việc bị quên')
        await page.locator(`.case-lists a[href*="${id}"]`).click()
        await page.getByLabel('Cơ quan (đúng tên đã xác minh)').fill('Trung tâm Kết nối')
        await page.getByRole('button', { name: 'Chỉ định' }).click()
        await page.getByText('Trung tâm Kết nối: Cán bộ kết nối cung cầu.').waitFor()
        await checked(page)
        expect(complaints).toEqual([])
      })
      await visit(site, `/en/introductions/${id}`, as(cast.agency, DESKTOP), async ({ page }) => {
        await page.getByRole('button', { name: 'Remind now' }).click()
        await page.getByText('reminded the parties').waitFor()
        await checked(page)
      })
    },
    ENOUGH,
  )

  it.each([
    ['/vi/outcomes', undefined, PHONE],
    ['/en/outcomes?by=province', undefined, DESKTOP],
    ['/ko/outcomes?live=true', 'officer', PHONE],
    ['/ko/introductions', 'buyer', PHONE],
    ['/vi/introductions?waits_for_me=true', 'supplier', DESKTOP],
    ['/ko/introductions/new', 'buyer', PHONE],
    ['/en/introductions/new?q=copper', 'agency', DESKTOP],
    ['/vi/introductions/conduct', 'supplier', PHONE],
    ['/en/introductions/stalled?facilitated=false', 'officer', DESKTOP],
  ] as const)('%s for %s keeps what every page keeps', (path, who, options) =>
    checkPage(site, path, who === undefined ? options : as(cast[who], options)),
  )
})
