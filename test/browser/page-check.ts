/** What every page must keep, whoever reads it. */
import type { BrowserContextOptions } from 'playwright-core'
import { expect } from 'vitest'
import { axeFindings, overflow, type Site, type Visit, visit } from './browser.ts'

/** KiB of script, gzip, of any public page; the map may have forty more. */
const MOST_SCRIPT_KIB = 180
const MAP_SCRIPT_KIB = 220

/** One heading, nothing in the console, nothing that scrolls sideways, no serious finding of axe, not too much script. */
export async function checkVisit({ page, status, complaints, scriptBytes }: Visit): Promise<void> {
  expect(status).toBe(200)
  expect(await page.locator('h1').count()).toBe(1)
  expect((await page.locator('h1').innerText()).trim()).not.toBe('')
  expect(complaints).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(await axeFindings(page)).toEqual([])
  const isMap = /\/map(\?|$)/.test(page.url())
  expect(scriptBytes()).toBeLessThanOrEqual((isMap ? MAP_SCRIPT_KIB : MOST_SCRIPT_KIB) * 1024)
}

export function checkPage(site: Site, path: string, options: BrowserContextOptions): Promise<void> {
  return visit(site, path, options, checkVisit)
}
