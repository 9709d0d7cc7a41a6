import { execFile, fork, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { inspectDataRoot, inspectFolder } from '../../src/db/folder-stamp.ts'
import { openDatabase, type DatabaseHandle, type OpenDatabaseOptions } from '../../src/db/open.ts'
import { freshDataDir, openTestDatabase } from '../support/database.ts'

const WRITER = join(import.meta.dirname, '../support/database-writer.ts')
const ENDLESS = sql`select count(*) from generate_series(1, 1000000) a, generate_series(1, 1000000) b`

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step()
})

async function dataDir(): Promise<string> {
  const folder = await freshDataDir()
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function emptyDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'matxich-folder-'))
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function open(folder: string, options: Partial<OpenDatabaseOptions> = {}): Promise<DatabaseHandle> {
  const handle = await openDatabase({ dataDir: folder, ...options })
  cleanUp.push(() => handle.close())
  return handle
}

async function countCodes(handle: DatabaseHandle): Promise<number> {
  const row = await handle.db
    .selectFrom('code')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

function addCode(handle: DatabaseHandle, code: string): Promise<unknown> {
  return handle.db.insertInto('code').values({ system: 'hs2022', code, label_vi: '-', label_en: '-', label_ko: '-' }).execute()
}

describe('the folder', () => {
  test('keeps what was committed over close and open', async () => {
    const folder = await dataDir()
    const first = await open(folder)
    await addCode(first, '853400')
    await first.close()
    expect(readdirSync(folder).toSorted()).toEqual(['matxich.json', 'pg'])
    expect(await countCodes(await open(folder))).toBe(1)
  })

  test('keeps every acknowledged commit when the process is killed', async () => {
    const folder = await dataDir()
    const writer = fork(WRITER, [folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const acknowledged = await new Promise<number>((resolve) => {
      let count = 0
      writer.on('message', () => {
        count += 1
        if (count === 40) writer.kill('SIGKILL')
      })
      writer.on('exit', () => resolve(count))
    })
    const notices: string[] = []
    const handle = await open(folder, { onNotice: (message) => notices.push(message) })
    expect(await countCodes(handle)).toBeGreaterThanOrEqual(acknowledged)
    expect(notices.join()).toContain('was not closed properly')
  })

  test.skipIf(process.platform !== 'linux' || !existsSync('/usr/bin/strace'))('reaches the disk with every commit', async () => {
    const folder = await dataDir()
    const { stderr } = await promisify(execFile)('strace', [
      '-f',
      '-c',
      '-e',
      'trace=fsync,fdatasync',
      process.execPath,
      WRITER,
      folder,
      '30',
    ])
    // % time, seconds, usecs/call, calls, [errors,] name
    const calls = /^ *\d+\.\d+ +\d+\.\d+ +\d+ +(\d+).* fsync$/m.exec(stderr)?.[1]
    expect(Number(calls)).toBeGreaterThanOrEqual(30)
  })

  test('refuses a second opener in this process, which names it', async () => {
    const folder = await dataDir()
    await open(folder)
    await expect(openDatabase({ dataDir: folder })).rejects.toMatchObject({
      code: 'folder_locked',
      message: expect.stringContaining(`this process (${process.pid})`),
    })
  })

  test('refuses a second opener in another process, which harms nothing', async () => {
    const folder = await dataDir()
    const writer = fork(WRITER, [folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    await new Promise((resolve) => writer.once('message', resolve))
    await expect(openDatabase({ dataDir: folder })).rejects.toMatchObject({
      code: 'folder_locked',
      message: expect.stringMatching(new RegExp(`process ${writer.pid} .*DATABASE_URL`)),
    })
    writer.kill('SIGTERM')
    await new Promise((resolve) => writer.once('exit', resolve))
    expect(await countCodes(await open(folder))).toBeGreaterThan(0)
  })

  test('of eight processes that find a dead one’s lock, one wins', async () => {
    const folder = await dataDir()
    writeFileSync(
      join(folder, 'matxich.lock'),
      JSON.stringify({ pid: 999_999_999, host: hostname(), started: 'x', token: 'dead', since: 'then' }),
    )
    const racers = Array.from({ length: 8 }, () => spawn(process.execPath, [WRITER, folder, '0'], { stdio: ['ignore', 'pipe', 'ignore'] }))
    const outcomes = await Promise.all(
      racers.map(async (racer) => {
        let output = ''
        racer.stdout.on('data', (chunk) => {
          output += String(chunk)
        })
        await new Promise((resolve) => racer.once('exit', resolve))
        return output.trim()
      }),
    )
    // A later racer may open the folder after the first has closed it, but never at the same time.
    expect(new Set(outcomes)).toEqual(new Set(['opened', 'folder_locked']))
  }, 60_000)

  test('takes over a damaged lock, but not one that is being written', async () => {
    const folder = await dataDir()
    const lock = join(folder, 'matxich.lock')
    writeFileSync(lock, '')
    await expect(openDatabase({ dataDir: folder })).rejects.toMatchObject({ code: 'folder_locked' })
    utimesSync(lock, new Date(0), new Date(0))
    expect(await countCodes(await open(folder))).toBe(0)
  })

  test('refuses a lock of another machine and says which file to delete', async () => {
    const folder = await dataDir()
    writeFileSync(join(folder, 'matxich.lock'), JSON.stringify({ pid: 1, host: 'elsewhere', started: 'x', token: 't', since: 'then' }))
    await expect(openDatabase({ dataDir: folder })).rejects.toMatchObject({
      code: 'folder_locked',
      message: expect.stringContaining(join(folder, 'matxich.lock')),
    })
  })

  test('is not the same process when the pid was given again', async () => {
    const folder = await dataDir()
    writeFileSync(
      join(folder, 'matxich.lock'),
      JSON.stringify({ pid: process.ppid, host: hostname(), started: 'another boot', token: 't', since: 'then' }),
    )
    expect(await countCodes(await open(folder))).toBe(0)
  })

  test('leaves a foreign folder untouched', async () => {
    const folder = emptyDir()
    writeFileSync(join(folder, 'thesis.docx'), 'mine')
    await expect(openDatabase({ dataDir: folder })).rejects.toMatchObject({
      code: 'folder_foreign',
      message: expect.stringContaining('thesis.docx'),
    })
    expect(readdirSync(folder)).toEqual(['thesis.docx'])
  })

  test('may be empty but for what systems leave in a folder, and for drafts of a process that was killed', async () => {
    const folder = emptyDir()
    for (const name of ['.DS_Store', 'matxich.lock.0b5e', 'matxich.json.new']) writeFileSync(join(folder, name), '')
    expect(inspectFolder(folder)).toBe('new')
  })

  test('of several databases holds nothing else', () => {
    const root = emptyDir()
    expect(() => inspectDataRoot(join(root, 'not-there-yet'))).not.toThrow()
    mkdirSync(join(root, 'small'))
    writeFileSync(join(root, 'small', 'matxich.lock'), '')
    inspectDataRoot(root)
    mkdirSync(join(root, 'photos'))
    writeFileSync(join(root, 'photos', 'cat.jpg'), '')
    expect(() => inspectDataRoot(root)).toThrowError(
      expect.objectContaining({ code: 'folder_foreign', message: expect.stringContaining('photos') }),
    )
  })

  test.each([
    ['a newer format', { format: 99, postgres: 18, pglite: '9.9.9' }, /newer Matxich/],
    ['another PostgreSQL', { format: 1, postgres: 17, pglite: '0.4.6' }, /PostgreSQL 17 .* PostgreSQL 18/],
    ['a damaged stamp', 'nonsense', /damaged/],
  ])('refuses %s', async (_, stamp, message) => {
    const folder = emptyDir()
    writeFileSync(join(folder, 'matxich.json'), typeof stamp === 'string' ? stamp : JSON.stringify(stamp))
    await expect(openDatabase({ dataDir: folder })).rejects.toMatchObject({
      code: 'folder_format',
      message: expect.stringMatching(message),
    })
    expect(readdirSync(folder)).toEqual(['matxich.json'])
  })

  test('makes a cluster anew whose making was cut off', async () => {
    const folder = emptyDir()
    writeFileSync(join(folder, 'matxich.json'), JSON.stringify({ format: 1, postgres: 18, pglite: '0.5.14', ready: false }))
    mkdirSync(join(folder, 'pg'))
    writeFileSync(join(folder, 'pg', 'PG_VERSION'), '18')
    const handle = await open(folder)
    expect((await sql`select 1 as one`.execute(handle.db)).rows).toEqual([{ one: 1 }])
    expect(JSON.parse(readFileSync(join(folder, 'matxich.json'), 'utf8'))).toMatchObject({ ready: true })
  }, 60_000)

  test('says so when it cannot be used', async () => {
    const folder = emptyDir()
    writeFileSync(join(folder, 'file'), '')
    await expect(openDatabase({ dataDir: join(folder, 'file') })).rejects.toMatchObject({
      code: 'folder_unusable',
      message: expect.stringContaining('MATXICH_DATA'),
    })
  })
})

describe('the engine', () => {
  test('stops a runaway statement, answers meanwhile and goes on afterwards', async () => {
    const handle = await openTestDatabase('pglite', { queryMs: 700 })
    cleanUp.push(handle.dispose)
    await addCode(handle, '853400')

    let worstLagMs = 0
    let before = performance.now()
    const ticking = setInterval(() => {
      worstLagMs = Math.max(worstLagMs, performance.now() - before - 10)
      before = performance.now()
    }, 10)
    const runaway = ENDLESS.execute(handle.db)
    const queued = countCodes(handle)
    await expect(runaway).rejects.toMatchObject({ code: 'query_timeout' })
    clearInterval(ticking)
    expect(worstLagMs).toBeLessThan(400)
    expect(await queued).toBe(1)
  })

  test('rolls back the transaction in which a statement was stopped', async () => {
    const handle = await openTestDatabase('pglite', { queryMs: 700 })
    cleanUp.push(handle.dispose)
    const work = handle.db.transaction().execute(async (trx) => {
      await addCode({ ...handle, db: trx }, '853400')
      await ENDLESS.execute(trx)
    })
    await expect(work).rejects.toMatchObject({ code: 'query_timeout' })
    expect(await countCodes(handle)).toBe(0)
  })

  test('says what is wrong when the outer handle is used inside a transaction', async () => {
    const handle = await openTestDatabase('pglite', { idleHolderMs: 300 })
    cleanUp.push(handle.dispose)
    const mistake = handle.db.transaction().execute(() => countCodes(handle))
    await expect(mistake).rejects.toMatchObject({ code: 'connection_busy', message: expect.stringContaining('trx') })
    expect(await countCodes(handle)).toBe(0)
  })

  test('lets others wait while a transaction works', async () => {
    const handle = await openTestDatabase('pglite', { idleHolderMs: 200 })
    cleanUp.push(handle.dispose)
    const long = handle.db.transaction().execute((trx) => sql`select pg_sleep(0.8)`.execute(trx))
    expect(await countCodes(handle)).toBe(0)
    await long
  })

  test('finishes what was asked before it closes, and refuses what comes later', async () => {
    const handle = await openTestDatabase()
    const asked = Promise.all([addCode(handle, '1'), addCode(handle, '2')])
    await new Promise((resolve) => setImmediate(resolve))
    await handle.dispose()
    await asked
    await expect(countCodes(handle)).rejects.toThrow(/closed|destroyed/)
  })
})
