import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertJudgement } from '../../src/db/queries/judgements.ts'
import { openReviewTasks, informationOf } from '../../src/services/curation/review/open-tasks.ts'
import { assertStatements } from '../../src/services/statements/assert.ts'
import { API, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { importCsv } from '../support/import-csv.ts'

interface Task {
  id: string
  level: string
  state: string
  reason: string
  unlocks: number
  cluster_id: string
  cluster_size: number
  left: { kind: string; id: string; row_no: number | null }
  candidates: {
    subject_id: string
    bits: number
    parts: { bits: number }[]
    fields: { field: string; left: string | null; right: string | null; difference: string }[]
    blocked_by: string | null
  }[]
  weakest_link: { probability: number } | null
  decision: { decision: string } | null
}
interface Answer {
  event_id: string
  merged_into: string | null
  next: Task | null
  remaining: number
  detail?: string
}

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
  // What the model asks about the companies of the demo edition is not what is tried here.
  await search()
  for (const { id } of (await tasks()).items) await decide(id, 'different')
}, 120_000)
afterAll(() => app.dispose())

async function call<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
  const response = await app.send(method, API + path, body)
  const answer = (await response.json()) as T & { detail?: string }
  expect(`${response.status} ${response.status === status ? '' : answer.detail}`).toBe(`${status} `)
  expect(app.failures).toEqual([])
  return answer
}
const tasks = async (query = ''): Promise<{ items: (Task & { right_id: string; left_name: string })[]; total: number }> =>
  call('GET', `/review/tasks?limit=100${query}`)
const search = (): Promise<{ tasks_opened: number; already_judged: number }> => call('POST', '/review/search', {})
const decide = (id: string, decision: string, more: object = {}, status = 200): Promise<Answer> =>
  call('POST', `/review/tasks/${id}/decision`, { decision, ...more }, status)

/** Companies of one name and nothing else: by rule the same, so that a question about them depends on no figure of the model. */
async function companies(name: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const { subject_id } = await assertStatements(app.context, {
      about: { kind: 'company' },
      values: { name_en: name },
      evidence_grade: 'press',
      actor: 'operator',
    })
    ids.push(subject_id)
  }
  await app.context.renew()
  return ids
}

