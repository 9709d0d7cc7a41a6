import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from '../../src/services/paging.ts'
import { countApplied } from '../../src/db/queries/imports.ts'
import { adoptFile } from '../../src/services/imports/upload-folder.ts'
import { verifyProjection } from '../../src/services/statements/projection.ts'
import { API, asOperator, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { beginImport, SOURCE } from '../support/import-file.ts'

/** Firms of these lists are made up; their tax codes have right check digits and belong to nobody we know. */
const HEADER = 'Tên công ty,Mã số thuế,Địa chỉ,Tỉnh,Điện thoại,Số lao động'
const LIST = `${HEADER}
Công ty TNHH Bánh Răng Mặt Trời,2310000500,"Lô A1, KCN Quế Võ",Bắc Ninh,0222 3699 901,120
Công ty Cổ phần Sao Mai Xanh Biếc,2310000638,12 Trần Phú,Hải Phòng,,45
Banh Rang Mat Troi Co Ltd,2310000500,"Lo A1 KCN Que Vo",Bac Ninh,,
Công ty TNHH Bánh Răng Mặt Trời,2310000500,"Lô A1, KCN Quế Võ",Bắc Ninh,0222 3699 901,120
,2310000765,Đường số 3,Hà Nội,,12
`

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
}, 120_000)
afterAll(() => app.dispose())

const companies = async (q: string) =>
  ((await app.json(`${API}/companies?q=${encodeURIComponent(q)}`)) as Page<{ id: string; name: string; sites: number }>).items

describe('the life of an import', () => {
  test('read: columns are proposed, with samples', async () => {
    const one = await beginImport(app, LIST)
    const read = await one.get()
    expect(read).toMatchObject({ state: 'mapping', format: 'csv', header_row: 1, delimiter: ',', same_file: [], effects: null })
    expect(read.columns.map(({ header, field, proposed_by }) => [header, field, proposed_by])).toEqual([
      ['Tên công ty', 'name_vi', 'suggested'],
      ['Mã số thuế', 'tax_code', 'suggested'],
      ['Địa chỉ', 'address', 'suggested'],
      ['Tỉnh', 'province', 'suggested'],
      ['Điện thoại', 'phone', 'suggested'],
      ['Số lao động', 'employees', 'suggested'],
    ])
    expect(read.columns[0]?.samples[0]).toBe('Công ty TNHH Bánh Răng Mặt Trời')
    await one.act('cancel')
  })

  test('dry run, apply, undo: every row has one fate, and nothing of it is left', async () => {
    const before = await checksum()
    const one = await beginImport(app, LIST)
    const ready = await one.map()
    expect(ready.counts).toMatchObject({ rows: 5, new: 2, linked: 1, unchanged: 1, review: 0, rejected: 1, pending: 0, applied: 0 })
    expect(ready.effects).toMatchObject({ companies_new: 2, sites_new: 2, duplicates_in_file: 2 })
    const rows = await one.rows()
    expect(rows.map(({ row_no, state }) => [row_no, state])).toEqual([
      [2, 'new'],
      [3, 'new'],
      [4, 'linked'],
      [5, 'unchanged'],
      [6, 'rejected'],
    ])
    expect(rows[2]?.reason).toBe('The same company as row 2 of this file.')
    expect(rows[2]?.company?.to).toMatchObject({ id: 'row:2', name: 'Công ty TNHH Bánh Răng Mặt Trời' })
    const parts = rows[2]?.company?.to?.parts ?? []
    expect(parts.reduce((sum, part) => sum + part.bits, 0)).toBeCloseTo(rows[2]?.company?.to?.bits ?? 0, 6)
    expect(rows[4]?.problems.map((problem) => problem.rule)).toContain('no_name')
    expect(await companies('bánh răng mặt trời'), 'nothing is taken in before it is applied').toEqual([])

    const applied = await one.act('apply')
    expect(applied).toMatchObject({ state: 'applied', counts: { applied: 3 } })
    expect(await verifyProjection(app.context), 'what was written at once is what a replay gives').toMatchObject({
      equal: true,
      differing: [],
    })
    const [gear] = await companies('banh rang mat troi')
    expect(gear).toMatchObject({ name: 'Banh Rang Mat Troi Co Ltd', sites: 1 })
    const detail = (await app.json(`${API}/companies/${gear?.id}`)) as { facts: { property: string; value: string }[] }
    expect(detail.facts.map((fact) => [fact.property, fact.value])).toContainEqual(['employees', '120'])
    expect(await countApplied(app.context.db, one.id)).toMatchObject({ rows: 3, subjects: 4 })
    expect((await one.rows('&state=linked'))[0]?.company_id).toBe(gear?.id)

    const undone = await one.act('undo')
    expect(undone.state).toBe('undone')
    expect(await companies('banh rang mat troi')).toEqual([])
    expect(await checksum()).toBe(before)
  })

  test('the same list once more changes nothing; another name of a known firm is linked', async () => {
    const first = await beginImport(app, LIST)
    await first.map()
    await first.act('apply')
    const again = await beginImport(app, LIST)
    const ready = await again.map()
    expect(ready.same_file.map((each) => each.id)).toContain(first.id)
    expect(ready.counts).toMatchObject({ new: 0, linked: 0, unchanged: 4, rejected: 1 })

    const other = await beginImport(app, `${HEADER}\nSun Gear Co. Ltd,2310000500,"Lô A1, KCN Quế Võ",Bắc Ninh,,150\n`, { as_of: '2026' })
    await other.map({
      'Tên công ty': 'name_en',
      'Mã số thuế': 'tax_code',
      'Địa chỉ': 'address',
      Tỉnh: 'province',
      'Số lao động': 'employees',
    })
    const [row] = await other.rows()
    expect(row).toMatchObject({ state: 'linked', company: { outcome: 'link', reason: 'tax_code' } })
    expect(row?.changes).toContainEqual(expect.objectContaining({ property: 'name_en', imported: 'Sun Gear Co. Ltd', shown: 'imported' }))
    await other.act('apply')
    expect((await companies('sun gear')).map((company) => company.id)).toEqual(
      (await companies('banh rang mat troi')).map((company) => company.id),
    )
    await other.act('undo')
    expect(await companies('sun gear')).toEqual([])
    expect(await companies('banh rang mat troi')).toHaveLength(1)
    await again.act('cancel')
    await first.act('undo')
  })
})

