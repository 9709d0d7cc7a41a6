import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOidc } from '../../src/services/accounts/oidc.ts'
import { openOidcProvider } from '../support/oidc-provider.ts'
import { codeOf, lastMail, PASSWORD } from '../support/people.ts'
import { alive, axeFindings, DESKTOP, go, leaving, noBrowser, openSite, overflow, PHONE, type Site, skipReason, visit } from './browser.ts'

/** A person comes, proves the address, signs in with a code, works with colleagues, and shuts out who is not wanted. */

const OTHER_PASSWORD = 'nam chu khac ma toi nho'
const THIRD_PASSWORD = 'lai la nhung chu khac nua'

describe.skipIf(noBrowser)(`accounts${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('demo')
  })
  afterAll(() => site.stop())

  const checked = async (page: Page) => {
    expect(await axeFindings(page), page.url()).toEqual([])
    expect(await overflow(page), page.url()).toBeLessThanOrEqual(0)
    await expect.poll(() => page.locator('meta[name=robots][content=noindex]').count(), { message: page.url() }).toBe(1)
    expect(await page.locator('h1').count()).toBe(1)
  }
  const heading = (page: Page, text: string | RegExp) => page.getByRole('heading', { level: 1, name: text }).waitFor()
  const press = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true }).first().click()
  const at = (page: Page, path: string) => page.waitForURL((url) => url.pathname === path)
  const linkIn = async (email: string) => {
    const { body } = await lastMail(site, email)
    const link = /https?:\/\/\S+/.exec(body)?.[0] ?? ''
    // The site under test listens on a port of its own.
    return site.url + link.slice(new URL(link).origin.length)
  }
  const signUp = async (page: Page, email: string, name: string) => {
    await heading(page, 'Tạo tài khoản')
    await page.fill('[name=name]', name)
    await page.fill('[name=email]', email)
    await page.fill('[name=password]', PASSWORD)
    await press(page, 'Tạo tài khoản')
    await page.getByRole('heading', { name: 'Hãy mở hộp thư của bạn' }).waitFor()
  }
  const verify = async (page: Page, email: string) => {
    await go(page, await linkIn(email))
    await press(page, 'Xác nhận địa chỉ')
    await page.getByRole('heading', { name: 'Đã xác nhận địa chỉ' }).waitFor()
  }
  const signIn = async (page: Page, email: string, password: string) => {
    await heading(page, 'Đăng nhập')
    await page.fill('[name=email]', email)
    await page.fill('[name=password]', password)
    await press(page, 'Đăng nhập')
  }
  const enterBackupCode = async (page: Page, code: string) => {
    await heading(page, 'Nhập mã dùng một lần')
    await page.getByRole('link', { name: /Dùng mã dự phòng/ }).click()
    await page.getByLabel('Mã dự phòng').waitFor()
    await checked(page)
    await page.fill('[name=code]', code)
    await press(page, 'Tiếp tục')
  }
  const signOut = async (page: Page) => {
    await page.locator('.member-menu summary').click()
    await page.locator('.member-menu').getByRole('button', { name: 'Đăng xuất' }).click()
    await page.locator('header .account-entry', { hasText: 'Đăng nhập' }).waitFor()
  }

  it.each([
    ['a desk', DESKTOP],
    ['a phone', PHONE],
  ] as const)('on %s: an account from the first page to a second colleague', async (where, options) => {
    const email = `lan.${where.slice(2)}@vidu.vn`
    const colleague = `minh.${where.slice(2)}@vidu.vn`
    await visit(site, '/vi/companies?segment=rigid-pcb', options, async ({ page, complaints }) => {
      // Signing in leads back to where one was; so does an account that is made on the way.
      await page.locator('header .account-entry').click()
      await heading(page, 'Đăng nhập')
      await checked(page)
      await page.getByRole('link', { name: 'Tạo tài khoản' }).click()
      await heading(page, 'Tạo tài khoản')
      await checked(page)

      // What is wrong is said beside the form, which keeps all but the password.
      await page.fill('[name=name]', 'Trần Thị Lan')
      await page.fill('[name=email]', email)
      await page.fill('[name=password]', 'matkhau123456')
      await page.getByText('✓ Đủ dài').waitFor()
      await page.getByRole('button', { name: 'Hiện mật khẩu' }).click()
      expect(await page.getAttribute('[name=password]', 'type')).toBe('text')
      await press(page, 'Tạo tài khoản')
      const refusal = page.locator('main [role=alert]')
      await refusal.waitFor()
      expect(await refusal.innerText()).toContain('bị thử đầu tiên')
      await expect.poll(() => refusal.evaluate((note) => note === document.activeElement)).toBe(true)
      expect(await page.inputValue('[name=email]')).toBe(email)
      expect(await page.inputValue('[name=password]')).toBe('')
      await checked(page)
      await signUp(page, email, 'Trần Thị Lan')
      await checked(page)

      // Opening the link is not enough; the button is.
      await go(page, await linkIn(email))
      await heading(page, 'Xác nhận địa chỉ email')
      await expect.poll(() => new URL(page.url()).search).toBe('')
      await checked(page)
      await verify(page, email)
      await checked(page)
      await page.locator('main').getByRole('link', { name: 'Đăng nhập' }).click()
      await signIn(page, email, 'khong phai mat khau')
      await refusal.waitFor()
      await signIn(page, email, PASSWORD)
      await at(page, '/vi/companies')
      expect(new URL(page.url()).search).toBe('?segment=rigid-pcb')
      await page.locator('.member-menu summary').click()
      expect(await page.locator('.member-menu').innerText()).toContain('Trần Thị Lan')
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await page.locator('.member-menu').getByRole('link', { name: 'Tài khoản', exact: true }).click()
      await heading(page, 'Tài khoản của bạn')
      await checked(page)
      await page.fill('[name=name]', 'Trần Lan')
      await press(page, 'Lưu')
      await page.getByText('Đã lưu thay đổi.').waitFor()
      await expect.poll(() => page.locator('.member-name').innerText()).toBe('Trần Lan')

      // The second factor.
      await page.getByRole('link', { name: 'Đăng nhập và bảo mật' }).click()
      await heading(page, 'Đăng nhập và bảo mật')
      await checked(page)
      await page.getByRole('link', { name: 'Bật mã dùng một lần' }).click()
      await heading(page, 'Bật mã dùng một lần')
      await page.fill('[name=password]', PASSWORD)
      await press(page, 'Bật mã dùng một lần')
      await page.locator('.qr-code').waitFor()
      await checked(page)
      const uri = await page.inputValue('[name=uri]')
      expect((await page.locator('.secret').innerText()).replaceAll(' ', '')).toBe(new URL(uri).searchParams.get('secret'))
      const backupCodes = await page.locator('.backup-codes code').allInnerTexts()
      expect(backupCodes.length).toBeGreaterThanOrEqual(8)
      const file = decodeURIComponent((await page.locator('a[download]').getAttribute('href')) ?? '')
      expect(file).toContain(backupCodes.join('\n'))
      await page.fill('[name=code]', '000000')
      await press(page, 'Bật')
      await refusal.waitFor()
      expect(await page.locator('.backup-codes code').allInnerTexts()).toEqual(backupCodes)
      // As apps show it.
      await page.fill('[name=code]', codeOf(uri).replace(/^.../, '$& '))
      await press(page, 'Bật')
      await page.getByText('Đã bật mã dùng một lần.').waitFor()
      await checked(page)

      await signOut(page)
      await go(page, `${site.url}/vi/account/security`)
      await signIn(page, email, PASSWORD)
      await heading(page, 'Nhập mã dùng một lần')
      await checked(page)
      expect(await page.getAttribute('[name=code]', 'autocomplete')).toBe('one-time-code')
      // Each is taken once: that of the next half minute is taken already.
      await page.fill('[name=code]', codeOf(uri, Date.now() + 30_000))
      await press(page, 'Tiếp tục')
      await at(page, '/vi/account/security')

      // Another browser, with a code out of the drawer; it is shut out from here.
      await visit(site, '/vi/sign-in', options, async ({ page: other }) => {
        await signIn(other, email, PASSWORD)
        await enterBackupCode(other, backupCodes[0] ?? '')
        await heading(other, 'Tài khoản của bạn')
        await go(page, `${site.url}/vi/account/security`)
        await page.locator('.account-rows > li').nth(1).waitFor()
        await checked(page)
        await page
          .locator('.account-rows')
          .getByRole('button', { name: /^Kết thúc/ })
          .click()
        await page.getByText('Phiên đăng nhập đã kết thúc.').waitFor()
        await go(other, `${site.url}/vi/account`)
        await heading(other, 'Đăng nhập')
      })

      // Another password, then one by mail.
      await page.fill('[name=password]', PASSWORD)
      await page.fill('[name=new_password]', OTHER_PASSWORD)
      await press(page, 'Đổi mật khẩu')
      await page.getByText('Mật khẩu đã được đổi.').waitFor()
      await signOut(page)
      await go(page, `${site.url}/vi/reset`)
      await checked(page)
      await page.fill('[name=email]', email)
      await press(page, 'Gửi liên kết')
      await page.getByRole('heading', { name: 'Hãy mở hộp thư của bạn' }).waitFor()
      await go(page, await linkIn(email))
      await expect.poll(() => new URL(page.url()).search).toBe('')
      await checked(page)
      await page.fill('[name=password]', THIRD_PASSWORD)
      await press(page, 'Đặt mật khẩu')
      await page.getByRole('heading', { name: 'Đã đổi mật khẩu' }).waitFor()
      await page.locator('main').getByRole('link', { name: 'Đăng nhập' }).click()
      await signIn(page, email, THIRD_PASSWORD)
      await enterBackupCode(page, backupCodes[1] ?? '')
      await heading(page, 'Tài khoản của bạn')

      // A key for a program.
      await page.getByRole('link', { name: 'Khóa API' }).click()
      await heading(page, 'Khóa API')
      await checked(page)
      await page.fill('[name=name]', 'Báo cáo hằng tuần')
      await press(page, 'Tạo khóa')
      const key = await page.locator('.secret').innerText()
      await checked(page)
      const asked = await fetch(`${site.url}/api/v1/account`, { headers: { authorization: `Bearer ${key}` } })
      expect(((await asked.json()) as { scopes: string[] }).scopes).toEqual(['read'])
      await page.getByRole('button', { name: /^Kết thúc khóa/ }).click()
      await page.getByText('Khóa đã hết hiệu lực.').waitFor()
      expect((await fetch(`${site.url}/api/v1/account`, { headers: { authorization: `Bearer ${key}` } })).status).toBe(401)

      // An organisation, and somebody who is asked to join.
      await page.getByRole('navigation', { name: 'Tài khoản', exact: true }).getByRole('link', { name: 'Tài khoản' }).click()
      await page.getByRole('link', { name: 'Tạo tổ chức' }).click()
      await heading(page, 'Tạo tổ chức')
      await checked(page)
      await page.fill('[name=name]', 'Công ty TNHH Mạch In Vải')
      await page.fill('[name=website]', 'vai.example.vn')
      await press(page, 'Tạo tổ chức')
      await heading(page, 'Công ty TNHH Mạch In Vải')
      await checked(page)
      await page.fill('#invite ~ form [name=email]', colleague)
      await press(page, 'Gửi lời mời')
      await page.getByText('Đã gửi lời mời.').waitFor()
      await checked(page)
      const organisation = new URL(page.url()).pathname

      await visit(site, (await linkIn(colleague)).slice(site.url.length), options, async ({ page: second, complaints: theirs }) => {
        await heading(second, /^Lời mời tham gia/)
        await checked(second)
        await second.getByRole('link', { name: 'Tạo tài khoản' }).click()
        await signUp(second, colleague, 'Lê Minh')
        await verify(second, colleague)
        await second.locator('main').getByRole('link', { name: 'Đăng nhập' }).click()
        await signIn(second, colleague, PASSWORD)
        await heading(second, /^Lời mời tham gia/)
        await checked(second)
        await press(second, 'Nhận lời')
        await second.getByText('Bạn đã tham gia tổ chức.').waitFor()
        expect(new URL(second.url()).pathname).toBe(organisation)
        await checked(second)
        expect(await second.locator('#invite').count()).toBe(0)
        expect(theirs).toEqual([])
      })
      await go(page, site.url + organisation)
      const row = page.locator('.account-rows > li', { hasText: 'Lê Minh' }).first()
      await row.locator('select').selectOption('editor')
      await row.getByRole('button', { name: /^Đổi vai trò/ }).click()
      await page.getByText('Đã đổi vai trò.').waitFor()
      await row.locator('summary').click()
      await checked(page)
      await row.getByRole('button', { name: 'Cho rời tổ chức' }).click()
      await page.getByText('Người này không còn thuộc tổ chức.').waitFor()
      expect(complaints).toEqual([])
    })
  })

  it.each([
    ['a desk', DESKTOP],
    ['a phone', PHONE],
  ] as const)('without JavaScript on %s: sign up, verify, sign in, sign out', async (where, size) => {
    const email = `binh.${where.slice(2)}@vidu.vn`
    const options: BrowserContextOptions = { ...size, javaScriptEnabled: false }
    await visit(site, '/vi/sign-up', options, async ({ page }) => {
      const send = (name: string) => leaving(page, () => press(page, name))
      await page.fill('[name=name]', 'Phạm Bình')
      await page.fill('[name=email]', email)
      await page.fill('[name=password]', 'matkhau123456')
      await send('Tạo tài khoản')
      expect(await page.locator('main [role=alert]').innerText()).toContain('bị thử đầu tiên')
      expect([await page.inputValue('[name=email]'), await page.inputValue('[name=password]')]).toEqual([email, ''])
      await page.fill('[name=password]', PASSWORD)
      await send('Tạo tài khoản')
      await page.getByRole('heading', { name: 'Hãy mở hộp thư của bạn' }).waitFor()
      await page.goto(await linkIn(email))
      await send('Xác nhận địa chỉ')
      await leaving(page, () => page.locator('main').getByRole('link', { name: 'Đăng nhập' }).click())
      await page.fill('[name=email]', email)
      await page.fill('[name=password]', PASSWORD)
      await send('Đăng nhập')
      await heading(page, 'Tài khoản của bạn')
      await page.goto(`${site.url}/vi/account/second-factor`)
      await page.fill('[name=password]', PASSWORD)
      await send('Bật mã dùng một lần')
      await page.fill('[name=code]', codeOf(await page.inputValue('[name=uri]')))
      await send('Bật')
      await page.getByText('Đã bật mã dùng một lần.').waitFor()
      expect(await page.locator('.account-rows > li').innerText()).toContain('Trình duyệt này')
      await page.locator('.member-menu summary').click()
      await leaving(page, () => page.locator('.member-menu').getByRole('button', { name: 'Đăng xuất' }).click())
      await page.locator('header .account-entry', { hasText: 'Đăng nhập' }).waitFor()
    })
  })

  it('never leads to another site, nor to a page for others', async () => {
    for (const to of ['//evil.example', 'https://evil.example', String.raw`/\evil.example`])
      await visit(site, `/vi/sign-in?${new URLSearchParams({ to })}`, DESKTOP, async ({ page }) => {
        expect(await page.inputValue('[name=to]')).toBe('/account')
      })
    for (const path of ['account', 'account/security', 'account/keys', 'organisations/new'])
      await visit(site, `/vi/${path}`, PHONE, async ({ page }) => {
        expect(new URL(page.url()).pathname).toBe('/vi/sign-in')
      })
  })

  it('people of an agency sign in there and come back, with and without JavaScript', async () => {
    const provider = await openOidcProvider()
    const settings = { issuer: provider.issuer, clientId: 'matxich', clientSecret: 'secret of the client', name: 'Sở Ví dụ' }
    Object.assign(site.context.accounts, { oidc: createOidc({ ...settings, domains: ['agency.example'], secondFactor: false }) })
    try {
      for (const javaScriptEnabled of [true, false]) {
        const id = javaScriptEnabled ? 'an' : 'ba'
        provider.claims = { sub: `id-${id}`, email: `${id}@agency.example`, email_verified: true, name: `Người ${id}` }
        await visit(site, '/vi/sign-in?to=/shortlists', { ...PHONE, javaScriptEnabled }, async ({ page, complaints }) => {
          await page.route(`${provider.issuer}/**`, (route) => {
            const back = provider.approve(route.request().url()).replaceAll('&', '&amp;')
            return route.fulfill({ contentType: 'text/html', body: `<meta http-equiv="refresh" content="0;url=${back}">` })
          })
          // axe needs the script of the page.
          if (javaScriptEnabled) await checked(page)
          await press(page, 'Đăng nhập bằng Sở Ví dụ')
          if (!javaScriptEnabled) await page.getByRole('link', { name: 'Tiếp tục tới Sở Ví dụ' }).click()
          await at(page, '/vi/shortlists')
          await page.locator('.member-name', { hasText: `Người ${id}` }).waitFor()
          await page.goto(`${site.url}/vi/account/security`)
          await page.getByText('Bạn đăng nhập qua hệ thống của cơ quan.').waitFor()
          expect(await page.locator('input[type=password]').count()).toBe(0)
          expect(complaints).toEqual([])
        })
      }
      await visit(site, '/vi/sign-in?refused=domain', PHONE, async ({ page }) => {
        await page.locator('main [role=alert]').waitFor()
        await checked(page)
      })
    } finally {
      Object.assign(site.context.accounts, { oidc: null })
      await provider.stop()
    }
  })

  it('the first administrator is made with the link of the terminal', () =>
    visit(site, `/vi/first-admin?token=${site.context.accounts.firstAdmin.token}`, PHONE, async ({ page, complaints }) => {
      await heading(page, 'Quản trị viên đầu tiên')
      await expect.poll(() => new URL(page.url()).search).toBe('')
      await alive(page)
      await checked(page)
      await page.fill('[name=name]', 'Quản Trị')
      await page.fill('[name=email]', 'admin@vidu.vn')
      await page.fill('[name=password]', PASSWORD)
      await press(page, 'Tạo quản trị viên')
      await page.getByRole('heading', { name: 'Đã tạo quản trị viên' }).waitFor()
      await checked(page)
      await page.locator('main').getByRole('link', { name: 'Đăng nhập' }).click()
      await signIn(page, 'admin@vidu.vn', PASSWORD)
      await heading(page, 'Đăng nhập và bảo mật')
      await page.getByRole('navigation', { name: 'Tài khoản', exact: true }).getByRole('link', { name: 'Tài khoản' }).click()
      await page.getByText('chỉ có hiệu lực khi đăng nhập bằng mã dùng một lần').waitFor()
      await checked(page)
      expect(complaints).toEqual([])
    }))
})
