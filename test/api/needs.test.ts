import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepNeeds } from '../../src/services/needs/move-need.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { openNeedCast } from '../support/needs.ts'
import type { Browser } from '../support/people.ts'

interface Need {
  need_id: string
  title: string
  state: string
  anonymous: boolean
  buyer: { name: string } | null
  text: string | null
  requirement: { gates: object[]; wants: object[] } | null
  view: string
  volume: { amount: number | null; text: string } | null
  places: { level: string; id: string }[]
  conditions: { text: string; must: boolean }[]
  parts: { name: string; text: string }[]
  parts_hidden: number
  may: Record<string, boolean>
  own: { version: number; shown_to_public: { title: string } | null; shown_text: string; candidates: number | null } | null
}
interface Page<T> {
  items: T[]
  total: number
  facets: Record<string, { value: string; count: number }[]>
}

let app: DemoApp
let buyer: Browser
let newcomer: Browser
let supplier: Browser
let stranger: Browser
let visitor: Browser
let curator: Browser
let buyerId: string
let newcomerId: string
let supplierId: string

const CONTENT = {
  lang: 'en',
  titles: { en: 'Boards wanted for Zanzibar pumps', vi: 'Cần mạch in cho bơm Zanzibar' },
  text: 'Only for our Zanzibar line, see drawing ZX-81.',
  requirement: {
    segment: 'rigid-pcb',
    product: 'zanzibar boards',
    volume: { amount: 12_345, unit: 'm2' },
    gates: [{ process: 'pcb-fabrication' }, { certificate: 'iso-9001' }, { near: 'province:hung-yen', radius_km: 120 }],
    wants: [{ certificate: 'iatf-16949' }, { language: 'ko' }],
  },
  current_origin: ['KOR'],
  localisation_target_pct: 37,
  deadline: '2027-11-17',
}

async function post(browser: Browser, organisation_id: string, more: object = {}): Promise<Need> {
  const response = await browser.send('POST', '/needs', { ...CONTENT, organisation_id, ...more })
  expect(response.status, await response.clone().text()).toBe(201)
  return (await response.json()) as Need
}

async function publish(browser: Browser, id: string): Promise<Need> {
  const response = await browser.send('POST', `/needs/${id}/publish`, { lang: 'en' })
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()) as Need
}

beforeAll(async () => {
  app = await openDemoApp()
  ;({ buyer, newcomer, supplier, stranger, visitor, curator, buyerId, newcomerId, supplierId } = await openNeedCast(app))
}, 120_000)
afterAll(() => app.dispose())

describe('the catalogue', () => {
  test('holds the needs of the edition, with what they ask for', async () => {
    const { items, total, facets } = await visitor.json<Page<Need & { kind: string }>>('GET', '/needs?lang=en&limit=100')
    expect(total).toBe(19)
    expect(facets['kind']?.find(({ value }) => value === 'supply')?.count).toBe(16)
    const need = items.find(({ need_id }) => need_id === 'demo-need-01')
    expect(need).toMatchObject({
      title: '4-layer boards wanted for air-conditioner controls',
      buyer: { name: 'Demo Orchid Cooling' },
      anonymous: false,
    })
    expect(need?.volume?.text).toBe('30,000 m² a year')
    expect(need?.conditions.filter(({ must }) => must)).toHaveLength(6)
  })

  test('is filtered by what it shows', async () => {
    const ids = async (query: string) =>
      (await visitor.json<Page<Need>>('GET', `/needs?lang=en&limit=100&${query}`)).items.map(({ need_id }) => need_id)
    expect(await ids('segment=rigid-pcb&kind=supply')).toEqual(['demo-need-01', 'demo-need-02'])
    expect(await ids('certificate=iatf-16949')).toEqual(['demo-need-02', 'demo-need-06', 'demo-need-14'])
    expect(await ids('kind=training')).toEqual(['demo-need-18'])
    expect(await ids('q=copper%20foil&kind=supply')).toEqual(['demo-need-12'])
    // An anonymous need is not found by what is withheld.
    expect(await ids('certificate=iso-13485')).toEqual([])
  })

  test('sums up by segment, and belongs to the segment’s page', async () => {
    const summary = await visitor.json<{
      items: { segment: { id: string }; needs: number; buyers: number; anonymous: number }[]
      needs: number
    }>('GET', '/need-summary?lang=en')
    expect(summary.needs).toBe(19)
    expect(summary.items.find(({ segment }) => segment.id === 'rigid-pcb')).toMatchObject({ needs: 3, buyers: 3, anonymous: 0 })
    const { needs } = await visitor.json<{ needs: Need[] }>('GET', '/segments/rigid-pcb?lang=en')
    expect(needs.map(({ need_id }) => need_id)).toEqual(['demo-need-01', 'demo-need-02', 'demo-need-18'])
  })

  test('can be taken home', async () => {
    const response = await app.http.request('http://localhost/export/needs.csv?lang=en&segment=rigid-pcb')
    expect(response.status).toBe(200)
    expect((await response.text()).trim().split('\n')).toHaveLength(4)
  })
})