test('what was taken back can be taken in again, and is the same as the first time', async () => {
  const shown = async () => {
    const [gear] = await companies('banh rang mat troi')
    const { facts, site_list, name, tax_code } = (await app.json(`${API}/companies/${gear?.id}`)) as {
      facts: { property: string; value: string }[]
      site_list: { address: string | null; province: { id: string } | null }[]
      name: string
      tax_code: string | null
    }
    return {
      name,
      tax_code,
      facts: facts.map(({ property, value }) => `${property} ${value}`).toSorted(),
      sites: site_list.map(({ address, province }) => [address, province?.id]),
    }
  }
  const before = await checksum()
  const first = await beginImport(app, LIST)
  const { counts, effects } = await first.map()
  await first.act('apply')
  const taken = await shown()
  await first.act('undo')

  const second = await beginImport(app, LIST)
  const again = await second.map()
  // Nothing of the first is left that a row could be linked with or repeat.
  expect([again.counts, again.effects]).toEqual([counts, effects])
  expect(again.same_file[0]).toMatchObject({ id: first.id, state: 'undone' })
  await second.act('apply')
  expect(await shown()).toEqual(taken)
  expect(await verifyProjection(app.context)).toMatchObject({ equal: true, differing: [] })
  await second.act('undo')
  expect(await checksum()).toBe(before)
})

