import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESKTOP, noBrowser, openSite, PHONE, type Site, skipReason, visit } from './browser.ts'
import { checkPage } from './page-check.ts'

const PAGES = [
  '',
  '/map',
  '/map?view=table',
  '/map?segment=copper-foil&links=full',
  '/segments',
  '/segments?status=weak&stage=components',
  '/segments/copper-foil',
  '/segments/smartphones',
  '/segments/testing-emc-labs',
  '/gaps',
  '/needs',
  '/match?segment=rigid-pcb&certificate1=iso-9001',
  '/companies',
  '/companies?q=dien+tu&ownership=domestic',
  '/companies?q=zzzz',
  '/companies?view=table',
  '/search?q=samsung',
  '/companies?view=map',
  '/companies/samsung-electronics-vietnam',
  '/places',
  '/places/bac-ninh',
  '/trade',
  '/programmes',
  '/data',
  '/sources/atlas-hs92-v18',
  '/quality',
  '/status',
  '/corrections',
  '/corrections/new?subject=samsung-electronics-vietnam',
  '/companies/samsung-electronics-vietnam/history',
  '/sign-in',
  '/sign-up',
  '/reset',
  '/verify-email',
]

describe.skipIf(noBrowser)(`every page${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site.stop())

  const check = (path: string, options: object) => checkPage(site, path, options)

  // Each page on a phone, and on a desk in one of two ways by turns; all ways of all pages would take five minutes.
  it.each(PAGES)('phone, Vietnamese %s', (path) => check(`/vi${path}`, PHONE))
  it.each(PAGES.filter((_, at) => at % 2 === 0))('desktop, Korean %s', (path) => check(`/ko${path}`, DESKTOP))
  it.each(PAGES.filter((_, at) => at % 2 === 1))('desktop, dark, English %s', (path) =>
    check(`/en${path}`, { ...DESKTOP, colorScheme: 'dark' }),
  )

  it.each(['/en/segments/nothing', '/en/companies/nothing', '/en/nothing', '/fr/map'])('%s is a friendly 404', (path) =>
    visit(site, path, DESKTOP, async ({ page, status }) => {
      expect(status).toBe(404)
      const text = await page.locator('body').innerText()
      expect(text).not.toMatch(/at .*\.js:\d+/)
      expect(await page.locator('a[href]').count()).toBeGreaterThan(0)
    }),
  )

  it('the front door speaks the reader’s language', async () => {
    const answer = async (language: string) =>
      (await fetch(site.url, { redirect: 'manual', headers: { 'accept-language': language } })).headers.get('location')
    expect(await answer('vi-VN,vi;q=0.9,en;q=0.8')).toBe('/vi')
    expect(await answer('ko')).toBe('/ko')
    expect(await answer('fr')).toBe('/en')
  })
})
