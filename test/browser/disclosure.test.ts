import { extractText, getDocumentProxy } from 'unpdf'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lastMail, PASSWORD, tokenIn } from '../support/people.ts'
import { makeOrganisation } from '../support/speakers.ts'
import { axeFindings, DESKTOP, go, leaving, noBrowser, openSite, overflow, PHONE, type Site, skipReason, visit } from './browser.ts'

/** A company says something to buyers alone, gets a letter and answers; a person asks what is kept about them. */

const OURS = 'demo-bamboo-copper'
const SECRET = 'Robot hàn tám trục'
const ENOUGH = 120_000

type Cookies = NonNullable<Exclude<BrowserContextOptions['storageState'], string | undefined>>['cookies']

describe.skipIf(noBrowser)(`who sees what${skipReason}`, () => {
  let site: Site
  const people = new Map<string, Cookies>()
  beforeAll(async () => {
    site = await openSite('demo')
    for (const name of ['bien-tap', 'mua', 'thanh-vien', 'quan-tri']) people.set(name, await register(name))
    await makeOrganisation(site, { kind: 'company', companies: [OURS], members: { 'bien-tap@vidu.vn': 'owner' } })
    await makeOrganisation(site, { kind: 'buyer', verified: true, members: { 'mua@vidu.vn': 'member' }, name: 'Bên Mua Thật' })
  })
  afterAll(() => site.stop())

  /** By the API, as the story of accounts does it on the pages. */
  async function register(name: string): Promise<Cookies> {
    const email = `${name}@vidu.vn`
    const post = (path: string, body: object) =>
      fetch(`${site.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: site.url },
        body: JSON.stringify(body),
      })
    await post('/account/sign-up', { lang: 'vi', name, email, password: PASSWORD })
    await post('/account/verify-email', { token: tokenIn((await lastMail(site, email)).body) })
    const signedIn = await post('/account/sign-in', { email, password: PASSWORD })
    return signedIn.headers.getSetCookie().map((line) => {
      const [pair = ''] = line.split('; ')
      const cut = pair.indexOf('=')
      return {
        name: pair.slice(0, cut),
        value: pair.slice(cut + 1),
        domain: new URL(site.url).hostname,
        path: '/',
        expires: -1,
        httpOnly: true,
        secure: false,
        sameSite: 'Lax' as const,
      }
    })
  }
  const as = (name: string, options: BrowserContextOptions): BrowserContextOptions => ({
    ...options,
    storageState: { cookies: people.get(name) ?? [], origins: [] },
  })
  const checked = async (page: Page) => {
    expect(await axeFindings(page), page.url()).toEqual([])
    expect(await overflow(page), page.url()).toBeLessThanOrEqual(0)
    expect(await page.locator('h1').count()).toBe(1)
  }
  const text = (page: Page) => page.locator('main').innerText()
  /** The page as a visitor gets it, without what is new with every answer. */
  const page = async (path: string) =>
    (await (await fetch(site.url + path)).text()).replaceAll(/nonce="[^"]*"|"nonce"\s*:\s*"[^"]*"|nonce\\",\\"[^"\\]*/g, '')

  it(
    'a value is set for verified buyers, who see it and why; others see only that there is one',
    async () => {
      const before = await page(`/vi/companies/${OURS}`)
      await visit(site, `/vi/companies/${OURS}/private`, as('bien-tap', DESKTOP), async ({ page: tab, complaints }) => {
        await checked(tab)
        const form = tab.getByRole('form', { name: 'Thêm giá trị' })
        await form.locator('[name=property]').selectOption('technology')
        await form.locator('[name=value]').fill(SECRET)
        await form.locator('[name=visibility]').selectOption('verified_buyer')
        await tab.getByRole('button', { name: 'Lưu' }).click()
        await tab.getByText('Đã lưu.').waitFor()
        expect(await text(tab)).toContain(SECRET)
        await checked(tab)
        expect(complaints).toEqual([])
      })
      const after = await page(`/vi/companies/${OURS}`)
      expect(after).not.toBe(before)
      expect(after).toContain('Còn 1 giá trị dành cho bên mua đã được xác minh: Công nghệ.')
      for (const options of [DESKTOP, PHONE]) {
        await visit(site, `/vi/companies/${OURS}`, as('mua', options), async ({ page: tab, complaints }) => {
          const box = tab.locator('.private-box')
          await expect.poll(() => box.innerText()).toContain(SECRET)
          expect(await box.innerText()).toContain('Hiển thị với bạn vì bạn là bên mua đã được xác minh.')
          await checked(tab)
          expect(complaints).toEqual([])
        })
        await visit(site, `/vi/companies/${OURS}`, as('thanh-vien', options), async ({ page: tab }) => {
          await expect.poll(() => tab.locator('.private-box').innerText()).toContain('Còn 1 giá trị dành cho bên mua')
          expect(await tab.content()).not.toContain(SECRET)
          await checked(tab)
        })
      }
      // Whoever else has read it meanwhile: a visitor gets the same bytes.
      expect(await page(`/vi/companies/${OURS}`)).toBe(after)
    },
    ENOUGH,
  )

  it(
    'neither page nor sheet nor list nor search of a visitor or another member tells it',
    async () => {
      const paths = [
        '',
        `/companies/${OURS}`,
        `/companies/${OURS}/history`,
        `/companies?q=${encodeURIComponent('Robot hàn')}`,
        `/search?q=${encodeURIComponent(SECRET.slice(0, 9))}`,
        '/map',
        '/segments/copper-foil',
        '/places/bac-ninh',
        `/companies/compare?id=${OURS}&id=demo-lychee-circuits`,
        '/quality',
        '/data',
        '/privacy',
        '/status',
      ]
      for (const cookies of [[], people.get('thanh-vien') ?? []]) {
        const headers: Record<string, string> = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
        for (const lang of ['vi', 'en', 'ko'])
          for (const path of paths)
            for (const suffix of ['', '.data']) {
              const address = path.includes('?') ? path.replace('?', `${suffix}?`) : `${path}${suffix}`
              const answer = await fetch(`${site.url}/${lang}${address}`, { headers: cookies.length > 0 ? headers : {} })
              expect(await answer.text(), address).not.toContain('tám trục')
              if (cookies.length > 0) expect(answer.headers.get('cache-control'), address).toContain('no-store')
            }
        const sheet = await fetch(`${site.url}/vi/companies/${OURS}/sheet.pdf`, { headers: cookies.length > 0 ? headers : {} })
        const { text: pages } = await extractText(await getDocumentProxy(new Uint8Array(await sheet.arrayBuffer())))
        expect(pages.join(' ')).not.toContain('tám trục')
        expect(pages.join(' ').length).toBeGreaterThan(100)
      }
    },
    ENOUGH,
  )

  it(
    'a letter: a visitor is asked to sign in, a member writes on a phone, the company answers, and nobody learns an address',
    async () => {
      await visit(site, `/vi/companies/${OURS}`, { ...PHONE, javaScriptEnabled: false }, async ({ page: tab }) => {
        await leaving(tab, () => tab.getByRole('link', { name: 'Viết cho công ty này' }).click())
        expect(new URL(tab.url()).pathname).toBe('/vi/sign-in')
      })
      const path = await visit(site, `/vi/companies/${OURS}`, as('mua', PHONE), async ({ page: tab }) => {
        await tab.getByRole('link', { name: 'Viết cho công ty này' }).click()
        await tab.getByLabel('Nội dung thư').waitFor()
        await checked(tab)
        await tab.getByLabel('Tiêu đề').fill('Hỏi giá lá đồng')
        await tab.getByLabel('Nội dung thư').fill('Chúng tôi cần 12.000 m² mỗi tháng.\nXin báo giá trước thứ sáu.')
        await tab.getByRole('button', { name: 'Gửi', exact: true }).click()
        await tab.getByRole('heading', { level: 1, name: 'Hỏi giá lá đồng' }).waitFor()
        await checked(tab)
        expect(await text(tab)).toContain('Những người đại diện công ty đã được báo.')
        return new URL(tab.url()).pathname
      })
      const mail = await lastMail(site, 'bien-tap@vidu.vn')
      expect(mail.body).toContain(path)
      expect(mail.body).not.toMatch(/12\.000|Hỏi giá|mua@/)
      await visit(site, '/vi/inquiries', as('bien-tap', DESKTOP), async ({ page: tab, complaints }) => {
        await checked(tab)
        await tab.getByRole('link', { name: 'Hỏi giá lá đồng' }).click()
        await tab.getByLabel('Câu trả lời của bạn').fill('Cảm ơn quý công ty, báo giá gửi trong ngày mai.')
        expect(await text(tab)).toContain('Bên Mua Thật')
        expect(await text(tab)).not.toContain('mua@vidu.vn')
        await tab.getByRole('button', { name: 'Gửi', exact: true }).click()
        await tab.locator('.thread li.is-mine').waitFor()
        await checked(tab)
        expect(complaints).toEqual([])
      })
      await visit(site, path, as('mua', PHONE), async ({ page: tab }) => {
        await tab.getByText('báo giá gửi trong ngày mai').waitFor()
        expect(await text(tab)).toContain('Đã trả lời')
        expect(await text(tab)).not.toContain('bien-tap')
      })
      await visit(site, path, as('thanh-vien', DESKTOP), async ({ status }) => {
        expect(status).toBe(404)
      })
    },
    ENOUGH,
  )

  it(
    'a person without an account asks to be erased, confirms by the link, and reads what was done',
    async () => {
      await site.context.db
        .updateTable('auth_user')
        .set({ staff_role: 'admin', two_factor_enabled: true })
        .where('email', '=', 'quan-tri@vidu.vn')
        .execute()
      const email = 'khong-tai-khoan@vidu.vn'
      await visit(site, '/vi/privacy', { ...PHONE, javaScriptEnabled: false }, async ({ page: tab }) => {
        expect(await text(tab)).toContain('Luật 91/2025/QH15')
        await leaving(tab, () => tab.getByRole('link', { name: 'Gửi yêu cầu' }).click())
        await tab.getByLabel('Bạn muốn gì').selectOption('erase')
        await tab.getByLabel('Hãy nói rõ về việc gì').fill('Xin xoá mọi dữ liệu về tôi.')
        await tab.getByLabel('Địa chỉ thư điện tử của bạn').fill(email)
        await leaving(tab, () => tab.getByRole('button', { name: 'Gửi yêu cầu' }).click())
        expect(await text(tab)).toMatch(/Yêu cầu P-[0-9A-Z]{6}/)
      })
      const link = /https?:\/\/\S+/.exec((await lastMail(site, email)).body)?.[0] ?? ''
      const own = link.slice(new URL(link).origin.length)
      await visit(site, own, PHONE, async ({ page: tab, complaints }) => {
        await checked(tab)
        await tab.getByRole('button', { name: 'Đúng, tôi là người yêu cầu' }).click()
        await tab.getByText('Đã nhận', { exact: true }).waitFor()
        await checked(tab)
        expect(complaints).toEqual([])
      })
      await visit(site, '/vi/privacy/queue', as('quan-tri', DESKTOP), async ({ page: tab }) => {
        await checked(tab)
        await tab.locator('.letter-rows a').first().click()
        await tab.getByText('Xin xoá mọi dữ liệu về tôi.').waitFor()
        await checked(tab)
        await tab.locator('[name=step]').selectOption('fulfilled')
        await tab.getByLabel('Gửi người yêu cầu').fill('Chúng tôi đã xoá mọi dữ liệu về bạn.')
        await tab.getByRole('button', { name: 'Thực hiện bước này' }).click()
        await tab.getByText('Những gì đã xoá').waitFor()
      })
      await visit(site, own, PHONE, async ({ page: tab }) => {
        await tab.getByText('Chúng tôi đã xoá mọi dữ liệu về bạn.').waitFor()
        await checked(tab)
      })
      expect(await site.context.db.selectFrom('privacy_request').select(['email', 'text']).executeTakeFirst()).toEqual({
        email: null,
        text: null,
      })
    },
    ENOUGH,
  )

  it.each([
    ['/vi/account/data', 'thanh-vien', PHONE],
    ['/ko/privacy', '', PHONE],
    ['/en/privacy/request', '', DESKTOP],
    ['/ko/inquiries', 'mua', PHONE],
    [`/ko/companies/${OURS}/private`, 'bien-tap', PHONE],
    [`/en/companies/${OURS}/inquiry`, 'thanh-vien', PHONE],
    ['/vi/inquiries/reports', 'quan-tri', PHONE],
  ])('%s for %s has no finding of axe and does not scroll sideways', (path, name, options) =>
    visit(site, path, name === '' ? options : as(name, options), async ({ page: tab, status, complaints }) => {
      expect(status).toBe(200)
      await checked(tab)
      expect(complaints).toEqual([])
    }),
  )

  it(
    'an account is erased on its page, and nobody can sign in with it',
    () =>
      visit(site, '/vi/account/data', as('thanh-vien', PHONE), async ({ page: tab }) => {
        await tab.getByLabel('Mật khẩu').fill(PASSWORD)
        await tab.getByRole('button', { name: 'Xoá vĩnh viễn' }).click()
        await tab.getByRole('heading', { name: 'Tài khoản của bạn đã được xoá.' }).waitFor()
        await go(tab, `${site.url}/vi/account`)
        expect(new URL(tab.url()).pathname).toBe('/vi/sign-in')
        const rows = await site.context.db.selectFrom('auth_user').select('email').where('email', 'like', 'thanh-vien%').execute()
        expect(rows).toEqual([])
      }),
    ENOUGH,
  )
})