test('totals and notes under the table are counted apart', async () => {
  const one = await beginImport(app, `${LIST}Tổng cộng,,,,,297\nGhi chú: số liệu cuối năm 2025,,,,,\n비고: 공개 자료,,,,,\n`)
  const ready = await one.map()
  expect(ready.counts).toMatchObject({ rows: 5, new: 2, linked: 1, unchanged: 1, rejected: 1, footer: 3, pending: 0 })
  expect((await one.rows('&state=rejected')).map((row) => row.row_no)).toEqual([6])
  const footers = await one.rows('&state=footer')
  expect(footers.map(({ row_no, state }) => [row_no, state])).toEqual([
    [7, 'footer'],
    [8, 'footer'],
    [9, 'footer'],
  ])
  expect(footers[0]).toMatchObject({ reason: 'Not a row: a total, note or signature under the table.', company: null })
  expect(footers[0]?.problems).toMatchObject([{ rule: 'footer_row', severity: 'fixed', before: 'Tổng cộng' }])
  expect(await one.act('apply')).toMatchObject({ counts: { applied: 3 } })
  await one.act('undo')
})

test('the heading of a column says what its numbers count', async () => {
  const one = await beginImport(app, 'Tên công ty,Tỉnh,Công suất (tấn/năm)\nCông ty TNHH Thép Tấm Hoàng Hôn,Bắc Ninh,1.200\n')
  await one.map({ 'Tên công ty': 'name_vi', Tỉnh: 'province', 'Công suất (tấn/năm)': 'capacity' })
  await one.act('apply')
  const [steel] = await companies('thep tam hoang hon')
  const { capacities } = (await app.json(`${API}/companies/${steel?.id}`)) as { capacities: object[] }
  expect(capacities).toMatchObject([{ amount: 1200, unit: 'tấn/năm', term: { id: 't' }, per: 'year' }])
  await one.act('undo')
})

test('letters that mean something to the database arrive as they are', async () => {
  const name = 'Nhà Máy \\N "Gạch" \\. \\\\ \\t Chéo'
  const one = await beginImport(app, `Tên công ty,Tỉnh,Ghi chú\n"${name.replaceAll('"', '""')}",Bắc Ninh,"C:\\new\\temp"\n`)
  expect(await one.map({ 'Tên công ty': 'name_vi', Tỉnh: 'province', 'Ghi chú': 'note' })).toMatchObject({ counts: { new: 1 } })
  expect((await one.rows())[0]?.cells.find((cell) => cell.field === 'note')?.raw).toBe('C:\\new\\temp')
  await one.act('apply')
  const [row] = await app.context.db.selectFrom('company').select(['name_vi', 'note']).where('source_id', '=', `import-${one.id}`).execute()
  expect(row).toEqual({ name_vi: name, note: 'C:\\new\\temp' })
  expect(await verifyProjection(app.context)).toMatchObject({ equal: true, differing: [] })
  await one.act('undo')
})

describe('columns', () => {
  test('what was confirmed once is proposed the next time', async () => {
    const titles = 'Cột một,Cột hai\n'
    const first = await beginImport(app, `${titles}Công ty TNHH Lá Phong Đỏ,2310000892\n`)
    await first.map({ 'Cột một': 'name_vi', 'Cột hai': 'tax_code' })
    const next = await beginImport(app, `${titles}Công ty TNHH Cầu Vồng Kép,2310001021\n`)
    expect((await next.get()).columns.map(({ field, proposed_by }) => [field, proposed_by])).toEqual([
      ['name_vi', 'remembered'],
      ['tax_code', 'remembered'],
    ])
    await first.act('cancel')
    await next.act('cancel')
  })

  test('a mapping that cannot be is refused with the reason', async () => {
    const one = await beginImport(app, LIST)
    const put = async (columns: unknown) => app.send('PUT', `${API}/imports/${one.id}/mapping`, { columns })
    for (const [columns, what] of [
      [[{ index: 1, field: 'tax_code' }], /No column holds a name/],
      [[{ index: 0, field: 'name' }], /no field “name”/],
      [[{ index: 77, field: 'name_vi' }], /no column 78; it has 6/],
    ] as const) {
      const response = await put(columns)
      expect([response.status, ((await response.json()) as { detail: string }).detail]).toEqual([400, expect.stringMatching(what)])
    }
    expect((await app.send('POST', `${API}/imports/${one.id}/apply`, {})).status).toBe(409)
    await one.act('cancel')
    expect((await put([{ index: 0, field: 'name_vi' }])).status).toBe(409)
  })

  test('another header row', async () => {
    const one = await beginImport(app, `Danh sách,,\nTên công ty,Mã số thuế,Tỉnh\nCông ty TNHH Mây Trắng Tím,2310001159,Hà Nội\n`)
    await app.send('PUT', `${API}/imports/${one.id}/reading`, { header_row: 1 })
    await app.runJobs()
    expect(await one.get()).toMatchObject({ state: 'mapping', header_row: 1 })
    await one.act('cancel')
  })
})

