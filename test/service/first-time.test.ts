import { afterAll, beforeAll, expect, test } from 'vitest'
import { matchAnswer } from '../../src/api/contract/match.ts'
import { readSubjects } from '../../src/services/matching/subjects.ts'
import { mergeSubjects } from '../../src/services/statements/merge.ts'
import { undoEvent } from '../../src/services/statements/undo.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Cast, openCase, openCast, step, SUPPLIER } from '../support/introductions.ts'

let app: DemoApp
let cast: Cast
beforeAll(async () => {
  app = await openDemoApp()
  cast = await openCast(app)
}, 120_000)
afterAll(() => app.dispose())

const OTHER = 'demo-banyan-conductors'
const curator = { actor: 'staff:tests', reason: 'one and the same' }

async function isFirstTime(id: string): Promise<boolean | undefined> {
  const [subject] = await readSubjects(app.context, [id], 'en')
  return subject?.first_time
}

/** Points of the part, as officers see them. */
async function lift(id: string): Promise<number | undefined> {
  const requirement = { segment: 'winding-wire', boost_first_time_domestic: true }
  const { items } = matchAnswer.parse(await cast.officer.json('POST', '/match', { requirement, limit: 500 }))
  return items.find(({ company_id }) => company_id === id)?.parts.find(({ name }) => name === 'first_time_domestic')?.contribution
}

test('a company is no longer first-time once both sides said that it came to an order, under whatever id', async () => {
  const { introduction_id } = await openCase(cast)
  await step(cast.supplier, introduction_id, { act: 'said', mark: 'introduction' })
  expect(await isFirstTime(SUPPLIER)).toBe(true)
  const before = await lift(SUPPLIER)
  await step(cast.supplier, introduction_id, { act: 'said', mark: 'order' })
  // One side alone.
  expect(await isFirstTime(SUPPLIER)).toBe(true)
  await step(cast.buyer, introduction_id, { act: 'said', mark: 'order' })
  expect(await isFirstTime(SUPPLIER)).toBe(false)
  expect(before).toBeGreaterThan(0)
  expect(await lift(SUPPLIER)).toBe(0)
  expect(await isFirstTime(OTHER)).toBe(true)

  const { event_id } = await mergeSubjects(app.context, { ...curator, survivor: OTHER, loser: SUPPLIER })
  expect(await isFirstTime(OTHER)).toBe(false)
  await undoEvent(app.context, { ...curator, event_id })
  expect(await isFirstTime(OTHER)).toBe(true)
  expect(app.failures).toEqual([])
})
