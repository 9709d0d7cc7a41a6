import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Consortium, NextProduct, Way } from '../../src/api/contract/qualify.ts'
import { type Browser, openMember } from '../support/people.ts'
import { makeOrganisation } from '../support/speakers.ts'
import { asOperator, API, type DemoApp, openDemoApp } from '../support/demo-app.ts'

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
})
afterAll(() => app.dispose())

const get = async <T>(path: string, status = 200): Promise<T> => {
  const response = await app.get(`${API}${path}`)
  const body: unknown = await response.json()
  expect(response.status, JSON.stringify(body).slice(0, 400)).toBe(status)
  return body as T
}
const post = async <T>(path: string, body: unknown, status = 200): Promise<T> => {
  const response = await app.send('POST', `${API}${path}`, body)
  const answer: unknown = await response.json()
  expect(response.status, JSON.stringify(answer).slice(0, 600)).toBe(status)
  return answer as T
}

describe('ways to qualify', () => {
  test('types of buyers, with how many steps they ask for', async () => {
    const { items, total } = await get<{ items: { id: string; steps: number; required: number }[]; total: number }>('/buyer-types?lang=vi')
    expect(total).toBe(7)
    expect(items.find(({ id }) => id === 'rba-buyer')).toMatchObject({ steps: 4, required: 2 })
  })

  test('each figure has its source and each gap its reason', async () => {
    const companies = await get<{ items: { id: string }[] }>('/companies?limit=3')
    for (const { id } of companies.items) {
      const way = await get<Way>(`/companies/${id}/qualify?buyer_type=iatf-tier-1&lang=ko`)
      expect(way.items.map(({ step_id }) => step_id)).toEqual([
        'capability-profile',
        'gap-assessment',
        'iso-9001',
        'core-tools',
        'iatf-records',
        'iatf-16949',
        'tisax',
        'ppap',
      ])
      for (const { duration, cost } of way.items) {
        for (const band of [duration, cost]) {
          expect(band.most === null).toBe(band.source_id === null)
          expect(band.most === null).toBe(band.missing_text !== null)
        }
      }
      expect(way.progress_shown).toBe(false)
      expect(way.required.shown + way.required.claimed + way.required.left).toBe(way.required.total)
    }
  })

  test('a type of buyer that is not there is answered with the one that may be meant', async () => {
    const { items } = await get<{ items: { id: string }[] }>('/companies?limit=1')
    const problem = await get<{ detail: string }>(`/companies/${items[0]?.id}/qualify?buyer_type=ems-tier2`, 404)
    expect(problem.detail).toContain('ems-tier-2')
  })

  test('a valid certificate shows its step', async () => {
    const { items } = await get<{ items: { id: string }[] }>('/companies?certificate=iso-9001&limit=1')
    const way = await get<Way>(`/companies/${items[0]?.id}/qualify?buyer_type=ems-tier-2`)
    const step = way.items.find(({ step_id }) => step_id === 'iso-9001')
    expect(step).toMatchObject({ state: 'shown', can_begin: false })
    expect(step?.proofs[0]).toMatchObject({ kind: 'certificate' })
  })
})

