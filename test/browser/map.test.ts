import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser, openSite, type Site, skipReason, visit } from './browser.ts'

/** Real size on screen of every name on the map, and whether its tile is inside the window. */
async function namesOnScreen(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGGElement>('svg [data-id]')].map((tile) => {
      const text = tile.querySelector('text')
      const box = tile.getBoundingClientRect()
      const scale = text?.getScreenCTM()?.a ?? 1
      return {
        id: tile.dataset.id ?? '',
        px: text ? Number.parseFloat(getComputedStyle(text).fontSize) * scale : 0,
        inside: box.left >= -1 && box.right <= innerWidth + 1 && box.top >= -1 && box.bottom <= innerHeight + 1,
      }
    }),
  )
}

describe.skipIf(noBrowser)(`the map${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site.stop())

  it.each([
    [1440, 900, 'vi'],
    [1440, 900, 'en'],
    [1366, 768, 'vi'],
    [1366, 768, 'en'],
    [1366, 768, 'ko'],
  ])('shows the whole chain legibly at %i × %i in %s', (width, height, lang) =>
    visit(site, `/${lang}/map`, { viewport: { width, height } }, async ({ page }) => {
      await page.locator('.map-host.fitted').waitFor()
      const names = await namesOnScreen(page)
      expect(names.length).toBeGreaterThanOrEqual(120)
      expect(Math.min(...names.map((name) => name.px))).toBeGreaterThanOrEqual(9.5)
      expect(names.filter((name) => !name.inside).map((name) => name.id)).toEqual([])
    }),
  )

  it('walks the chain by arrow keys and keeps the selection in the address', () =>
    visit(site, '/en/map', { viewport: { width: 1440, height: 900 } }, async ({ page, complaints }) => {
      await page.locator('.map-host.fitted').waitFor()
      await page.locator('svg [data-id="copper-foil"]').click()
      await page.waitForFunction(() => location.search.includes('segment=copper-foil'))
      await page.locator('svg [data-id="copper-foil"]').focus()
      await page.keyboard.press('ArrowRight')
      const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | SVGElement | null)?.dataset.id)
      await expect.poll(focused).not.toBe('copper-foil')
      const fed = await focused()
      expect(['copper-clad-laminate', 'rigid-pcb', 'hdi-pcb', 'flexible-pcb', 'ic-substrates', 'lithium-ion-cells']).toContain(fed)
      await page.keyboard.press('ArrowLeft')
      await expect.poll(focused).not.toBe(fed)
      await page.keyboard.press('Escape')
      await page.waitForFunction(() => !location.search.includes('segment='))
      expect(complaints).toEqual([])
    }))

  it.each([
    [1440, 900],
    [1366, 768],
  ])('answers before the page around it has come to life, and the page learns of the choice, at %i × %i', async (width, height) => {
    const page = await site.browser.newPage({ viewport: { width, height } })
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/entry.client-*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${site.url}/en/map`, { waitUntil: 'commit' })
    await page.locator('.map-host.live').waitFor()
    await page.locator('svg [data-id="copper-foil"]').click()
    await expect.poll(() => page.locator('svg .chosen').getAttribute('data-id')).toBe('copper-foil')
    await expect.poll(() => page.locator('.map-links path').count()).toBeGreaterThan(0)
    await page.keyboard.press('ArrowRight')
    const walked = await page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset.id)
    expect(walked).not.toBe('copper-foil')
    expect(page.url()).not.toContain('segment=')
    release()
    await page.locator('.map-host.fitted').waitFor()
    await page.locator('.map-panel').waitFor()
    await expect.poll(() => page.url()).toContain('segment=copper-foil')
    expect(await page.locator('svg .chosen').getAttribute('data-id')).toBe('copper-foil')
    expect(await page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset.id)).toBe(walked)
    await page.close()
  })

  it('has one tab stop', () =>
    visit(site, '/en/map', { viewport: { width: 1440, height: 900 } }, async ({ page }) => {
      await page.locator('.map-host.fitted').waitFor()
      expect(await page.locator('svg [data-id][tabindex="0"]').count()).toBe(1)
    }))
})
