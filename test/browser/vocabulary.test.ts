import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, DESKTOP, go, leaving, noBrowser, openSite, overflow, PHONE, type Site, skipReason, visit } from './browser.ts'
import { checkPage } from './page-check.ts'

const KEY = 'a-key-for-tests-only-000000000'
/** Words of the demo edition that stand for no entry. */
const WORD = 'enamelling ovens'

describe.skipIf(noBrowser)(`vocabularies${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('demo', { MATXICH_OPERATOR_KEY: KEY })
  })
  afterAll(() => site.stop())

  const PAGES = [
    '/vocabulary',
    '/vocabulary/process',
    '/vocabulary/scheme',
    '/vocabulary/unit?q=m2',
    '/vocabulary/material?q=nothing-so-called',
  ]
  const check = (path: string, options: object) => checkPage(site, path, options)
  it.each(PAGES)('light, English, desktop %s', (path) => check(`/en${path}`, DESKTOP))
  it.each(PAGES)('dark, Vietnamese, phone %s', (path) => check(`/vi${path}`, { ...PHONE, colorScheme: 'dark' }))
  it.each(PAGES)('light, Korean, phone %s', (path) => check(`/ko${path}`, PHONE))

  it('a reader finds an entry by a word of another language, and narrows to a group', () =>
    visit(site, '/en/vocabulary/process', DESKTOP, async ({ page, complaints }) => {
      const all = await page.locator('main .cards > li').count()
      await page.locator('main input[name=q]').fill('mạ điện')
      await page.locator('main input[name=q]').press('Enter')
      await page.waitForURL(/q=m/)
      await expect.poll(() => page.locator('main .cards > li').count()).toBeLessThan(all)
      expect(await page.locator('main .cards').innerText()).toContain('Electroplating')
      await page.locator('ul.chips a').first().click()
      await expect.poll(() => page.locator('main .cards > li').count()).toBe(all)
      expect(complaints).toEqual([])
    }))

  it('the same without JavaScript', () =>
    visit(site, '/vi/vocabulary', { ...PHONE, javaScriptEnabled: false }, async ({ page }) => {
      await leaving(page, () => page.locator('main a[href$="/vocabulary/process"]').click())
      await page.locator('main input[name=q]').fill('injection moulding')
      await leaving(page, () => page.locator('main input[name=q]').press('Enter'))
      expect(await page.locator('main .cards').innerText()).toMatch(/Ép phun|Ép nhựa|ép/i)
    }))

  it('a vocabulary that is not there is a friendly 404', () =>
    visit(site, '/en/vocabulary/planets', DESKTOP, async ({ page, status }) => {
      expect(status).toBe(404)
      expect(await page.locator('a[href]').count()).toBeGreaterThan(0)
    }))

  describe('the words that wait', () => {
    /** Signed in with the key, on the page of one word. */
    const curate = (path: string, options: BrowserContextOptions, story: Parameters<typeof visit<void>>[3]) =>
      visit(site, '/en/operator', options, async (visited) => {
        const { page } = visited
        await page.fill('input[name=key]', KEY)
        await page.locator('form:has(input[name=key]) button').first().click()
        await page.waitForURL((url) => !url.pathname.endsWith('/operator'))
        if (options.javaScriptEnabled === false) await page.goto(site.url + path)
        else await go(page, site.url + path)
        await story(visited)
      })

    it.each([
      ['/en/curation/words', DESKTOP],
      ['/vi/curation/words?vocabulary=equipment_type', PHONE],
      ['/ko/curation/words?q=nothing-so-called', PHONE],
    ])('%s has no finding of axe, no complaint, and does not scroll sideways', (path, options) =>
      curate(path, options, async ({ page, complaints }) => {
        expect(await page.locator('h1').count()).toBe(1)
        expect(await axeFindings(page)).toEqual([])
        expect(await overflow(page)).toBeLessThanOrEqual(0)
        expect(complaints).toEqual([])
      }),
    )

    it('visitors are asked for the key', () =>
      visit(site, '/vi/curation/words', DESKTOP, async ({ page }) => {
        expect(new URL(page.url()).pathname).not.toBe('/vi/curation/words')
      }))

    it.each([
      ['with script', DESKTOP],
      ['without', { ...DESKTOP, javaScriptEnabled: false }],
    ])('a curator says what a word stands for, sees it on a profile, and takes it back, %s', (_, options) =>
      curate(`/en/curation/words?q=${encodeURIComponent(WORD)}`, options, async ({ page }) => {
        const card = page.locator('main .cards > li', { hasText: WORD })
        const company = (await card.locator('a[href*="/companies/"]').first().getAttribute('href')) ?? ''
        await card.locator('input[value=other]').check()
        await card.locator('select[name=other]').selectOption({ index: 1 })
        const entry = await card.locator('select[name=other] option:checked').innerText()
        await card.locator('button[type=submit]').click()
        await page.locator('main [role=status] a').waitFor()
        expect(await page.locator('main .cards > li', { hasText: WORD }).count()).toBe(0)
        expect(await (await page.request.get(site.url + company)).text()).toContain(entry)
        await page.locator('main [role=status] a').click()
        const undo = page.locator('main [role=status] form')
        await undo.locator('input[name=reason]').fill('it stands for something else')
        await undo.locator('button').click()
        await page.getByText('it stands for something else').first().waitFor()
        await page.goto(`${site.url}/en/curation/words?q=${encodeURIComponent(WORD)}`)
        await page.locator('main .cards > li', { hasText: WORD }).waitFor()
      }),
    )
  })
})
