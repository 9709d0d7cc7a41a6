import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nastyWorkbook } from '../support/nasty-workbook.ts'
import {
  alive,
  axeFindings,
  DESKTOP,
  go,
  leaving,
  noBrowser,
  openSite,
  overflow,
  PHONE,
  type Site,
  skipReason,
  visit,
  type Visit,
} from './browser.ts'

type Page = Visit['page']

const FILE = {
  name: 'danh sach 2024.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: nastyWorkbook(),
}
/** The demo edition is small and the workbook has sixty rows; machines under test may be slow all the same. */
const PATIENCE = { timeout: 60_000 }

describe.skipIf(noBrowser)(`importing a list${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('demo')
  })
  const folder = mkdtempSync(join(tmpdir(), 'matxich-upload-'))
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await site.stop()
  })

  const enter = async (page: Page): Promise<void> => {
    await page.locator('main button[value=enter]').click()
    await page.waitForURL(/\/imports$/)
  }
  const keyLink = (lang: string): string => `/${lang}/operator?key=${encodeURIComponent(site.operatorKey)}`

  /** From the list of imports to the columns of the file. */
  const upload = async (page: Page): Promise<void> => {
    await page.locator('main a[href$="/imports/new"]').click()
    await page.waitForURL(/\/new$/)
    await page.locator('main input[type=file]').setInputFiles(FILE)
    const begin = page.locator('main form:has(input[name=title]) button').last()
    await page.locator('main input[name=licence]').fill('CC0')
    await expect.poll(() => begin.isEnabled(), PATIENCE).toBe(true)
    await begin.click()
    await page.locator('main button[value=map]').waitFor(PATIENCE)
  }

  /** Nothing serious for those who cannot see, and no page that scrolls sideways. */
  const sound = async (page: Page): Promise<void> => {
    await page.waitForTimeout(300)
    expect(await axeFindings(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
  }

  it('the link with the key asks first, lets in, and leaves the address', () =>
    visit(site, keyLink('en'), DESKTOP, async ({ page }) => {
      await expect.poll(() => page.url()).not.toContain('key=')
      expect(await page.context().cookies()).toEqual([])
      await sound(page)
      await enter(page)
      expect(await page.locator('.operator-bar').innerText()).toContain('Imports')
      const [cookie] = await page.context().cookies()
      expect([cookie?.httpOnly, cookie?.sameSite]).toEqual([true, 'Strict'])
      await go(page, `${site.url}/en/operator`)
      await page.locator('main button[value=leave]').click()
      await page.locator('main input[name=key]').waitFor()
      await expect.poll(() => page.locator('.operator-bar').count()).toBe(0)
    }))

  it('a wrong key is refused, without JavaScript too', () =>
    visit(site, '/vi/operator', { ...DESKTOP, javaScriptEnabled: false }, async ({ page }) => {
      await page.locator('main input[name=key]').fill('khong-phai-la-khoa')
      await leaving(page, () => page.locator('main button[value=enter]').click())
      expect(await page.locator('main [role=alert]').innerText()).toContain('không phải là khóa vận hành')
    }))

  it('visitors are sent to the key and see no trace of the tools', () =>
    visit(site, '/en/imports', DESKTOP, async ({ page }) => {
      expect(new URL(page.url()).pathname).toBe('/en/operator')
      await page.goto(`${site.url}/en/companies`)
      expect(await page.locator('.operator-bar').count()).toBe(0)
    }))

  it('an officer uploads a list, confirms the columns, looks, applies it and takes it back', () =>
    visit(site, keyLink('vi'), DESKTOP, async ({ page, complaints }) => {
      await enter(page)
      await upload(page)
      // The address column was typed in an old encoding: before and after stand side by side.
      const repaired = page.locator('main tr', { has: page.locator('del') }).first()
      expect(await repaired.locator('ins').first().innerText()).toContain('Khu công nghiệp')
      expect(await page.locator('main select[name="column-4"]').inputValue()).toBe('tax_code')
      await sound(page)

      await page.locator('main button[value=map]').click()
      await page.locator('main button[value=apply]').waitFor(PATIENCE)
      await expect.poll(() => page.locator('main .rows-table tbody tr').count()).toBe(50)
      await sound(page)
      // Row 23 repeats the company of an earlier row: the sum of bits says why.
      await page.locator('#row-23 .goes-to a').first().click()
      await page.locator('#opened-row .waterfall').first().waitFor()
      expect(await page.locator('#opened-row .waterfall-bits').last().innerText()).toMatch(/^[+−]\d/)
      await sound(page)

      await page.locator('main button[value=apply]').click()
      await page.locator('main .undo summary').waitFor(PATIENCE)
      const added = page.locator('main .goes-to a[href*="/companies/"]').first()
      const company = (await added.getAttribute('href')) ?? ''
      await sound(page)
      expect((await page.request.get(site.url + company)).status()).toBe(200)

      await page.locator('main .undo summary').click()
      await page.locator('main input[name=reason]').fill('thử nghiệm')
      await page.locator('main button[value=undo]').click()
      await page.locator('main #ended').waitFor(PATIENCE)
      expect((await page.request.get(site.url + company)).status()).toBeGreaterThanOrEqual(400)
      await sound(page)
      expect(complaints).toEqual([])
    }))

  it('works on a phone in Korean, and an import can be cancelled', () =>
    visit(site, keyLink('ko'), PHONE, async ({ page, complaints }) => {
      await enter(page)
      await upload(page)
      await sound(page)
      const height = await page.locator('main select[name="column-4"]').evaluate((select) => select.getBoundingClientRect().height)
      expect(height).toBeGreaterThanOrEqual(44)
      await page.locator('main button[value=map]').click()
      await page.locator('main button[value=apply]').waitFor(PATIENCE)
      await sound(page)
      await page.locator('main .apply button[value=cancel]').click()
      await page.locator('main #ended').waitFor(PATIENCE)
      await go(page, `${site.url}/ko/imports`)
      await sound(page)
      expect(complaints).toEqual([])
    }))

  it('an upload that was cut off goes on where it stopped, with the same file', () =>
    visit(site, keyLink('en'), DESKTOP, async ({ page }) => {
      await enter(page)
      await go(page, `${site.url}/en/imports/new`)
      // On disk: a file is known again by its name, size and date.
      const big = join(folder, 'big.csv')
      writeFileSync(big, `name,address\n${'Công ty Mẫu,Lô 1\n'.repeat(500_000)}`)
      let pieces = 0
      // The connection goes after the first piece.
      await page.route('**/api/v1/uploads/*', (route) =>
        route.request().method() === 'PATCH' && ++pieces > 1 ? route.abort() : route.continue(),
      )
      await page.locator('main input[type=file]').setInputFiles(big)
      await expect.poll(() => pieces, PATIENCE).toBeGreaterThan(1)
      // The page goes while the connection is still away, or its next try would end the upload.
      await page.reload()
      await page.unroute('**/api/v1/uploads/*')
      await alive(page)
      await expect.poll(() => page.locator('main .note-box').first().innerText(), PATIENCE).toContain('big.csv')
      const started: number[] = []
      page.on('request', (request) => {
        if (request.method() === 'PATCH') started.push(Number(request.headers()['upload-offset']))
      })
      await page.locator('main input[type=file]').setInputFiles(big)
      await expect.poll(() => page.locator('main .upload').innerText(), PATIENCE).toContain('Uploaded')
      expect(started[0]).toBeGreaterThan(0)
    }))

  it('without JavaScript the page says how to import all the same', () =>
    visit(site, keyLink('en'), { ...DESKTOP, javaScriptEnabled: false }, async ({ page }) => {
      await enter(page)
      await page.goto(`${site.url}/en/imports/new`)
      expect(await page.locator('main').innerText()).toContain('matxich import')
      expect(await page.locator('main input[type=file]').isVisible()).toBe(false)
    }))
})
