import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonLines, run, runHere } from '../support/command.ts'
import { freshDataDir } from '../support/database.ts'

const SLOW = 60_000
let data = ''
let files = ''

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'matxich-match-'))
  files = mkdtempSync(join(tmpdir(), 'matxich-match-files-'))
  cpSync(await freshDataDir(), join(data, 'demo'), { recursive: true })
}, SLOW)
afterAll(() => {
  for (const folder of [data, files]) rmSync(folder, { recursive: true, force: true })
})

const ask = (...args: string[]) => runHere(['match', ...args, '--edition', 'demo', '--data', data])

function file(name: string, text: string): string {
  const path = join(files, name)
  writeFileSync(path, text)
  return path
}

describe('matxich match', { timeout: SLOW }, () => {
  test('a need of the edition: who fits, then who nearly does', async () => {
    const { status, stdout, stderr } = await run(['match', '--need', 'demo-need-02', '--edition', 'demo', '--data', data])
    const rows = jsonLines(stdout)
    expect(status).toBe(0)
    expect(stderr).toMatch(/\d+ fit, \d+ nearly, of \d+ looked at/)
    expect(rows[0]).toMatchObject({ position: 1, kind: 'match', company_id: 'demo-lychee-circuits', would_qualify_if: '' })
    const gates = rows[0]?.['gates'] as { gate: string; result: string; reason: string }[]
    expect(gates.map(({ gate }) => gate)).toContain('IATF 16949 by 30 Jun 2027')
    const parts = Object.values(rows[0]?.['parts'] as Record<string, number>)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(rows[0]?.['score']), 1)
    const near = rows.filter((row) => row['kind'] === 'near_miss')
    expect(near[0]).toMatchObject({ position: null, company_id: 'demo-longan-boards' })
    for (const row of near) expect(row['would_qualify_if']).not.toBe('')
  })

  test('a requirement of a file, in Vietnamese, into a spreadsheet', async () => {
    const asked = { requirement: { segment: 'rigid-pcb', gates: [{ certificate: 'iso-9001' }, { capacity_min: 30_000, unit: 'm2' }] } }
    const out = join(files, 'boards.csv')
    const { status, stdout } = await ask(
      '--requirement',
      file('boards.json', JSON.stringify(asked)),
      '--lang',
      'vi',
      '--limit',
      '1',
      '--out',
      out,
    )
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    const text = readFileSync(out, 'utf8')
    expect(text.startsWith('\ufeff')).toBe(true)
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true })
    expect(rows.map((row) => row['kind'])).toEqual(['match', 'near_miss'])
    expect(rows[1]).toMatchObject({ company_id: 'demo-longan-boards', would_qualify_if: expect.stringContaining('15.000 m²') as string })
  })

  test.each([
    [[], 2, /--need ID, or --requirement FILE/],
    [['--need', 'demo-need-99'], 1, /no need "demo-need-99"\. Those of the edition: matxich export need/],
    [['--requirement', 'nowhere.json'], 1, /Cannot read .*nowhere\.json/],
  ])('%j is told what is wrong', async (args, status, message) => {
    expect(await ask(...args)).toMatchObject({ status, stdout: '', stderr: expect.stringMatching(message) as string })
  })

  test.each([
    ['{"segment": "rigid-pcb", gates}', /is no JSON/],
    ['{"segment": "rigid-pcb", "gate": []}', /requirement: There is no field “gate”/],
    ['{"segment": "rigid-pbc"}', /requirement\.segment: There is no segment “rigid-pbc”.*rigid-pcb/],
    ['{"segment": "rigid-pcb", "gates": [{"certificate": "iso-9010"}]}', /requirement\.gates\.0\.certificate: .*iso-9001/],
  ])('%s is told field by field', async (text, message) => {
    expect(await ask('--requirement', file('wrong.json', text))).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(message) as string,
    })
  })
})
