import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { matchAnswer } from '../../src/api/contract/match.ts'
import type { Requirement } from '../../src/domain/requirement.ts'
import { rankMatches } from '../../src/matching/rank.ts'
import { findCandidates } from '../../src/services/matching/candidates.ts'
import { frameOf } from '../../src/services/matching/frame.ts'
import { matchRequirement } from '../../src/services/matching/match-requirement.ts'
import { API, type DemoApp, openDemoApp } from '../support/demo-app.ts'

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
}, 120_000)
afterAll(() => app.dispose())

async function send(body: unknown) {
  const response = await app.http.request(`${API}/match`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as unknown }
}

async function match(requirement: unknown, more: object = {}): Promise<z.infer<typeof matchAnswer>> {
  const { status, body } = await send({ requirement, limit: 500, ...more })
  expect(status, JSON.stringify(body)).toBe(200)
  return matchAnswer.parse(body)
}

async function refused(requirement: unknown): Promise<{ path: string; message: string }[]> {
  const { status, body } = await send({ requirement })
  expect(status).toBe(400)
  return (body as { errors: { path: string; message: string }[] }).errors
}

const ids = (list: readonly { company_id: string }[]) => list.map(({ company_id }) => company_id)

describe('boards for vehicles', () => {
  const requirement = {
    segment: 'rigid-pcb',
    volume: { amount: 30_000, unit: 'm2' },
    gates: [{ certificate: 'iso-9001' }, { capacity_min: 30_000, unit: 'm2' }, { province: ['bac-ninh', 'hung-yen'] }],
    wants: [
      { certificate: 'iatf-16949', by: '2027-06-30' },
      { near: 'province:bac-ninh', radius_km: 60, weight: 2 },
    ],
  }

  test('who passes is there with what it rests on, and who lacks capacity is told so', async () => {
    const answer = await match(requirement)
    expect(ids(answer.items)).toEqual(['demo-lychee-circuits'])
    const [item] = answer.items
    expect(item).toMatchObject({ qualified: true })
    expect(item?.gates.map(({ gate }) => gate)).toEqual(requirement.gates)
    expect(item?.gates[0]?.reason).toBe('Valid until 1 Sep 2028.')
    // 40,000 m² a year by a visit, as editions/demo says.
    expect(item?.gates[1]).toMatchObject({
      result: 'pass',
      have: '40,000 m²/year',
      evidence: [{ source_id: 'demo-data', grade: 'site_verified', as_of: '2026-09', text: '40000 m²' }],
    })
    expect(item?.parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(item?.score ?? NaN, 9)
    const miss = answer.near_misses.find(({ company_id }) => company_id === 'demo-longan-boards')
    expect(miss?.would_qualify_if).toMatchObject([{ gate: requirement.gates[1], code: 'not_enough', have: '15,000 m²/year' }])
    expect(miss?.would_qualify_if[0]?.text).toBe('Capacity of 30,000 m²/year or more. On record: 15,000 m²/year.')
    expect(answer.gate_effects).toMatchObject([{ alone: 0 }, { alone: 1 }, { alone: 0 }])
  })

  test('a gate less, nobody less', async () => {
    const all = await match(requirement)
    for (const at of requirement.gates.keys()) {
      const fewer = await match({ ...requirement, gates: requirement.gates.toSpliced(at, 1) })
      expect(ids(fewer.items)).toEqual(expect.arrayContaining(ids(all.items)))
      expect(ids([...fewer.items, ...fewer.near_misses])).toEqual(expect.arrayContaining(ids([...all.items, ...all.near_misses])))
    }
  })

  test('what a run keeps ranks the same again', async () => {
    const run = await matchRequirement(app.context, requirement, { lang: 'en' })
    const kept = JSON.parse(JSON.stringify(run)) as typeof run
    const again = rankMatches(kept.requirement, kept.subjects, kept.frame)
    expect(again.items).toEqual(kept.items)
    expect(again.near_misses).toEqual(kept.near_misses)
  })
})

test('every segment of the directory is answered, with sums that hold and no item that fails', async () => {
  for (const { segment_id } of app.context.atlas.ordered) {
    const answer = await match({
      segment: segment_id,
      gates: [{ certificate: 'iso-9001' }, { capacity_min: 1000 }],
      wants: [{ language: 'en' }],
    })
    for (const { parts, score, gates } of answer.items) {
      expect(Math.abs(parts.reduce((sum, part) => sum + part.contribution, 0) - score)).toBeLessThan(1e-9)
      expect(gates.every(({ result }) => result !== 'fail')).toBe(true)
    }
    for (const { would_qualify_if } of answer.near_misses) expect(would_qualify_if.length).toBeGreaterThan(0)
  }
}, 120_000)

test('words are those of the reader', async () => {
  const requirement = { segment: 'injection-moulding', gates: [{ certificate: 'iso-13485' }], wants: [] }
  const [vi, ko] = [await match(requirement, { lang: 'vi' }), await match(requirement, { lang: 'ko' })]
  expect(vi.near_misses[0]?.would_qualify_if[0]?.text).toContain('Không có trong những gì đã ghi nhận')
  expect(ko.near_misses[0]?.would_qualify_if[0]?.text).toContain('확인된 목록에 없습니다')
  expect(vi.items.map(({ score }) => score)).toEqual(ko.items.map(({ score }) => score))
})

test('pages follow each other', async () => {
  const requirement = { gates: [{ language: 'en' }], wants: [] }
  const all = await match(requirement)
  const first = await match(requirement, { limit: 2 })
  const second = await match(requirement, { limit: 2, cursor: first.next_cursor })
  expect(ids([...first.items, ...second.items])).toEqual(ids(all.items).slice(0, 4))
  expect(first.total).toBe(all.items.length)
})

test('HS codes stand for their segments', async () => {
  const answer = await match({ hs: ['853400'] })
  expect(ids(answer.items)).toContain('demo-lychee-circuits')
})

test('the lift of domestic firms is off unless asked for, shows, and is for officers: it tells who has had an order', async () => {
  const requirement = { segment: 'rigid-pcb', gates: [] }
  const lifting = { requirement: { ...requirement, boost_first_time_domestic: true } }
  expect((await send(lifting)).status).toBe(403)
  const plain = await match(requirement)
  const lifted = matchAnswer.parse(await (await app.send('POST', `${API}/match`, lifting)).json())
  expect(plain.items[0]?.parts.map(({ name }) => name)).not.toContain('first_time_domestic')
  expect(lifted.items[0]?.parts.map(({ name }) => name)).toContain('first_time_domestic')
})

describe('where more make it than are looked at', () => {
  const first = async (requirement: Requirement) => {
    const frame = await frameOf(app.context, requirement, 'en', '2026-11-23')
    return findCandidates(app.context, requirement, frame, 1)
  }

  test.each([
    [{ province: 'hung-yen' }, 'demo-longan-boards'],
    [{ province: 'bac-ninh' }, 'demo-lychee-circuits'],
    [{ certificate: 'iatf-16949' }, 'demo-lychee-circuits'],
  ] as const)('who meets %j comes first', async (gate, expected) => {
    const { ids: found, complete } = await first({ segment: 'rigid-pcb', gates: [gate], wants: [] })
    expect(found).toEqual([expected])
    expect(complete).toBe(false)
  })

  test('without a segment, whoever the gates find', async () => {
    const { ids: found } = await first({ gates: [{ process: 'pcb-lamination' }, { province: 'bac-ninh' }], wants: [] })
    expect(found).toEqual(['demo-lychee-circuits'])
  })
})

describe('what is wrong is named by its field', () => {
  test.each([
    [{ segment: 'rigid-pbc' }, 'requirement.segment', 'rigid-pcb'],
    [{ segment: 'rigid-pcb', gates: [{ certificate: 'IATF 16949' }] }, 'requirement.gates.0.certificate', 'iatf-16949'],
    [{ segment: 'rigid-pcb', gates: [{ certificate: ['iso-9001', 'iso-9010'] }] }, 'requirement.gates.0.certificate.1', 'iso-9001'],
    [{ segment: 'rigid-pcb', wants: [{ process: 'smt-asembly' }] }, 'requirement.wants.0.process', 'smt-assembly'],
    [{ segment: 'rigid-pcb', gates: [{ province: 'bac-nin' }] }, 'requirement.gates.0.province', 'bac-ninh'],
    [{ segment: 'rigid-pcb', gates: [{ capacity_min: 1, unit: 'm3x' }] }, 'requirement.gates.0.unit', 'vocabularies/unit'],
    [{ segment: 'rigid-pcb', gates: [{ near: 'park:nowhere', radius_km: 10 }] }, 'requirement.gates.0.near', '/parks'],
    [{ hs: ['9999'] }, 'requirement.hs.0', '9999'],
    [{ segment: 'rigid-pcb', gates: [{ certifcate: 'iso-9001' }] }, 'requirement.gates.0.certifcate', 'certificate'],
    [
      { segment: 'rigid-pcb', gates: [{ certificate: 'iso-9001', province: 'bac-ninh' }] },
      'requirement.gates.0.province',
      'an item of its own',
    ],
    [{ segment: 'rigid-pcb', gates: [{ process: 'smt-assembly', radius_km: 4 }] }, 'requirement.gates.0.radius_km', 'process'],
    [{ segment: 'rigid-pcb', gates: [{}] }, 'requirement.gates.0', 'capacity_min'],
    [{ segment: 'rigid-pcb', gates: [{ capacity_min: '5' }] }, 'requirement.gates.0.capacity_min', 'number'],
    [{ segment: 'rigid-pcb', gates: [{ ownership: 'foreign' }] }, 'requirement.gates.0.ownership', 'foreign_invested'],
    [{ segment: 'rigid-pcb', gates: [{ certificate: 'iso-9001', by: 'Q3' }] }, 'requirement.gates.0.by', 'YYYY-MM-DD'],
    [{ segment: 'rigid-pcb', gates: [{ near: 'province:bac-ninh' }] }, 'requirement.gates.0.radius_km', 'kilometres'],
    [{ segment: 'rigid-pcb', wants: [{ province: 'bac-ninh', weight: 9 }] }, 'requirement.wants.0.weight', '5'],
    [{ segment: 'rigid-pcb', gate: [] }, 'requirement', 'gates'],
    ['boards', 'requirement', 'segment'],
    [{}, 'requirement', 'Nothing is asked for'],
  ])('%j', async (requirement, path, hint) => {
    const errors = await refused(requirement)
    expect(errors.map((error) => error.path)).toEqual([path])
    expect(errors[0]?.message).toContain(hint)
  })
})

describe('as a file', () => {
  const requirement = { segment: 'rigid-pcb', gates: [{ certificate: 'iso-9001' }, { capacity_min: 30_000, unit: 'm2' }] }
  const address = (type: string, asked: unknown = requirement) =>
    `/export/match.${type}?${new URLSearchParams({ requirement: JSON.stringify(asked), lang: 'en' }).toString()}`

  test('the same companies, near misses below, the reasons in their cells', async () => {
    const answer = await match(requirement)
    const text = await (await app.get(address('csv'))).text()
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true })
    expect(rows.map((row) => row['company_id'])).toEqual(ids([...answer.items, ...answer.near_misses]))
    expect(rows[0]).toMatchObject({ position: '1', kind: 'match', company_id: 'demo-lychee-circuits', qualified: 'true' })
    expect(rows[0]?.['gates']).toMatch(/^ISO 9001.*: pass \(Valid until 1 Sep 2028\.\) \| Capacity of 30,000 m²\/year or more: pass/)
    expect(rows.find((row) => row['company_id'] === 'demo-longan-boards')).toMatchObject({
      position: '',
      kind: 'near_miss',
      would_qualify_if: 'Capacity of 30,000 m²/year or more. On record: 15,000 m²/year.',
    })
    const sheet = await app.get(address('xlsx'))
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml')
  })

  test('what is wrong is told as by the route', async () => {
    const wrong = await app.get(address('csv', { segment: 'rigid-pbc' }))
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toMatchObject({ errors: [{ path: 'requirement.segment' }] })
    for (const path of ['/export/match.csv', '/export/match.csv?requirement=%7B']) expect((await app.get(path)).status).toBe(400)
    expect((await app.get(address('csv', { ...requirement, boost_first_time_domestic: true }))).status).toBe(403)
  })
})
