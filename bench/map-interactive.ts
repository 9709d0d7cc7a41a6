/**
 * How soon the map answers a click after navigation, with the processor slowed down four times, and what it costs to load.
 * Peer in the same run: the plain table of the same chain (view=table), which needs no script to be read.
 *   node bench/map-interactive.ts [URL of a running Matxich]
 */
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const base = process.argv[2] ?? 'http://localhost:4310'
const ROUNDS = 5

interface Round {
  interactiveMs: number
  loadMs: number
  scriptKb: number
}

async function measure(browser: Browser, path: string, slowdown: number): Promise<Round> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const client = await page.context().newCDPSession(page)
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  let scripts = 0
  const sizes: Promise<void>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) sizes.push(response.body().then((body) => void (scripts += gzipSync(body).length), () => {}))
  })
  await page.goto(base + path, { waitUntil: 'commit' })
  await page.waitForSelector('main', { state: 'attached' })
  // A click that changes the address means that the map answers; before that it is a picture.
  const interactiveMs = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        // Before the map is alive a tile is a plain link: do not follow it.
        window.addEventListener('click', (event) => event.preventDefault())
        let clicked = false
        const attempt = () => {
          const tile = document.querySelector('svg [data-id="copper-foil"]')
          // Alive means one tab stop for the whole drawing; then one click must reach the address.
          const alive = tile !== null && document.querySelector('svg [data-id][tabindex="-1"]') !== null
          if (alive && !clicked) {
            clicked = true
            tile.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
          }
          const answered = tile === null ? document.querySelector('table tbody tr, h2') !== null : location.search.includes('segment=')
          if (answered) done(performance.now())
          else setTimeout(attempt, 10)
        }
        attempt()
      }),
  )
  await page.waitForLoadState('load')
  const loadMs = await page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd)
  await Promise.all(sizes)
  await page.close()
  return { interactiveMs, loadMs, scriptKb: scripts / 1024 }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
console.log('page                 CPU   interactive ms (median of 5)   load ms   script kB gzip')
for (const slowdown of [1, 4]) {
  for (const path of ['/en/map', '/en/map?view=table', '/en/segments/copper-foil']) {
    const rounds: Round[] = []
    for (let i = 0; i < ROUNDS; i++) rounds.push(await measure(browser, path, slowdown))
    const of = (key: keyof Round) => Math.round(median(rounds.map((round) => round[key])))
    console.log(
      `${path.padEnd(20)} ${slowdown}×    ${String(of('interactiveMs')).padStart(6)}                          ${String(of('loadMs')).padStart(6)}    ${of('scriptKb')}`,
    )
  }
}
await browser.close()
