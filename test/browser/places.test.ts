import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, DESKTOP, leaving, noBrowser, openSite, overflow, PHONE, type Site, skipReason, visit } from './browser.ts'

/** An investor who looks for a gap wants to know next: who is closest to it, and where. */
describe.skipIf(noBrowser)(`places${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site.stop())

  it.each([
    ['en', 'a desk', DESKTOP],
    ['en', 'a phone', PHONE],
    ['vi', 'a desk', DESKTOP],
    ['vi', 'a phone', PHONE],
  ] as const)('an investor walks from a missing segment to the nearest firms and parks (%s, on %s)', (lang, _where, screen) =>
    visit(site, `/${lang}/gaps?status=missing`, { ...screen, javaScriptEnabled: false }, async ({ page }) => {
      const main = page.locator('main')
      await leaving(page, () => main.locator('.gap h2 a').first().click())
      const [nearest, why] = lang === 'en' ? [/Companies nearest to it/, 'Why it is near'] : [/gần nhất/, 'Vì sao gần']
      expect(await main.innerText()).toMatch(nearest)
      expect(await main.locator(`section[aria-labelledby=companies]`).innerHTML()).toContain(why)
      const parks = main.locator('section[aria-labelledby=parks]')
      await leaving(page, () => parks.getByRole('link', { name: /50/ }).first().click())
      expect(new URL(page.url()).pathname).toBe(`/${lang}/places/nearby`)
      const sites = page.locator('section[aria-labelledby=sites]')
      expect(await sites.locator('tbody tr').count()).toBeGreaterThan(0)
      // Where only the province is known, the page says "about" and why.
      expect(await sites.innerText()).toMatch(/about \d+ km|khoảng \d+ km/)
      await leaving(page, () => sites.locator('tbody a[href*="/companies/"]').first().click())
      expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/${lang}/companies/[a-z0-9-]+$`))
    }),
  )

  it('a circle without anybody says how wide to look', () =>
    visit(site, '/en/places/nearby?near=21.0,103.0&radius_km=10', { ...DESKTOP, javaScriptEnabled: false }, async ({ page }) => {
      const wider = page.locator('a[href*="radius_km="]').filter({ hasText: /Look within/ })
      await leaving(page, () => wider.click())
      expect(await page.locator('section[aria-labelledby=sites] tbody tr').count()).toBeGreaterThan(0)
    }))

  it('a place nobody knows is refused in words, not with a stack', async () => {
    await visit(site, '/en/places/nearby?near=park:nowhere', DESKTOP, async ({ status, page }) => {
      expect(status).toBe(400)
      expect(await page.locator('main').innerText()).toMatch(/cannot be read/)
    })
  })

  it.each(['/en/places/nearby?near=gateway:cai-lan&radius_km=100', '/vi/places/names?as_of=2024-05-01', '/ko/segments/relays'])(
    '%s has no accessibility finding, on desktop and phone',
    async (path) => {
      for (const screen of [DESKTOP, PHONE]) {
        await visit(site, path, screen, async ({ page, complaints }) => {
          expect(await axeFindings(page)).toEqual([])
          expect(complaints).toEqual([])
          expect(await overflow(page)).toBe(0)
        })
      }
    },
  )
})
