import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API, asOperator, type DemoApp, openDemoApp } from '../support/demo-app.ts'

interface Preview {
  allowed: boolean
  refused_because: string | null
  changes: { subject_id: string; property: string; before: string | null; other: string | null; after: string | null; change: string }[]
  sites_moved: number
  redirects: { from: string; to: string }[]
}
interface Statements {
  company_id: string
  merged_from: string[]
  statements: { id: string; record_id: string; property: string; value: string | null; shown: boolean; origin: string; state: string }[]
}

let app: DemoApp
let into = ''
let from = ''
let fromSite = ''

beforeAll(async () => {
  app = await openDemoApp()
  into = 'demo-lychee-circuits'
  from = 'demo-longan-boards'
  fromSite = 'demo-longan-boards-1'
}, 120_000)
afterAll(() => app.dispose())

async function call<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
  const response = await app.send(method, API + path, body)
  const answer = (await response.json()) as T & { detail?: string }
  expect(`${response.status} ${response.status === status ? '' : answer.detail}`).toBe(`${status} `)
  return answer
}
const said = (id: string): Promise<Statements> => call('GET', `/companies/${id}/statements`)
const because = 'as the two of them told us'

describe('merge', () => {
  test('the preview tells what the merge then does, and changes nothing itself', async () => {
    const before = [await said(into), await said(from)]
    const preview = await call<Preview>('POST', '/curation/merges/preview', { from, into })
    expect(preview).toMatchObject({ allowed: true, refused_because: null, sites_moved: 1, redirects: [{ from, to: into }] })
    expect(preview.changes).toContainEqual(
      expect.objectContaining({
        property: 'name_en',
        before: 'Demo Lychee Circuits',
        other: 'Demo Longan Boards',
        after: 'Demo Lychee Circuits',
        change: 'kept',
      }),
    )
    expect(preview.changes).toContainEqual(expect.objectContaining({ subject_id: fromSite, before: from, after: into, change: 'moved' }))
    expect([await said(into), await said(from)]).toEqual(before)

    const { event_id, company_id } = await call<{ event_id: string; company_id: string }>('POST', '/curation/merges', {
      from,
      into,
      reason: because,
    })
    expect(company_id).toBe(into)
    expect(await said(from)).toMatchObject({ company_id: into, merged_from: [from] })
    const again = await call<Preview>('POST', '/curation/merges/preview', { from, into })
    expect(again.allowed).toBe(false)
    expect(again.refused_because).toBeTruthy()
    await call('POST', `/curation/events/${event_id}/undo`, { reason: because })
    expect([await said(into), await said(from)]).toEqual(before)
  })

  test('a reason is asked for', async () => {
    await call('POST', '/curation/merges', { from, into }, 400)
    await call('POST', '/curation/merges', { from: 'nobody-knows-this', into, reason: because }, 404)
  })
})

describe('a value', () => {
  test('stated, it goes before what the edition says; undone, it is gone', async () => {
    const { event_id } = await call<{ event_id: string }>('POST', '/curation/statements', {
      subject_id: into,
      property: 'short_name',
      value: 'Lychee',
      evidence_grade: 'document',
      reason: because,
    })
    expect(await call('GET', `/companies/${into}`)).toMatchObject({ short_name: 'Lychee' })
    const { statements } = await said(into)
    expect(statements.filter((each) => each.property === 'short_name')).toMatchObject([
      { value: 'Lychee', shown: true, origin: 'curation' },
    ])
    await call('POST', `/curation/events/${event_id}/undo`, { reason: because })
    await call('POST', `/curation/events/${event_id}/undo`, { reason: because }, 409)
    expect(await call('GET', `/companies/${into}`)).toMatchObject({ short_name: null })
  })

  test.each([
    ['tax_code', '0100109107'],
    ['home_country', 'Korea'],
    ['ownership', 'state'],
    ['province_id', 'atlantis'],
    ['no_such_thing', 'x'],
  ])('%s cannot be %s', async (property, value) => {
    const subject_id = property === 'province_id' ? fromSite : into
    const body = { subject_id, property, value, evidence_grade: 'document', reason: because }
    expect((await call<{ detail: string }>('POST', '/curation/statements', body, 400)).detail.length).toBeGreaterThan(20)
  })

  test('retracted, it is not shown and stays in the history', async () => {
    const { statements } = await said(into)
    const note = statements.find((each) => each.property === 'note')
    const { event_id } = await call<{ event_id: string }>('POST', '/curation/retractions', {
      subject_id: into,
      record_id: note?.record_id,
      property: 'note',
      reason: because,
    })
    expect((await said(into)).statements.find((each) => each.id === note?.id)).toMatchObject({ state: 'retracted', shown: false })
    await call('POST', `/curation/events/${event_id}/undo`, { reason: because })
    expect((await said(into)).statements.find((each) => each.id === note?.id)).toMatchObject({ state: 'live' })
  })
})

