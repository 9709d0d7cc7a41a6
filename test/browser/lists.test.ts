import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readXlsx } from '../support/xlsx-reader.ts'
import { alive, axeFindings, DESKTOP, go, leaving, noBrowser, openSite, overflow, PHONE, type Site, skipReason, visit } from './browser.ts'

/** A buyer finds, compares, lists with a note, shares and takes home. */

const WORDS = {
  en: {
    compare: /^Compare 2 companies$/,
    differs: 'Differs',
    only: 'Only differences',
    shortlist: /^Shortlist/,
    save: 'Save the note',
    copy: 'Make a copy of your own',
    added: /My shortlist/,
  },
  vi: {
    compare: /^So sánh 2 doanh nghiệp$/,
    differs: 'Khác nhau',
    only: 'Chỉ điểm khác nhau',
    shortlist: /^Lưu vào danh sách/,
    save: 'Lưu ghi chú',
    copy: 'Tạo bản sao của riêng bạn',
    added: /Danh sách của tôi/,
  },
} as const
const BOARDS = ['demo-longan-boards', 'demo-lychee-circuits']

describe.skipIf(noBrowser)(`lists${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('demo')
  })
  afterAll(() => site.stop())

  const checked = async (page: Page) => {
    expect(await axeFindings(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  }
  const download = async (page: Page, name: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).first().click()])
    return readXlsx(readFileSync(await file.path()))
  }

  it.each([
    ['en', 'a desk', DESKTOP],
    ['en', 'a phone', PHONE],
    ['vi', 'a desk', DESKTOP],
    ['vi', 'a phone', PHONE],
  ] as const)('%s on %s: find, compare, shortlist with a note, share, take home', async (lang, _where, options) => {
    const words = WORDS[lang]
    await visit(site, `/${lang}/companies?segment=rigid-pcb`, options, async ({ page, complaints }) => {
      const ticks = page.locator('.compare-toggle input')
      expect(await ticks.count()).toBe(2)
      for (const tick of await ticks.all()) await tick.check()
      const adds = page.getByRole('button', { name: words.shortlist })
      await adds.first().click()
      await page.getByRole('link', { name: words.added }).first().waitFor()
      await adds.first().click()
      await page.locator('.shortlist-button a').nth(1).waitFor()
      await page.getByRole('link', { name: words.compare }).click()
      await page.locator('.compare-table').waitFor()
      expect(new URL(page.url()).searchParams.getAll('id').toSorted()).toEqual(BOARDS)
      const table = page.locator('.compare-table')
      expect(await table.innerText()).toContain(words.differs)
      const rows = await table.locator('tr').count()
      await checked(page)
      const { sheets } = await download(page, 'Excel')
      expect(sheets[0]?.rows[0]).toHaveLength(8)
      await page.getByRole('link', { name: words.only }).click()
      await page.waitForURL(/only=differences/)
      await page.waitForFunction((before) => document.querySelectorAll('.compare-table tr').length < before, rows)

      await go(page, `${site.url}/${lang}/shortlists`)
      await checked(page)
      await page.getByRole('link', { name: words.added }).first().click()
      await page.locator('.shortlist-item').nth(1).waitFor()
      await page.locator('textarea[name=note]').first().fill('=Samples of four layers')
      await page.getByRole('button', { name: words.save }).first().click()
      await page.waitForURL(/#company-/)
      await page.reload()
      await alive(page)
      expect(await page.locator('textarea[name=note]').first().inputValue()).toBe('=Samples of four layers')
      await checked(page)
      const list = await download(page, 'Excel')
      expect([list.formulas, list.sheets[0]?.rows.length]).toEqual([0, 3])
      expect(list.sheets[0]?.rows[1]).toContain('=Samples of four layers')
      const shared = page.url().split('#')[0]?.slice(site.url.length) ?? ''

      // Somebody else, with the address alone.
      await visit(site, shared, options, async ({ page: reader }) => {
        const text = await reader.locator('main').innerText()
        expect(text).toContain('=Samples of four layers')
        expect(await reader.locator('textarea, input[name=title], button[value=remove]').count()).toBe(0)
        await checked(reader)
        await reader.getByRole('button', { name: words.copy }).click()
        await reader.waitForURL((url) => url.pathname !== shared)
        expect(await reader.locator('textarea[name=note]').first().inputValue()).toBe('=Samples of four layers')
      })
      expect(complaints).toEqual([])
    })
  })

  it('the same without JavaScript: tick, compare, add, note, order, remove', () =>
    visit(site, '/en/companies?segment=rigid-pcb', { ...DESKTOP, javaScriptEnabled: false }, async ({ page }) => {
      for (const tick of await page.locator('.compare-toggle input').all()) await tick.check()
      await leaving(page, () => page.getByRole('button', { name: 'Compare the ticked companies' }).click())
      expect(new URL(page.url()).searchParams.getAll('id').toSorted()).toEqual(BOARDS)
      expect(await page.locator('.compare-table').innerText()).toContain('Differs')
      for (const index of [0, 1]) {
        await page.goto(`${site.url}/en/companies?segment=rigid-pcb`)
        await page
          .getByRole('button', { name: /Shortlist/ })
          .nth(index)
          .click()
        await page.waitForURL(/\/shortlists\/[\w-]{16}#company-/)
      }
      const names = () => page.locator('.shortlist-item h2 a').allInnerTexts()
      const before = await names()
      expect(before).toHaveLength(2)
      await leaving(page, () => page.getByRole('button', { name: /^Down/ }).first().click())
      expect(await names()).toEqual(before.toReversed())
      await page.locator('textarea[name=note]').first().fill('First choice')
      const save = page.getByRole('button', { name: /^Save the note/ }).first()
      await leaving(page, () => save.click())
      expect(await page.locator('textarea[name=note]').first().inputValue()).toBe('First choice')
      const off = page.getByRole('button', { name: /^Take off/ }).nth(1)
      await leaving(page, () => off.click())
      expect(await names()).toEqual([before[1]])
    }))

  it('a search is kept, shown, and deleted', () =>
    visit(site, '/en/companies?segment=rigid-pcb&sort=name', DESKTOP, async ({ page }) => {
      await page.getByRole('button', { name: 'Save this search' }).click()
      await page.waitForURL(/\/saved-searches\/[\w-]{16}$/)
      await page.getByText('Nothing came, changed or went.').waitFor()
      expect(await page.locator('h1').innerText()).toBe('Rigid printed circuit boards')
      await checked(page)
      const feed = (await page.locator('link[type="application/atom+xml"]').getAttribute('href')) ?? ''
      expect((await page.request.get(feed)).headers()['content-type']).toContain('application/atom+xml')
      await page.getByRole('link', { name: /^Open the search/ }).click()
      await page.waitForURL(/companies\?segment=rigid-pcb$/)
      await go(page, `${site.url}/en/saved-searches`)
      await page.locator('main .cards a').first().click()
      await page.getByText('Delete this search').click()
      await page.getByRole('button', { name: 'Delete' }).click()
      await page.waitForURL(/\/saved-searches$/)
      await expect.poll(() => page.locator('main .cards').count()).toBe(0)
    }))

  it('six companies are refused with a way on; an unknown one is told', async () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `id=${id}`).join('&')
    await visit(site, `/en/companies/compare?${six}`, DESKTOP, async ({ page, status }) => {
      expect(status).toBe(400)
      expect(await page.locator('main').innerText()).toContain('6 companies are too many to stand side by side')
      expect(await page.locator('main form input:checked').count()).toBe(5)
      await checked(page)
    })
    await visit(site, `/en/companies/compare?id=${BOARDS[0]}&id=nobody-knows`, DESKTOP, async ({ page }) => {
      expect(await page.locator('[role=status].note-box').innerText()).toContain('There is no company “nobody-knows”')
      await page.fill('main input[name=q]', 'lychee')
      await page.locator('main').getByRole('button', { name: 'Search' }).click()
      await page.getByRole('link', { name: 'Demo Lychee Circuits' }).click()
      await page.locator('.compare-table thead th').nth(2).waitFor()
    })
  })
})
