import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API, type DemoApp, learnIds, openDemoApp, ROUTES, sampleUrl } from '../support/demo-app.ts'

interface List {
  items: unknown[]
  total: number
  facets?: Record<string, unknown[]>
  next_cursor: string | null
}

let app: DemoApp

beforeAll(async () => {
  app = await openDemoApp()
  await learnIds(app)
}, 120_000)
afterAll(() => app.dispose())

describe('every route', () => {
  test.each(ROUTES)('$name answers what the contract says', async (route) => {
    const response = await app.get(sampleUrl(app, route))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    const parsed = route.output.safeParse(await response.json())
    expect(parsed.error?.issues ?? []).toEqual([])
  })

  test.each(ROUTES)('$name speaks Vietnamese, English and Korean', async (route) => {
    const answers = await Promise.all(['vi', 'en', 'ko'].map(async (lang) => (await app.get(sampleUrl(app, route, `lang=${lang}`))).text()))
    // Trade by heading and sources carry no words of ours beside labels and titles as published.
    if (route.name.startsWith('source.')) expect(new Set(answers).size).toBe(1)
    else expect(new Set(answers).size).toBe(3)
  })

  test('opens to other web sites, and tells caches to ask again', async () => {
    const response = await app.get(`${API}/edition`)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cache-control')).toContain('must-revalidate')
  })
})

describe('lists', () => {
  const lists = ROUTES.filter((route) => route.isList)

  test.each(lists)('$name has items, total and next_cursor; facets where the contract has them', async (route) => {
    const body = (await app.json(sampleUrl(app, route))) as List
    expect(Object.keys(body).toSorted()).toEqual(Object.keys(route.output.shape).toSorted())
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['items', 'next_cursor', 'total']))
    expect(body.items.length).toBeLessThanOrEqual(body.total)
    if (body.next_cursor === null) expect(body.items.length).toBe(body.total)
  })

  test.each(lists.filter((route) => route.isPaged))('$name: its pages give every item once, and total is their number', async (route) => {
    const whole = (await app.json(sampleUrl(app, route, 'limit=500'))) as List
    const size = Math.max(1, Math.ceil(Math.min(whole.total, 500) / 3))
    const seen: unknown[] = []
    let cursor: string | null = ''
    for (let pages = 0; cursor !== null && pages < 100; pages++) {
      const page = (await app.json(sampleUrl(app, route, `limit=${size}${cursor && `&cursor=${cursor}`}`))) as List
      expect(page.total).toBe(whole.total)
      expect(page.items.length).toBeLessThanOrEqual(size)
      seen.push(...page.items)
      cursor = page.next_cursor
    }
    expect(seen.length).toBe(whole.total)
    expect(new Set(seen.map((item) => JSON.stringify(item))).size).toBe(whole.total)
    if (whole.next_cursor === null) expect(seen).toEqual(whole.items)
  })

  test('a page behind the end is empty, not an error', async () => {
    const cursor = Buffer.from('o999999').toString('base64url')
    const body = (await app.json(`${API}/segments?cursor=${cursor}`)) as List
    expect(body).toMatchObject({ items: [], next_cursor: null })
  })
})

describe('filters', () => {
  const filtered = ROUTES.filter((route) => 'facets' in route.output.shape)

  test.each(filtered)(
    '$name: each facet counts what choosing it gives',
    async (route) => {
      const { facets = {} } = (await app.json(sampleUrl(app, route))) as {
        facets?: Record<string, { value: string; name: string; count: number }[]>
      }
      expect(Object.keys(facets).length).toBeGreaterThan(0)
      for (const [dimension, values] of Object.entries(facets)) {
        for (const { value, name, count } of values) {
          const chosen = (await app.json(sampleUrl(app, route, `${dimension}=${value}&limit=1`))) as List
          expect(`${dimension}=${value}: ${chosen.total}`).toBe(`${dimension}=${value}: ${count}`)
          expect(name).not.toBe('')
        }
      }
    },
    60_000,
  )

  test('words are found whatever their accents and case', async () => {
    const totals = await Promise.all(
      ['điện tử', 'dien tu', 'DIEN  TU'].map(async (q) => ((await app.json(`${API}/segments?q=${encodeURIComponent(q)}`)) as List).total),
    )
    expect(new Set(totals).size).toBe(1)
  })

  test('words that find nothing give an empty list, and so do signs alone give everything', async () => {
    expect(await app.json(`${API}/companies?q=zzzzqqqq`)).toMatchObject({ items: [], total: 0, next_cursor: null })
    const all = (await app.json(`${API}/companies`)) as List
    expect(await app.json(`${API}/companies?q=${encodeURIComponent('% _ \\ \' "')}`)).toMatchObject({ total: all.total })
  })

  test("a former province's name leads to its successor", async () => {
    expect(await app.json(`${API}/provinces/bac-giang`)).toMatchObject({ id: 'bac-ninh' })
    expect(await app.json(`${API}/provinces?q=bac+giang`)).toMatchObject({ total: 1, items: [{ id: 'bac-ninh' }] })
  })

  test('the demo says of every company that it is made up', async () => {
    expect(await app.json(`${API}/edition`)).toMatchObject({ fictional: true })
    const { items } = (await app.json(`${API}/companies?limit=500`)) as { items: { fictional: boolean }[] }
    expect(items.every((item) => item.fictional)).toBe(true)
  })
})