describe('what is wrong', () => {
  test('is counted by rule, and taken home as a file in which nothing runs', async () => {
    const one = await beginImport(app, `${HEADER}\n"=HYPERLINK(""x"")",2310000500,,Bắc Ninh,,-5\nCông ty TNHH Hồ Gươm Xa,123,,Nowhere,,\n`)
    await one.map({ 'Tên công ty': 'name_vi', 'Mã số thuế': 'tax_code', Tỉnh: 'province' })
    const problems = (await (await app.send('GET', `${API}/imports/${one.id}/problems`)).json()) as Page<{
      rule: string
      cells: number
      name: string
    }>
    expect(problems.items.map((item) => item.rule)).toEqual(expect.arrayContaining(['tax_code_invalid', 'province_unknown']))
    expect((await one.rows('&problem=province_unknown')).map((row) => row.row_no)).toEqual([3])
    const response = await app.get(`${API}/imports/${one.id}/rows.csv`, asOperator)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const text = await response.text()
    const rows = parse<Record<string, string>>(text, { columns: true, bom: true })
    expect(rows).toHaveLength(2)
    expect(rows[0]?.['name_vi_in_file']).toBe('\'=HYPERLINK("x")')
    expect(rows[1]?.['tax_code_problems']).toMatch(/tax code/i)
    await one.act('cancel')
  })

  test('a file that is no table ends with the reason, in the language asked for', async () => {
    const one = await beginImport(app, '%PDF-1.7 not a table', { name: 'list.xlsx' })
    expect(await one.get()).toMatchObject({ state: 'failed', failure: expect.stringMatching(/\w{4}/) as string })
    const vi = (await (await app.send('GET', `${API}/imports/${one.id}?lang=vi`)).json()) as { failure: string }
    expect(vi.failure).not.toBe((await one.get()).failure)
    expect((await one.act('cancel')).state).toBe('cancelled')
  })

  test('uploads that are not there, or not whole, are named', async () => {
    const body = { source: SOURCE, evidence_grade: 'press' }
    const create = (upload_id: string) => app.send('POST', `${API}/imports`, { ...body, upload_id })
    expect((await create('00000000-0000-4000-8000-000000000000')).status).toBe(404)
    expect((await create('..%2F..%2Fetc')).status).toBe(400)
    expect((await app.send('GET', `${API}/imports/01a20503-47ad-7000-9dff-5d52d01e0b87`)).status).toBe(404)
    await expect(adoptFile(app.context.uploads, '/nowhere/list.csv')).rejects.toThrow(/no file/)
    await expect(adoptFile(app.context.uploads, '/etc/passwd')).rejects.toThrow(/\.xlsx, \.csv/)
  })
})