describe('a need of an organisation staff vouches for', () => {
  let need: Need
  test('is a draft that nobody else sees', async () => {
    need = await post(buyer, buyerId)
    expect(need).toMatchObject({ state: 'draft', view: 'own', may: { publish: true, remove: true } })
    for (const browser of [visitor, stranger, supplier, newcomer])
      expect((await browser.send('GET', `/needs/${need.need_id}`)).status).toBe(404)
    expect((await stranger.send('POST', '/needs', { ...CONTENT, organisation_id: buyerId })).status).toBe(404)
    expect((await buyer.send('POST', '/needs', { ...CONTENT, organisation_id: buyerId })).status).toBe(409)
  })

  test('says which ids are wrong, and where', async () => {
    const requirement = { ...CONTENT.requirement, gates: [{ certificate: 'iso-9002' }] }
    const response = await buyer.send('POST', '/needs', { ...CONTENT, organisation_id: buyerId, requirement })
    expect(response.status).toBe(400)
    expect(JSON.stringify(await response.json())).toContain('requirement.gates.0.certificate')
  })

  test('is published at once, as it is written', async () => {
    expect(await publish(buyer, need.need_id)).toMatchObject({ state: 'open', own: { version: 1 } })
    const shown = await visitor.json<Need>('GET', `/needs/${need.need_id}?lang=en`)
    expect(shown).toMatchObject({ view: 'public', buyer: { name: 'Wakanda Buying' }, text: CONTENT.text, own: null, parts: [] })
    expect(Object.values(shown.may)).not.toContain(true)
  })

  test('keeps its versions, and does not take part in a race', async () => {
    const read = await buyer.send('GET', `/needs/${need.need_id}?lang=en`)
    const etag = read.headers.get('etag') ?? ''
    const changed = { ...CONTENT, lang: 'en', localisation_target_pct: 40, parts: [{ name: 'Target price', text: '4.20 a piece' }] }
    expect((await buyer.send('PUT', `/needs/${need.need_id}`, changed, { 'if-match': etag })).status).toBe(200)
    expect((await buyer.send('PUT', `/needs/${need.need_id}`, changed, { 'if-match': etag })).status).toBe(412)
    const versions = await buyer.json<Page<{ version: number; changed: string[] }>>('GET', `/needs/${need.need_id}/versions`)
    expect(versions.items.map(({ version, changed: keys }) => [version, keys])).toEqual([
      [2, ['localisation_target_pct', 'parts']],
      [1, []],
    ])
    expect((await visitor.json<Need>('GET', `/needs/${need.need_id}`)).parts_hidden).toBe(1)
  })

  test('shows private parts to organisations that are named, and to no others', async () => {
    const grant = await buyer.send('POST', `/needs/${need.need_id}/grants`, {
      lang: 'en',
      grantee: 'demo-longan-boards',
      parts: [1],
      reason: 'they asked',
    })
    expect(grant.status, await grant.clone().text()).toBe(201)
    const { grant_id, organisation_id } = (await grant.json()) as { grant_id: string; organisation_id: string }
    expect(organisation_id).toBe(supplierId)
    expect(await supplier.json<Need>('GET', `/needs/${need.need_id}`)).toMatchObject({
      view: 'named',
      parts: [{ name: 'Target price' }],
      parts_hidden: 0,
    })
    expect((await stranger.json<Need>('GET', `/needs/${need.need_id}`)).parts).toEqual([])
    expect((await supplier.send('GET', `/needs/${need.need_id}/grants`)).status).toBe(404)
    expect((await buyer.send('DELETE', `/needs/${need.need_id}/grants/${grant_id}`)).status).toBe(200)
    expect((await supplier.json<Need>('GET', `/needs/${need.need_id}`)).parts).toEqual([])
  })

  test('finds suppliers, and every rank can be computed again', async () => {
    const run = await buyer.json<{ run_id: string; items: number; considered: number }>('POST', `/needs/${need.need_id}/runs`, {
      lang: 'en',
    })
    expect(run.considered).toBeGreaterThan(1)
    const matches = await buyer.json<
      Page<{ company_id: string; score: number; parts: { contribution: number }[]; qualified: boolean }> & { run: object }
    >('GET', `/needs/${need.need_id}/matches?lang=en`)
    expect(matches.total).toBe(run.items)
    for (const { score, parts } of matches.items)
      expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 9)
    expect(await buyer.json('POST', `/need-runs/${run.run_id}/recompute`, { lang: 'en' })).toMatchObject({ same: true, differences: [] })
    for (const browser of [stranger, supplier]) {
      expect((await browser.send('GET', `/needs/${need.need_id}/matches`)).status).toBe(404)
      expect((await browser.send('POST', `/need-runs/${run.run_id}/recompute`, {})).status).toBe(404)
    }
    // What was stored decides, not what is there today.
    await app.context.db.updateTable('need_run').set({ inputs_sha256: 'x' }).where('run_id', '=', run.run_id).execute()
    expect(await buyer.json('POST', `/need-runs/${run.run_id}/recompute`, { lang: 'en' })).toMatchObject({ same: false })
  })

  test('makes a shortlist with the reasons as notes', async () => {
    const response = await buyer.send('POST', `/needs/${need.need_id}/shortlist`, {
      lang: 'en',
      company_ids: ['demo-longan-boards', 'demo-lychee-circuits'],
    })
    expect(response.status, await response.clone().text()).toBe(201)
    const { shortlist_id, companies } = (await response.json()) as { shortlist_id: string; companies: number }
    expect(companies).toBe(2)
    const list = await visitor.json<Page<{ company_id: string; note: string | null }>>('GET', `/shortlists/${shortlist_id}/items?lang=en`)
    expect(list.items.map(({ company_id }) => company_id)).toEqual(['demo-longan-boards', 'demo-lychee-circuits'])
    expect(list.items[0]?.note).toMatch(/^Score [\d.]+ of 100\n✓/)
  })

  test('ends by itself after its last day, and is gone from the catalogue before that is noted', async () => {
    const total = async () => (await visitor.json<Page<Need>>('GET', '/needs?segment=rigid-pcb')).total
    expect(await total()).toBe(4)
    await app.context.db.updateTable('posted_need').set({ deadline: '2020-01-01' }).where('need_id', '=', need.need_id).execute()
    expect(await total()).toBe(3)
    await sweepNeeds(app.context)
    expect(await buyer.json<Need>('GET', `/needs/${need.need_id}`)).toMatchObject({
      state: 'expired',
      may: { change: false, close: false },
    })
    expect((await visitor.send('GET', `/needs/${need.need_id}`)).status).toBe(404)
    expect((await buyer.send('DELETE', `/needs/${need.need_id}`)).status).toBe(409)
  })
})

