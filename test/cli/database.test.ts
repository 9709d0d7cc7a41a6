import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, cpSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changedDemo, jsonLines, run, runHere, startCommand } from '../support/command.ts'
import { freshDataDir } from '../support/database.ts'

const SLOW = 60_000

/** A data folder whose demo database is made already, with two cells that a spreadsheet would run. */
let data = ''
let edition = ''

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'matxich-data-'))
  cpSync(await freshDataDir(), join(data, 'demo'), { recursive: true })
  edition = changedDemo({
    'company.csv': (text) =>
      text
        .replace('Fictional company of the demo edition.', '=HYPERLINK(""x"")')
        .replace('Fictional company of the demo edition.', '-2 on a bad day')
        .replaceAll('=HYPERLINK(""x"")', '"=HYPERLINK(""x"")"'),
  })
  const { status, stderr } = await run(['edition', 'load', edition, '--data', data])
  if (status !== 0 || !/Loaded \d+ rows into PGlite/.test(stderr)) throw new Error(`The edition was not loaded: ${stderr}`)
}, SLOW)

afterAll(() => {
  rmSync(data, { recursive: true, force: true })
})

/** By the real command; `askHere` where the process adds nothing but time. */
function ask(...args: string[]) {
  return run([...args, '--edition', edition, '--data', data])
}

function askHere(...args: string[]) {
  return runHere([...args, '--edition', edition, '--data', data])
}

describe('answers from a loaded edition', { timeout: SLOW }, () => {
  test('loading it again is nothing to do', async () => {
    expect(await askHere('edition', 'load', edition)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('Nothing to do') as string,
    })
  })

  test('gaps are ranked, one object a line', async () => {
    const { status, stdout, stderr } = await ask('gaps', '--json', '--limit', '5', '--lang', 'vi')
    const rows = jsonLines(stdout)
    expect(status).toBe(0)
    expect(rows.map((row) => row['rank'])).toEqual([1, 2, 3, 4, 5])
    for (const row of rows)
      expect(row).toMatchObject({
        segment: expect.any(String) as string,
        status: expect.stringMatching(/missing|weak|emerging|strong|data_poor/) as string,
        score: expect.any(Number) as number,
        why: expect.any(String) as string,
      })
    expect(stderr).toMatch(/5 of \d+; all of them: --limit/)
  })

  test('a segment that is not there: the one that was meant', async () => {
    expect(await askHere('gaps', 'silicon-wafer')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/no segment "silicon-wafer"\. Did you mean silicon-wafers\?/) as string,
    })
  })

  test('the demo edition shows every status and every overlay', async () => {
    const file = join(data, '..', `matxich-status-${process.pid}.ndjson`)
    expect(await askHere('export', 'segment_status', '--format', 'ndjson', '--out', file)).toMatchObject({ status: 0 })
    const rows = jsonLines(readFileSync(file, 'utf8'))
    rmSync(file)
    expect([...new Set(rows.map((row) => String(row['status'])))].toSorted()).toEqual([
      'data_poor',
      'emerging',
      'missing',
      'strong',
      'weak',
    ])
    expect([...new Set(rows.flatMap((row) => row['overlays'] as string[]))].toSorted()).toEqual(['bottleneck', 'enclave', 'single_source'])
  })

  test('an exported CSV holds every row, and no cell runs as a formula', async () => {
    const { status, stdout } = await ask('export', 'company')
    const rows = parse<Record<string, string>>(stdout, { columns: true })
    expect(status).toBe(0)
    expect(rows).toHaveLength(parse(readFileSync(join(edition, 'company.csv'))).length - 1)
    expect(
      rows
        .map((row) => row['note'] ?? '')
        .filter((note) => note.startsWith("'"))
        .toSorted(),
    ).toEqual(["'-2 on a bad day", '\'=HYPERLINK("x")'])
    // Numbers are no text: they stay numbers, also below zero.
    const file = join(data, '..', `matxich-heading-${process.pid}.csv`)
    await askHere('export', 'heading', '--out', file)
    expect(readFileSync(file, 'utf8')).toMatch(/,-0\.\d+,/)
    rmSync(file)
  })

  test('JSON in a file is one array of all rows', async () => {
    const file = join(data, '..', `matxich-export-${process.pid}.json`)
    const { status, stdout, stderr } = await askHere('export', 'heading_trade', '--format', 'json', '--out', file)
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    const rows = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[]
    expect(rows).toHaveLength(parse(readFileSync(join(edition, 'heading_trade.csv'))).length - 1)
    expect(rows[0]).toMatchObject({ year: 2019, value_usd: expect.any(Number) as number })
    expect(stderr).toContain(`${rows.length} rows of heading_trade in `)
    rmSync(file)
  })

  test('a server answers, prints its address, and stops with status 0', async () => {
    const server = startCommand(['start', '--no-web', '--port', '0', '--json', '--edition', edition, '--data', data])
    const [ready] = jsonLines(await server.prints('"url"'))
    const answer = await fetch(`${String(ready?.['url'])}/readyz`)
    expect(await answer.json()).toMatchObject({ status: 'ready', edition: 'demo' })
    // A locked folder: who holds it, and three ways out.
    const { status, stderr } = await ask('gaps')
    expect(status).toBe(1)
    expect(stderr).toMatch(/in use by process \d+ since .*Stop that process.*MATXICH_DATA.*DATABASE_URL/)
    server.signal('SIGTERM')
    expect(await server.finished).toMatchObject({ status: 0 })
    expect(existsSync(join(data, 'demo', 'matxich.lock'))).toBe(false)
  })
})

