import { SaxesParser } from 'saxes'
import { parse } from 'csv-parse/sync'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { columnsOf } from '../../src/api/csv-export.ts'
import { ALL_ROUTES, API, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { shortlistItem } from '../../src/api/contract/shortlist.ts'
import { SHORTLIST_COLUMNS } from '../../src/api/list-files.ts'
import { readXlsx } from '../support/xlsx-reader.ts'

/** What visitors make: lists and saved searches, and the files they take home. */

let app: DemoApp
let companies: { id: string; name: string }[] = []
beforeAll(async () => {
  app = await openDemoApp()
  companies = ((await app.json(`${API}/companies?limit=3&sort=name`)) as { items: { id: string; name: string }[] }).items
}, 120_000)
afterAll(() => app.dispose())

type Headers = Record<string, string>
const OWN = { origin: 'http://localhost', host: 'localhost' }
async function send(method: string, path: string, body: unknown, headers: Headers = {}) {
  const response = await app.http.request(API + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { response, body: (await response.json()) as Record<string, unknown> }
}
async function makeList(title = 'Boards') {
  const { response, body } = await send('POST', '/shortlists', { title, company_id: companies[0]?.id })
  return { response, id: String(body['shortlist_id']), key: String(body['edit_key']) }
}
const namesOf = async (id: string) =>
  ((await app.json(`${API}/shortlists/${id}/items`)) as { items: { name: string }[] }).items.map((item) => item.name)

describe('the key of a list', () => {
  test('is given once, also as a cookie no script reads', async () => {
    const { response, id, key } = await makeList()
    expect(response.status).toBe(201)
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toContain(`matxich_list_${id}=${key}; Path=/; HttpOnly; SameSite=Lax`)
    for (const path of [`/shortlists/${id}`, `/shortlists/${id}/items`]) expect(await (await app.get(API + path)).text()).not.toContain(key)
  })

  test('comes in the header, or in the cookie of a page of ours', async () => {
    const { id, key } = await makeList()
    const cookie = `theme=dark; matxich_list_${id}=${key}`
    const add = (headers: Headers, company = 1) => send('POST', `/shortlists/${id}/items`, { company_id: companies[company]?.id }, headers)
    expect((await add({})).response.status).toBe(403)
    expect((await add({ 'x-edit-key': `${key}x` })).response.status).toBe(403)
    // A cookie without word of where the page is from, or from another site, is no key.
    expect((await add({ cookie })).response.status).toBe(403)
    expect((await add({ cookie, origin: 'https://elsewhere.example' })).response.status).toBe(403)
    expect((await add({ cookie: `matxich_search_${id}=${key}`, ...OWN })).response.status).toBe(403)
    expect((await add({ 'x-edit-key': key })).response.status).toBe(201)
    expect((await add({ cookie, ...OWN }, 2)).response.status).toBe(201)
    expect(await namesOf(id)).toEqual(companies.map((company) => company.name))
  })

  test('lists the lists one holds, for nobody else to keep', async () => {
    const { id, key } = await makeList('Held')
    const held = await app.get(`${API}/shortlists`, { cookie: `matxich_list_${id}=${key}` })
    expect(held.headers.get('cache-control')).toBe('no-store')
    expect(await held.json()).toMatchObject({ items: [{ shortlist_id: id, title: 'Held', total: 1 }], total: 1 })
    expect(await app.json(`${API}/shortlists`)).toMatchObject({ items: [] })
  })

  test('a list that is deleted is gone with its cookie; a secret id is never suggested', async () => {
    const { id, key } = await makeList()
    const { response } = await send('DELETE', `/shortlists/${id}`, {}, { 'x-edit-key': key })
    expect(response.headers.get('set-cookie')).toContain(`matxich_list_${id}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`)
    const other = await makeList()
    for (const asked of [id, `${other.id.slice(0, 15)}${other.id.endsWith('A') ? 'B' : 'A'}`]) {
      const gone = await app.get(`${API}/shortlists/${asked}`)
      expect(gone.status).toBe(404)
      expect(await gone.text()).not.toContain(other.id)
    }
  })

  test.each([
    ['a long title', 'POST', '/shortlists', { title: 'x'.repeat(121) }],
    ['a long note', 'PATCH', '/shortlists/aaaaaaaaaaaaaaaa/items/x', { note: 'x'.repeat(1001) }],
    ['a place that cannot be', 'PATCH', '/shortlists/aaaaaaaaaaaaaaaa/items/x', { position: 0 }],
    ['an id that cannot be one', 'PATCH', '/shortlists/short', { title: 'x' }],
    ['a long search', 'POST', '/saved-searches', { query: 'x'.repeat(2001) }],
    ['a wrong value of a filter', 'POST', '/saved-searches', { query: 'grade=rumour' }],
    ['a search without a filter', 'POST', '/saved-searches', { query: 'view=map&sort=name' }],
  ])('%s is refused', async (_what, method, path, body) => {
    expect((await send(method, path, body)).response.status).toBe(400)
  })

  test('every answer is what the contract says', async () => {
    const { id, key } = await makeList()
    const { body } = await send('POST', '/saved-searches', { query: 'segment=rigid-pcb' })
    const cookie = `matxich_list_${id}=${key}; matxich_search_${String(body['saved_search_id'])}=${String(body['edit_key'])}`
    const reads = ALL_ROUTES.filter((route) => route.method === 'GET' && /^(shortlist|savedSearch)\./.test(route.name))
    expect(reads).toHaveLength(6)
    for (const route of reads) {
      const secret = route.name.startsWith('shortlist') ? id : String(body['saved_search_id'])
      for (const lang of ['en', 'vi', 'ko']) {
        const response = await app.get(`${API}${route.path.replace('{id}', secret)}?lang=${lang}`, { cookie })
        expect(`${route.name} ${response.status}`).toBe(`${route.name} 200`)
        expect(route.output.safeParse(await response.json()).error?.issues ?? [], route.name).toEqual([])
      }
    }
  })
})

describe('a comparison', () => {
  test('of more than five says how to mend it', async () => {
    const response = await app.get(`${API}/companies/compare?${['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `id=${id}`).join('&')}`)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('At most 5 companies stand side by side: leave out some of the ids')
  })
})

describe('a saved search', () => {
  test('has one spelling: order of the directory, values sorted, none twice, without what is about the page', async () => {
    const { body } = await send('POST', '/saved-searches', {
      query: 'province=bac-ninh&segment=rigid-pcb&segment=pcba&segment=pcba&view=map&cursor=x&sort=name&q=',
    })
    expect(body['query']).toBe('segment=pcba&segment=rigid-pcb&province=bac-ninh')
  })

  test('is a valid Atom feed with absolute links', async () => {
    const { body } = await send('POST', '/saved-searches', { query: 'segment=rigid-pcb' })
    const id = String(body['saved_search_id'])
    const now = new Date('2026-11-02T01:00:00Z')
    const entry = { company_id: 'x', name: 'A & B <Co>' }
    await app.context.db
      .insertInto('saved_search_digest')
      .values({
        saved_search_id: id,
        digest_no: 1,
        since: now,
        made_at: now,
        total: 2,
        added: JSON.stringify([entry]),
        changed: JSON.stringify([{ ...entry, what: ['capacity'] }]),
        gone: JSON.stringify([{ ...entry, why: 'merged', into: 'y' }]),
      })
      .execute()
    const response = await app.http.request(`http://matxich.example${API}/saved-searches/${id}/feed.atom?lang=en`)
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const { elements, text } = readXml(await response.text())
    // RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have, once.
    const children = (parent: string) => elements.filter((element) => element.parent === parent).map((element) => element.name)
    for (const must of ['id', 'title', 'updated', 'author']) expect(children('feed').filter((name) => name === must)).toHaveLength(1)
    for (const must of ['id', 'title', 'updated', 'content']) expect(children('entry').filter((name) => name === must)).toHaveLength(1)
    expect(new Set(text('id')).size).toBe(2)
    for (const urn of text('id')) expect(urn).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
    for (const moment of text('updated')) expect(z.iso.datetime().safeParse(moment).success).toBe(true)
    const links = elements.filter((element) => element.name === 'link').map((element) => element.attributes['href'])
    expect(links).toEqual([
      `http://matxich.example${API}/saved-searches/${id}/feed.atom?lang=en`,
      `http://matxich.example/en/saved-searches/${id}`,
      `http://matxich.example/en/saved-searches/${id}#digest-1`,
    ])
    const content = text('content')[0] ?? ''
    expect(content).toContain('<a href="http://matxich.example/en/companies/x">A &amp; B &lt;Co&gt;</a> (capacity)')
    expect(content).toContain('<a href="http://matxich.example/en/companies/y">')
    expect((await app.get(`${API}/saved-searches/aaaaaaaaaaaaaaaa/feed.atom`)).status).toBe(404)
  })
})

describe('workbooks', () => {
  const read = async (path: string) => {
    const response = await app.get(path)
    expect(`${path} ${response.status}`).toBe(`${path} 200`)
    expect(response.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    return readXlsx(Buffer.from(await response.arrayBuffer()))
  }

  test('companies.xlsx has the rows of companies.csv, its header frozen, and says what the sources are', async () => {
    const csv = parse(await (await app.get('/export/companies.csv?sort=name')).text(), { bom: true, columns: true }) as Record<
      string,
      string
    >[]
    const { sheets } = await read('/export/companies.xlsx?sort=name')
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Companies', 'Sources'])
    const [list, sources] = sheets
    expect(list?.frozenRows).toBe(1)
    expect(list?.rows[0]?.slice(0, 4)).toEqual(['ID', 'Name', 'Vietnamese name', 'Name in English'])
    expect(list?.rows.slice(1).map((row) => row[0])).toEqual(csv.map((row) => row['id']))
    const text = sources?.rows.flat().join('\n') ?? ''
    expect(text).toContain('every company in this file is invented')
    expect(text).toContain(`The file holds the whole list: ${csv.length} rows.`)
    expect(text).toContain('Somebody was there and has seen it.')
    expect(text).toContain('demo-data')
  })

  test('is in the language asked for', async () => {
    const { sheets } = await read('/export/companies.xlsx?lang=vi')
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Doanh nghiệp', 'Nguồn'])
  })

  test('text stays text: no cell is a formula, whatever somebody writes', async () => {
    const { id, key } = await makeList('=1+1')
    const notes = ['=HYPERLINK("https://evil.example","x")', '+84 24 3825 0000', '-2', '@SUM(A1)', '0123', 'a\u0007b<&>']
    const company = companies[0]?.id ?? ''
    for (const note of notes) {
      await send('PATCH', `/shortlists/${id}/items/${company}`, { note }, { 'x-edit-key': key })
      const { sheets, formulas } = await read(`/export/shortlist.xlsx?id=${id}`)
      expect(formulas).toBe(0)
      const [header = [], row = []] = sheets[0]?.rows ?? []
      expect(row[header.indexOf('Note')]).toBe(note.replace('\u0007', ''))
    }
    const csv = await (await app.get(`/export/shortlist.csv?id=${id}`)).text()
    expect(csv.split('\n')[0]).toContain(SHORTLIST_COLUMNS.join(','))
  })

  test('a shortlist has columns that the contract knows', () => {
    const known = columnsOf(shortlistItem)
    expect(SHORTLIST_COLUMNS.filter((column) => !known.includes(column))).toEqual([])
  })

  test('a comparison has two columns for each company', async () => {
    const ids = companies
      .slice(0, 2)
      .map((company) => `id=${company.id}`)
      .join('&')
    const { sheets } = await read(`/export/compare.xlsx?${ids}`)
    const names = companies.slice(0, 2).map((company) => company.name)
    expect(sheets[0]?.rows[0]).toEqual([
      'Group',
      'What',
      'Unit',
      'Difference',
      names[0],
      `${names[0]}: evidence`,
      names[1],
      `${names[1]}: evidence`,
    ])
    const csv = parse(await (await app.get(`/export/compare.csv?${ids}`)).text(), { bom: true }) as string[][]
    expect(csv.length).toBe(sheets[0]?.rows.length)
    expect((await app.get('/export/compare.csv?id=nobody')).status).toBe(404)
    expect((await app.get('/export/nothing.xlsx')).status).toBe(404)
    expect((await app.get('/export/companies.exe')).status).toBe(404)
  })
})

function readXml(xml: string) {
  const elements: { name: string; parent: string; attributes: Record<string, string>; text: string }[] = []
  const open: (typeof elements)[number][] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const element = { name: tag.name, parent: open.at(-1)?.name ?? '', attributes: tag.attributes as Record<string, string>, text: '' }
    elements.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return { elements, text: (name: string) => elements.filter((element) => element.name === name).map((element) => element.text) }
}
