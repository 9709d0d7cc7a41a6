import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMember } from '../support/people.ts'
import { makeOrganisation } from '../support/speakers.ts'
import { axeFindings, DESKTOP, go, noBrowser, openSite, overflow, PHONE, type Site, skipReason } from './browser.ts'
import { checkPage } from './page-check.ts'
import { appOf, signedIn } from './people.ts'

/** A supplier sees what an automotive buyer asks for, says how far it is, finds what to make next and with whom. */

const OURS = 'demo-bamboo-copper'
const EMAIL = 'chat-luong@vidu.vn'

describe.skipIf(noBrowser)(`ways to qualify${skipReason}`, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('demo')
  })
  afterAll(() => site.stop())

  const checked = async (page: Page) => {
    expect(await axeFindings(page), page.url()).toEqual([])
    expect(await overflow(page), page.url()).toBeLessThanOrEqual(0)
    expect(await page.locator('h1').count(), page.url()).toBe(1)
  }
  const open = async (options: Parameters<Site['browser']['newContext']>[0]) => (await site.browser.newContext(options)).newPage()

  it.each([
    ['phone, Vietnamese', 'vi', PHONE],
    ['desktop, English', 'en', DESKTOP],
  ] as const)('%s: every page', async (_, lang, options) => {
    for (const path of [
      `/companies/${OURS}/qualify?buyer_type=iatf-tier-1`,
      `/companies/${OURS}/next-products`,
      '/consortium',
      '/consortium?step=process:injection-moulding&step=process:smt-assembly&step=process:wire-harness-assembly',
      '/consortium?step=process:smt-assembly&amount=900000000&unit=pcs',
    ])
      await checkPage(site, `/${lang}${path}`, options)
  })

  it('phone, Vietnamese: from the profile to the steps of an automotive buyer, each with its time or why there is none', async () => {
    const page = await open({ ...PHONE, locale: 'vi-VN' })
    await go(page, `${site.url}/vi/companies/${OURS}`)
    await page.locator('main').getByRole('link', { name: 'Lộ trình đạt chuẩn' }).click()
    await page.getByRole('heading', { level: 1, name: /Lộ trình đạt chuẩn: Demo/ }).waitFor()
    await page.getByRole('combobox', { name: 'Loại bên mua' }).selectOption({ label: 'Nhà cung ứng cấp 1 ngành ô tô (IATF)' })
    await page.getByRole('button', { name: 'Xem' }).click()
    await page.waitForURL(/buyer_type=iatf-tier-1/)
    const records = page.locator('#iatf-records')
    await records.getByText('12 tháng').first().waitFor()
    await page.locator('#core-tools').getByText('chưa tìm thấy số liệu công bố').first().waitFor()
    expect(await page.locator('.way-step').count()).toBe(8)
    // Nobody else's progress is here.
    expect(await page.getByText('Tiến độ của công ty').count()).toBe(0)
    await checked(page)
    await page.context().close()
  })

  it('desktop, English: an editor says how far the company is, and takes it back', async () => {
    const person = await openMember(appOf(site), EMAIL)
    await makeOrganisation(site, { kind: 'company', companies: [OURS], members: { [EMAIL]: 'editor' } })
    const page = await open(signedIn(site, person, DESKTOP))
    await go(page, `${site.url}/en/companies/${OURS}/qualify?buyer_type=ems-tier-2`)
    const step = page.locator('#buyer-audit')
    await step.getByText('Your progress').click()
    await step.getByLabel('Where it stands').selectOption({ label: 'Done' })
    await step.getByLabel('Note').fill('Audited by the buyer on site.')
    await step.getByRole('button', { name: 'Save' }).click()
    await page.locator('[role=status]').getByText('Saved.').waitFor()
    await page.locator('#buyer-audit').getByText('Said, not yet shown').waitFor()
    await checked(page)
    const visitor = await open(DESKTOP)
    await go(visitor, `${site.url}/en/companies/${OURS}/qualify?buyer_type=ems-tier-2`)
    await visitor.locator('#buyer-audit .way-state').getByText('Open').waitFor()
    expect(await visitor.getByText('Audited by the buyer').count()).toBe(0)
    await go(page, `${site.url}/en/companies/${OURS}/qualify?buyer_type=ems-tier-2`)
    await page.locator('#buyer-audit').getByText('Your progress').click()
    await page.locator('#buyer-audit').getByRole('button', { name: 'Take back' }).click()
    await page.locator('#buyer-audit .way-state').getByText('Open').waitFor()
    await page.context().close()
    await visitor.context().close()
  })

  it('phone, Vietnamese: what to make next, and who does all steps of it', async () => {
    const page = await open({ ...PHONE, locale: 'vi-VN' })
    await go(page, `${site.url}/vi/companies/${OURS}/next-products`)
    const first = page.locator('.next-product').first()
    await first.getByText('Bước đầu tiên').waitFor()
    await first.getByText('Điểm gồm những gì', { exact: true }).click()
    await first.getByRole('row', { name: /Nhu cầu/ }).waitFor()
    await first.getByRole('link', { name: 'Tìm doanh nghiệp cho mọi công đoạn' }).click()
    await page.getByRole('heading', { level: 1, name: 'Liên danh' }).waitFor()
    await page.locator('main [role=status]').first().waitFor()
    await checked(page)
    await page.context().close()
  })

  it('desktop, English, without script: the smallest set of firms, its lead and who hands over to whom', async () => {
    const page = await open({ ...DESKTOP, javaScriptEnabled: false })
    await page.goto(`${site.url}/en/consortium`)
    await page.getByLabel('Step 1').selectOption('process:injection-moulding')
    await page.getByLabel('Step 2').selectOption('process:smt-assembly')
    await page.getByLabel('Ownership of the lead').selectOption('domestic')
    await page.getByRole('button', { name: 'Find the smallest set' }).click()
    await page.waitForURL(/step=process%3Asmt-assembly|step=process:smt-assembly/)
    await page.getByText('no smaller set among those looked at').waitFor()
    expect(await page.locator('.lead-mark').count()).toBe(1)
    expect(await page.locator('.hand-over-map').count()).toBe(1)
    await page.context().close()
  })
})