describe('a need of an organisation nobody vouches for', () => {
  test('waits for staff, and is read by nobody until then', async () => {
    const need = await post(newcomer, newcomerId)
    expect(await publish(newcomer, need.need_id)).toMatchObject({ state: 'in_review' })
    expect((await visitor.send('GET', `/needs/${need.need_id}`)).status).toBe(404)
    const queues = await curator.json<{ items: { queue: string; waiting: number }[] }>('GET', '/moderation')
    expect(queues.items.find(({ queue }) => queue === 'needs')).toMatchObject({ waiting: 1 })
    expect((await newcomer.send('POST', `/needs/${need.need_id}/review`, { decision: 'accept', reason: 'I know them well' })).status).toBe(
      403,
    )
    const review = (decision: string) =>
      curator.send('POST', `/needs/${need.need_id}/review`, { lang: 'en', decision, reason: 'Looked at the website on record' })
    expect((await review('refuse')).status).toBe(200)
    expect(await newcomer.json<Need>('GET', `/needs/${need.need_id}`)).toMatchObject({ state: 'draft' })
    await publish(newcomer, need.need_id)
    expect((await review('accept')).status).toBe(200)
    expect(await visitor.json<Need>('GET', `/needs/${need.need_id}`)).toMatchObject({
      state: 'open',
      buyer: { name: 'Nobody Knows Us', verified: false },
    })
    expect((await newcomer.send('POST', `/needs/${need.need_id}/close`, { outcome: 'fulfilled' })).status).toBe(200)
    expect((await visitor.send('GET', `/needs/${need.need_id}`)).status).toBe(404)
  })
})