test('what can be stated is listed, with the words of closed lists', async () => {
  const { items } = await call<{
    items: { kind: string; property: string; name: string; choices: { value: string; name: string }[] | null }[]
  }>('GET', '/curation/fields?lang=vi')
  const field = (kind: string, property: string) => items.find((each) => each.kind === kind && each.property === property)
  expect(field('company', 'ownership')?.choices?.map((choice) => choice.value)).toEqual([
    'domestic',
    'foreign_invested',
    'joint_venture',
    'unknown',
  ])
  expect(field('site', 'province_id')?.choices).toContainEqual({ value: 'bac-ninh', name: 'Bắc Ninh' })
  expect(field('company', 'capacity')).toEqual({ kind: 'company', property: 'capacity', name: 'Công suất', choices: null })
  for (const { property, name } of items) expect(name, property).not.toBe(property)
})

describe('a site', () => {
  test('moves with a preview, and back', async () => {
    const preview = await call<Preview>('POST', '/curation/site-moves/preview', { site_id: fromSite, to: into })
    expect(preview).toMatchObject({ allowed: true, sites_moved: 1 })
    const { event_id, company_id } = await call<{ event_id: string; company_id: string }>('POST', '/curation/site-moves', {
      site_id: fromSite,
      to: into,
      reason: because,
    })
    expect(company_id).toBe(into)
    const { site_list } = await call<{ site_list: { id: string }[] }>('GET', `/companies/${into}`)
    expect(site_list.map((site) => site.id)).toContain(fromSite)
    await call('POST', `/curation/events/${event_id}/undo`, { reason: because })
  })
})

describe('a split', () => {
  test('gives records to a new company, after a preview', async () => {
    const stated = await call<{ event_id: string }>('POST', '/curation/statements', {
      subject_id: into,
      property: 'alias',
      value: 'Demo Lychee Boards',
      evidence_grade: 'press',
      reason: because,
    })
    const record = (await said(into)).statements.find((each) => each.property === 'alias')?.record_id
    // An alias alone is no name a company could stand with.
    const preview = await call<Preview>('POST', '/curation/splits/preview', { subject_id: into, record_ids: [record] })
    expect(preview).toMatchObject({ allowed: false, changes: [] })
    const other = await call<{ event_id: string; company_id: string }>('POST', '/curation/splits', {
      subject_id: into,
      record_ids: [record],
      to: from,
      reason: because,
    })
    expect(other.company_id).toBe(from)
    expect((await said(from)).statements.some((each) => each.record_id === record)).toBe(true)
    await call('POST', `/curation/events/${other.event_id}/undo`, { reason: because })
    await call('POST', `/curation/events/${stated.event_id}/undo`, { reason: because })
  })
})

describe('the log of events', () => {
  test('newest first, filtered by kind and subject, also as a file for operators', async () => {
    const all = await call<{ items: { event_id: string; kind: string }[]; total: number }>('GET', '/curation/events?limit=500')
    expect(all.items.map((each) => each.event_id)).toEqual(
      all.items
        .map((each) => each.event_id)
        .toSorted()
        .toReversed(),
    )
    const merges = await call<{ items: { kind: string; subjects: { id: string; name: string }[]; can_undo: boolean }[] }>(
      'GET',
      `/curation/events?kind=merge&subject=${from}`,
    )
    expect(merges.items).toMatchObject([{ kind: 'merge', can_undo: false }])
    // By name, so that a person can read the log.
    expect(merges.items[0]?.subjects.find(({ id }) => id === from)?.name).not.toBe(from)
    expect((await app.get('/export/curation-events.csv')).status).toBe(401)
    const file = await (await app.get('/export/curation-events.csv', asOperator)).text()
    expect(parse(file, { bom: true, columns: true })).toHaveLength(all.total)
  })
})
