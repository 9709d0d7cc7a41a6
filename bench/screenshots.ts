/**
 * Takes the pictures in docs/images from a running Matxich: every page, desktop and phone.
 *   node bench/screenshots.ts [URL of a running Matxich] [names of pages, with commas between]
 *   node bench/screenshots.ts URL --operator KEY      the operator's pages; have a file imported and the review queue filled
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

const base = process.argv[2] ?? 'http://localhost:4310'
const folder = resolve(import.meta.dirname, '../docs/images')

const PAGES: [name: string, path: string][] = [
  ['home', ''],
  ['map', '/map'],
  ['map-selection', '/map?segment=copper-foil&links=full'],
  ['map-table', '/map?view=table'],
  ['segments', '/segments'],
  ['segment', '/segments/copper-foil'],
  ['gaps', '/gaps'],
  ['companies', '/companies'],
  ['companies-map', '/companies?view=map'],
  ['companies-table', '/companies?view=table&segment=smartphones'],
  ['search', '/search?q=bo%20mach%20in'],
  ['company', '/companies/samsung-electronics-vietnam'],
  ['company-thaco', '/companies/thaco-industries'],
  ['company-towa', '/companies/towa-industrial'],
  ['company-lab', '/companies/central-electrical-testing'],
  ['company-semv', '/companies/samsung-electro-mechanics'],
  ['company-cadivi', '/companies/cadivi'],
  ['compare', '/companies/compare?id=samsung-electro-mechanics&id=towa-industrial&id=thaco-industries'],
  ['nearby', '/places/nearby?near=gateway:cai-lan&radius_km=100'],
  ['vocabulary', '/vocabulary/scheme'],
  ['places', '/places'],
  ['place', '/places/bac-ninh'],
  ['trade', '/trade'],
  ['programmes', '/programmes'],
  ['data', '/data'],
  ['source', '/sources/atlas-hs92-v18'],
  ['company-history', '/companies/samsung-electronics-vietnam/history'],
  ['quality', '/quality'],
  ['corrections', '/corrections'],
  ['correction-new', '/corrections/new?subject=samsung-electronics-vietnam&field=website'],
]
const SHOTS: [lang: string, width: number, height: number, dark: boolean, only?: string[]][] = [
  ['en', 1440, 900, false],
  ['vi', 390, 844, false],
  ['vi', 1366, 768, false, ['map', 'home']],
  ['ko', 1440, 900, false, ['map', 'segment']],
  ['en', 1440, 900, true, ['map']],
]

const [, , , wanted, key = ''] = process.argv
const operator = wanted === '--operator' ? await operatorPages() : undefined
const names = wanted === undefined || operator !== undefined ? undefined : wanted.split(',')

/** The latest import, the queue and its first question. */
async function operatorPages(): Promise<[name: string, path: string][]> {
  const get = async (path: string) => {
    const answer = await fetch(`${base}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
    return ((await answer.json()) as { items: { id: string }[] }).items[0]?.id ?? ''
  }
  return [
    ['imports', '/imports'],
    ['import', `/imports/${await get('/imports?limit=1')}`],
    ['review', '/review'],
    ['review-task', `/review/${await get('/review/tasks?limit=1')}`],
    ['curation-log', '/curation/log'],
  ]
}

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
for (const [lang, width, height, dark, only] of SHOTS) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  if (operator) {
    await page.goto(`${base}/en/operator?key=${key}`)
    await page.getByRole('button', { name: 'Enter with this key' }).click()
    await page.waitForURL((url) => !url.pathname.endsWith('/operator'))
  }
  for (const [name, path] of operator ?? PAGES) {
    if ((only && !only.includes(name)) || (names && !names.includes(name))) continue
    await page.goto(`${base}/${lang}${path}`, { waitUntil: 'load' })
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(600)
    const file = `${name}-${lang}-${width}${dark ? '-dark' : ''}.png`
    await page.screenshot({ path: join(folder, file) })
    console.log(file)
  }
  await page.close()
}
await browser.close()
