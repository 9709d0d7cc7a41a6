import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClaimDetail } from '../../src/api/contract/claim.ts'
import { claim, openClaimer, proveByDocument, proveByMail, settle, taxCode } from '../support/claims.ts'
import { type Browser as Person, lastMail, openStaff } from '../support/people.ts'
import { alive, axeFindings, DESKTOP, go, noBrowser, openSite, overflow, PHONE, type Site, skipReason, visit } from './browser.ts'
import { checkPage } from './page-check.ts'
import { appOf, signedIn } from './people.ts'

/** Those who work here: what they find, what they may use, and how a company that was let in is shut out again. */

const STAFF_PAGES = [
  '/staff',
  '/staff/users',
  '/staff/users?q=chu.desk',
  '/staff/organisations',
  '/staff/audit',
  '/staff/audit?action=claim',
  '/staff/mail',
  '/claims',
  '/documents',
  '/corrections',
  '/review',
  '/curation/words',
  '/curation/log',
  '/inquiries/reports',
  '/privacy/queue',
  '/imports',
  '/operator',
]

describe.skipIf(noBrowser)(`staff${skipReason}`, () => {
  let site: Site
  let admin: Person

  beforeAll(async () => {
    site = await openSite('demo')
    admin = await openStaff(appOf(site), 'quantri@vidu.vn', 'admin')
  })
  afterAll(() => site.stop())

  const opened = (person: Person, size: BrowserContextOptions, path: string, story: (page: Page) => Promise<void>) =>
    visit(site, path, signedIn(site, person, size), async ({ page, complaints }) => {
      await story(page)
      expect(complaints).toEqual([])
    })
  const heading = (page: Page, text: string | RegExp) => page.getByRole('heading', { level: 1, name: text }).waitFor()
  const press = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true }).first().click()
  const follow = (page: Page, name: string | RegExp) => page.locator('main').getByRole('link', { name }).first().click()
  const checked = async (page: Page) => {
    expect(await axeFindings(page), page.url()).toEqual([])
    expect(await overflow(page), page.url()).toBeLessThanOrEqual(0)
    expect(await page.locator('h1').count(), page.url()).toBe(1)
  }

  describe.each([
    ['desk', DESKTOP, 'demo-lychee-circuits', 311],
    ['phone', PHONE, 'demo-longan-boards', 312],
  ] as const)('at a %s', (where, size, company, serial) => {
    const email = `chu.${where}@vidu.vn`

    it('a claim is accepted, the company speaks; it is revoked, and everybody can see', async () => {
      const app = appOf(site)
      const owner = await openClaimer(app, email, `Công ty ${where}`)
      const begun = await claim(owner, company, taxCode(serial))
      await proveByMail(app, owner, begun.claim_id, `lienhe@${company}.example`)
      await proveByDocument(app, owner, begun.claim_id, company)
      const handedIn = await owner.browser.json<ClaimDetail>('POST', `/claims/${begun.claim_id}/submit`, { lang: 'vi' })
      await settle(admin, handedIn, 'registry_document')

      // From the desk to the claim, and the decision.
      await opened(admin, size, '/vi/staff', async (page) => {
        await heading(page, 'Bàn làm việc')
        await follow(page, 'Yêu cầu nhận hồ sơ')
        await heading(page, 'Yêu cầu nhận hồ sơ')
        await page
          .locator('.claim-rows li', { hasText: `Công ty ${where}` })
          .getByRole('link')
          .first()
          .click()
        await heading(page, /^Yêu cầu/)
        await checked(page)
        await page.fill('[name=reason]', 'Hai bằng chứng đã được xác nhận.')
        await press(page, 'Chấp thuận')
        await page.locator('[data-state=challenge_window]').waitFor()
        await checked(page)
      })

      // The owner says something.
      await opened(owner.browser, size, `/vi/my-company/${company}?step=7`, async (page) => {
        const form = page.locator('form:has([name=property][value=employees])').first()
        await form.locator('[name=value]').fill('320')
        await form.getByRole('button').first().click()
        await page
          .locator('main [role=status]')
          .getByText(/Đã lưu/)
          .waitFor()
        await go(page, `${site.url}/vi/companies/${company}`)
        await page
          .locator('main')
          .getByText(/Doanh nghiệp tự cập nhật từ/)
          .waitFor()
      })

      // Staff learns better. A reason that says nothing is not taken.
      await opened(admin, size, `/vi/claims/${begun.claim_id}`, async (page) => {
        await page.fill('[name=reason]', 'Sai')
        await press(page, 'Thu hồi quyền')
        expect(await page.locator('[name=reason]').evaluate((field: HTMLTextAreaElement) => field.validity.valid)).toBe(false)
        await page.locator('[data-state=challenge_window]').waitFor()
        await page.fill('[name=reason]', 'Giấy đăng ký là của một doanh nghiệp khác cùng tên.')
        await press(page, 'Thu hồi quyền')
        await page.locator('[data-state=revoked]').waitFor()
        await checked(page)
        await go(page, `${site.url}/vi/staff/audit?action=claim`)
        await page.locator('main').getByText('claim.revoked').first().waitFor()
      })

      // The owner is told why, by mail and on the page; nothing can be changed any more, and the menu no longer offers it.
      const mail = await lastMail(site, email)
      expect(mail.template).toBe('claim_revoked')
      expect(mail.body).toContain('một doanh nghiệp khác cùng tên')
      await visit(site, `/vi/my-company/${company}`, signedIn(site, owner.browser, size), async ({ page, status }) => {
        expect(status).toBe(403)
        await heading(page, /không/i)
        await page.locator('.member-menu summary').click()
        await page.locator('.member-menu').getByText(`Công ty ${where}`).waitFor()
        expect(await page.locator(`.member-menu a[href$="/companies/${company}"]`).count()).toBe(0)
      })
      await opened(owner.browser, size, `/vi/claims/${begun.claim_id}`, async (page) => {
        await page.locator('[data-state=revoked]').waitFor()
        await page.locator('main').getByText('một doanh nghiệp khác cùng tên').first().waitFor()
        expect(await page.getByRole('link', { name: 'Điền hồ sơ' }).count()).toBe(0)
        await checked(page)
      })
      const refused = await owner.browser.send('PUT', `/companies/${company}/values`, { lang: 'vi', property: 'employees', value: '999' })
      expect(refused.status).toBe(403)

      // What was said stays and is marked; somebody else can come.
      await visit(site, `/vi/companies/${company}`, size, async ({ page }) => {
        await page.locator('main').getByText('không còn đại diện doanh nghiệp').waitFor()
        expect(
          await page
            .locator('main')
            .getByText(/Doanh nghiệp tự cập nhật từ/)
            .count(),
        ).toBe(0)
        await page.getByRole('link', { name: 'Nhận hồ sơ', exact: true }).waitFor()
        await page.locator('main').getByText(/320/).first().waitFor()
        await checked(page)
      })
    })

    // Each on a phone; every other one at a desk, where less can go wrong.
    it.each(STAFF_PAGES.filter((_, at) => where === 'phone' || at % 2 === 1))('%s is as every page', async (path) => {
      await checkPage(site, `/vi${path}`, signedIn(site, admin, size))
    })

    it('the page of a person and of a decision', async () => {
      const { items } = await admin.json<{ items: { user_id: string }[] }>('GET', '/users?lang=vi&q=quantri')
      await checkPage(site, `/vi/staff/users/${items[0]?.user_id}`, signedIn(site, admin, size))
      await opened(admin, size, '/vi/staff', async (page) => {
        for (const [link, title] of [
          ['Người dùng', 'Người dùng'],
          ['Tổ chức', 'Tổ chức'],
          ['Nhật ký quản trị', 'Nhật ký quản trị'],
          ['Hộp thư đi', 'Hộp thư đi'],
        ] as const) {
          await go(page, `${site.url}/vi/staff`)
          await page.locator('#admin ~ ul').getByRole('link', { name: link, exact: true }).click()
          await heading(page, title)
          await alive(page)
        }
      })
    })
  })

  it.each([
    ['analyst', ['Bàn làm việc', 'Chất lượng dữ liệu']],
    ['officer', ['Bàn làm việc', 'Nhập dữ liệu', 'Sự kiện', 'Chất lượng dữ liệu']],
  ] as const)('%s with an account: the pages they may use, each of which opens', async (role, tools) => {
    const person = await openStaff(appOf(site), `${role}@vidu.vn`, role)
    await opened(person, PHONE, '/vi', async (page) => {
      const bar = page.locator('.operator-bar')
      expect(await bar.getByRole('link').allInnerTexts()).toEqual(tools)
      for (const tool of tools) {
        await go(page, `${site.url}/vi`)
        await bar.getByRole('link', { name: tool }).click()
        await heading(page, tool)
        await checked(page)
      }
      await go(page, `${site.url}/vi/staff`)
      expect(await page.locator('main').getByRole('link', { name: 'Người dùng' }).count()).toBe(0)
    })
    await visit(site, '/vi/staff/users', signedIn(site, person, PHONE), async ({ status }) => expect(status).toBe(404))
  })

  it('others see no trace of the tools', () =>
    visit(site, '/vi/staff', PHONE, async ({ page }) => {
      expect(new URL(page.url()).pathname).toBe('/vi/sign-in')
      expect(await page.locator('.operator-bar').count()).toBe(0)
    }))
})
