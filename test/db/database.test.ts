import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DatabaseError } from '../../src/db/errors.ts'
import { migrate } from '../../src/db/migrate.ts'
import { loadRows } from '../../src/db/bulk-load.ts'
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts'

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let handle: TestDatabase
    beforeAll(async () => {
      handle = await openTestDatabase(engine)
      await sql`create table note (note_id integer primary key, body text)`.execute(handle.db)
    })
    afterAll(() => handle.dispose())

    const insert = (id: number, db = handle.db): Promise<unknown> => sql`insert into note values (${id}, 'text')`.execute(db)
    const ids = async (): Promise<number[]> =>
      (await sql<{ note_id: number }>`select note_id from note order by note_id`.execute(handle.db)).rows.map((row) => row.note_id)

    test('says what it is, without a secret', () => {
      expect(handle.describe()).toMatch(engine === 'pglite' ? /^PGlite \(PostgreSQL 18\.\d+\) in \/.+/ : /^PostgreSQL 1\d.* at [^@]+$/)
    })

    test('gives the same types on both engines', async () => {
      const { rows } =
        await sql`select count(*) as count, 1::int4 as int4, 1::int8 as int8, 1.50::numeric as numeric, 2.5::float8 as float8, true as bool, null as nothing,
        '{"a":[1]}'::jsonb as json, array['x','y'] as list, '2026-01-02'::text as day, '2026-01-02T03:04:05Z'::timestamptz as time, 'Hà Nội 하노이' as text`.execute(
          handle.db,
        )
      expect(rows).toEqual([
        {
          count: '1',
          int4: 1,
          int8: '1',
          numeric: '1.50',
          float8: 2.5,
          bool: true,
          nothing: null,
          json: { a: [1] },
          list: ['x', 'y'],
          day: '2026-01-02',
          time: new Date('2026-01-02T03:04:05Z'),
          text: 'Hà Nội 하노이',
        },
      ])
    })

    test('takes parameters the same way on both engines', async () => {
      const time = new Date('2026-01-02T03:04:05Z')
      const { rows } =
        await sql`select ${"O'Brien"}::text as text, ${['a', 'b"c']}::text[] as list, ${JSON.stringify([1])}::jsonb as json, ${null}::text as nothing, ${time}::timestamptz as time, ${1.5}::float8 as number`.execute(
          handle.db,
        )
      expect(rows).toEqual([{ text: "O'Brien", list: ['a', 'b"c'], json: [1], nothing: null, time, number: 1.5 }])
    })

    test('commits a transaction, and rolls one back whole', async () => {
      await handle.db.transaction().execute(async (trx) => {
        await insert(1, trx)
        await insert(2, trx)
      })
      await expect(
        handle.db.transaction().execute(async (trx) => {
          await insert(3, trx)
          await insert(1, trx)
        }),
      ).rejects.toMatchObject({ code: 'query_failed', sqlstate: '23505', constraint: 'note_pkey' })
      expect(await ids()).toEqual([1, 2])
    })

    test('keeps a transaction to itself while others wait', async () => {
      const seen: string[] = []
      let outside: Promise<unknown> = Promise.resolve()
      await handle.db.transaction().execute(async (trx) => {
        await insert(10, trx)
        outside = ids().then((found) => seen.push(`outside sees ${found.includes(10)}`))
        await new Promise((resolve) => setTimeout(resolve, 50))
        seen.push('inside ends')
        if (engine === 'pglite') expect(seen).toEqual(['inside ends'])
      })
      await outside
      expect(seen.toSorted()).toEqual(['inside ends', `outside sees ${engine === 'pglite'}`])
    })

    test('refuses several statements in one call', async () => {
      await expect(sql`select 1; drop table note`.execute(handle.db)).rejects.toMatchObject({ code: 'query_failed', sqlstate: '42601' })
      expect(await ids()).toContain(1)
    })

    test('an error carries the statement and no parameter', async () => {
      const error = await sql`insert into note select 1, ${'secret-value'}::text`.execute(handle.db).catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(DatabaseError)
      expect((error as DatabaseError).sql).toBe('insert into note select 1, $1::text')
      expect(JSON.stringify(error) + String(error)).not.toContain('secret-value')
    })

    test('many callers at once all get their answer', async () => {
      const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => sql<{ n: number }>`select ${n}::int as n`.execute(handle.db)))
      expect(answers.map((answer) => answer.rows[0]?.n)).toEqual(Array.from({ length: 100 }, (_, n) => n))
    })

    test('migrates once', async () => {
      expect(await migrate(handle)).toEqual([])
    })

    test('loads more rows than one batch', async () => {
      const rows = Array.from({ length: 2500 }, (_, n) => ({
        system: 'hs2022',
        code: String(n),
        label_vi: 'Mạch "in"',
        label_en: 'a\\b\n',
        label_ko: '회로',
      }))
      const steps: number[] = []
      await handle.db.transaction().execute((trx) => loadRows(trx, 'code', rows, (done) => steps.push(done)))
      expect(steps).toEqual([1000, 2000, 2500])
      expect(await handle.db.selectFrom('code').selectAll().where('code', '=', '7').executeTakeFirst()).toEqual(rows[7])
    })

    test('maintains itself', async () => {
      await handle.maintain()
    })
  })
}
