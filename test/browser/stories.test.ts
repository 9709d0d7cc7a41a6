import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESKTOP, leaving, noBrowser, openSite, PHONE, type Site, skipReason, visit } from './browser.ts'

describe.skipIf(noBrowser)(`stories${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site.stop())

  it('an investor reads why copper foil is missing, without JavaScript', () =>
    visit(site, '/en/gaps', { ...DESKTOP, javaScriptEnabled: false }, async ({ page }) => {
      const foil = page.getByRole('link', { name: /copper foil/i }).first()
      await leaving(page, () => foil.click())
      expect(new URL(page.url()).pathname).toBe('/en/segments/copper-foil')
      const text = await page.locator('main').innerText()
      expect(text).toMatch(/Missing/)
      expect(text).toMatch(/imports 72\.6 times exports/)
    }))

  it('a buyer filters companies by a plain form, without JavaScript', () =>
    visit(site, '/en/companies', { ...DESKTOP, javaScriptEnabled: false }, async ({ page }) => {
      const form = page.locator('main form:has(input[name=q][type=search]), main form:has(input[name=q])').first()
      await form.locator('input[name=q]').first().fill('bac giang')
      await leaving(page, () => form.locator('input[name=q]').first().press('Enter'))
      expect(page.url()).toContain('q=bac+giang')
      expect(await page.locator('main').innerText()).toMatch(/Bắc Ninh|Bac Ninh/)
    }))

  it('a local supplier on a phone opens a stage and reads a segment in Vietnamese', () =>
    visit(site, '/vi/map', PHONE, async ({ page, complaints }) => {
      const family = page.locator('main details:not(.map-more) > summary:visible').first()
      await family.click()
      const link = page.locator('main details[open]:not(.map-more) a[href*="segment"]:visible').first()
      const box = await link.boundingBox()
      expect(box?.height).toBeGreaterThanOrEqual(44)
      await link.click()
      await page.waitForTimeout(500)
      expect(complaints).toEqual([])
    }))

  it('the islands are on every map of the country, named', async () => {
    for (const path of ['/vi/places', '/en/places', '/ko/companies?view=map']) {
      for (const options of [DESKTOP, PHONE]) {
        await visit(site, path, options, async ({ page }) => {
          const text = await page.locator('main').evaluate((main) => main.textContent ?? '')
          expect(text).toContain('Quần đảo Hoàng Sa (thành phố Đà Nẵng)')
          expect(text).toContain('Quần đảo Trường Sa (tỉnh Khánh Hòa)')
        })
      }
    }
  })

  it('the demo edition says on every page that it is fictional', async () => {
    const demo = await openSite('demo')
    try {
      for (const path of ['/vi', '/en/map', '/en/companies', '/ko/gaps', '/en/segments']) {
        await visit(demo, path, DESKTOP, async ({ page }) => {
          expect(await page.locator('body').innerText()).toMatch(/fictional|hư cấu|가상/i)
        })
      }
    } finally {
      await demo.stop()
    }
  })
})