describe('the directory against itself', () => {
  test('a possible duplicate is asked about once, whatever the answer', async () => {
    const [a = '', b = ''] = await companies('Otterbach Quillon', 2)
    expect((await search()).tasks_opened).toBe(1)
    expect((await search()).tasks_opened).toBe(0)
    const { items } = await tasks('&origin=directory')
    expect(items).toMatchObject([{ level: 'company', reason: 'known_both', unlocks: 1 }])
    const answer = await decide(items[0]?.id ?? '', 'different', { reason: 'Two firms of one family.' })
    expect(answer).toMatchObject({ merged_into: null, next: null, remaining: 0 })
    expect(await search()).toMatchObject({ tasks_opened: 0 })
    expect((await search()).already_judged).toBeGreaterThan(0)
    // What was said stands against a merge by hand too.
    const refused = await call<{ detail: string }>('POST', '/curation/merges', { from: a, into: b, reason: 'one and the same' }, 409)
    expect(refused.detail).toContain('Two firms of one family.')
    await call('POST', `/review/tasks/${items[0]?.id}/undo`, { reason: 'misread' })
    expect((await tasks()).total).toBe(1)
    await decide(items[0]?.id ?? '', 'unsure')
    expect((await search()).tasks_opened).toBe(0)
    expect((await tasks('&state=unsure')).total).toBe(1)
  })

  test('“the same” merges, and taking it back makes them two again', async () => {
    const ids = await companies('Pangolith Vrexmar', 2)
    await search()
    const [task] = (await tasks()).items
    const answer = await decide(task?.id ?? '', 'same')
    expect(ids).toContain(answer.merged_into)
    for (const id of ids) expect(await call('GET', `/companies/${id}/statements`)).toMatchObject({ company_id: answer.merged_into })
    await call('POST', `/curation/events/${answer.event_id}/undo`, { reason: 'they are two' })
    for (const id of ids) expect(await call('GET', `/companies/${id}/statements`)).toMatchObject({ company_id: id })
    expect((await tasks()).items.map((each) => each.id)).toEqual([task?.id])
    await decide(task?.id ?? '', 'different')
  })

  test('a cluster is answered at once, its weakest link shown', async () => {
    const ids = await companies('Muntjara Sorrelin', 3)
    expect((await search()).tasks_opened).toBe(3)
    const { items } = await tasks()
    expect(new Set(items.map((each) => each.cluster_id)).size).toBe(1)
    expect(items.every((each) => each.cluster_size === 3)).toBe(true)
    const one = await call<Task>('GET', `/review/tasks/${items[0]?.id}`)
    expect(one.weakest_link?.probability).toBeGreaterThan(0)
    const done = await call<{ decided: number; refused: unknown[] }>('POST', `/review/clusters/${items[0]?.cluster_id}/decision`, {
      decision: 'same',
    })
    expect(done).toMatchObject({ decided: 2, refused: [] })
    expect((await tasks()).total).toBe(0)
    const now = await Promise.all(
      ids.map(async (id) => (await call<{ company_id: string }>('GET', `/companies/${id}/statements`)).company_id),
    )
    expect(new Set(now).size).toBe(1)
  })

  test('an answer against an earlier one is refused, and says why', async () => {
    const [a = '', b = ''] = await companies('Civettone Brondal', 2)
    await insertJudgement(app.context.db, {
      level: 'company',
      keys: [a, b],
      judgement: 'negative',
      source: 'human',
      actor: 'somebody',
      reason: 'Seen at the fair: two stands.',
      event_id: null,
      at: new Date(),
    })
    await openReviewTasks(app.context.db, [
      {
        level: 'company',
        reason: 'uncertain',
        left: { kind: 'subject', subject_id: a, company_id: a, name: 'Civettone Brondal' },
        values: {},
        candidates: [{ subject_id: b, company_id: b, probability: 0.5, bits: 0, veto: null, accept: null, parts: [] }],
        unlocks: 1,
      },
    ])
    const [task] = (await tasks()).items
    expect((await call<Task>('GET', `/review/tasks/${task?.id}`)).candidates[0]?.blocked_by).toContain('two stands')
    expect((await decide(task?.id ?? '', 'same', {}, 409)).detail).toContain('two stands')
    await decide(task?.id ?? '', 'different')
    await decide(task?.id ?? '', 'different', {}, 409)
  })
})