describe('what is in the way', { timeout: SLOW }, () => {
  test('a port in use is named before anything else happens', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => other.once('listening', listening))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { status, stdout, stderr } = await run(['start', '--edition', 'demo', '--data', join(data, 'never-made')], { PORT: String(port) })
    other.close()
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(new RegExp(`Port ${port} is in use.*PORT=${port + 1}`))
    expect(existsSync(join(data, 'never-made'))).toBe(false)
  })

  test('a foreign folder is left untouched', async () => {
    const root = mkdtempSync(join(tmpdir(), 'matxich-foreign-'))
    mkdirSync(join(root, 'photos'))
    writeFileSync(join(root, 'photos', 'a.jpg'), 'x')
    const { status, stderr } = await run(['edition', 'load', 'demo', '--data', root])
    expect(status).toBe(1)
    expect(stderr).toMatch(/not a Matxich database \(photos\).*untouched.*MATXICH_DATA/)
    expect(existsSync(join(root, 'demo'))).toBe(false)
    rmSync(root, { recursive: true })
  })

  test('doctor finds a sound installation sound', async () => {
    const { status, stdout } = await askHere('doctor', '--json', '--port', '0')
    expect(jsonLines(stdout).filter((row) => row['state'] === 'fail')).toEqual([])
    expect(jsonLines(stdout).map((row) => row['check'])).toEqual([
      'node',
      'settings',
      'edition',
      'data folder',
      'database',
      'loaded',
      'rows',
      'port',
      'web app',
    ])
    expect(status).toBe(0)
  })

  test('doctor says what is broken and how to repair it, and shows no secret', async () => {
    const { status, stdout, stderr } = await run(['doctor', '--edition', 'demo', '--port', '0'], {
      DATABASE_URL: 'postgresql://me:hush@127.0.0.1:1/none',
    })
    const failed = jsonLines(stdout).filter((row) => row['state'] === 'fail')
    expect(failed).toEqual([expect.objectContaining({ check: 'database', fix: expect.stringContaining('DATABASE_URL') as string })])
    expect(stdout + stderr).not.toContain('hush')
    expect(stdout).toContain('DATABASE_URL=(set, hidden)')
    expect(status).toBe(1)
  })
})
