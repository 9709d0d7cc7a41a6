import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, DESKTOP, leaving, noBrowser, openSite, overflow, PHONE, type Site, skipReason, visit } from './browser.ts'
import { checkPage } from './page-check.ts'

/** The directory as a buyer and a local supplier use it, on invented companies that have every kind of fact. */
describe.skipIf(noBrowser)(`directory${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('demo')
  })
  afterAll(() => site.stop())

  const chips = 'ul.chips a.chip:not(.chip-clear)'

  it('a buyer types words, sees what was read of them, takes a part back, narrows, and changes the view', () =>
    visit(site, '/vi/companies', DESKTOP, async ({ page, complaints }) => {
      const field = page.locator('main form input[name=q]')
      await field.fill('iso 9001 bac ninh nhua')
      await field.press('Enter')
      await page.waitForURL(/q=iso/)
      await expect.poll(() => page.locator(chips).allInnerTexts()).toHaveLength(3)
      const note = await page.locator('.understood').innerText()
      expect(note).toMatch(/“iso 9001” là chứng nhận ISO 9001/)
      expect(note).toMatch(/“bac ninh” là .*Bắc Ninh/)
      const found = await page.locator('.company-card').count()
      expect(found).toBeGreaterThan(0)

      await page.locator(chips, { hasText: 'Bắc Ninh' }).click()
      await page.waitForURL(/plain=bac\+ninh/)
      await expect.poll(() => page.locator('.understood').innerText()).not.toMatch(/là tỉnh/)
      await page.goBack()
      await page.waitForURL((url) => !url.search.includes('plain'))
      await expect.poll(() => page.locator(chips).allInnerTexts()).toHaveLength(3)

      await page.locator('input[type=checkbox][name=ownership][value=domestic]').check()
      await page.waitForURL(/ownership=domestic/)
      await expect.poll(() => page.locator(chips).allInnerTexts()).toHaveLength(4)
      expect(await page.locator('.company-card').count()).toBeLessThanOrEqual(found)
      expect(await page.locator('input[type=checkbox][name=ownership][value=domestic]').isChecked()).toBe(true)

      await page.getByRole('link', { name: 'Bảng', exact: true }).click()
      await page.waitForURL(/view=table/)
      await expect.poll(() => page.locator('table.data-table thead th').count()).toBeGreaterThanOrEqual(9)
      expect(page.url()).toContain('ownership=domestic')
      expect(complaints).toEqual([])
    }))

  it('an empty answer says which filter to drop and how many that brings back', () =>
    visit(site, '/en/companies?q=bac+ninh&certificate=iso-13485&ownership=joint_venture&size=under_50', DESKTOP, async ({ page }) => {
      expect(await page.locator('.company-card').count()).toBe(0)
      const before = await page.locator('.zero a').allInnerTexts()
      expect(before.length).toBeGreaterThan(0)
      await page.locator('.zero a').last().click()
      await page.waitForURL((url) => url.search === '')
      await expect.poll(() => page.locator('.company-card').count()).toBeGreaterThan(0)
    }))

  it.each([
    ['a filter', '?segment=rigid-pcb&province=da-nang', /^Without “[^”]+”:/],
    ['a filter and words together', '?q=iatf+bac+ninh+over+1000+employees', /^Without “[^”]+” and “[^”]+”:/],
  ])('dropping %s of an empty answer brings as many as it says', (_what, address, says) =>
    visit(site, `/en/companies${address}`, DESKTOP, async ({ page }) => {
      const drop = page.locator('.zero a', { hasText: 'Without' }).first()
      const text = await drop.innerText()
      expect(text).toMatch(says)
      const promised = Number(/: ([\d,]+) compan/.exec(text)?.[1])
      await drop.click()
      await page.waitForURL((url) => url.search !== '' && url.search !== address)
      await expect.poll(async () => Number(/^[\d,]+/.exec(await page.locator('h1').innerText())?.[0])).toBe(promised)
    }),
  )

  it('the box in the header suggests, by keyboard alone', () =>
    visit(site, '/en/gaps', DESKTOP, async ({ page, complaints }) => {
      // Before its script runs it is a plain field.
      const box = page.locator('.site-search input')
      await page.locator('.site-search input[role=combobox]').waitFor()
      await page.keyboard.press('/')
      await expect.poll(() => box.evaluate((field) => field === document.activeElement)).toBe(true)
      await page.keyboard.type('circuits')
      await page.locator('[role=listbox]').waitFor()
      await expect.poll(() => box.getAttribute('aria-expanded')).toBe('true')
      await page.keyboard.press('ArrowDown')
      const chosen = page.locator('[role=option][aria-selected=true]')
      await chosen.waitFor()
      await expect.poll(() => box.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'))
      expect(await axeFindings(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect.poll(() => box.getAttribute('aria-expanded')).toBe('false')
      expect(await box.inputValue()).toBe('circuits')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      const to = await chosen.getAttribute('href')
      await page.keyboard.press('Enter')
      await expect.poll(() => new URL(page.url()).pathname + new URL(page.url()).search).toBe(to)
      expect(complaints).toEqual([])
    }))

  it('Enter without a choice leads to all results, in groups', () =>
    visit(site, '/vi', PHONE, async ({ page, complaints }) => {
      await page.locator('.site-search input[role=combobox]').fill('bo mach')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/vi\/search\?q=bo\+mach/)
      await expect.poll(() => page.locator('main section h2').allInnerTexts()).toContain('Doanh nghiệp')
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await page.getByRole('link', { name: /Xem tất cả/ }).click()
      await page.waitForURL(/\/vi\/companies\?q=bo\+mach/)
      expect(complaints).toEqual([])
    }))

  it('what one box finds can be put side by side', () =>
    visit(site, '/en/search?q=bac+ninh', DESKTOP, async ({ page, complaints }) => {
      const ticks = page.locator('.search-found .compare-toggle input')
      expect(await ticks.count()).toBeGreaterThan(1)
      await ticks.nth(0).check()
      await ticks.nth(1).check()
      const ids = await ticks.evaluateAll((all) => all.slice(0, 2).map((box) => (box as HTMLInputElement).value))
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('link', { name: 'Compare 2 companies' }).click()
      await page.locator('.compare-table').waitFor()
      await expect.poll(() => new URL(page.url()).searchParams.getAll('id')).toEqual(ids)
      expect(complaints).toEqual([])
    }))

  it('filters, search and comparison work without JavaScript', () =>
    visit(site, '/en/companies', { ...DESKTOP, javaScriptEnabled: false }, async ({ page }) => {
      await page.locator('input[name=province][value=bac-ninh]').check()
      await page.locator('input[name=province][value=hai-phong]').check()
      await page.locator('input[type=checkbox][name=ownership][value=domestic]').check()
      await leaving(page, () => page.locator('.without-script button').click())
      expect(page.url()).toMatch(/province=bac-ninh&province=hai-phong/)
      expect(await page.locator('h1').innerText()).toMatch(/in Bac Ninh or Hai Phong/)
      expect(await page.locator('input[type=checkbox][name=province]:checked').count()).toBe(2)

      const boxes = page.locator('.company-card input[name=id]')
      await boxes.nth(0).check()
      await boxes.nth(1).check()
      const ids = await page
        .locator('.company-card input[name=id]:checked')
        .evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value))
      await leaving(page, () => page.locator('#compare-form button').first().click())
      expect(new URL(page.url()).pathname).toBe('/en/companies/compare')
      expect(new URL(page.url()).searchParams.getAll('id')).toEqual(ids)

      await page.locator('.site-search input').fill('iso 9001')
      await leaving(page, () => page.locator('.site-search button').click())
      expect(new URL(page.url()).pathname).toBe('/en/search')
      expect(await page.locator('main section').count()).toBeGreaterThan(0)
      const found = page.locator('.search-found .compare-toggle input')
      await found.nth(0).check()
      await found.nth(1).check()
      await leaving(page, () => page.locator('#compare-form button').first().click())
      expect(new URL(page.url()).pathname).toBe('/en/companies/compare')
      expect(new URL(page.url()).searchParams.getAll('id')).toHaveLength(2)
    }))

  it('a slip of the finger is put right, said, and can be insisted on', () =>
    visit(site, '/en/companies?q=conectorr', DESKTOP, async ({ page }) => {
      expect(await page.locator('.did-you-mean').innerText()).toContain('connector')
      await page.locator('.did-you-mean a').click()
      await page.waitForURL(/plain=conectorr/)
      await expect.poll(() => page.locator('.did-you-mean').count()).toBe(0)
    }))

  it('a number of one company leads straight to it', async () => {
    const { items } = (await (await fetch(`${site.url}/api/v1/companies?limit=1`)).json()) as { items: { id: string }[] }
    const { public_id } = (await (await fetch(`${site.url}/api/v1/companies/${items[0]?.id}`)).json()) as { public_id: string }
    const answer = await fetch(`${site.url}/en/search?q=${public_id}`, { redirect: 'manual' })
    expect(answer.headers.get('location')).toBe(`/en/companies/${items[0]?.id}`)
  })

  it('on a phone the filters are a sheet that counts while one chooses', () =>
    visit(site, '/vi/companies', PHONE, async ({ page, complaints }) => {
      const summary = page.locator('.facets-fold > summary')
      await summary.click()
      const show = page.locator('.sheet-submit button')
      const before = await show.innerText()
      const box = page.locator('label.check', { has: page.locator('input[name=province][value=bac-ninh]') })
      expect((await box.boundingBox())?.height).toBeGreaterThanOrEqual(44)
      await box.click()
      await expect.poll(() => show.innerText()).not.toBe(before)
      const promised = await show.innerText()
      expect(await axeFindings(page)).toEqual([])
      await show.click()
      await expect.poll(() => summary.innerText()).toMatch(/Bộ lọc · 1/)
      await expect.poll(async () => promised.includes(/\d+/.exec(await page.locator('h1').innerText())?.[0] ?? 'no number')).toBe(true)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
    }))

  const PAGES = [
    '/companies?q=iso+9001+bac+ninh+nhua&ownership=domestic',
    '/companies?view=table',
    '/companies?near=province:bac-ninh&radius_km=100&sort=distance',
    '/search?q=bac+ninh',
    '/search',
  ]
  const check = (path: string, options: object) => checkPage(site, path, options)
  it.each(PAGES)('light, Vietnamese, desktop %s', (path) => check(`/vi${path}`, DESKTOP))
  it.each(PAGES)('dark, English, desktop %s', (path) => check(`/en${path}`, { ...DESKTOP, colorScheme: 'dark' }))
  it.each(PAGES)('Vietnamese, phone %s', (path) => check(`/vi${path}`, PHONE))
  it.each(PAGES)('dark, Korean, phone %s', (path) => check(`/ko${path}`, { ...PHONE, colorScheme: 'dark' }))
})