describe('a person is asked', () => {
  const COLUMNS = { 'Tên công ty': 'name_vi', 'Mã số thuế': 'tax_code', 'Địa chỉ': 'address', Tỉnh: 'province' }
  const KNOWN = `${HEADER}\nCông ty TNHH Điện Tử Chuồn Chuồn Ớt,2310001286,"Lô B7, KCN Yên Phong",Bắc Ninh,,\n`
  const DOUBTFUL = `${HEADER}\nCông ty TNHH Điện Tử Chuồn Chuồn Ớt,2310001416,"Lô B7, KCN Yên Phong",Bắc Ninh,,\n`

  test('about a firm of the same name with another tax code; the row waits, and its question goes with the import', async () => {
    const known = await beginImport(app, KNOWN)
    await known.map(COLUMNS)
    await known.act('apply')
    const one = await beginImport(app, DOUBTFUL)
    const ready = await one.map(COLUMNS)
    expect(ready.counts).toMatchObject({ review: 1, new: 0, linked: 0 })
    const [row] = await one.rows('&state=review')
    expect(row).toMatchObject({ company: { outcome: 'review', reason: 'veto' } })
    expect(row?.reason).toContain('Chuồn Chuồn Ớt')
    await one.act('apply')
    const open = async () =>
      (await app.context.db.selectFrom('review_task').selectAll().where('import_id', '=', one.id).where('state', '=', 'open').execute())
        .length
    expect(await open()).toBe(1)
    expect((await countApplied(app.context.db, one.id)).records).toBe(0)
    await one.act('undo')
    expect(await open()).toBe(0)

    // Judged before: never asked again.
    const { row_key: rowKey } = await app.context.db
      .selectFrom('import_match')
      .select('row_key')
      .where('import_id', '=', one.id)
      .executeTakeFirstOrThrow()
    const [company] = await companies('chuon chuon ot')
    const [left_key = '', right_key = ''] = [rowKey, company?.id ?? ''].toSorted()
    await app.context.db
      .insertInto('judgement')
      .values({
        judgement_id: 'test',
        level: 'company',
        left_key,
        right_key,
        judgement: 'negative',
        source: 'human',
        actor: 'test',
        created_at: new Date(),
      })
      .execute()
    const again = await beginImport(app, DOUBTFUL)
    expect((await again.map(COLUMNS)).counts).toMatchObject({ review: 0, new: 1 })
    await again.act('cancel')
    await app.context.db.updateTable('judgement').set({ judgement: 'positive' }).where('judgement_id', '=', 'test').execute()
    const third = await beginImport(app, DOUBTFUL)
    expect((await third.map(COLUMNS)).counts).toMatchObject({ review: 0, linked: 1 })
    await third.act('cancel')
    await known.act('undo')
  })
})

describe('events', () => {
  test('tell what has changed since the reader saw it last', async () => {
    const one = await beginImport(app, LIST)
    const read = async (lastId?: number): Promise<string> => {
      const response = await app.get(`${API}/imports/${one.id}/events`, {
        ...asOperator,
        ...(lastId !== undefined && { 'last-event-id': String(lastId) }),
      })
      expect(response.headers.get('content-type')).toContain('text/event-stream')
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      const chunk = await reader?.read()
      await reader?.cancel()
      return chunk?.value ?? ''
    }
    const { revision } = await one.get()
    const first = await read()
    expect(first).toContain(`id: ${revision}`)
    expect(JSON.parse(/^data: (.*)$/m.exec(first)?.[1] ?? '')).toMatchObject({ state: 'mapping', revision })
    const waiting = read(revision)
    await app.send('POST', `${API}/imports/${one.id}/cancel`, {})
    expect(await waiting).toMatch(new RegExp(`"state":"cancelled".*\\nid: ${revision + 1}`))
  })
})

describe('cancel', () => {
  test('before a job has begun, while it waits for a person, and never twice', async () => {
    const waiting = await beginImport(app, LIST, { run: false })
    expect((await waiting.act('cancel')).state).toBe('cancelled')
    await app.runJobs()
    expect((await waiting.get()).state).toBe('cancelled')
    const response = await app.send('POST', `${API}/imports/${waiting.id}/cancel`, {})
    expect(response.status).toBe(409)
    expect(((await response.json()) as { detail: string }).detail).toMatch(/is cancelled; it can be cancelled when it is/)
  })
})

/** Of everything that is shown of companies. */
async function checksum(): Promise<string> {
  const parts: string[] = []
  for (const table of ['company', 'site', 'company_segment', 'company_fact', 'company_name'] as const) {
    const { rows } = await sql<{ h: string }>`
      select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as h from ${sql.table(table)} t`.execute(app.context.db)
    parts.push(rows[0]?.h ?? '')
  }
  return parts.join()
}
