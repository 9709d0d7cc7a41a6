import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, DESKTOP, noBrowser, openSite, overflow, PHONE, type Site, skipReason, visit } from './browser.ts'

const KEY = 'a-key-for-tests-only-000000000'
const COMPANY = 'demo-bamboo-copper'

async function signIn(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.url}/en/operator`)
  await page.fill('input[name=key]', KEY)
  await page.locator('form:has(input[name=key]) button[type=submit], form:has(input[name=key]) button').first().click()
  await page.waitForURL((url) => !url.pathname.endsWith('/operator'))
}

describe.skipIf(noBrowser)(`curation${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('demo', { MATXICH_OPERATOR_KEY: KEY })
  })
  afterAll(() => site.stop())

  /** As an operator, signed in with the key. */
  const curate = <T>(path: string, options: object, story: (page: Page) => Promise<T>) =>
    visit(site, '/en/operator', options, async ({ page }) => {
      await signIn(page, site)
      await page.goto(site.url + path)
      return story(page)
    })

  it('a visitor corrects a name without JavaScript, staff accept, and the history says who said it', async () => {
    const why = 'It stands on the sign above the gate.'
    const ref = await visit(site, `/en/companies/${COMPANY}`, { ...DESKTOP, javaScriptEnabled: false }, async ({ page }) => {
      await page.getByRole('link', { name: 'Suggest a correction' }).click()
      await page.getByRole('link', { name: /: Short name$/ }).click()
      await page.fill('[name=proposed_value]', 'Bamboo')
      await page.fill('[name=why]', why)
      await page.getByRole('button', { name: 'Send the correction' }).click()
      await page.waitForLoadState()
      expect(await page.locator('.answer-key').innerText()).toMatch(/^[\w-]{16}$/)
      const number = await page.locator('main a[href*="/corrections/C-"]').first().innerText()
      await page.goto(`${site.url}/en/corrections`)
      expect(await page.locator('main').innerText()).toContain(number)
      await page.goto(`${site.url}/en/corrections/${number}`)
      // An open form must not be a wall to write on.
      expect(await page.locator('main').innerText()).not.toContain(why)
      return number
    })
    await curate(`/en/corrections/${ref}`, DESKTOP, async (page) => {
      expect(await page.locator('main').innerText()).toContain(why)
      await page.getByRole('button', { name: 'Accept', exact: true }).click()
      await page.locator('.state-accepted').waitFor()
    })
    await visit(site, `/en/companies/${COMPANY}/history`, { ...DESKTOP, javaScriptEnabled: false }, async ({ page }) => {
      const field = page.locator('details', { hasText: 'Short name' })
      await field.locator('summary').click()
      expect(await field.innerText()).toMatch(/Bamboo[^]*after a correction/)
    })
    await visit(site, `/en/companies/${COMPANY}`, DESKTOP, async ({ page }) => {
      expect(await page.locator('main').innerText()).toContain('Bamboo')
    })
  })

  it('a reviewer decides by keyboard only where the focus is, and takes it back', () =>
    curate('/en/review', DESKTOP, async (page) => {
      await page.getByRole('button', { name: 'Search the directory' }).click()
      const start = page.getByRole('link', { name: 'Start with the first' })
      await start.click()
      await page.waitForURL(/\/review\/\w+/)
      const task = new URL(page.url()).pathname
      await page.locator('main').focus()
      await page.keyboard.press('d')
      await page.waitForTimeout(300)
      expect(new URL(page.url()).pathname).toBe(task)
      await page.locator('.shortcut-region button').first().focus()
      await page.keyboard.press('d')
      await page.getByText(/^Last decision: .*: Different\./).waitFor()
      expect(new URL(page.url()).pathname).not.toBe(task)
      await page.getByRole('button', { name: /^Undo/ }).click()
      await page.waitForURL((url) => url.pathname === task)
      await page.getByText('The decision is taken back').waitFor()
      expect(await page.getByRole('button', { name: /^Different/ }).isEnabled()).toBe(true)
      // Turned off, the keys do nothing, and stay off.
      await page.getByRole('button', { name: 'Keyboard: on' }).click()
      await page.keyboard.press('d')
      await page.waitForTimeout(300)
      expect(new URL(page.url()).pathname).toBe(task)
      await page.reload()
      await page.getByRole('button', { name: 'Keyboard: off' }).waitFor()
    }))

  it('a merge is seen before it is done, leads on from the old address, and is undone', () =>
    curate('/en/companies/demo-lychee-circuits', DESKTOP, async (page) => {
      await page.getByRole('link', { name: 'Merge this company into another' }).click()
      await page.fill('main input[name=q]', 'bamboo')
      await page.locator('main').getByRole('button', { name: 'Search' }).click()
      await page.locator('main').getByRole('link', { name: 'Demo Bamboo Copper' }).click()
      await page.getByRole('heading', { name: 'What would change' }).waitFor()
      expect(await page.locator('main').innerText()).toContain(`demo-lychee-circuits will lead to ${COMPANY}`)
      await page.fill('textarea[name=reason]', 'One letterhead for both')
      await page.getByRole('button', { name: 'Merge', exact: true }).click()
      await page.waitForURL(/\/curation\/log\?done=/)
      const merged = await page.request.get(`${site.url}/en/companies/demo-lychee-circuits`, { maxRedirects: 0 })
      expect([merged.status(), merged.headers()['location']]).toEqual([301, `/en/companies/${COMPANY}`])
      const notice = page.locator('main [role=status]')
      await notice.locator('input[name=reason]').fill('Two firms after all')
      await notice.getByRole('button', { name: 'Undo' }).click()
      await page.getByText('Two firms after all').first().waitFor()
      const back = await page.request.get(`${site.url}/en/companies/demo-lychee-circuits`, { maxRedirects: 0 })
      expect(back.status()).toBe(200)
    }))

  it('a visitor is asked for the key and comes back to where they wanted to go', () =>
    visit(site, '/vi/review?level=company', DESKTOP, async ({ page }) => {
      expect(new URL(page.url()).pathname).toBe('/vi/operator')
      await page.fill('input[name=key]', KEY)
      await page.locator('form:has(input[name=key]) button').first().click()
      await page.waitForURL((url) => url.pathname === '/vi/review' && url.searchParams.get('level') === 'company')
    }))

  it.each([
    ['/en/review', DESKTOP],
    ['/ko/review', PHONE],
    ['/vi/curation/log', DESKTOP],
    [`/en/curation/merge?from=demo-lychee-circuits&into=${COMPANY}`, PHONE],
    [`/ko/curation/split?subject=${COMPANY}`, PHONE],
    [`/vi/curation/move?site=${COMPANY}-1&to=demo-lychee-circuits`, DESKTOP],
    [`/vi/companies/${COMPANY}`, PHONE],
  ])('%s has no finding of axe and does not scroll sideways', (path, options) =>
    curate(path, options, async (page) => {
      expect(await axeFindings(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    }),
  )
})
