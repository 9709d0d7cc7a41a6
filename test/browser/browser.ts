/** One app on the real edition and one Chromium, shared by the stories of a file. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContextOptions, chromium, type Page, type Response } from 'playwright-core'
import { startApp } from '../../src/app.ts'
import { buildWebIfStale } from '../../src/cli/web-build.ts'
import { readConfig } from '../../src/config.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { filledDataDir } from '../support/database.ts'
import { prepared } from '../support/prepared-edition.ts'

export const chromiumPath = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))
// In CI a missing browser is a failure, elsewhere a skip with the reason in the suite's name.
export const noBrowser = !chromiumPath && !process.env.CI
export const skipReason = noBrowser ? ' (skipped: no Chromium found; set CHROMIUM_PATH)' : ''

const EDITIONS = resolve(import.meta.dirname, '../../editions')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Site {
  url: string
  browser: Browser
  /** What lets in whoever may import and curate. */
  operatorKey: string
  /** For what no page shows, such as mail. */
  context: ServiceContext
  /** What pages tried and their Content-Security-Policy forbade, in every story so far. */
  forbidden: readonly string[]
  /** Fails when the policy of a page was broken in any story. */
  stop(): Promise<void>
}

export async function openSite(edition = 'vietnam-electronics', settings: Record<string, string> = {}): Promise<Site> {
  await buildWebIfStale(() => {})
  const dataDir = mkdtempSync(join(tmpdir(), 'matxich-browser-'))
  await filledDataDir(prepared(join(EDITIONS, edition)), join(dataDir, edition))
  const app = await startApp(readConfig({}, { PORT: '0', MATXICH_DATA: dataDir, MATXICH_EDITION: edition, ...settings }))
  const context = await app.ready
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const forbidden = watchPolicies(browser)
  return {
    url: app.url,
    browser,
    operatorKey: app.operatorKey() ?? '',
    context,
    forbidden,
    async stop() {
      await browser.close()
      const { by_directive } = (await (await fetch(`${app.url}/csp-reports`)).json()) as { by_directive: Record<string, number> }
      await app.stop()
      rmSync(dataDir, { recursive: true, force: true })
      if (forbidden.length > 0 || Object.keys(by_directive).length > 0)
        throw new Error(`Pages tried what their policy forbids: ${JSON.stringify({ forbidden: [...new Set(forbidden)], by_directive })}`)
    },
  }
}

/** Reports of a browser come when it likes; the page itself hears of it at once. In every context that is opened from now on. */
function watchPolicies(browser: Browser): string[] {
  const forbidden: string[] = []
  const open = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await open(options)
    await context.exposeBinding('policyBroken', (_source, text: string) => void forbidden.push(text))
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const tell = (window as unknown as { policyBroken?: (text: string) => void }).policyBroken
        tell?.(
          `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample} on ${location.pathname}`,
        )
      })
    })
    return context
  }
  return forbidden
}

export const DESKTOP = { viewport: { width: 1440, height: 900 } }
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

export interface Visit {
  page: Page
  status: number
  /** Errors and warnings of the console, and uncaught exceptions. */
  complaints: string[]
  /** Gzip size of every script the page loaded. */
  scriptBytes(): number
}

/** Files of a build are named by what is in them: each is measured once. */
const sizes = new Map<string, number>()
async function gzipSize(response: Response): Promise<number> {
  const name = /\/assets\/[^?]+$/.exec(response.url())?.[0]
  const known = name === undefined ? undefined : sizes.get(name)
  if (known !== undefined) return known
  const size = gzipSync(await response.body()).length
  if (name !== undefined) sizes.set(name, size)
  return size
}

/** Opens a page in a fresh context, runs the story, closes it. */
export async function visit<T>(site: Site, path: string, options: BrowserContextOptions, story: (visit: Visit) => Promise<T>): Promise<T> {
  const context = await site.browser.newContext(options)
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    const scripts = new Map<string, Promise<number>>()
    let bytes = 0
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script' && !response.url().endsWith('.js')) return
      scripts.set(
        response.url(),
        gzipSize(response).then(
          (size) => (bytes += size),
          () => 0,
        ),
      )
    })
    const response = await page.goto(site.url + path, { waitUntil: 'load' })
    if (options.javaScriptEnabled !== false) await alive(page)
    await page.waitForTimeout(300)
    await Promise.all(scripts.values())
    return await story({ page, status: response?.status() ?? 0, complaints, scriptBytes: () => bytes })
  } finally {
    await context.close()
  }
}

/** Waits until the script has taken over the page: what is typed or pressed before is not heard by it. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !document.querySelector('script[type=module]') || Object.keys(document.body).some((key) => key.startsWith('__reactFiber')),
  )
  // Effects, such as keys that are listened for, come after the first paint.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
}

/** Another page in the same tab, with its script. */
export async function go(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await alive(page)
}

/** A click that loads a page, where there is no script: what is read next is of the new page. */
export async function leaving(page: Page, act: () => Promise<unknown>): Promise<void> {
  const loaded = page.waitForEvent('load')
  await act()
  await loaded
}

/** Serious and critical findings of axe on the page as it stands. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations
      .filter((found) => found.impact === 'serious' || found.impact === 'critical')
      .map((found) => `${found.id}: ${found.nodes.length} × ${found.nodes[0]?.html.slice(0, 160)}`)
  })
}

/** The page must never scroll sideways; wide tables scroll in their own region. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
