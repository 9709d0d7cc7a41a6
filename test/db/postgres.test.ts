import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/db/open.ts'
import { freshServerDatabase, openTestDatabase } from '../support/database.ts'

const NO_SERVER = process.env['TEST_DATABASE_URL'] === undefined

describe('DATABASE_URL', () => {
  test('of a server that is not there names the place and hides the password', async () => {
    const opening = openDatabase({ dataDir: '', databaseUrl: 'postgresql://me:hush-hush@127.0.0.1:1/shop' })
    const error = await opening.catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'unreachable', message: expect.stringMatching(/127\.0\.0\.1:1\/shop.*ECONNREFUSED/) })
    expect(String(error)).not.toContain('hush-hush')
  })

  test('that is no address is refused', async () => {
    await expect(openDatabase({ dataDir: '', databaseUrl: 'not an address' })).rejects.toMatchObject({ code: 'unreachable' })
  })

  test.skipIf(NO_SERVER)('stops a runaway statement on the server', async () => {
    const handle = await openTestDatabase('postgres', { queryMs: 500 })
    await expect(sql`select pg_sleep(20)`.execute(handle.db)).rejects.toMatchObject({ code: 'query_timeout', sqlstate: '57014' })
    const { rows } = await sql`select application_name from pg_stat_activity where pid = pg_backend_pid()`.execute(handle.db)
    expect(rows).toEqual([{ application_name: 'matxich' }])
    await handle.dispose()
  })

  test.skipIf(NO_SERVER)('of a database in another encoding is refused', async () => {
    const { url, drop } = await freshServerDatabase(`encoding 'SQL_ASCII' template template0 lc_collate 'C' lc_ctype 'C'`)
    await expect(openDatabase({ dataDir: '', databaseUrl: url })).rejects.toMatchObject({
      code: 'unsupported_server',
      message: expect.stringContaining('SQL_ASCII'),
    })
    await drop()
  })

  test.skipIf(NO_SERVER)('may be closed twice, and unused', async () => {
    const { url, drop } = await freshServerDatabase()
    const handle = await openDatabase({ dataDir: '', databaseUrl: url })
    await handle.close()
    await handle.close()
    await drop()
  })
})
