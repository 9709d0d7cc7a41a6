import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorkbook } from '../../src/intake/read-workbook.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Browser, openMember } from '../support/people.ts'
import { makeOrganisation } from '../support/speakers.ts'

let app: DemoApp
let buyer: Browser
let stranger: Browser
let organisation_id: string

const csv = (...lines: string[]) => Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`).toString('base64')

interface Report {
  rows: number
  made: number
  known: number
  refused: number
  unknown_columns: string[]
  items: { row_no: number; state: string; need_id: string | null; problems: { column: string; message: string }[] }[]
}

beforeAll(async () => {
  app = await openDemoApp()
  ;[buyer, stranger] = (await Promise.all(['mua@vidu.vn', 'la@vidu.vn'].map((email) => openMember(app, email)))) as [Browser, Browser]
  organisation_id = await makeOrganisation(app, { kind: 'buyer', verified: true, members: { 'mua@vidu.vn': 'editor' } })
}, 120_000)
afterAll(() => app.dispose())

describe('many needs in a spreadsheet', () => {
  const file = csv(
    'Nhu cầu mua 2027,,,,,,',
    'Tiêu đề,Phân khúc,Sản lượng năm,Đơn vị,Chứng nhận,Hạn chót,Ghi chú riêng',
    'Cần mạch in 4 lớp,rigid-pcb,"30.000",m²,ISO 9001:2015,31/3/2027,a',
    'Cần lá đồng,Lá đồng điện phân,900,tấn,iso-9001|IATF 16949,2027-12-31,b',
    'Cần gì đó,khong-co,10,cái,,,c',
    'Cần vỏ nhựa,injection-moulding,mười nghìn,cái,iso-9002,31/2/2027,d',
    'Cần mạch in 4 lớp,rigid-pcb,"30,000",m2,iso-9001,2027-03-31,the same as above',
  )
  const send = (more: object = {}) => buyer.send('POST', '/needs/import', { lang: 'vi', organisation_id, file_base64: file, ...more })

  test('is told row by row before anything is stored', async () => {
    const response = await send({ dry_run: true })
    expect(response.status, await response.clone().text()).toBe(200)
    const report = (await response.json()) as Report
    expect(report).toMatchObject({ rows: 5, made: 2, refused: 3, unknown_columns: ['Ghi chú riêng'] })
    expect(report.items.map(({ row_no, state }) => [row_no, state])).toEqual([
      [3, 'valid'],
      [4, 'valid'],
      [5, 'refused'],
      [6, 'refused'],
      [7, 'refused'],
    ])
    expect(report.items[3]?.problems.map(({ column }) => column).toSorted()).toEqual(['annual_volume', 'certificates', 'deadline'])
    expect(await app.context.db.selectFrom('posted_need').select('need_id').execute()).toEqual([])
  })

  test('is stored row by row, whole or not at all; twice changes nothing', async () => {
    const report = (await (await send({ publish: true })).json()) as Report
    expect(report).toMatchObject({ made: 2, refused: 3 })
    const rows = await app.context.db.selectFrom('posted_need').selectAll().orderBy('title_vi').execute()
    expect(rows.map((row) => [row.title_vi, row.state, row.deadline])).toEqual([
      ['Cần lá đồng', 'open', '2027-12-31'],
      ['Cần mạch in 4 lớp', 'open', '2027-03-31'],
    ])
    expect(rows[1]?.requirement).toMatchObject({
      segment: 'rigid-pcb',
      volume: { amount: 30_000, unit: 'm2' },
      gates: [{ certificate: 'iso-9001' }],
    })
    expect((await (await send({ publish: true })).json()) as Report).toMatchObject({ made: 0, known: 2, refused: 3 })
  })

  test('is for members', async () => {
    expect((await stranger.send('POST', '/needs/import', { lang: 'vi', organisation_id, file_base64: file })).status).toBe(404)
  })

  test('of another kind is refused with what would be right', async () => {
    const response = await buyer.send('POST', '/needs/import', { lang: 'en', organisation_id, file_base64: csv('a,b', '1,2') })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('heading')
  })

  test('has a template whose columns are all read', async () => {
    const response = await app.http.request('http://localhost/api/v1/needs/template.xlsx?lang=vi')
    expect(response.status).toBe(200)
    const workbook = await openWorkbook(new Uint8Array(await response.arrayBuffer()))
    const sheets = workbook.sheets.map(({ name }) => name)
    await workbook.close()
    expect(sheets).toEqual(['needs', 'help', 'lists'])
    const { items } = await buyer.json<{ items: { column: string }[] }>('GET', '/need-columns?lang=en')
    const heading = items.map(({ column }) => column).join(',')
    const values = items.map(({ column }) => (column === 'title' ? 'Something' : column === 'segment' ? 'rigid-pcb' : '')).join(',')
    const report = await buyer.json<Report>('POST', '/needs/import', {
      lang: 'en',
      organisation_id,
      file_base64: csv(heading, values),
      dry_run: true,
    })
    expect(report).toMatchObject({ made: 1, unknown_columns: [] })
  })
})

describe('templates of needs', () => {
  test('are made of what the edition says, with where each is from', async () => {
    const { items, total } = await buyer.json<{
      items: {
        segment: { id: string }
        unit: { id: string } | null
        conditions: { text: string; why: string; must: boolean }[]
        requirement: object
      }[]
      total: number
    }>('GET', '/need-templates?lang=en&segment=rigid-pcb')
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ unit: { id: 'm2' }, requirement: { segment: 'rigid-pcb', gates: [{ process: 'pcb-fabrication' }] } })
    expect(items[0]?.conditions.some(({ text, why }) => text.includes('ISO 9001') && why.includes('2 makers'))).toBe(true)
  })
})

describe('a bill of materials', () => {
  interface Bom {
    bom_id: string
    lines: number
    matched: number
    coverage_pct: number | null
  }
  interface Line {
    line_no: number
    segment: { id: string } | null
    via: string
    coverage: string
    qualified: number
    domestic: number
    best: { id: string }[]
    note: string | null
  }
  let bom: Bom
  const lines = async () => (await buyer.json<{ items: Line[] }>('GET', `/boms/${bom.bom_id}/lines?lang=en`)).items

  test('is read line by line, with who could supply each', async () => {
    const file_base64 = csv(
      'Part,HS code,Qty,Segment,Certificates',
      'Main board,853400,1000,,iso-9001',
      'Wire harness of the indoor unit,,1000,appliance-wire-harness,',
      'Copper foil,,2,,',
      'Quantum flux thing,,1,,',
      'Board,853400,1,,no-such-scheme',
    )
    const response = await buyer.send('POST', '/boms', { lang: 'en', file_name: 'cooler.csv', file_base64 })
    expect(response.status, await response.clone().text()).toBe(201)
    bom = (await response.json()) as Bom
    expect(bom).toMatchObject({ title: 'cooler', lines: 5 })
    const [board, harness, foil, thing, odd] = await lines()
    expect(board).toMatchObject({ line_no: 2, segment: { id: 'rigid-pcb' }, via: 'hs', coverage: 'covered', qualified: 2, domestic: 2 })
    expect(harness).toMatchObject({ segment: { id: 'appliance-wire-harness' }, via: 'chosen' })
    expect(foil).toMatchObject({ segment: { id: 'copper-foil' }, via: 'words' })
    expect(['gap', 'near']).toContain(foil?.coverage)
    expect(thing).toMatchObject({ segment: null, via: 'none', coverage: 'unread' })
    expect(odd?.note).toContain('no-such-scheme')
  })

  test('is put right by hand, and is nobody else’s', async () => {
    expect((await buyer.send('POST', `/boms/${bom.bom_id}/lines/5`, { segment_id: 'pcba', lang: 'en' })).status).toBe(200)
    expect((await lines())[3]).toMatchObject({ segment: { id: 'pcba' }, via: 'chosen' })
    expect((await buyer.send('POST', `/boms/${bom.bom_id}/lines/5`, { segment_id: 'no-such', lang: 'en' })).status).toBe(400)
    for (const path of ['', '/lines']) expect((await stranger.send('GET', `/boms/${bom.bom_id}${path}`)).status).toBe(404)
    expect((await stranger.send('DELETE', `/boms/${bom.bom_id}`)).status).toBe(404)
    expect((await buyer.send('POST', `/boms/${bom.bom_id}/refresh`, {})).status).toBe(200)
    expect((await buyer.json<{ total: number }>('GET', '/boms')).total).toBe(1)
  })

  test('is taken home as a file, under its filters, by those whose it is', async () => {
    const file = (browser: Browser, query: string) =>
      app.get(`/export/bom-lines.csv?bom_id=${bom.bom_id}&lang=en${query}`, {
        cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
      })
    const read = async (query: string) =>
      parse<Record<string, string>>(await (await file(buyer, query)).text(), { bom: true, columns: true })
    const all = await read('')
    expect(all.map((row) => row['coverage'])).toEqual((await lines()).map((line) => line.coverage))
    expect((await read('&coverage=covered')).length).toBe(all.filter((row) => row['coverage'] === 'covered').length)
    expect((await file(stranger, '')).status).toBe(404)
  })

  test('comes as lines of a program too, and goes when it is told to', async () => {
    const response = await buyer.send('POST', '/boms', {
      lang: 'en',
      title: 'By program',
      lines: [
        { part: 'PCB', hs: '8534' },
        { part: 'x', certificates: ['iso-9002'] },
      ],
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('lines.1.gates.0.certificate')
    expect((await buyer.send('DELETE', `/boms/${bom.bom_id}`)).status).toBe(200)
    expect((await buyer.send('GET', `/boms/${bom.bom_id}`)).status).toBe(404)
  })
})
