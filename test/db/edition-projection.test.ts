import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROJECTED_TABLES } from '../../src/db/edition-tables.ts'
import { parseCell } from '../../src/edition/cell-value.ts'
import { loadEdition } from '../../src/edition/load.ts'
import { readEdition } from '../../src/edition/read.ts'
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts'

const EDITIONS = resolve(import.meta.dirname, '../../editions')
const KEYS = {
  company: ['company_id'],
  site: ['site_id'],
  company_segment: ['company_id', 'segment_id', 'role'],
  company_fact: ['fact_id'],
}

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(`${title}: what is shown of companies is what the edition says`, () => {
    for (const id of ['demo', 'vietnam-electronics']) {
      describe(id, () => {
        let handle: TestDatabase
        beforeAll(async () => {
          handle = await openTestDatabase(engine)
          await loadEdition(handle, await readEdition(join(EDITIONS, id)))
        })
        afterAll(() => handle.dispose())

        test.each(PROJECTED_TABLES)('%s has the rows of the file, cell by cell', async (table) => {
          const { fields, rows } = (await readEdition(join(EDITIONS, id))).tables.get(table)!
          const columns = [...fields.values()]
          const key = (row: Record<string, unknown>) => KEYS[table].map((column) => String(row[column])).join(' ')
          const written = rows.map((row) =>
            Object.fromEntries(columns.map((field) => [field.name, parseCell(field, row.cells[field.name] ?? '') ?? null])),
          )
          const shown = (await handle.db.selectFrom(table).selectAll().execute()).map((row) =>
            Object.fromEntries(columns.map(({ name }) => [name, Reflect.get(row, name) as unknown])),
          )
          expect(shown.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(written.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)))
        })

        test('no company has a second name', async () => {
          expect(await handle.db.selectFrom('company_name').selectAll().execute()).toEqual([])
        })
      })
    }
  })
}
