import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApi } from '../../src/api/server.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { newSecretId } from '../../src/services/visitor-keys.ts'
import { API, type DemoApp, learnIds, openDemoApp, queryOf, ROUTES, testGate } from '../support/demo-app.ts'
import { EXPORTS } from '../support/exports.ts'

let app: DemoApp
const BOM = '\ufeff'

beforeAll(async () => {
  app = await openDemoApp()
  await learnIds(app)
}, 120_000)
afterAll(() => app.dispose())

/** The file of a list, with what the list asks for before it answers. */
const file = (table: string, query = '') => `/export/${table}.csv${queryOf({ path: `/${table}` }, query)}`

async function readCsv(path: string): Promise<{ header: string[]; rows: Record<string, string>[]; text: string }> {
  const response = await app.get(path)
  expect(`${path}: ${response.status}`).toBe(`${path}: 200`)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
  const [header = []] = parse(text, { bom: true, to: 1 })
  return { header, rows: parse<Record<string, string>>(text, { bom: true, columns: true }), text }
}

describe('/export', () => {
  test('every list of the API is there', () => {
    const lists = ROUTES.filter((route) => route.isList && !route.path.includes('{')).map((route) => route.path.slice(1))
    expect([...EXPORTS].toSorted()).toEqual(lists.toSorted())
  })

  test.each(EXPORTS)('%s.csv holds the whole list', async (table) => {
    const response = await app.get(file(table))
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="matxich-${table}.csv"`)
    const { header, rows, text } = await readCsv(file(table))
    expect(text.startsWith(BOM)).toBe(true)
    expect(header.length).toBeGreaterThan(4)
    expect(new Set(header).size).toBe(header.length)
    const { total } = (await app.json(`${API}/${table}${queryOf({ path: `/${table}` }, 'limit=1')}`)) as { total: number }
    expect(rows.length).toBe(total)
    // Sums of fewer than five are withheld, and the demo edition has no outcomes yet.
    if (table !== 'outcomes') expect(rows.length).toBeGreaterThan(0)
  })

  test.each(EXPORTS)('%s.csv has one shape in every language, and its header also when empty', async (table) => {
    const { header } = await readCsv(file(table))
    expect((await readCsv(file(table, 'lang=vi'))).header).toEqual(header)
    expect((await readCsv(file(table, 'lang=ko'))).header).toEqual(header)
    expect((await readCsv(file(table, 'q=zzzzqqqq'))).header).toEqual(header)
  })

  test.each(EXPORTS)('%s.csv: no cell runs as a formula', async (table) => {
    const { rows } = await readCsv(file(table))
    const running = rows.flatMap((row) =>
      Object.values(row).filter((cell) => /^[=+@\t\r-]/.test(cell) && !/^-?\d+(\.\d+)?(e-?\d+)?$/.test(cell)),
    )
    expect(running).toEqual([])
  })

  test('a hostile name stays text', async () => {
    const evil = '=HYPERLINK("https://evil.example","x")'
    const [first] = app.context.atlas.ordered
    const segments = app.context.atlas.ordered.map((row) =>
      row === first ? { ...row, name_en: evil, name_vi: '+1+1', name_ko: '@SUM(1)' } : row,
    )
    const context: ServiceContext = { ...app.context, atlas: { ...app.context.atlas, ordered: segments } }
    const hostile = createApi({ services: () => context, gate: testGate(), onFailure: () => {} })
    for (const [lang, name] of [
      ['en', evil],
      ['vi', '+1+1'],
      ['ko', '@SUM(1)'],
    ] as const) {
      const text = await (await hostile.request(`/export/segments.csv?lang=${lang}`)).text()
      const [row] = parse<Record<string, string>>(text, { bom: true, columns: true })
      expect(row?.['name']).toBe(`'${name}`)
    }
  })

  test('ids drawn at random are none that a file would have to write differently', () => {
    for (let drawn = 0; drawn < 2000; drawn++) expect(newSecretId()).toMatch(/^\w[\w-]{15}$/)
  })

  test('numbers stay numbers, also negative ones; yes and no are words; unknown is empty beside its reason', async () => {
    const { rows } = await readCsv('/export/trade.csv')
    for (const row of rows) {
      if (row['value_usd'] === '') expect(row['missing_reason']).not.toBe('')
      else expect(Number(row['value_usd'])).toBeGreaterThanOrEqual(0)
    }
    expect(new Set((await readCsv('/export/companies.csv')).rows.map((row) => row['fictional']))).toEqual(new Set(['true']))
  })

  test.each([
    ['segments', 'status=weak'],
    ['segments', 'stage=components&sector=shared'],
    ['companies', 'ownership=domestic'],
    ['companies', 'province=bac-ninh&role=maker'],
    ['trade', 'flow=export&year=2022'],
    ['partners', 'flow=import'],
    ['headlines', 'year=2025'],
    ['industry', 'variable=employees'],
    ['sources', 'kind=statistics'],
    ['programmes', 'q=decree'],
  ])('%s.csv?%s has the rows of the same question to the API', async (table, query) => {
    const { total } = (await app.json(`${API}/${table}?${query}&limit=1`)) as { total: number }
    expect((await readCsv(`/export/${table}.csv?${query}`)).rows.length).toBe(total)
  })

  test('an empty field of a form is no filter', async () => {
    const all = (await readCsv('/export/segments.csv')).rows.length
    expect((await readCsv('/export/segments.csv?q=&stage=&status=')).rows.length).toBe(all)
  })

  test('a wrong filter is refused, not ignored: the file would hold other rows than were asked for', async () => {
    for (const query of ['status=fine', 'lang=xx', 'stage=nowhere']) {
      const response = await app.get(`/export/segments.csv?${query}`)
      expect(response.status).toBe(400)
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    }
  })

  test('an unknown table answers with those there are', async () => {
    const response = await app.get('/export/secrets.csv')
    expect(response.status).toBe(404)
    expect(((await response.json()) as { detail: string }).detail).toContain('segments.csv')
    expect((await app.get('/export/constructor.csv')).status).toBe(404)
  })
})
