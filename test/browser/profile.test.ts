import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { axeFindings, DESKTOP, leaving, noBrowser, openSite, PHONE, type Site, skipReason, visit } from './browser.ts'
import { checkVisit } from './page-check.ts'

/** Everything known about it; and a firm of which little is. */
const RICH = 'demo-lychee-circuits'

describe.skipIf(noBrowser)(`the profile of a company${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('demo')
  })
  afterAll(() => site.stop())

  describe.each(['vi', 'en', 'ko'])('%s', (lang) => {
    it.each([
      ['desktop', DESKTOP],
      ['phone', PHONE],
    ])('%s: whole, in bounds, without findings', (_name, options) =>
      visit(site, `/${lang}/companies/${RICH}`, options, async (visited) => {
        await checkVisit(visited)
        const { page } = visited
        // Every link of the contents leads somewhere.
        const targets = await page.locator('nav.contents a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
        expect(targets.length).toBeGreaterThan(8)
        for (const target of targets) expect(await page.locator(target).count()).toBe(1)
      }),
    )
  })

  it('is whole without script: what it makes, can do and holds; history and sheet are links', () =>
    visit(site, `/en/companies/${RICH}`, { ...PHONE, javaScriptEnabled: false }, async ({ page }) => {
      const text = await page.locator('main').innerText()
      for (const part of ['What it can do', 'Equipment', 'Lead time', 'Certificates', 'Quality figures', 'Identity', 'Sources'])
        expect(text).toContain(part)
      expect(await page.locator('.copy-button').count()).toBe(0)
      expect(await page.locator('meter').getAttribute('value')).toMatch(/^\d+$/)
      await leaving(page, () => page.locator('a.history-link', { hasText: 'Certificates' }).first().click())
      expect(page.url()).toContain(`/en/companies/${RICH}/history?property=certificate`)
      const shown = await page.locator('.property-history').count()
      expect(shown).toBe(1)
      expect(await page.locator('.statement').first().isVisible()).toBe(true)
    }))

  it('with script the history of a property opens beside it, and closes with Escape', () =>
    visit(site, `/en/companies/${RICH}`, DESKTOP, async ({ page, complaints }) => {
      await page.locator('a.history-link', { hasText: 'Capacity' }).first().click()
      const drawer = page.locator('dialog[open]')
      await drawer.locator('.statement').first().waitFor()
      expect(page.url()).not.toContain('history')
      expect(await drawer.locator('.property-history').count()).toBe(1)
      expect(await axeFindings(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
      expect(complaints).toEqual([])
    }))

  it('copies a name', () =>
    visit(site, `/vi/companies/${RICH}`, { ...DESKTOP, permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page }) => {
      const button = page.locator('.names-line .copy-button').first()
      await button.click()
      await button.getByText('Đã chép').waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe((await page.locator('h1').innerText()).replace(/\s*\(.*$/, ''))
    }))

  it('tells search engines who it is, in their own words', () =>
    visit(site, `/en/companies/${RICH}`, DESKTOP, async ({ page }) => {
      const [text = ''] = await page.locator('script[type="application/ld+json"]').allTextContents()
      const about = JSON.parse(text) as Record<string, unknown>
      expect(about).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'Organization',
        name: 'Demo Lychee Circuits',
        disambiguatingDescription: 'Fictional company of the demo edition',
        numberOfEmployees: { '@type': 'QuantitativeValue' },
      })
      expect(about['identifier']).toContainEqual({
        '@type': 'PropertyValue',
        propertyID: 'matxich',
        value: expect.stringMatching(/^VN/) as unknown,
      })
      expect((about['hasCertification'] as unknown[]).length).toBeGreaterThan(0)
      expect(text).not.toContain('<')
    }))

  it('the meter leads to the form for what is missing', () =>
    visit(site, `/en/companies/${RICH}`, DESKTOP, async ({ page }) => {
      const link = page.locator('.next-best a')
      const href = (await link.getAttribute('href')) ?? ''
      expect(href).toContain('/en/corrections/new?subject=')
      expect(href).toContain('&field=')
      await link.click()
      await page.locator('[name="proposed_value"]').waitFor()
    }))

  describe('the sheet', () => {
    const read = async (lang: string, id: string) => {
      const answer = await fetch(`${site.url}/${lang}/companies/${id}/sheet.pdf`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const size = bytes.length
      const pdf = await getDocumentProxy(bytes)
      return {
        pages: pdf.numPages,
        text: (await extractText(pdf, { mergePages: true })).text,
        size,
        etag: answer.headers.get('etag') ?? '',
      }
    }

    it.each([
      ['vi', ['Demo Mạch in Vải Thiều', 'Tờ giới thiệu năng lực', 'Chứng nhận', 'BẢN TRÌNH DIỄN']],
      ['en', ['Demo Lychee Circuits', 'Capability sheet', 'Certificates', 'DEMO']],
      ['ko', ['Demo Lychee Circuits', '역량 시트', '인증', '시연용']],
    ])('%s: one page with the names, in letters that can be read', async (lang, parts) => {
      const { pages, text, size } = await read(lang, RICH)
      expect(pages).toBe(1)
      for (const part of parts) expect(text.normalize('NFC')).toContain(part)
      expect(text).toContain('ISO 9001')
      expect(text).toContain(`/${lang}/companies/VN`)
      expect(size).toBeLessThan(300_000)
    })

    it('is one page for every company of the edition', async () => {
      const list = (await (await fetch(`${site.url}/api/v1/companies?limit=100`)).json()) as { items: { id: string }[] }
      expect(list.items.length).toBeGreaterThan(20)
      for (const { id } of list.items) expect([id, (await read('vi', id)).pages]).toEqual([id, 1])
    })

    it('is not sent again to whoever has it; nobody has one of nobody', async () => {
      const { etag } = await read('en', RICH)
      const again = await fetch(`${site.url}/en/companies/${RICH}/sheet.pdf`, { headers: { 'if-none-match': etag } })
      expect(again.status).toBe(304)
      expect((await fetch(`${site.url}/en/companies/nobody/sheet.pdf`)).status).toBe(404)
    })
  })
})