describe('an anonymous need', () => {
  let need: Need
  const SECRETS = /wakanda|zanzibar|ZX-81|12[.,]?345|4\.20|2027-11-17|KOR\b|hàn quốc|"37"|iatf/i
  test('tells nobody whose it is: no name, no words, no exact figure', async () => {
    need = await post(buyer, buyerId, { visibility: 'anonymous', parts: [{ name: 'Price for Zanzibar', text: '4.20' }] })
    const open = await publish(buyer, need.need_id)
    expect(open.own?.candidates).toBeGreaterThanOrEqual(5)
    for (const browser of [visitor, stranger, supplier])
      for (const path of [
        `/needs/${need.need_id}?lang=en`,
        '/needs?lang=en&limit=200',
        '/need-summary?lang=en',
        '/segments/rigid-pcb?lang=en',
      ]) {
        const text = await (await browser.send('GET', path)).text()
        const about = path === '/need-summary?lang=en' ? '' : JSON.stringify(findIn(JSON.parse(text), need.need_id))
        expect(about, path).not.toMatch(SECRETS)
        expect(text, path).not.toContain(buyerId)
      }
    expect(await visitor.json<Need>('GET', `/needs/${need.need_id}?lang=en`)).toMatchObject({
      view: 'public',
      buyer: null,
      text: null,
      parts: [],
      parts_hidden: 0,
      own: null,
    })
  })

  test('is not found by what is withheld', async () => {
    for (const q of ['zanzibar', 'wakanda', 'bơm'])
      expect(
        (await visitor.json<Page<Need>>('GET', `/needs?q=${encodeURIComponent(q)}`)).items.map(({ need_id }) => need_id),
      ).not.toContain(need.need_id)
  })

  test('shows suppliers only how they fit what is shown', async () => {
    const { items } = await supplier.json<Page<{ need: Need; lacks: { text: string }[]; gates: object[] }>>(
      'GET',
      '/companies/demo-longan-boards/needs?lang=en&limit=100',
    )
    const line = items.find(({ need: shown }) => shown.need_id === need.need_id)
    expect(line).toBeDefined()
    expect(JSON.stringify(line)).not.toMatch(SECRETS)
  })

  test('cannot be turned into a secret once its buyer was named', async () => {
    const named = await post(buyer, buyerId, { titles: { en: 'Another one' } })
    await publish(buyer, named.need_id)
    const response = await buyer.send('PUT', `/needs/${named.need_id}`, {
      ...CONTENT,
      titles: { en: 'Another one' },
      visibility: 'anonymous',
    })
    expect(response.status).toBe(409)
    await buyer.send('POST', `/needs/${named.need_id}/close`, {})
  })
})

