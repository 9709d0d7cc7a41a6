import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCompany } from '../../src/services/profile/company.ts'
import { endWindows } from '../../src/services/claims/challenge-claim.ts'
import { codeFor, taxCode } from '../support/claims.ts'
import { lastMail, openStaff, PASSWORD } from '../support/people.ts'
import { pictureWithMetadata } from '../support/pictures.ts'
import { alive, axeFindings, DESKTOP, go, leaving, noBrowser, openSite, overflow, PHONE, type Site, skipReason } from './browser.ts'
import { appOf, signedIn } from './people.ts'

/** A company finds itself, proves who it is, speaks for itself, shows a certificate; a year and a day later readers see how old that is. */

const COMPANY = 'demo-lychee-circuits'
const EMAIL = 'giamdoc@vaithieu.vn'
const DAY_MS = 86_400_000

describe.skipIf(noBrowser)(`claims${skipReason}`, () => {
  let site: Site
  let folder = ''
  let picture = ''
  let phone: BrowserContext
  let page: Page
  let desk: BrowserContext
  let staff: Page

  beforeAll(async () => {
    site = await openSite('demo')
    folder = mkdtempSync(join(tmpdir(), 'matxich-pictures-'))
    picture = join(folder, 'giay-chung-nhan.jpg')
    writeFileSync(picture, await pictureWithMetadata(1200, 800))
    phone = await site.browser.newContext({ ...PHONE, locale: 'vi-VN' })
    page = await phone.newPage()
    desk = await site.browser.newContext(signedIn(site, await openStaff(appOf(site), 'nhanvien@vidu.vn', 'curator'), DESKTOP))
    staff = await desk.newPage()
  })
  afterAll(async () => {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const main = () => page.locator('main')
  const press = (on: Page, name: string | RegExp) => on.locator('main').getByRole('button', { name }).first().click()
  const status = (text: string | RegExp) => page.locator('main [role=status]').getByText(text).waitFor()
  const checked = async (on: Page) => {
    expect(await axeFindings(on), on.url()).toEqual([])
    expect(await overflow(on), on.url()).toBeLessThanOrEqual(0)
    expect(await on.locator('h1').count(), on.url()).toBe(1)
  }
  const linkIn = async (email: string) => {
    const link = /https?:\/\/\S+/.exec((await lastMail(site, email)).body)?.[0] ?? ''
    return site.url + link.slice(new URL(link).origin.length)
  }

  it('a visitor finds the profile, makes an account and comes back', async () => {
    await go(page, `${site.url}/vi/companies/${COMPANY}`)
    await page.getByRole('link', { name: 'Nhận hồ sơ', exact: true }).click()
    await page.waitForURL(/\/vi\/claim\?company=/)
    await page.getByRole('heading', { level: 1, name: /Nhận hồ sơ Demo Mạch in Vải Thiều/ }).waitFor()
    await checked(page)
    await page.locator('main').getByRole('link', { name: 'Tạo tài khoản' }).click()
    await page.fill('[name=name]', 'Nguyễn Văn Vải')
    await page.fill('[name=email]', EMAIL)
    await page.fill('[name=password]', PASSWORD)
    await press(page, 'Tạo tài khoản')
    await page.getByRole('heading', { name: 'Hãy mở hộp thư của bạn' }).waitFor()
    await go(page, await linkIn(EMAIL))
    await press(page, 'Xác nhận địa chỉ')
    await page.getByRole('heading', { name: 'Đã xác nhận địa chỉ' }).waitFor()
    await go(page, `${site.url}/vi/sign-in?to=${encodeURIComponent(`/claim?company=${COMPANY}`)}`)
    await page.fill('[name=email]', EMAIL)
    await page.fill('[name=password]', PASSWORD)
    await press(page, 'Đăng nhập')
    await page.waitForURL(/\/vi\/claim\?company=/)
  })

  it('a tax code that nobody has leads to a proposal', async () => {
    await go(page, `${site.url}/vi/claim?code=${taxCode(301)}`)
    await page.getByRole('heading', { name: 'Đề nghị thêm doanh nghiệp còn thiếu' }).waitFor()
    await checked(page)
    await page.fill('[name=name]', 'Công ty TNHH Demo Mít Tố Nữ')
    await page.fill('[name=makes]', 'khuôn ép nhựa')
    await press(page, 'Gửi đề nghị')
    await status(/Nhân viên sẽ xem xét/)
  })

  it('claims with a code by mail and a picture of the registration', async () => {
    await go(page, `${site.url}/vi/claim?company=${COMPANY}`)
    await page.fill('[name=tax_code]', '0100000000')
    await press(page, 'Bắt đầu yêu cầu')
    await page
      .getByRole('alert')
      .getByText(/Mã số thuế không hợp lệ/)
      .waitFor()
    await page.fill('[name=tax_code]', taxCode(300))
    await press(page, 'Bắt đầu yêu cầu')
    await page.waitForURL(/\/vi\/claims\/[\w-]+$/)
    await checked(page)
    await page.fill('[name=mailbox]', 'vaithieu@gmail.com')
    await press(page, 'Gửi mã')
    await page
      .getByRole('alert')
      .getByText(/Hộp thư công cộng/)
      .waitFor()
    const mailbox = `lienhe@${COMPANY}.example`
    await page.fill('[name=mailbox]', mailbox)
    await press(page, 'Gửi mã')
    await page.fill('[name=code]', 'sai-ma-roi')
    await press(page, /^Xác nhận/)
    await page
      .getByRole('alert')
      .getByText(/Còn 4 lần thử/)
      .waitFor()
    await page.fill('[name=code]', (await codeFor(appOf(site), mailbox)).toLowerCase())
    await press(page, /^Xác nhận/)
    await main().getByText('đã xác nhận').first().waitFor()
    await main().locator('summary', { hasText: 'Giấy chứng nhận đăng ký doanh nghiệp' }).click()
    await page.setInputFiles('input[type=file]', {
      name: 'a.heic',
      mimeType: 'image/heic',
      buffer: Buffer.concat([Buffer.alloc(4), Buffer.from('ftypheic'), Buffer.alloc(32)]),
    })
    await leaving(page, () => press(page, 'Gửi tài liệu'))
    await page.getByRole('alert').getByText(/HEIC/).waitFor()
    await alive(page)
    await main().locator('summary', { hasText: 'Giấy chứng nhận đăng ký doanh nghiệp' }).click()
    await page.setInputFiles('input[type=file]', picture)
    await leaving(page, () => press(page, 'Gửi tài liệu'))
    await alive(page)
    await press(page, 'Dùng làm bằng chứng')
    await press(page, 'Nộp yêu cầu')
    await main()
      .getByText(/Nhân viên đang xem xét/)
      .waitFor()
    await checked(page)
  })

  it('staff look at it, accept it, and others could object', async () => {
    await go(staff, `${site.url}/vi/claims`)
    await checked(staff)
    await staff.getByRole('link', { name: 'Demo Mạch in Vải Thiều' }).click()
    await staff.getByRole('heading', { name: 'Dành cho nhân viên' }).waitFor()
    await checked(staff)
    await staff.fill('[name=note]', 'Tên và mã số thuế trên giấy khớp với hồ sơ.')
    await press(staff, 'Chấp nhận')
    await staff.locator('main').getByText('Tên và mã số thuế trên giấy khớp').waitFor()
    await staff.fill('[name=reason]', 'Hai bằng chứng đã được xác nhận.')
    await press(staff, 'Chấp thuận')
    await staff.locator('[data-state=challenge_window]').waitFor()
    expect((await lastMail(site, EMAIL)).template).toBe('claim_accepted')
  })

  it('the company fills in its profile, each answer saved at once', async () => {
    await page.reload()
    await alive(page)
    await page.getByRole('link', { name: 'Điền hồ sơ' }).click()
    await page.getByRole('heading', { name: /Bước 1\/8/ }).waitFor()
    await main()
      .getByText(/bên khác có thể khiếu nại/)
      .first()
      .waitFor()
    await checked(page)
    for (let step = 1; step < 8; step++) {
      await page.getByRole('heading', { name: new RegExp(`Bước ${step}/8`) }).waitFor()
      expect(await overflow(page), `step ${step}`).toBeLessThanOrEqual(0)
      if (step === 3) {
        const form = page.locator('form:has([name=property][value=certificate]):has([name=intent][value=put])')
        await form.locator('[name=value]').fill('ISO 45001')
        await form.locator('[name="detail.expires_on"]').fill(new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10))
        await form.getByRole('button').click()
        await status(/Đã lưu/)
        await checked(page)
      }
      if (step === 7) {
        await page.locator('form:has([name=property][value=employees]) [name=value]').fill('vài chục')
        await page.locator('form:has([name=property][value=employees])').getByRole('button').first().click()
        await page
          .getByRole('alert')
          .getByText(/số nguyên/)
          .waitFor()
        await page.locator('form:has([name=property][value=employees]) [name=value]').fill('1.250')
        await page.locator('form:has([name=property][value=employees])').getByRole('button').first().click()
        await status(/Đã lưu/)
        await checked(page)
      }
      await page.locator('.screen-nav .button-main').click()
    }
    await page.getByRole('heading', { name: 'Tờ năng lực của bạn đã sẵn sàng' }).waitFor()
    await page.getByRole('img', { name: /Mã QR/ }).waitFor()
    await checked(page)
    const sheet = await page.request.get(`${site.url}/vi/companies/${COMPANY}/sheet.pdf`)
    expect(sheet.headers()['content-type']).toContain('application/pdf')
    await page.getByRole('link', { name: 'Xem hồ sơ' }).click()
    await main()
      .getByText(/Doanh nghiệp tự cập nhật từ/)
      .waitFor()
    await main().getByText('ISO 45001').first().waitFor()
  })

  it('shows its certificate, and staff lift the grade', async () => {
    await go(page, `${site.url}/vi/my-company/${COMPANY}?step=3`)
    await main().locator('summary', { hasText: 'Đưa tài liệu chứng minh' }).first().click()
    await page.setInputFiles('input[type=file]', picture)
    await leaving(page, () => press(page, 'Gửi tài liệu'))
    await status(/đã gửi đến nhân viên/)
    await go(staff, `${site.url}/vi/documents?state=waiting`)
    await staff.getByRole('img', { name: 'Ảnh tài liệu' }).first().waitFor()
    await expect
      .poll(() =>
        staff
          .locator('.document-picture')
          .first()
          .evaluate((image) => (image as HTMLImageElement).naturalWidth),
      )
      .toBeGreaterThan(0)
    await checked(staff)
    await staff.locator('section:has-text("ISO 45001") [name=reason]').fill('Số và ngày trên giấy khớp.')
    await staff.locator('section:has-text("ISO 45001")').getByRole('button', { name: 'Chấp thuận' }).click()
    await expect.poll(async () => (await lastMail(site, EMAIL)).template).toBe('document_accepted')
    await go(page, `${site.url}/vi/companies/${COMPANY}`)
    const row = page.locator('main').locator('tr, li', { hasText: 'ISO 45001' }).first()
    await row
      .getByText(/Sắp hết hạn/)
      .first()
      .waitFor()
  })

  it('expires by itself, and grows old for everybody to see', async () => {
    await endWindows(site.context, new Date(Date.now() + 8 * DAY_MS))
    const later = await getCompany(site.context, { id: COMPANY, lang: 'vi' }, new Date(Date.now() + 31 * DAY_MS))
    expect(later.certificates.find((each) => each.text === 'ISO 45001')?.state).toBe('expired')
    const year = new Date(Date.now() - 400 * DAY_MS).toISOString().slice(0, 10)
    await site.context.db
      .updateTable('company_fact')
      .set({ as_of: year })
      .where('company_id', '=', COMPANY)
      .where('value', '=', '1250')
      .execute()
    await site.context.renew()
    await go(page, `${site.url}/vi/companies/${COMPANY}`)
    await main()
      .getByText(/13 tháng chưa xác nhận lại/)
      .first()
      .waitFor()
    await main()
      .getByText(/Doanh nghiệp tự cập nhật từ/)
      .waitFor()
    await checked(page)
  })
})
