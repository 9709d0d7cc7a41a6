import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportTable } from '../../src/services/export-table.ts'
import { findNeed } from '../../src/services/needs/open-needs.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
}, 120_000)
afterAll(() => app.dispose())

interface Page {
  title: string
  volume: { amount: number | null } | null
  field: { level: string; items: { id: string }[] }
  places: { level: string; id: string }[]
  conditions: { kind: string }[]
  deadline: string | null
}

async function rows(format: 'csv' | 'ndjson'): Promise<Record<string, string>[]> {
  let text = ''
  for await (const part of exportTable(app.context, 'need', format)) text += part.text
  return format === 'csv'
    ? parse<Record<string, string>>(text, { columns: true })
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, string>)
}

const page = async (id: string) => (await app.json(`/api/v1/needs/${id}?lang=en`)) as Page

test('the table of needs says no more of an anonymous need than its page', async () => {
  const written = await app.context.db.selectFrom('need').selectAll().where('visibility', '=', 'anonymous').execute()
  expect(written.length).toBeGreaterThan(2)
  const exact = ['annual_volume', 'buyer_company_id', 'product', 'hs', 'near', 'radius_km', 'materials', 'certificates_by', 'capacity_min']
  const limits = ['tolerance_mm', 'lead_time_days', 'ownership', 'languages', 'current_origin', 'localisation_target_pct', 'deadline']
  const exported = await rows('csv')
  for (const row of written) {
    const found = exported.find(({ need_id }) => need_id === row.need_id)
    const shown = await page(row.need_id)
    expect(found, row.need_id).toBeDefined()
    for (const column of [...exact, ...limits]) expect(`${column}: ${found?.[column]}`).toBe(`${column}: `)
    expect(found?.['title_en']).toBe(shown.title)
    expect(found?.['segment_id']).toBe(shown.field.level === 'segment' ? shown.field.items[0]?.id : '')
    expect(found?.['province_id']).toBe(shown.places[0]?.level === 'province' ? shown.places[0].id : '')
    const certificates = `${found?.['certificates']}|${found?.['certificates_preferred']}`.split('|').filter(Boolean)
    expect(certificates).toHaveLength(shown.conditions.filter(({ kind }) => kind === 'certificate').length)
  }
  expect((await rows('ndjson')).map(({ need_id }) => need_id)).toEqual(exported.map(({ need_id }) => need_id))
})

test('needs with a name stay as they are written', async () => {
  const exported = await rows('csv')
  expect(exported.find(({ need_id }) => need_id === 'demo-need-01')).toMatchObject({
    annual_volume: '30000',
    buyer_company_id: 'demo-orchid-cooling',
    deadline: '2027-03-31',
    current_origin: 'CHN|TWN',
  })
})

test('who may look at no page gets no row', async () => {
  const { db } = app.context
  const [first] = await db.selectFrom('need').select('need_id').where('visibility', '=', 'anonymous').orderBy('need_id').execute()
  const id = first?.need_id ?? ''
  await db.updateTable('need').set({ deadline: '2020-01-01' }).where('need_id', '=', id).execute()
  expect((await findNeed(app.context, id, new Date()))?.state).toBe('expired')
  expect((await app.get(`/api/v1/needs/${id}`)).status).toBe(404)
  expect((await rows('csv')).map(({ need_id }) => need_id)).not.toContain(id)
})