describe('an invited need', () => {
  test('is for those who are named', async () => {
    const need = await post(newcomer, newcomerId, { visibility: 'invited', titles: { en: 'For friends' } })
    // Nobody else reads it, so staff need not look first.
    expect(await publish(newcomer, need.need_id)).toMatchObject({ state: 'open' })
    expect((await supplier.send('GET', `/needs/${need.need_id}`)).status).toBe(404)
    expect((await newcomer.send('POST', `/needs/${need.need_id}/grants`, { grantee: 'Longan Boards' })).status).toBe(201)
    expect(await supplier.json<Need>('GET', `/needs/${need.need_id}`)).toMatchObject({ view: 'named', buyer: { name: 'Nobody Knows Us' } })
    const named = await supplier.json<Page<Need>>('GET', '/needs/own?as=named')
    expect(named.items.map(({ need_id }) => need_id)).toEqual([need.need_id])
    expect((await visitor.json<Page<Need>>('GET', '/needs?limit=200')).items.map(({ need_id }) => need_id)).not.toContain(need.need_id)
  })
})

describe('the side of the supplier', () => {
  interface Line {
    need: Need
    fit: string
    score: number
    supplier_score: number
    mutual: number
    supplier_parts: { contribution: number }[]
    lacks: { text: string; must: boolean }[]
  }
  test('sees what it fits and what it lacks, best for both first', async () => {
    const { items, facets } = await supplier.json<Page<Line>>('GET', '/companies/demo-longan-boards/needs?lang=en&limit=100')
    for (const { score, supplier_score, mutual, supplier_parts } of items) {
      expect(mutual).toBeCloseTo(Math.sqrt(score * supplier_score), 1)
      expect(supplier_parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(supplier_score, 9)
    }
    const vehicles = items.find(({ need }) => need.need_id === 'demo-need-02')
    expect(vehicles?.lacks.some(({ text, must }) => must && text.includes('IATF 16949'))).toBe(true)
    expect(['near', 'no']).toContain(vehicles?.fit)
    expect(facets['fit']?.length).toBeGreaterThan(1)
    // Its own need is not offered to it.
    expect(items.map(({ need }) => need.need_id)).not.toContain('demo-need-13')
  })

  test('is for those who speak for the company, also as a file under its filters', async () => {
    const { items } = await supplier.json<Page<Line>>('GET', '/companies/demo-longan-boards/needs?lang=en&limit=100')
    const file = (browser: Browser, query = '') =>
      app.get(`/export/company-needs.csv?id=demo-longan-boards&lang=en${query}`, {
        cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
      })
    const rows = parse<Record<string, string>>(await (await file(supplier)).text(), { bom: true, columns: true })
    expect(rows.map((row) => row['need.need_id'])).toEqual(items.map(({ need }) => need.need_id))
    const near = parse<Record<string, string>>(await (await file(supplier, '&fit=near')).text(), { bom: true, columns: true })
    expect(near.length).toBe(items.filter(({ fit }) => fit === 'near').length)
    expect(near[0]?.['lacks']).not.toBe('')
    expect((await file(stranger)).status).toBe(403)
    for (const browser of [buyer, stranger]) expect((await browser.send('GET', '/companies/demo-longan-boards/needs')).status).toBe(403)
    expect((await visitor.send('GET', '/companies/demo-longan-boards/needs')).status).toBe(401)
    expect((await curator.send('GET', '/companies/demo-longan-boards/needs')).status).toBe(200)
  })
})

/** The part of an answer that is about one need. */
function findIn(value: unknown, id: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if ((value as { need_id?: string }).need_id === id) return value
  for (const each of Object.values(value)) {
    const found = findIn(each, id)
    if (found !== undefined) return found
  }
  return undefined
}
