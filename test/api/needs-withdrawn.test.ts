import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { openNeedCast } from '../support/needs.ts'
import type { Browser } from '../support/people.ts'

interface Need {
  need_id: string
  title: string
  state: string
  may: Record<string, boolean>
  own: { version: number; what_next: string } | null
}
interface Page<T> {
  items: T[]
  total: number
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
  titles: { en: 'Boards wanted for pumps' },
  requirement: { segment: 'rigid-pcb', volume: { amount: 12_345, unit: 'm2' }, gates: [{ certificate: 'iso-9001' }], wants: [] },
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

describe('a need that is taken back', () => {
  const take = (browser: Browser, id: string) => browser.send('POST', `/needs/${id}/withdraw`, { lang: 'en' })

  test('is a draft that nobody else sees, keeps its history, and is published again', async () => {
    const { need_id } = await post(buyer, buyerId)
    expect((await take(buyer, need_id)).status).toBe(409)
    await publish(buyer, need_id)
    expect((await visitor.send('GET', `/needs/${need_id}`)).status).toBe(200)
    await buyer.send('POST', `/needs/${need_id}/grants`, { grantee: supplierId })
    for (const browser of [visitor, stranger, supplier]) expect((await take(browser, need_id)).status).toBeGreaterThanOrEqual(401)
    expect((await visitor.send('GET', `/needs/${need_id}`)).status).toBe(200)
    expect((await take(buyer, need_id)).status).toBe(200)
    for (const browser of [visitor, stranger, supplier]) expect((await browser.send('GET', `/needs/${need_id}`)).status).toBe(404)
    expect((await visitor.json<Page<Need>>('GET', '/needs?limit=200')).items.map((item) => item.need_id)).not.toContain(need_id)
    const mine = await buyer.json<Need>('GET', `/needs/${need_id}?lang=en`)
    expect(mine).toMatchObject({
      state: 'draft',
      may: { publish: true, change: true, withdraw: false, close: false, remove: false },
      own: { what_next: expect.stringContaining('took it back') as string },
    })
    // What was published is not deleted, changed or not.
    expect((await buyer.send('DELETE', `/needs/${need_id}`)).status).toBe(409)
    const changed = { ...CONTENT, titles: { en: 'Boards wanted, again' } }
    expect((await buyer.send('PUT', `/needs/${need_id}`, changed, { 'if-match': '*' })).status).toBe(200)
    expect((await visitor.send('GET', `/needs/${need_id}`)).status).toBe(404)
    expect(await publish(buyer, need_id)).toMatchObject({ state: 'open' })
    expect(await visitor.json<Need>('GET', `/needs/${need_id}?lang=en`)).toMatchObject({ title: 'Boards wanted, again' })
    expect((await buyer.json<Page<unknown>>('GET', `/needs/${need_id}/versions`)).total).toBe(2)
    expect((await buyer.send('POST', `/needs/${need_id}/close`, {})).status).toBe(200)
    expect((await take(buyer, need_id)).status).toBe(409)
  })

  test('and was waiting for staff waits no more', async () => {
    const { need_id } = await post(newcomer, newcomerId, { titles: { en: 'Taken back early' } })
    expect(await publish(newcomer, need_id)).toMatchObject({ state: 'in_review' })
    expect((await take(newcomer, need_id)).status).toBe(200)
    const queues = await curator.json<{ items: { queue: string; waiting: number }[] }>('GET', '/moderation')
    expect(queues.items.find(({ queue }) => queue === 'needs')).toMatchObject({ waiting: 0 })
    expect(await newcomer.json<Need>('GET', `/needs/${need_id}`)).toMatchObject({ state: 'draft', may: { remove: true } })
  })

  test('does not become clearer by going and coming', async () => {
    const { need_id } = await post(buyer, buyerId, { visibility: 'anonymous', titles: { en: 'Anonymous, twice' } })
    await publish(buyer, need_id)
    const { db } = app.context
    const showings = () => db.selectFrom('need_showing').selectAll().where('need_id', '=', need_id).execute()
    const [first] = await showings()
    await take(buyer, need_id)
    expect(await publish(buyer, need_id)).toMatchObject({ state: 'open', own: { version: 2 } })
    // Both ways it was shown are kept, and the second was made so that both together fit as many.
    expect(await showings()).toMatchObject([first ?? {}, { version: 2 }])
    await take(buyer, need_id)
    const open = await buyer.send('PUT', `/needs/${need_id}`, { ...CONTENT, visibility: 'public' }, { 'if-match': '*' })
    expect(open.status).toBe(200)
    expect((await visitor.send('GET', `/needs/${need_id}`)).status).toBe(404)
  })
})
