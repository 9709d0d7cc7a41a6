import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, DESKTOP, go, leaving, noBrowser, openSite, overflow, PHONE, type Site, skipReason, visit } from './browser.ts'

const KEY = 'a-key-for-tests-only-000000000'
const COMPANY = 'demo-bamboo-copper'

async function signIn(page: Page): Promise<void> {
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
  const curate = <T>(path: string, options: BrowserContextOptions, story: (page: Page) => Promise<T>) =>
    visit(site, '/en/operator', options, async ({ page }) => {
      await signIn(page)
      if (options.javaScriptEnabled === false) await page.goto(site.url + path)
      else await go(page, site.url + path)
      return story(page)
    })

  it('a visitor corrects a name without JavaScript, staff accept, and the history says who said it', async () => {
    const why = 'It stands on the sign above the gate.'
    const ref = await visit(site, `/en/companies/${COMPANY}`, { ...DESKTOP, javaScriptEnabled: false }, async ({ page }) => {
      await leaving(page, () => page.getByRole('link', { name: 'Suggest a correction' }).click())
      await leaving(page, () => page.getByRole('link', { name: /: Short name$/ }).click())
      await page.fill('[name=proposed_value]', 'Bamboo')
      await page.fill('[name=why]', why)
      await leaving(page, () => page.getByRole('button', { name: 'Send the correction' }).click())
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
      const keys = page.locator('.shortcut-region button').first()
      await keys.waitFor()
      const task = new URL(page.url()).pathname
      await page.locator('main').focus()
      await page.keyboard.press('d')
      await page.waitForTimeout(300)
      expect(new URL(page.url()).pathname).toBe(task)
      await keys.focus()
      await page.keyboard.press('d')
      await page.getByText(/^Last decision: .*: Different\./).waitFor()
      await expect.poll(() => new URL(page.url()).pathname).not.toBe(task)
      await page.getByRole('button', { name: /^Undo/ }).click()
      await page.waitForURL((url) => url.pathname === task)
      await page.getByText('The decision is taken back').waitFor()
      await expect.poll(() => page.getByRole('button', { name: /^Different/ }).isEnabled()).toBe(true)
      // Turned off, the keys do nothing, and stay off.
      await page.getByRole('button', { name: 'Keyboard: on' }).click()
      await page.getByRole('button', { name: 'Keyboard: off' }).waitFor()
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

  it.each([
    ['with script', DESKTOP],
    ['without', { ...DESKTOP, javaScriptEnabled: false }],
  ])('a curator adds a value and takes one back, each with a reason, on the history of the company, %s', (_, options) =>
    curate('/en/companies/demo-lychee-circuits/history', options, async (page) => {
      await page.locator('main select[name=property]').selectOption('ownership')
      await page.getByRole('button', { name: 'Next' }).click()
      const form = page.locator('main form:has(input[value=assert])')
      // Of a closed list, the words stand there to choose from.
      await form.locator('select[name=value]').selectOption('joint_venture')
      await form.locator('select[name=evidence_grade]').selectOption('official_list')
      await form.locator('[name=as_of]').fill('2026-10')
      await form.locator('[name=reason]').fill('the business register says so')
      await form.getByRole('button', { name: 'Add the value' }).click()
      await page.locator('main [role=status]', { hasText: 'Done.' }).waitFor()
      const stated = page.locator('.statement.is-live', { hasText: 'by a curator' })
      expect(await stated.innerText()).toMatch(/shown[^]*joint venture/i)
      expect(await page.locator('.property-history > summary').innerText()).toMatch(/joint venture/i)

      await stated.locator('summary', { hasText: 'Take back' }).click()
      await stated.locator('input[name=reason]').fill('it was another firm')
      await stated.getByRole('button', { name: 'Take back' }).click()
      await expect.poll(() => stated.count()).toBe(0)
      await page.locator('.statement.is-retracted', { hasText: 'by a curator' }).first().waitFor()
      const profile = await (await page.request.get(`${site.url}/api/v1/companies/demo-lychee-circuits?lang=en`)).json()
      expect(profile).not.toMatchObject({ ownership: 'joint_venture' })
      const log = await (await page.request.get(`${site.url}/en/curation/log?subject=demo-lychee-circuits`)).text()
      expect(log).toContain('it was another firm')
    }),
  )

  it('what is refused stands in the form again; visitors see no form', async () => {
    await curate('/en/companies/demo-lychee-circuits/history?property=tax_code', DESKTOP, async (page) => {
      const form = page.locator('main form:has(input[value=assert])')
      await form.locator('[name=value]').fill('0100109107')
      await form.locator('[name=reason]').fill('typed from a letterhead')
      await form.getByRole('button', { name: 'Add the value' }).click()
      await page.locator('main [role=alert]').waitFor()
      expect(await form.locator('[name=value]').inputValue()).toBe('0100109107')
      expect(await axeFindings(page)).toEqual([])
    })
    await visit(site, '/en/companies/demo-lychee-circuits/history', DESKTOP, async ({ page }) => {
      expect(await page.locator('main form[method=post]').count()).toBe(0)
      expect(await page.locator('main select[name=property]').count()).toBe(0)
    })
  })

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
    [`/vi/companies/${COMPANY}/history?property=certificate`, PHONE],
    [`/ko/companies/${COMPANY}/history`, DESKTOP],
  ])('%s has no finding of axe and does not scroll sideways', (path, options) =>
    curate(path, options, async (page) => {
      expect(await axeFindings(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    }),
  )
})