describe('next products', () => {
  test('at most three, none of them made already, each with reasons, what is missing and a first step', async () => {
    const { items } = await get<{ items: { id: string }[] }>('/companies?limit=40')
    let advised = 0
    for (const { id } of items) {
      const answer = await get<{ items: NextProduct[]; made: { id: string }[]; reason: string | null }>(
        `/companies/${id}/next-products?lang=vi`,
      )
      expect(answer.items.length).toBeLessThanOrEqual(3)
      expect(answer.reason === null).toBe(answer.items.length > 0)
      for (const item of answer.items) {
        advised++
        expect(answer.made.map((made) => made.id)).not.toContain(item.segment.id)
        expect(item.reasons.length).toBeGreaterThan(0)
        expect(item.first_step_text.length).toBeGreaterThan(10)
        expect(item.parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(item.score, 9)
      }
    }
    expect(advised).toBeGreaterThan(20)
  })
})

describe('consortium', () => {
  const job = { steps: [{ gates: [{ process: 'injection-moulding' }] }, { gates: [{ process: 'smt-assembly' }] }] }

  test('covers every step with the fewest firms, one of them the lead', async () => {
    const answer = await post<Consortium>('/consortium', job)
    expect(answer.status).toBe('found')
    expect(answer.proven).toBe(true)
    expect(answer.members.filter(({ lead }) => lead)).toHaveLength(1)
    for (const step of [1, 2])
      expect(
        answer.members.flatMap(({ work }) => work.filter((each) => each.step === step)).reduce((sum, { share }) => sum + share, 0),
      ).toBeCloseTo(1)
    expect(answer.steps.every(({ enough }) => enough)).toBe(true)
  })

  test('a volume nobody can make is answered with what there is of each step', async () => {
    const answer = await post<Consortium>('/consortium', { ...job, volume: { amount: 1e12, unit: 'pcs' } })
    expect(answer.status).toBe('none')
    expect(answer.steps.every(({ enough, share }) => !enough && share < 1)).toBe(true)
    expect(answer.members).toEqual([])
  })

  test('conditions on all and on the lead hold', async () => {
    const answer = await post<Consortium>('/consortium', {
      steps: [{ gates: [{ process: 'smt-assembly' }] }],
      members: { gates: [{ certificate: 'iso-9001' }] },
      lead: { gates: [{ ownership: 'domestic' }] },
    })
    if (answer.status !== 'found') throw new Error(answer.text)
    const [member] = answer.members
    const company = await get<{ ownership: string; certificates: { term: { id: string } | null; state: string }[] }>(
      `/companies/${member?.company.id}`,
    )
    expect(company.ownership).toBe('domestic')
    expect(company.certificates.some(({ term, state }) => term?.id === 'iso-9001' && ['valid', 'expiring'].includes(state))).toBe(true)
  })

  test('ids the edition does not have are refused by field', async () => {
    const problem = await post<{ errors: { path: string; message: string }[] }>(
      '/consortium',
      { steps: [{ segment: 'bare-bords' }], lead: { gates: [{ certificate: 'iso-9000' }] } },
      400,
    )
    expect(problem.errors.map(({ path }) => path)).toEqual(['steps.0.segment'])
    const other = await post<{ errors: { path: string }[] }>('/consortium', { ...job, lead: { gates: [{ certificate: 'iso-nine' }] } }, 400)
    expect(other.errors.map(({ path }) => path)).toEqual(['lead.gates.0.certificate'])
  })
})

describe('progress', () => {
  test('an editor says how far the company is, its people read it, visitors do not, and it can be taken back', async () => {
    const company = 'demo-bamboo-copper'
    const [editor, member, stranger] = await Promise.all([
      openMember(app, 'sua@vidu.vn'),
      openMember(app, 'doc@vidu.vn'),
      openMember(app, 'la@vidu.vn'),
    ])
    await makeOrganisation(app, { kind: 'company', companies: [company], members: { 'sua@vidu.vn': 'editor', 'doc@vidu.vn': 'member' } })
    const path = `/companies/${company}/qualify/buyer-audit`
    const put = (person: Browser, body: object) => person.send('PUT', path, body)
    const said = await put(editor, { status: 'done', note: 'Audited on site.', lang: 'en' })
    expect(await said.json()).toMatchObject({ progress: { status: 'done', note: 'Audited on site.', document: null } })
    expect((await put(member, { status: 'done' })).status).toBe(403)
    expect((await put(stranger, { status: 'done' })).status).toBe(403)
    const future = await put(editor, { status: 'done', done_on: '2999-01-01' })
    expect(await future.json()).toMatchObject({ status: 400, errors: [{ path: 'done_on' }] })
    const foreign = await put(editor, { status: 'done', document_id: '019ac000-0000-7000-8000-000000000000' })
    expect(await foreign.json()).toMatchObject({ status: 400, errors: [{ path: 'document_id' }] })
    const wayOf = (person: Browser) => person.json<Way>('GET', `/companies/${company}/qualify?buyer_type=ems-tier-2`)
    const stepOf = (way: Way) => way.items.find(({ step_id }) => step_id === 'buyer-audit')
    expect(stepOf(await wayOf(member))).toMatchObject({ state: 'claimed', progress: { status: 'done' } })
    expect(stepOf(await wayOf(stranger))).toMatchObject({ state: 'open', progress: null })
    expect(await (await editor.send('DELETE', path)).json()).toMatchObject({ progress: null })
    expect(stepOf(await wayOf(editor))).toMatchObject({ state: 'open', progress: null })
    const logged = await app.context.db.selectFrom('audit_entry').select('action').where('target', '=', company).orderBy('seq').execute()
    expect(logged.map(({ action }) => action)).toEqual(['company.qualify_put', 'company.qualify_delete'])
  })

  test('curators read it, and the operator does not speak for a company', async () => {
    const { items } = await get<{ items: { id: string }[] }>('/companies?limit=1')
    const path = `${API}/companies/${items[0]?.id}/qualify/gap-assessment`
    const read = await app.get(path, asOperator)
    expect(read.status).toBe(200)
    expect(await read.json()).toMatchObject({ step_id: 'gap-assessment', progress: null })
    expect((await app.send('PUT', path, { status: 'started' })).status).toBe(403)
    expect((await app.get(path)).status).toBe(401)
    expect(app.failures).toEqual([])
  })
})