describe('rows of an import', () => {
  const FILE = 'Company name,Telephone\nLorisko Famhart,\nLorisko Famhart,\nHornbilk Dusanti,\n'
  let twins: string[] = []

  test('two candidates alike: one question for both rows that say the same', async () => {
    twins = await companies('Lorisko Famhart', 2)
    const done = await importCsv(app, FILE)
    expect(done).toMatchObject({ state: 'applied', counts: { rows: 3, new: 1, review: 2 } })
    const { items } = await tasks('&origin=import')
    expect(items).toMatchObject([{ level: 'company', reason: 'two_candidates', unlocks: 2, left_name: 'Lorisko Famhart' }])
    const { task } = await call<{ task: Task }>('GET', '/review/next')
    expect(task.left).toMatchObject({ kind: 'row', row_no: 2 })
    expect(task.candidates.map((each) => each.subject_id).toSorted()).toEqual(twins.toSorted())
    for (const { bits, parts, fields } of task.candidates) {
      expect(parts.reduce((sum, part) => sum + part.bits, 0)).toBeCloseTo(bits, 9)
      expect(fields).toContainEqual(expect.objectContaining({ field: 'name_en', difference: 'same', left: 'Lorisko Famhart' }))
    }
  })

  test('the answer takes all its rows in, and the same file asks nothing again', async () => {
    const [task] = (await tasks('&origin=import')).items
    const answer = await decide(task?.id ?? '', 'same', { subject_id: twins[0] })
    expect(answer).toMatchObject({ next: null, remaining: 0 })
    const { statements } = await call<{ statements: { origin: string; row_no: number; property: string }[] }>(
      'GET',
      `/companies/${twins[0]}/statements`,
    )
    expect(statements.filter((each) => each.origin === 'import' && each.property === 'name_en').map((each) => each.row_no)).toEqual([2, 3])
    const again = await importCsv(app, FILE)
    expect(again.counts).toMatchObject({ rows: 3, review: 0, new: 0 })
    expect((await tasks()).total).toBe(0)
  })

  test('taken back, the rows wait again; then they may become a company of their own', async () => {
    const [task] = (await tasks('&state=decided&origin=import')).items
    const undone = await call<{ task: Task }>('POST', `/review/tasks/${task?.id}/undo`, { reason: 'wrong one' })
    expect(undone.task).toMatchObject({ state: 'open', decision: null })
    const { statements } = await call<{ statements: { origin: string; state: string }[] }>('GET', `/companies/${twins[0]}/statements`)
    expect(statements.filter((each) => each.origin === 'import' && each.state === 'live')).toEqual([])
    await decide(task?.id ?? '', 'new_company')
    const { items } = await call<{ items: { id: string; name: string }[] }>('GET', '/companies?q=lorisko')
    const born = items.filter((each) => !twins.includes(each.id))
    expect(born).toHaveLength(1)
    const again = await importCsv(app, FILE)
    expect(again.counts).toMatchObject({ review: 0, new: 0 })
    expect((await call<{ items: unknown[] }>('GET', '/companies?q=lorisko')).items).toHaveLength(3)
  })

  test('a company that was merged since keeps what was said of it', async () => {
    const file = 'Company name\nSaolax Perrine\n'
    const [a = '', b = ''] = await companies('Saolax Perrine', 2)
    await importCsv(app, file)
    const [task] = (await tasks('&origin=import')).items
    await decide(task?.id ?? '', 'same', { subject_id: a })
    const [c = ''] = await companies('Quenby Ostrava', 1)
    await call('POST', '/curation/merges', { from: a, into: c, reason: 'the same register number' })
    expect((await importCsv(app, file)).counts).toMatchObject({ review: 0, new: 0 })
    expect(
      (await call<{ statements: { row_no: number | null }[] }>('GET', `/companies/${b}/statements`)).statements.filter(
        (each) => each.row_no,
      ),
    ).toEqual([])
    // And "different" goes along too: the merged one is not set against the other again.
    await search()
    for (const { id } of (await tasks('&origin=directory')).items) await decide(id, 'different')
    expect((await search()).tasks_opened).toBe(0)
  })

  test('“unsure” leaves the row waiting and is not asked again', async () => {
    const file = 'Company name\nTapirsen Wolcott\n'
    await companies('Tapirsen Wolcott', 2)
    expect((await importCsv(app, file)).counts).toMatchObject({ review: 1 })
    const [task] = (await tasks('&origin=import')).items
    await decide(task?.id ?? '', 'unsure', { reason: 'No way to tell from here.' })
    expect((await importCsv(app, file)).counts).toMatchObject({ review: 1, new: 0 })
    expect((await tasks()).total).toBe(0)
    // Later somebody knows: the rows of both files go where they belong.
    const answer = await decide(task?.id ?? '', 'new_company')
    expect(answer.remaining).toBe(0)
    const { items } = await call<{ items: { id: string }[] }>('GET', '/companies?q=tapirsen')
    expect(items).toHaveLength(3)
  })

  test('“not this one” leaves the question about the others', async () => {
    const ids = await companies('Gaurika Ninnec', 2)
    await importCsv(app, 'Company name\nGaurika Ninnec\n')
    const [task] = (await tasks('&origin=import')).items
    await decide(task?.id ?? '', 'different', { subject_id: ids[0] })
    const left = await call<Task>('GET', `/review/tasks/${task?.id}`)
    expect(left).toMatchObject({ state: 'open', candidates: [{ subject_id: ids[1] }] })
    await call('POST', `/review/tasks/${task?.id}/undo`, {})
    expect((await call<Task>('GET', `/review/tasks/${task?.id}`)).candidates).toHaveLength(2)
    await decide(task?.id ?? '', 'same', { subject_id: ids[1] })
    expect((await tasks()).total).toBe(0)
  })
})

test('what an answer tells, in bits', () => {
  expect(informationOf(0.5)).toBe(1)
  // −.9 log2 .9 − .1 log2 .1
  expect(informationOf(0.9)).toBeCloseTo(0.469, 3)
  expect(informationOf(0.1)).toBeCloseTo(0.469, 3)
  expect(informationOf(1)).toBeLessThan(0.02)
})
