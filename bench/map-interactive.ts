/**
 * How soon the map can be used after navigation, with the processor slowed down four times, and what it costs to load.
 * Usable: the first paint, from which on every tile is a link. Alive: keys, zoom and selection answer too.
 * Peers in the same run: the plain table of the same chain and the page of one segment.
 *   node bench/map-interactive.ts [URL of a running Matxich]
 */
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const base = process.argv[2] ?? 'http://localhost:4310'
const ROUNDS = 5

interface Round {
  usable: number
  alive: number
  load: number
  scriptKb: number
}

async function measure(browser: Browser, path: string, slowdown: number): Promise<Round> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const client = await page.context().newCDPSession(page)
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  let scripts = 0
  const sizes: Promise<void>[] = []
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return
    sizes.push(
      response.body().then(
        (body) => void (scripts += gzipSync(body).length),
        () => {},
      ),
    )
  })
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.map-host.live')) return
      performance.mark('alive')
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] })
  })
  await page.goto(base + path, { waitUntil: 'load' })
  await page.waitForTimeout(800 * slowdown)
  const [usable, alive, load] = await page.evaluate(() => [
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    performance.getEntriesByName('alive')[0]?.startTime ?? Number.NaN,
    (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
  ])
  await Promise.all(sizes)
  await page.close()
  return { usable: usable ?? Number.NaN, alive: alive ?? Number.NaN, load: load ?? Number.NaN, scriptKb: scripts / 1024 }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
console.log('medians of 5              CPU   usable ms   alive ms   load ms   script kB gzip')
for (const slowdown of [1, 4]) {
  for (const path of ['/en/map', '/en/map?view=table', '/en/segments/copper-foil']) {
    const rounds: Round[] = []
    for (let i = 0; i < ROUNDS; i++) rounds.push(await measure(browser, path, slowdown))
    const cell = (key: keyof Round, width: number) => {
      const value = median(rounds.map((round) => round[key]))
      return (Number.isNaN(value) ? '' : String(Math.round(value))).padStart(width)
    }
    console.log(`${path.padEnd(25)} ${slowdown}×    ${cell('usable', 9)}  ${cell('alive', 9)}  ${cell('load', 8)}  ${cell('scriptKb', 8)}`)
  }
}
await browser.close()
