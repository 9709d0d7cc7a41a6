import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countDue } from '../../src/db/queries/search-due.ts'
import { noteSearchChange } from '../../src/db/queries/search-words.ts'
import { queueDocuments } from '../../src/services/search/documents/index-documents.ts'
import { assertStatements } from '../../src/services/statements/assert.ts'
import { verifyProjection } from '../../src/services/statements/projection.ts'
import { API, type DemoApp, openDemoApp } from '../support/demo-app.ts'

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
}, 120_000)
afterAll(() => app.dispose())

interface List {
  total: number
  not_yet_found: number
  items: { id: string }[]
}
const list = async (query = '') => (await app.json(`${API}/companies?limit=100${query}`)) as List
const documents = async () => (await sql`select * from company_search order by company_id collate "C"`.execute(app.context.db)).rows
const sites = async () => (await sql`select * from site_search order by site_id collate "C"`.execute(app.context.db)).rows

/** As an import leaves companies: shown, and not yet found. */
async function leaveDue(ids: readonly string[]): Promise<void> {
  const these = sql`any(${[...ids]}::text[])`
  for (const table of ['company_search', 'site_search'])
    await sql`delete from ${sql.table(table)} where company_id = ${these}`.execute(app.context.db)
  await noteSearchChange(app.context.db, [])
  await sql`insert into search_due select unnest(${[...ids]}::text[])`.execute(app.context.db)
}

test('what is not found yet is counted apart, and found with the same documents in the end', async () => {
  const [before, wanted, places] = [await list(), await documents(), await sites()]
  const ids = before.items.map(({ id }) => id)
  await leaveDue(ids)
  expect(await list('&sort=name')).toMatchObject({ total: before.total - ids.length, not_yet_found: ids.length })
  expect(await verifyProjection(app.context)).toMatchObject({ equal: true, differing: [] })

  await queueDocuments(app.context)
  await app.runJobs()
  expect(app.failures).toEqual([])
  expect(await documents()).toEqual(wanted)
  expect(await sites()).toEqual(places)
  expect(await list()).toMatchObject({ total: before.total, not_yet_found: 0 })
  expect(await verifyProjection(app.context)).toMatchObject({ equal: true, differing: [] })
})

test('a company that a curator changes meanwhile is found at once', async () => {
  const [first, second] = (await list()).items
  await leaveDue([first?.id ?? '', second?.id ?? ''])
  await assertStatements(app.context, {
    actor: 'test',
    reason: 'a name',
    about: { subject_id: first?.id ?? '' },
    values: { short_name: 'Quickly Found Works' },
    evidence_grade: 'document',
  })
  expect((await list('&q=quickly+found')).items.map(({ id }) => id)).toEqual([first?.id])
  expect(await countDue(app.context.db)).toBe(1)
  await queueDocuments(app.context)
  await app.runJobs()
  expect(await countDue(app.context.db)).toBe(0)
  expect(await verifyProjection(app.context)).toMatchObject({ equal: true, differing: [] })
})
